"""The panel screen: the group settles a plan, with every member's rating before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui.agreement_figures import TABLES as FIGURES_FROM
from lyapp.ui.agreement_figures import Figures, Found, under_grid
from lyapp.ui.panel import calls, words
from lyapp.ui.panel.boards import HeatPage
from lyapp.ui.panel.going import Boards
from lyapp.ui.panel.hints import hints
from lyapp.ui.panel.keys import Keys
from lyapp.ui.panel.orders import Orders
from lyapp.ui.panel.printing import RecordOut
from lyapp.ui.panel.recording import Recording
from lyapp.ui.panel.settling import Settling
from lyapp.ui.panel.view import PanelView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.queries.panel_places import PanelPlace, PanelPlaces
    from lyapp.ui.desk import Desk
    from lyapp.ui.panel.lines import Sheet

_TABLES = (
    "score", "evidence", "moderation", "agreed_rating", "moderation_point", "moderation_presence",
    "plan", "plan_version", "locality", "organisation", "member", "member_organisation",
    "substitute", "assignment", "conflict_of_interest", "criterion", "criteria_set", "scale",
    "scale_level", "outcome_type", "outcome_rule", "financial_line", "review", "pack",
    "received_return",
)  # fmt: skip
_PLACES = ("moderation", "plan", "plan_version", "locality", "organisation", "review")


class PanelScreen(Screen):
    """One plan between its members, one criterion over all plans, the whole board."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓ ← →", "Choose a criterion and a member"),
        ("0–9", "Agree this rating for the criterion"),
        ("−", "Agree that it doesn’t apply"),
        ("/", "Agree that it can’t be judged"),
        ("Backspace", "Take back what was agreed"),
        ("R", "Go to the reason; Esc leaves it"),
        ("P", "Note a point of the discussion"),
        ("N", "Next criterion to settle; Shift+N the one before"),
        ("Ctrl+Enter", "Confirm the rest in one step"),
        ("O", "Open the moderation of the plan"),
        ("L", "The record, and closing it; L again goes back"),
        ("M", "Save the moderation record"),
        ("A", "One criterion, all localities"),
        ("H", "Heat map of all plans"),
        ("Enter", "Open the plan from there; Esc goes back to the last one"),
        ("Alt+↓ ↑", "Next and previous plan"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = PanelView(self, desk=desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.sheet: Sheet | None = None
        self.places: PanelPlaces | None = None
        self._locality: int | None = None
        self._wanted_row: int | None = None
        self._filling = False
        v = self.view
        self.settling = Settling(desk, v.criterion, self)
        self.recording = Recording(desk, v.record, v.opening, self)
        self.recording.stepped.connect(self._to_grid)
        self.boards = Boards(desk, v, self)
        self.boards.opened.connect(self._open)
        self.orders = Orders(self)
        self.record_out = RecordOut(desk, v.save_record.actions_menu, self)
        self.figures = Figures(desk, self)
        self.figures.known.connect(self._say_agreement)
        self._figures_stale = True
        self._hinted: tuple[tuple[str, str], ...] = ()
        self._keys = Keys(self)
        self._keys.ordered.connect(self.orders.carry)
        v.table.selectionModel().currentChanged.connect(self._show_line)
        v.table.clicked.connect(self.orders.criterion)
        v.place.chosen.connect(self.go_to_plan)
        v.to_plan.clicked.connect(self.orders.back)
        v.to_across.clicked.connect(self.orders.across)
        v.to_heat.clicked.connect(self.boards.show_heat)
        v.confirm.clicked.connect(self.orders.confirm)
        v.to_record.clicked.connect(self.orders.record)
        v.record.back.clicked.connect(self.orders.record)
        v.to_programme.clicked.connect(self._to_programme)
        v.to_review.clicked.connect(self._to_review)
        v.pages.currentChanged.connect(self.show_tools)
        desk.look_changed.connect(self.look)
        desk.closed.connect(self._closed)

    # The screen's life

    def arrive(self, **where: object) -> None:
        """Shown, perhaps for one `locality` (its id): read the plans, then the plan."""
        locality = where.get("locality")
        if isinstance(locality, int):
            self._locality = locality
        elif self._locality is None:
            self._locality = self.desk.locality
        row = where.get("row")
        if isinstance(row, int):
            self._wanted_row = row
        self.view.pages.setCurrentWidget(self.view.plan)
        self.desk.read(calls.places, then=self._places_read, owner=self)

    def leave(self) -> None:
        """Hidden, or the window closes: save what is still being typed."""
        self.view.criterion.reason.flush()
        self.recording.flush()
        self.desk.drafts.send_again()

    def refresh(self, changes: Changes | None) -> None:
        """Read again only what a change may have touched."""
        if changes is not None and not changes.touches(*_TABLES):
            return
        if changes is None or changes.touches(*FIGURES_FROM):
            self._figures_stale = True
        self.boards.stale()
        if changes is None or changes.touches(*_PLACES) or self.sheet is None:
            self.desk.read(calls.places, then=self._places_read, owner=self)
        elif not changes.localities or self.sheet.page.locality in changes.localities:
            self._read_sheet()

    def first_focus(self) -> QWidget | None:
        """The grid, or the board shown."""
        board = self.view.board()
        return self.view.table if board is None else board.table

    def footer_now(self) -> tuple[tuple[str, str], ...]:
        """The keys that do something where one is."""
        return hints(self.view, self.sheet)

    def _say_keys(self) -> None:
        now = self.footer_now()
        if now != self._hinted:
            self._hinted = now
            self.footer_changed.emit()

    def carry_out(self, what: str) -> None:
        """A menu entry: offer which plans' record is to be saved."""
        if what == "record":
            self.orders.save_record()

    def place(self) -> dict[str, object]:
        """Which plan one is at, and which of its criteria."""
        if self._locality is None:
            return {}
        row = max(self.view.table.currentIndex().row(), 0)
        return {"locality": self._locality, "row": row}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own."""
        super().resizeEvent(event)
        self.view.fit(self.size())

    @Slot()
    def look(self) -> None:
        """Follow the palette and text size."""
        self.view.restyle()
        self.view.fit(self.size())
        self.show_sheet()

    @Slot()
    def _closed(self) -> None:
        self.settling.forget()
        self.sheet = self.places = self._locality = None
        self._figures_stale = True
        self.record_out.know(None, None)
        self.view.say_agreement("")
        self.view.forget()

    # Reading

    def _places_read(self, places: PanelPlaces) -> None:
        self.places = places
        self.settling.know(places)
        v = self.view
        v.place.set_choices(
            [(one.locality, words.signed_name(one)) for one in places.places], self._locality
        )
        if not places.places:
            v.empty.say(
                self.tr("No plans yet"),
                self.tr("Take in a plan (Ctrl+I), or add localities on Programme first."),
            )
            v.pages.setCurrentWidget(v.empty)
            return
        if v.pages.currentWidget() is v.empty:
            v.pages.setCurrentWidget(v.plan)
        if self.here() is None:
            self._locality = places.places[0].locality
        v.place.set_value(self._locality)
        self._read_sheet()

    def here(self) -> PanelPlace | None:
        """The plan one is at, in the list."""
        places = self.places.places if self.places is not None else ()
        return next((one for one in places if one.locality == self._locality), None)

    def _read_sheet(self) -> None:
        here = self.here()
        if here is not None:
            self.desk.read(
                calls.sheet, plan_version=here.plan_version, then=self._sheet_read, owner=self
            )

    def _sheet_read(self, sheet: Sheet) -> None:
        if sheet.page.locality != self._locality:
            return
        other = self.sheet is None or self.sheet.page.locality != sheet.page.locality
        at = self.view.table.currentIndex()
        row, column = (0, 0) if other or not at.isValid() else (at.row(), at.column())
        if self._wanted_row is not None:
            row, self._wanted_row = self._wanted_row, None
        if other and self.view.side.currentWidget() is self.view.record:
            self.view.side.setCurrentWidget(self.view.criterion)
        self.sheet = sheet
        self.record_out.know(self.places, self.here())
        if self._figures_stale and sheet.page.view is not None:
            self._figures_stale = False
            self.figures.read()
        # Its cell is shown with all the rest, not once before.
        self._filling = True
        self.view.model.show(sheet)
        self.view.table.go_to(min(row, max(len(sheet.lines) - 1, 0)), column)
        self._filling = False
        self.boards.know(sheet)
        self.show_sheet()

    # Showing

    def show_sheet(self) -> None:
        """Show the plan that was read."""
        sheet, v = self.sheet, self.view
        if sheet is None:
            return
        v.title.setText(self.tr("{plan} · panel view").format(plan=sheet.page.name))
        v.standing.setText(words.standing(sheet))
        v.say_below(words.outcome(sheet), words.without(sheet), words.remarks(sheet))
        waits = sum(line.waits for line in sheet.lines)
        v.confirm.setEnabled(sheet.open and waits > 0)
        v.to_record.setEnabled(sheet.page.moderation is not None)
        if sheet.page.moderation is None:
            v.side.setCurrentWidget(v.opening)
        elif v.side.currentWidget() is v.opening:
            v.side.setCurrentWidget(v.criterion)
        if v.pages.currentWidget() in (v.plan, v.waiting):
            v.waiting.say(self.tr("No scores in yet"), words.owed(sheet))
            waiting = sheet.empty and sheet.page.moderation is None
            v.pages.setCurrentWidget(v.waiting if waiting else v.plan)
        self.recording.show(sheet)
        self._show_line()
        self._say_keys()
        self.show_tools()

    @Slot(object)
    def _say_agreement(self, found: Found) -> None:
        self.view.say_agreement(under_grid(found))

    @Slot()
    def _show_line(self) -> None:
        index = self.view.table.currentIndex()
        line = self.view.model.line(index.row()) if index.isValid() else None
        if self.sheet is not None and line is not None and not self._filling:
            member = self.view.model.member(index.column())
            chosen = member.member if member is not None else None
            self.settling.show(self.sheet, line, chosen=chosen)

    @Slot()
    def show_tools(self) -> None:
        """Offer what can be done where one is."""
        v = self.view
        on_plan = v.pages.currentWidget() in (v.plan, v.waiting)
        v.to_plan.setVisible(v.board() is not None)
        for button in (v.confirm, v.to_record):
            button.setVisible(v.pages.currentWidget() is v.plan)
        v.show_ways()
        v.show_save_record(wanted=v.pages.currentWidget() is not v.empty)
        recording = v.side.currentWidget() is v.record
        lines = self.sheet.lines if self.sheet is not None else ()
        v.name_buttons(waits=sum(line.waits for line in lines), recording=recording)
        if not on_plan and self.sheet is not None:
            heat = isinstance(v.board(), HeatPage)
            v.title.setText(
                self.tr("Heat map") if heat else self.tr("One criterion, all localities")
            )
            v.standing.setText(words.how_many(self.places.places if self.places else ()))
        self._say_keys()

    # Going

    @Slot(object, object)
    def _open(self, locality: object, row: object) -> None:
        self._wanted_row = row if isinstance(row, int) else None
        self.go_to_plan(locality)

    @Slot(object)
    def go_to_plan(self, locality: object) -> None:
        """Go to a locality's plan."""
        if isinstance(locality, int):
            self._locality = self.desk.locality = locality
            self.view.place.set_value(locality)
            self.view.pages.setCurrentWidget(self.view.plan)
            self._read_sheet()
            self.view.table.setFocus()

    @Slot()
    def _to_grid(self) -> None:
        self.view.table.setFocus()

    @Slot()
    def _to_programme(self) -> None:
        self.desk.go("programme")

    @Slot()
    def _to_review(self) -> None:
        if self._locality is not None:
            self.desk.go("review", locality=self._locality)
