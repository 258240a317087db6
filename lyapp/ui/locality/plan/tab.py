"""The plan tab: the rows of the newest plan version, and a line to add one with."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from lyapp.rules.widths import share
from lyapp.ui import theme
from lyapp.ui.locality.plan.adder import RowAdder
from lyapp.ui.locality.plan.models import Column, PlanModel
from lyapp.ui.locality.tab import Tab
from lyapp.ui.locality.tables import give_room
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Note

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk

_SHARES = {
    Column.CODE: 6,
    Column.SECTION: 8,
    Column.TITLE: 24,
    Column.ITEMS: 30,
    Column.LEAD: 13,
    Column.TIMESCALE: 9,
    Column.DUE: 10,
}
_LONG_LINES = 12
"""Lines of a column measured for its width, the longest ones."""
_MEASURED = 300
"""Rows measured for their height; a longer plan gets rows of equal height and tooltips."""


class PlanTab(Tab):
    """The plan: its rows to read, and a line to add another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = PlanModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Rows of the plan"))
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setHighlightSections(False)
        self.nothing = EmptyState("", "")
        self.adder = RowAdder(desk)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        self.said_of_all = Note()
        card = Card(margins=0)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2 * theme.unit(), 0, 2 * theme.unit())
        whole.setSpacing(theme.unit())
        whole.addWidget(self.adder)
        whole.addWidget(self.said_of_all)
        whole.addWidget(card, 1)

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show the plan of a page; what is typed to be added stays with its locality."""
        self.locality = page.locality
        self.adder.turn_to(page.locality)
        self.adder.setVisible(writable and page.plan_version is not None)
        if not page.objectives:
            self.nothing.say(*self._why_empty(page, writable=writable))
        self._pages.setCurrentWidget(self.table if page.objectives else self.nothing)
        if self.model.show_plan(page.objectives):
            self._measure()
        self.said_of_all.setText(self.model.said_of_all)
        self.said_of_all.setVisible(bool(self.model.said_of_all))

    def flush(self) -> None:
        """Keep a row that is being typed."""
        self.adder.held.hold()

    def _why_empty(self, page: LocalityPage, *, writable: bool) -> tuple[str, str]:
        if page.plan_version is None:
            return (
                self.tr("No plan has come yet"),
                self.tr("The status board says what this locality’s next step is."),
            )
        if page.sample:
            return (
                self.tr("The rows of this plan aren't in the review"),
                self.tr(
                    "The papers describe this plan without printing its rows. "
                    "The priorities on the briefing tab are what is known of it."
                ),
            )
        return (
            self.tr("This plan has no rows yet"),
            self.tr("Add its first row with the fields above.") if writable else "",
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width and measure again."""
        super().resizeEvent(event)
        self._measure()

    def _needed(self, column: Column) -> float:
        """The width a column's content takes on lines of its own; 0 for an empty column."""
        lines = {line for text in self.model.texts(column) for line in text.splitlines()}
        if not lines:
            return 0.0
        heading = str(self.model.headerData(column, Qt.Orientation.Horizontal))
        # The longest of very many lines is measured as one that is long in letters.
        longest = heapq.nlargest(_LONG_LINES, lines, key=len)
        metrics, bold = self.table.fontMetrics(), self.table.horizontalHeader().fontMetrics()
        widest = max(metrics.horizontalAdvance(line) for line in longest)
        return max(widest, bold.horizontalAdvance(heading)) + 3 * theme.unit()

    def _measure(self) -> None:
        give_room(self.table)
        width = max(self.width() - theme.px(16), theme.px(760))
        widths = share(width, {column: self._needed(column) for column in _SHARES}, _SHARES)
        for column in _SHARES:
            self.table.setColumnHidden(column, column not in widths)
            if column in widths:
                self.table.setColumnWidth(column, int(widths[column]))
        if self.model.rowCount() <= _MEASURED:
            self.table.resizeRowsToContents()
        else:
            self.table.verticalHeader().setDefaultSectionSize(round(4.5 * theme.unit()))
