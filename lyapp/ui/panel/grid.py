"""The grid on screen: ratings on their levels' grounds, states with a shape, a ring on one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.panel.fixed import FixedTable
from lyapp.ui.panel.lines import Line
from lyapp.ui.panel.models import AGREED_AS, STATE, GridModel
from lyapp.ui.panel.signs import paint_chip, paint_state, rag_of, state_ink
from lyapp.ui.roles import Index
from lyapp.ui.widgets.moving import MOVES
from lyapp.ui.widgets.tables import make_plain, paint_ring

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_AFTER_WIDTHS = (7.5, 7.5, 16.0, 7.5)
"""Median, range, state and agreed, in grid steps."""
_NARROWEST, _NARROW, _WIDEST = 4.5, 5.0, 8.0
_MANY = 10
"""More members than this have narrower columns."""
_TITLE_LEAST, _TITLE_USUAL, _TITLE_MOST = 16, 22, 34
_BESIDE_TITLE = 6
"""What stands beside a title: its number and the edges."""


class CellDelegate(QStyledItemDelegate):
    """Paints a cell of the grid."""

    def __init__(self, model: GridModel, table: QTableView) -> None:
        super().__init__(table)
        self._grid = model
        self._table = table
        self.restyle()

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self._tokens = theme.current()
        self._body = theme.font("body")
        self._strong = theme.font("figures")
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._figures = theme.font("figures")
        self._label = theme.font("label")
        self._metrics = QFontMetrics(self._body)
        self._unit = theme.unit()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: one cell."""
        line = self._grid.line(index.row())
        if line is None:
            return
        painter.save()
        rect = option.rect
        here = self._table.currentIndex()
        on_row = here.row() == index.row()
        painter.fillRect(rect, self._tokens.selection if on_row else self._tokens.surface)
        painter.setPen(self._tokens.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        self._paint_cell(painter, rect, line, index.column())
        if on_row and here.column() == index.column() and self._table.hasFocus():
            paint_ring(painter, rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, line: Line, column: int) -> None:
        text = self._grid.text(line, column)
        member = self._grid.member(column)
        sheet = self._grid.sheet
        if sheet is None:
            return
        scale = sheet.page.setting.scale
        if column == 0:
            self._paint_title(painter, rect, line)
        elif member is not None:
            answer = line.answers.get(member.member)
            if member.shown and answer is not None and answer.mark is not None:
                painter.setFont(self._strong)
                paint_chip(painter, self._chip(rect), text, rag_of(answer.mark, scale))
            else:
                painter.setFont(self._label)
                painter.setPen(self._tokens.ink2)
                painter.drawText(rect, _CENTRE, text)
        elif self._grid.after(column) == STATE:
            state = self._grid.state(line)
            side = theme.px(9)
            box = QRectF(0, 0, side, side)
            box.moveCenter(QRectF(rect).center())
            box.moveLeft(rect.left() + self._unit)
            paint_state(painter, box, state)
            painter.setFont(self._body)
            painter.setPen(state_ink(state))
            left = round(box.right()) + self._unit if state is not None else rect.left()
            painter.drawText(rect.adjusted(left - rect.left(), 0, 0, 0), _LEFT, text)
        elif self._grid.after(column) == AGREED_AS:
            painter.setFont(self._strong)
            mark = None if line.agreed is None else line.agreed.mark
            paint_chip(painter, self._chip(rect), text, rag_of(mark, scale))
        else:
            painter.setFont(self._figures)
            painter.setPen(self._tokens.ink)
            painter.drawText(rect, _CENTRE, text)

    def _paint_title(self, painter: QPainter, rect: QRect, line: Line) -> None:
        painter.setFont(self._figures)
        painter.setPen(self._tokens.ink2)
        number = QRect(rect.left() + self._unit // 2, rect.top(), 3 * self._unit, rect.height())
        painter.drawText(number, _CENTRE, str(line.what.number))
        room = rect.adjusted(4 * self._unit, 0, -self._unit // 2, 0)
        painter.setFont(self._body)
        painter.setPen(self._tokens.ink)
        title = " ".join(line.what.title.split())
        if line.what.must_pass:
            whole = self.tr("{title} (must pass)").format(title=title)
            if self._metrics.horizontalAdvance(whole) <= room.width():
                title = whole
        painter.drawText(room, _LEFT, self._metrics.elidedText(title, _ELIDE, room.width()))

    def _chip(self, rect: QRect) -> QRectF:
        wide = min(rect.width() - self._unit // 2, round(5 * self._unit))
        box = QRectF(0, 0, wide, min(rect.height() - self._unit, round(3.25 * self._unit)))
        box.moveCenter(QRectF(rect).center())
        return box


class GridTable(FixedTable):
    """The table; letters and digits belong to the screen's keys."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_width: int | None = None
        self._grid = model
        self.setModel(model)
        self._delegate = CellDelegate(model, self)
        self.setItemDelegate(self._delegate)
        make_plain(self, self.tr("Criteria and members"))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._measure_anew)
        model.dataChanged.connect(self._measure_anew)
        model.modelReset.connect(self.share_width)
        self.selectionModel().currentChanged.connect(self._moved)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Follow the palette and text size."""
        self._delegate.restyle()
        self._measure_anew()
        self.verticalHeader().setDefaultSectionSize(round(4.5 * theme.unit()))
        self.share_width()
        self.viewport().update()

    def go_to(self, row: int, column: int) -> None:
        """Choose a cell and bring it into view."""
        index = self._grid.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: arrows move; the rest is the screen's."""
        if event.key() in MOVES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: the criteria take what the figures leave."""
        super().resizeEvent(event)
        self.share_width()

    @Slot()
    def share_width(self) -> None:
        """Give the figures what they need, members alike, and the titles the rest."""
        members, unit = len(self._grid.members), theme.unit()
        head = self.horizontalHeader()
        if not self._grid.columnCount():
            return
        after = [round(width * unit) for width in _AFTER_WIDTHS]
        room = self.viewport().width() - sum(after)
        spare = room - max(_TITLE_USUAL * unit, min(self._widest_title(), _TITLE_MOST * unit))
        share = spare // members if members else 0
        least = _NARROWEST if members > _MANY else _NARROW
        each = round(min(_WIDEST * unit, max(least * unit, share)))
        head.resizeSection(0, max(_TITLE_LEAST * unit, room - members * each))
        for column in range(1, members + 1):
            head.resizeSection(column, each)
        for place, width in enumerate(after):
            head.resizeSection(1 + members + place, width)

    def _widest_title(self) -> int:
        """What the longest title takes, with its number."""
        if self._title_width is None:
            metrics, grid = self.fontMetrics(), self._grid
            titles = (str(grid.index(row, 0).data() or "") for row in range(grid.rowCount()))
            self._title_width = max(map(metrics.horizontalAdvance, titles), default=0)
        return self._title_width + _BESIDE_TITLE * theme.unit()

    @Slot()
    def _measure_anew(self) -> None:
        self._title_width = None

    @Slot()
    def _moved(self) -> None:
        self.viewport().update()
