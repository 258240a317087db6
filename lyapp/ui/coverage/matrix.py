"""The matrix on screen: a table whose first columns stay, with cells painted from pictures."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.coverage.headers import Corner, LocalityHeader, MustDoHeader
from lyapp.ui.coverage.models import MatrixModel
from lyapp.ui.coverage.signs import sign_pictures
from lyapp.ui.roles import CENTRE, Index
from lyapp.ui.widgets.moving import MOVES
from lyapp.ui.widgets.tables import make_plain, paint_ring

_NARROWEST, _WIDEST = 5.0, 14.0
"""A column's width in grid steps."""
_UPRIGHT = 5
"""A column's width with its name written upwards, while all columns have room."""
_LEAST, _MOST = 38, 62
"""The must-dos' width in grid steps."""
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: a picture of its sign, and the ring round the one that is chosen."""

    def __init__(self, model: MatrixModel, table: QTableView) -> None:
        super().__init__(table)
        self._matrix = model
        self._table = table
        self.restyle()

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self._tokens = theme.current()
        self._side = round(2.5 * theme.unit())
        self._signs = sign_pictures(self._side, self._table.devicePixelRatioF())
        self._font = theme.font("label")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: one cell."""
        row, column = index.row(), index.column()
        model, rect = self._matrix, option.rect
        cover = model.cover(row, column)
        if cover is None:
            painter.fillRect(rect, self._tokens.background)
            yes, of = model.share(row, column)
            if model.columns[column].rows:
                painter.setFont(self._font)
                painter.setPen(self._tokens.ink2)
                painter.drawText(rect, CENTRE, f"{yes}/{of}")
            return
        current = self._table.currentIndex()
        if current.row() == row or current.column() == column:
            painter.fillRect(rect, self._tokens.accent_fill)
        left = rect.left() + (rect.width() - self._side) // 2
        top = rect.top() + (rect.height() - self._side) // 2
        faint = model.only is not None and cover is not model.only
        painter.drawPixmap(left, top, self._signs[cover, faint])
        painter.setPen(self._tokens.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if current.row() == row and current.column() == column:
            paint_ring(painter, rect.adjusted(1, 1, -1, -1))


class MatrixTable(QTableView):
    """The table. `opened(locality, must_do)` on Enter, a double click or a click on a name."""

    opened = Signal(object, object)
    moved = Signal()
    """Another cell is the current one."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = model
        self.setModel(model)
        self.across = LocalityHeader(model, self)
        self.down = MustDoHeader(model, self)
        self.setHorizontalHeader(self.across)
        self.setVerticalHeader(self.down)
        self.corner = Corner(self.down, self)
        self._delegate = CellDelegate(model, self)
        self.setItemDelegate(self._delegate)
        make_plain(self, self.tr("Must-dos and localities"))
        self.across.sectionClicked.connect(self._name_clicked)
        self.doubleClicked.connect(self._open_index)
        model.modelReset.connect(self.restyle)
        self.selectionModel().currentChanged.connect(self._current_moved)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Follow the palette, the text size, and what is shown."""
        self._delegate.restyle()
        self.across.restyle()
        self.down.restyle()
        self._share_width()
        self.viewport().update()

    def go_to(self, row: int, column: int) -> None:
        """Choose a cell and bring it into view."""
        index = self._matrix.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _CHOOSE)
            self.scrollTo(index)

    def here(self) -> tuple[int | None, int | None]:
        """The locality and the must-do of the current cell."""
        index = self.currentIndex()
        if not index.isValid():
            return None, None
        one = self._matrix.requirement(index.row())
        locality = self._matrix.columns[index.column()].locality
        return locality, None if one is None else one.must_do

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Enter opens; letters belong to the screen's keys."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        elif event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Qt's own: the head of a catalogue is stepped over."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or self._matrix.cover(index.row(), index.column()) is not None:
            return index
        upwards = index.row() < self.currentIndex().row() and index.row() > 0
        beyond = index.siblingAtRow(index.row() + (-1 if upwards else 1))
        return beyond if beyond.isValid() else index

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: columns share the width."""
        super().resizeEvent(event)
        self._share_width()

    def updateGeometries(self) -> None:
        """Qt's own: the words in the corner stand where the headers meet."""
        super().updateGeometries()
        if hasattr(self, "corner"):
            self.corner.setGeometry(0, 0, self.down.width(), self.across.height())

    def _share_width(self) -> None:
        unit, number = theme.unit(), max(1, len(self._matrix.columns))
        whole = self.width() - self.verticalScrollBar().sizeHint().width()
        least = min(_LEAST * unit, whole // 2)
        # Names are written across if the titles can spare the width for it, else upwards.
        across = max(self.across.word_width, round(_NARROWEST * unit))
        if whole - number * across < least:
            across = _UPRIGHT * unit
        names = max(least, min(_MOST * unit, whole - number * across))
        self.down.setFixedWidth(names)
        share = (whole - names) // number
        width = round(min(_WIDEST * unit, max(_NARROWEST * unit, share)))
        self.across.setDefaultSectionSize(width)
        self.across.updateGeometry()
        self.updateGeometries()

    @Slot(QModelIndex, QModelIndex)
    def _current_moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        # The row and the column of the current cell are tinted, in the headers too.
        self.viewport().update()
        self.across.viewport().update()
        self.down.viewport().update()
        self.moved.emit()

    @Slot(int)
    def _name_clicked(self, column: int) -> None:
        self.opened.emit(self._matrix.columns[column].locality, None)

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            one = self._matrix.requirement(index.row())
            locality = self._matrix.columns[index.column()].locality
            self.opened.emit(locality, None if one is None else one.must_do)
