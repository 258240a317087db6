"""The matrix on screen: localities down, members across, each cell painted with sign and letter."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.members.models import MatrixModel
from lyapp.ui.members.words import sign
from lyapp.ui.roles import Index
from lyapp.ui.widgets.moving import MOVES
from lyapp.ui.widgets.tables import make_plain, paint_ring

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_ELIDE = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected
_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_COLUMN = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Columns
)
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_NARROWEST, _WIDEST = 9, 16
"""A member's column in grid steps."""
_NAMES_LEAST, _NAMES_MOST = 18, 34
"""The localities' column in grid steps."""


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: ✓ or –, and on a ground of its own the letter of a declared interest."""

    def __init__(self, model: MatrixModel, table: QTableView) -> None:
        super().__init__(table)
        self._matrix = model
        self._table = table
        self.restyle()

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self._tokens = theme.current()
        self._unit = theme.unit()
        self._font = theme.font("body")
        self._strong = theme.font("body")
        self._strong.setWeight(QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: one cell."""
        tokens, rect = self._tokens, option.rect
        pair = self._matrix.pair(index.row(), index.column())
        scores, conflict = self._matrix.scores(pair), self._matrix.conflict(pair)
        painter.fillRect(rect, tokens.selection if option.state & _SELECTED else tokens.surface)
        painter.setPen(tokens.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        text = sign(scores=scores, conflict=conflict)
        if conflict is not None:
            box = QRectF(0, 0, min(rect.width() - 4, 5 * self._unit), 2.9 * self._unit)
            box.moveCenter(QRectF(rect).center())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.caution, 1))
            painter.setBrush(tokens.caution_fill)
            painter.drawRoundedRect(box, 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setFont(self._strong)
            painter.setPen(tokens.ink)
        else:
            painter.setFont(self._strong if scores else self._font)
            painter.setPen(tokens.accent if scores else tokens.ink2)
        painter.drawText(rect, _CENTRE, text)
        if index == self._table.currentIndex() and self._table.hasFocus():
            paint_ring(painter, rect.adjusted(1, 1, -2, -2))


class MemberHeader(QHeaderView):
    """Names over their columns, in up to three lines; who has stood down is in second ink."""

    def __init__(self, model: MatrixModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._matrix = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(self.tr("Members"))
        self.restyle()

    def restyle(self) -> None:
        """Follow the text size."""
        self._font = theme.font("label")
        self._metrics = QFontMetrics(self._font)
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Qt's own: room for three lines."""
        return QSize(super().sizeHint().width(), 3 * self._metrics.height() + theme.unit())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt's own: one member."""
        member = self._matrix.members[section]
        tokens = theme.current()
        painter.save()
        painter.fillRect(rect, tokens.surface)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._font)
        painter.setPen(tokens.ink2 if member.withdrawn else tokens.ink)
        name = member.name
        if member.withdrawn:
            name = self.tr("{name} (stood down)").format(name=name)
        room = rect.adjusted(2, 0, -2, -2)
        widest = max((self._metrics.horizontalAdvance(one) for one in name.split()), default=0)
        high = self._metrics.boundingRect(room, _WRAPPED, name).height()
        if widest > room.width() or high > room.height():
            name = member.initials or name
        painter.drawText(room, _WRAPPED, name)
        painter.restore()


class MatrixTable(QTableView):
    """The table. Rows and columns are chosen by their headers, or by Shift or Ctrl with Space."""

    toggled = Signal()
    declared = Signal()
    removed = Signal()
    chosen = Signal()
    """Other cells are chosen."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = model
        self.setModel(model)
        self.across = MemberHeader(model, self)
        self.setHorizontalHeader(self.across)
        self._delegate = CellDelegate(model, self)
        self.setItemDelegate(self._delegate)
        make_plain(self, self.tr("Who scores which plan"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(False)
        down.setSectionsClickable(True)
        down.setTextElideMode(_ELIDE)
        down.setAccessibleName(self.tr("Localities"))
        model.modelReset.connect(self.restyle)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.selectionModel().currentChanged.connect(self.chosen)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Follow the palette, the text size, and what is shown."""
        self._delegate.restyle()
        self.across.restyle()
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(theme.unit())
        rows.setDefaultSectionSize(round(4 * theme.unit()))
        surface = theme.current().surface.name()
        self.setStyleSheet(
            f"QTableCornerButton::section {{ background: {surface}; border: none; }}"
        )
        self._share_width()
        self.viewport().update()

    def pairs(self) -> list[tuple[int, int]]:
        """The members and localities of the cells chosen, by rows."""
        cells = {(one.row(), one.column()) for one in self.selectionModel().selectedIndexes()}
        return [self._matrix.pair(*cell) for cell in sorted(cells)]

    def go_to(self, row: int, column: int) -> None:
        """Choose a cell and bring it into view."""
        index = self._matrix.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _CHOOSE)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: Space, c and Delete act on the cells chosen."""
        key, held = event.key(), event.modifiers()
        index = self.currentIndex()
        if key == Qt.Key.Key_Space and index.isValid():
            if held & Qt.KeyboardModifier.ShiftModifier:
                self.selectionModel().select(index, _ROW)
            elif held & Qt.KeyboardModifier.ControlModifier:
                self.selectionModel().select(index, _COLUMN)
            else:
                self.toggled.emit()
        elif key == Qt.Key.Key_C and not held:
            self.declared.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in MOVES or held & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: members share the width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        unit, number = theme.unit(), max(1, len(self._matrix.members))
        whole = self.width() - self.verticalScrollBar().sizeHint().width()
        least = min(_NAMES_LEAST * unit, whole // 2)
        share = (whole - _NAMES_MOST * unit) // number
        each = round(min(_WIDEST * unit, max(_NARROWEST * unit, share)))
        names = max(least, min(_NAMES_MOST * unit, whole - number * each))
        self.verticalHeader().setFixedWidth(names)
        self.across.setDefaultSectionSize(each)
        self.updateGeometries()
