"""The rows of a plan version, printed beside understood, and a line to add one with."""

from __future__ import annotations

import heapq
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lyapp.rules.dates import format_date
from lyapp.rules.widths import share
from lyapp.ui import theme
from lyapp.ui.locality.plan import calls
from lyapp.ui.locality.plan.adder import RowAdder
from lyapp.ui.locality.plan.models import Column, PlanModel
from lyapp.ui.locality.plan.part import PlanPart
from lyapp.ui.locality.tables import give_room
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note
from lyapp.ui.widgets.popup import ChoiceButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lyapp.model.plan import Objective
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.store.queries.versions import VersionRow
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
"""Rows measured for their height; those beyond are of equal height, with tooltips."""
_TURN = 0.01  # seconds at a stretch, so that the window stays awake


class RowsPart(PlanPart):
    """The rows of the newest version, or of an older one to read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._page: LocalityPage | None = None
        self._versions: tuple[VersionRow, ...] = ()
        self._older: VersionRow | None = None
        self._writable = False
        self.version = ChoiceButton(self.tr("Version shown"))
        self.version.chosen.connect(self._choose_version)
        self.old = Note()
        self.old.set_tone("caution")
        self.old.setWordWrap(False)
        self.old.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.newest = link_button(self.tr("Show the newest"), clicked=self.show_newest)
        self.model = PlanModel(self)
        self.table = QTableView()
        self._set_table_up()
        self._heights: Iterator[int] = iter(())
        self._wanted: int | None = None
        self._measuring = QTimer(self)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure_on)
        self.nothing = EmptyState("", "")
        self.adder = RowAdder(desk)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        self.said_of_all = Note()
        card = framed(self._pages)
        self._over = QWidget()
        over = FlowLayout(self._over, gap=theme.unit())
        over.addWidget(self.version)
        over.addWidget(self.old)
        over.addWidget(self.newest)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.unit())
        whole.addWidget(self._over)
        whole.addWidget(self.adder)
        whole.addWidget(self.said_of_all)
        whole.addWidget(card, 1)
        self._over.hide()
        desk.look_changed.connect(self._restyle)

    def _set_table_up(self) -> None:
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
        self.table.verticalHeader().setDefaultSectionSize(round(4.5 * theme.unit()))
        self.table.horizontalHeader().setHighlightSections(False)

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show the newest rows; an older version that is being read stays."""
        if self._page is not None and page.locality != self._page.locality:
            self._older, self._versions = None, ()
        self._page, self._writable = page, writable
        self.adder.turn_to(page.locality)
        self._show()

    def show_plan(self, file: calls.PlanFile, page: LocalityPage, *, writable: bool) -> None:
        """Offer the versions there are."""
        self._page, self._writable = page, writable
        self._versions = file.versions
        keys = {row.plan_version for row in file.versions}
        if self._older is not None and self._older.plan_version not in keys:
            self._older = None
        self._show()

    def let_go(self) -> None:
        """The review was closed."""
        self._older, self._versions, self._page = None, (), None

    def flush(self) -> None:
        """Keep a row that is being typed."""
        self.adder.held.hold()

    def show_row(self, objective: int) -> None:
        """Choose a row of the newest version and bring it into view."""
        self.show_newest()
        at = self.model.row_of(objective)
        if at is not None:
            self.table.selectRow(at)
            self.table.scrollTo(self.model.index(at, 0))
            self._wanted = at if self._measuring.isActive() else None
            self.table.setFocus()

    # Versions.

    @Slot()
    def show_newest(self) -> None:
        """Leave an older version."""
        if self._older is not None:
            self._older = None
            self._show()

    @Slot(object)
    def _choose_version(self, plan_version: object) -> None:
        row = next((row for row in self._versions if row.plan_version == plan_version), None)
        self._older = None if row is None or row.newest else row
        self._show()

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        older = self._older
        several = len(self._versions) > 1
        self._over.setVisible(several)
        self.old.setVisible(several and older is not None)
        self.newest.setVisible(several and older is not None)
        if several:
            choices = [(row.plan_version, self._named(row)) for row in reversed(self._versions)]
            self.version.set_choices(
                choices, older.plan_version if older is not None else page.plan_version
            )
        if older is not None:
            self.old.setText(
                self.tr("Version {n} is kept as it was, to read; nothing in it is changed.").format(
                    n=older.number
                )
            )
            self.adder.hide()
            self.desk.read(
                calls.read_rows, plan_version=older.plan_version, then=self._show_older, owner=self
            )
            return
        self.adder.setVisible(self._writable and page.plan_version is not None)
        self.nothing.say(*self._why_empty(page))
        self._show_rows(page.objectives)

    def _show_older(self, rows: tuple[Objective, ...]) -> None:
        if self._older is not None:
            self.nothing.say(self.tr("This version had no rows"), "")
            self._show_rows(rows)

    def _named(self, row: VersionRow) -> str:
        words = self.tr("Version {n}").format(n=row.number)
        if row.received is not None:
            words += self.tr(", received {day}").format(day=format_date(row.received))
        return words + (self.tr(" (newest)") if row.newest else "")

    def _show_rows(self, rows: tuple[Objective, ...]) -> None:
        self._pages.setCurrentWidget(self.table if rows else self.nothing)
        if self.model.show_plan(rows):
            self._measure()
        self.said_of_all.setText(self.model.said_of_all)
        self.said_of_all.setVisible(bool(self.model.said_of_all))

    def _why_empty(self, page: LocalityPage) -> tuple[str, str]:
        if page.plan_version is None:
            return (
                self.tr("No plan has come yet"),
                self.tr("Take in the document the locality sent with the button above.")
                if self._writable
                else self.tr("The status board says what this locality’s next step is."),
            )
        if page.sample:
            return (
                self.tr("The rows of this plan aren’t in the review"),
                self.tr(
                    "The papers describe this plan without printing its rows. "
                    "The priorities on the briefing tab are what is known of it."
                ),
            )
        return (
            self.tr("This plan has no rows yet"),
            self.tr("Take in its document, or add its first row with the fields above.")
            if self._writable
            else "",
        )

    # Sizes.

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
        self._heights = iter(range(min(self.model.rowCount(), _MEASURED)))
        self._measuring.start()
        self._measure_on()

    @Slot()
    def _measure_on(self) -> None:
        """Give row after row the height of its text, for a moment at a stretch."""
        until = time.perf_counter() + _TURN
        for row in self._heights:
            self.table.resizeRowToContents(row)
            if time.perf_counter() > until:
                return
        self._measuring.stop()
        if self._wanted is not None:
            # Rows above it have their heights only now.
            self.table.scrollTo(self.model.index(self._wanted, 0))
            self._wanted = None

    @Slot()
    def _restyle(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(round(4.5 * theme.unit()))
        self._measure()
