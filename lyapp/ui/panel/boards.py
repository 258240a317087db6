"""The panel over all plans: one criterion across them, and the heat map of the whole board."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.panel import CellState
from lyapp.ui import theme
from lyapp.ui.panel.board_models import (
    COMMENT,
    NOTICED,
    AcrossModel,
    HeatModel,
)
from lyapp.ui.panel.fixed import FixedTable
from lyapp.ui.panel.signs import paint_chip, paint_state
from lyapp.ui.roles import Index
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.labels import Elided, Note
from lyapp.ui.widgets.moving import MOVES
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.tables import make_plain, paint_ring

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight


class BoardTable(FixedTable):
    """A table whose letters and digits belong to the screen's keys; Enter opens a row."""

    opened = Signal(QModelIndex)
    resized = Signal()
    """The index that was opened."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_plain(self, name)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: there is another width to share."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: arrows move, Enter opens; the rest is the screen's."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
        elif event.key() in MOVES and not alt:
            super().keyPressEvent(event)
        else:
            event.ignore()


class AcrossPage(QWidget):
    """One criterion over all plans: a line for each rating, with its comment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.criterion = ChoiceButton(self.tr("Criterion"), self)
        self.told = Note("", self)
        self.model = AcrossModel(self)
        self.table = BoardTable(self.tr("One criterion, all localities"), self)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.here = Note("", self)
        card = framed(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.criterion, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        column.addWidget(card, 1)
        column.addWidget(self.here)
        self.table.resized.connect(self._share)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.model.modelReset.connect(self._moved)
        self.restyle()

    def restyle(self) -> None:
        """Follow the text size."""
        step = theme.unit()
        self.table.setStyleSheet(f"QTableView::item {{ padding: 0 {step // 2}px; }}")
        self.table.verticalHeader().setDefaultSectionSize(round(4.25 * step))
        self._share()

    @Slot()
    def _share(self) -> None:
        step, head = theme.unit(), self.table.horizontalHeader()
        widths = (22, 20, 9, 9)
        for column, width in enumerate(widths):
            head.resizeSection(column, step * width)
        room = self.table.viewport().width() - sum(widths) * step
        head.resizeSection(COMMENT, max(step * 30, room * 3 // 5))
        head.resizeSection(NOTICED, max(step * 24, room - max(step * 30, room * 3 // 5)))

    @Slot()
    def _moved(self) -> None:
        index = self.table.currentIndex()
        self.here.setText(self.model.whole(index.row()) if index.isValid() else "")


class HeatDelegate(QStyledItemDelegate):
    """Paints a plan's name, or a criterion's value on its level's ground with its state's sign."""

    def __init__(self, model: HeatModel, table: QTableView) -> None:
        super().__init__(table)
        self._heat = model
        self._table = table
        self.restyle()

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self._tokens = theme.current()
        self._body = theme.font("body")
        self._figures = theme.font("figures")
        self._bold = theme.font("figures")
        self._bold.setWeight(QFont.Weight.Bold)
        self._metrics = QFontMetrics(self._body)
        self._unit = theme.unit()
        self._sign = theme.px(7)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: one cell."""
        rect = option.rect
        here = self._table.currentIndex()
        painter.save()
        on_row = here.row() == index.row()
        painter.fillRect(rect, self._tokens.selection if on_row else self._tokens.surface)
        cell = self._heat.cell(index.row(), index.column())
        text = self._heat.text(index.row(), index.column())
        if cell is None:
            painter.setFont(self._body)
            painter.setPen(self._tokens.ink)
            room = rect.adjusted(self._unit, 0, -self._unit // 2, 0)
            painter.drawText(room, _LEFT, self._metrics.elidedText(text, _ELIDE, room.width()))
        elif self._heat.shown(index.row()):
            painter.setFont(self._bold if cell.agreed else self._figures)
            paint_chip(painter, QRectF(rect).adjusted(3, 2, -3, -2), text, cell.rag)
            if not cell.agreed and cell.state is not CellState.CONFIRM:
                painter.setPen(Qt.PenStyle.NoPen)
                paint_state(painter, self._corner(rect), cell.state)
        if on_row and here.column() == index.column() and self._table.hasFocus():
            paint_ring(painter, rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _corner(self, rect: QRect) -> QRectF:
        return QRectF(
            rect.right() - self._sign - 6, rect.top() + 5, float(self._sign), float(self._sign)
        )


class HeatPage(QWidget):
    """The whole board: plans down, criteria across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.told = Note(
            self.tr(
                "The median of each criterion, in bold what was agreed. "
                "■ must be discussed · ▲ look. Empty: not rated, or kept back until the plan is "
                "opened."
            ),
            self,
        )
        self.model = HeatModel(self)
        self.table = BoardTable(self.tr("Heat map of all plans"), self)
        self.table.setModel(self.model)
        self._delegate = HeatDelegate(self.model, self.table)
        self.table.setItemDelegate(self._delegate)
        self.here = Elided("", self)
        card = framed(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.told)
        column.addWidget(card, 1)
        column.addWidget(self.here)
        self.table.resized.connect(self._share)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.model.modelReset.connect(self._reset)
        self.restyle()

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self._delegate.restyle()
        self.table.verticalHeader().setDefaultSectionSize(round(3.5 * theme.unit()))
        self._share()
        self.table.viewport().update()

    @Slot()
    def _reset(self) -> None:
        self._share()
        self._moved()

    @Slot()
    def _share(self) -> None:
        step, head = theme.unit(), self.table.horizontalHeader()
        columns = self.model.columnCount() - 1
        if columns <= 0:
            return
        names = step * 26
        room = self.table.viewport().width() - names
        each = max(step * 6, min(step * 12, room // columns))
        head.resizeSection(0, max(names, names + room - each * columns))
        for column in range(1, columns + 1):
            head.resizeSection(column, each)

    @Slot()
    def _moved(self) -> None:
        self.table.viewport().update()
        index = self.table.currentIndex()
        words = self.model.sentence(index.row(), index.column()) if index.isValid() else ""
        self.here.set_whole(words)
