"""The board's table: fixed rows, columns that share the width, a header that sorts in threes."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lyapp.store.queries.board import BoardRow
from lyapp.ui import theme
from lyapp.ui.roles import Index
from lyapp.ui.status.columns import Column
from lyapp.ui.status.delegate import BoardDelegate, row_height
from lyapp.ui.status.models import BoardModel
from lyapp.ui.widgets.tables import make_plain

_ASCENDING = Qt.SortOrder.AscendingOrder
_DESCENDING = Qt.SortOrder.DescendingOrder
_SELECT_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)

# Widest words a column has to hold, the least it may shrink to, and its share of what is left.
# Names, outcomes and next steps take two lines where they must, so half their words will do.
_WIDTHS: dict[Column, tuple[str, str, int]] = {
    Column.LOCALITY: ("Welwyn and Hatfield", "Welwyn and", 1),
    Column.PLAN: ("v10", "v10", 0),
    Column.MET: ("15 May · 19 Jun", "15 May · 19 J", 0),
    Column.SCORED: ("mm 8/8", "mm 8/8", 0),
    Column.RATING: ("2.5 mm", "2.5 mm", 0),
    Column.FLAGS: ("⚑ 12", "⚑ 12", 0),
    Column.BALANCE: ("£3.51m lodged", "£2.51m lodged", 0),
    Column.OUTCOME: ("Agreed, conditions met", "conditions open", 3),
    Column.NEXT_STEP: ("anticoagulation proposal m", "revised plan", 4),
}

_SIGNS: dict[Column, float] = {Column.LOCALITY: 2.0, Column.OUTCOME: 3.0}
"""Grid steps that a sign takes before a column's words."""

_KEPT = frozenset((Column.LOCALITY, Column.OUTCOME))
"""What the board is read for: these columns shrink only when no other can any more."""


class BoardTable(QTableView):
    """The table. `opened(locality)` on Enter or a double click."""

    opened = Signal(object)

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = model
        self._own_widths = False
        self._laying_out = False
        self.setModel(model)
        self._delegate = BoardDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setMouseTracking(True)
        make_plain(self, self.tr("Localities and where each stands"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(False)
        header.setSortIndicatorShown(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionClicked.connect(self._header_clicked)
        header.sectionResized.connect(self._user_resized)
        self.doubleClicked.connect(self._activated)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Follow the palette and text size in use now."""
        self._delegate.restyle()
        unit = theme.unit()
        self.verticalHeader().setMinimumSectionSize(unit)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setFont(theme.font("label"))
        self.horizontalHeader().setMinimumSectionSize(3 * unit)
        self._own_widths = False
        self._share_width()
        self.viewport().update()

    def selected_rows(self) -> list[BoardRow]:
        """The localities selected, in the order they stand."""
        # By ranges: with everything selected, an index a row would take a third of a second.
        rows: set[int] = set()
        for chosen in self.selectionModel().selection().toList():
            rows.update(range(chosen.top(), chosen.bottom() + 1))
        lines = (self._board.line(row) for row in sorted(rows))
        return [line for line in lines if isinstance(line, BoardRow)]

    def go_to(self, locality: int) -> bool:
        """Select a locality and bring it into view; False while it is filtered out."""
        line = self._board.line_of(locality)
        if line is None:
            return False
        index = self._board.index(line, 0)
        self.selectionModel().setCurrentIndex(index, _SELECT_ROW)
        self.scrollTo(index)
        return True

    def go_to_first(self) -> None:
        """Select the first locality shown, if there is one."""
        line = self._board.first_locality()
        if line is not None:
            self.selectionModel().setCurrentIndex(self._board.index(line, 0), _SELECT_ROW)

    @Slot(int)
    def _header_clicked(self, column: int) -> None:
        """Upwards, downwards, then the paper's order again."""
        by, descending = self._board.sorted_by
        header = self.horizontalHeader()
        if by != column:
            self._board.sort_by(column)
            header.setSortIndicator(column, _ASCENDING)
        elif not descending:
            self._board.sort_by(column, descending=True)
            header.setSortIndicator(column, _DESCENDING)
        else:
            self._board.sort_by(None)
        header.setSortIndicatorShown(self._board.sorted_by[0] is not None)

    @Slot()
    def _activated(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            line = self._board.line(index.row())
            if isinstance(line, BoardRow):
                self.opened.emit(line.locality)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters belong to the screen's keys, not to a search in the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activated()
            return
        if event.text().isprintable() and event.text().strip() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)
        self._step_over_head(event)

    def _step_over_head(self, event: QKeyEvent) -> None:
        """A head line is never current: go on in the direction of the key."""
        index = self.currentIndex()
        if not index.isValid() or isinstance(self._board.line(index.row()), BoardRow):
            return
        up = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) and index.row() > 0
        line = index.row() - 1 if up else index.row() + 1
        if line < self._board.rowCount():
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            flags = (
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                if extend
                else _SELECT_ROW
            )
            self.selectionModel().setCurrentIndex(self._board.index(line, index.column()), flags)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Qt's own; the ring runs round a whole row, and Qt paints a cell of it anew."""
        super().currentChanged(now, before)
        for row in {now.row(), before.row()} - {-1}:
            top, tall = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), tall)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring round the current row."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again, unless the user set the columns."""
        super().resizeEvent(event)
        self._share_width()

    @Slot(int, int, int)
    def _user_resized(self, _column: int, _before: int, _now: int) -> None:
        if not self._laying_out:
            self._own_widths = True

    def _share_width(self) -> None:
        if self._own_widths:
            return
        metrics = QFontMetrics(theme.font("body"))
        beside = [theme.px(9) + round(_SIGNS.get(c, 0.0) * theme.unit()) for c in Column]
        best = [metrics.horizontalAdvance(_WIDTHS[c][0]) + beside[c] for c in Column]
        least = [metrics.horizontalAdvance(_WIDTHS[c][1]) + beside[c] for c in Column]
        headings = QFontMetrics(_heading_font())
        for c in Column:
            heading = self._board.headerData(c, Qt.Orientation.Horizontal)
            needs = headings.horizontalAdvance(str(heading)) + theme.px(13)
            least[c], best[c] = max(least[c], needs), max(best[c], needs)
        spare = self.viewport().width() - sum(best)
        if spare >= 0:
            shares = [_WIDTHS[c][2] for c in Column]
            widths = [w + spare * s // sum(shares) for w, s in zip(best, shares, strict=True)]
            widths[-1] += self.viewport().width() - sum(widths)
        else:
            widths = _shrunk(best, least, -spare)
        self._laying_out = True
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._laying_out = False


def _shrunk(best: list[int], least: list[int], by: int) -> list[int]:
    """The widths with `by` pixels less: names and outcomes give way last, all in proportion."""
    widths = list(best)
    for kept in (False, True):
        columns = [c for c in Column if (c in _KEPT) is kept]
        room = sum(best[c] - least[c] for c in columns)
        part = min(1.0, by / room) if room else 0.0
        for c in columns:
            widths[c] = round(best[c] - (best[c] - least[c]) * part)
        by -= min(by, room)
    return widths


def _heading_font() -> QFont:
    font = theme.font("label")
    font.setWeight(QFont.Weight.DemiBold)
    return font
