"""The plan tab: the rows of the newest plan version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from lyapp.ui import theme
from lyapp.ui.locality.plan.models import Column, PlanModel
from lyapp.ui.locality.tab import Tab
from lyapp.ui.locality.tables import give_room
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.empty import EmptyState

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
_MEASURED = 300
"""Rows measured for their height; a longer plan gets rows of equal height and tooltips."""


class PlanTab(Tab):
    """The plan, to read."""

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
        self.nothing = EmptyState(
            self.tr("The rows of this plan aren't in the review"),
            self.tr(
                "The papers describe this plan without printing its rows. "
                "The priorities on the briefing tab are what is known of it."
            ),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        card = Card(margins=0)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2 * theme.unit(), 0, 2 * theme.unit())
        whole.addWidget(card)

    def fill(self, page: LocalityPage, *, writable: bool) -> None:  # noqa: ARG002 - read only
        """Show the plan of a page."""
        self.locality = page.locality
        self._pages.setCurrentWidget(self.table if page.objectives else self.nothing)
        if self.model.show_plan(page.objectives):
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width and measure again."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        give_room(self.table)
        width = max(self.width() - theme.px(16), theme.px(760))
        total = sum(_SHARES.values())
        for column, share in _SHARES.items():
            self.table.setColumnWidth(column, width * share // total)
        if self.model.rowCount() <= _MEASURED:
            self.table.resizeRowsToContents()
        else:
            self.table.verticalHeader().setDefaultSectionSize(round(4.5 * theme.unit()))
