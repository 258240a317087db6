"""What the program noticed in the plan shown: read beside the sheet, shown for each criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from lyapp.ui.review import note_calls
from lyapp.ui.review.plan_notes import PlanNotes
from lyapp.ui.review.shows import Showing
from lyapp.ui.wording import worded_line

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.ui.review.note_calls import CoverageCount
    from lyapp.ui.review.plan_notes import ForCriterion
    from lyapp.ui.review.screen import ReviewScreen

_TABLES = (
    "finding_dismissal", "objective", "objective_item", "plan_version", "attachment", "person",
    "correction", "locality_spelling", "criterion", "criteria_set", "review",
)  # fmt: skip
_COVERAGE_TABLES = ("must_do", "must_do_link", "synonym")


class Noticed(QObject):
    """Keeps the plan's findings, and shows those of the criterion the screen is at."""

    def __init__(self, screen: ReviewScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.notes = PlanNotes()
        self._coverage: CoverageCount | None = None
        self._asked_coverage = 0
        self._shown_at: tuple[int, int] | None = None
        self._line = -1
        """The line of the panel whose rows are shown, -1 for none."""
        self._asked_aside = False
        shows = screen.view.sheet.shows
        shows.line_asked.connect(self.show_line)
        shows.aside_asked.connect(self._show_aside)
        shows.coverage_asked.connect(self._to_coverage)

    # Reading.

    def read(self, locality: int) -> None:
        """Read a plan's findings; until they are there, nothing is known of it."""
        if self.notes.locality != locality:
            self.forget()
        # Until it is counted again, the old count is nearer the truth than none.
        self._asked_coverage = 0
        self._screen.desk.read(
            note_calls.read_notes, locality=locality, then=self._show_notes, owner=self
        )

    def forget(self) -> None:
        """Another plan or review: nothing here is about it."""
        self.notes = PlanNotes()
        self._coverage = None
        self._asked_coverage = 0
        self._line = -1

    def refresh(self, changes: Changes) -> None:
        """Something of this plan changed: read again what it may have touched."""
        sheet = self._screen.sheet
        if sheet is None:
            return
        if changes.touches(*_TABLES):
            self.read(sheet.locality)
        elif changes.touches(*_COVERAGE_TABLES):
            self._asked_coverage = 0
            self._read_coverage()

    def _show_notes(self, notes: PlanNotes) -> None:
        sheet = self._screen.sheet
        if sheet is None or sheet.locality != notes.locality:
            return
        self.notes = notes
        self._screen.plan.show_notes(notes)
        self._screen.source.show_documents(notes.documents)
        self._screen.show_now()

    def _read_coverage(self) -> None:
        """Count the must-dos once a criterion is shown that wants to know."""
        locality = self.notes.locality
        if locality and self._asked_coverage != locality and self.here().coverage:
            self._asked_coverage = locality
            self._screen.desk.read(
                note_calls.count_coverage, locality=locality, then=self._show_coverage, owner=self
            )

    def _show_coverage(self, count: CoverageCount) -> None:
        if count.locality == self.notes.locality and count != self._coverage:
            self._coverage = count
            self._screen.show_now()

    # Showing.

    def here(self) -> ForCriterion:
        """What bears on the criterion shown."""
        sheet = self._screen.sheet
        return self.notes.of(sheet.lines[self._screen.at].criterion if sheet is not None else 0)

    def showing(self) -> Showing:
        """What the panel says of the criterion shown."""
        here = self.here()
        counted = self._coverage if here.coverage else None
        return Showing(
            lines=here.lines,
            aside=len(here.aside),
            coverage=counted.counts if counted is not None else None,
            leads_there=self._screen.desk.may_go("coverage"),
        )

    def show_criterion(self) -> None:
        """Mark the plan's rows for the criterion shown."""
        sheet = self._screen.sheet
        if sheet is None:
            return
        at = sheet.plan_version, sheet.lines[self._screen.at].criterion
        another = at != self._shown_at
        self._shown_at = at
        if another:
            self._line = -1
        self._screen.plan.show_criterion(self.notes, self.here(), another=another)
        self._read_coverage()

    # The panel's lines.

    @Slot(int)
    def show_line(self, place: int) -> None:
        """Show only the rows that a line of the panel stands for."""
        line = self.here().lines[place]
        self._line = place
        self._asked_aside = False
        self._screen.plan.show_some(frozenset(line.objectives), worded_line(line))

    def next_line(self) -> None:
        """Show the rows of the panel's next line that has any; after the last, all rows again."""
        lines = self.here().lines
        start = self._line + 1 if self._screen.plan.only == "some" else 0
        for place in range(start, len(lines)):
            if lines[place].objectives:
                self.show_line(place)
                self._screen.findings.say(worded_line(lines[place]))
                return
        self._line = -1
        if not any(line.objectives for line in lines):
            self._screen.findings.say(self.tr("No row of the plan is counted for this criterion."))
        self._screen.plan.show_all()

    @property
    def only_aside(self) -> bool:
        """Whether just the rows with a finding that was set aside are shown."""
        return self._asked_aside and self._screen.plan.only == "some"

    @Slot()
    def _show_aside(self) -> None:
        rows = self.here().aside
        self._asked_aside = True
        self._screen.plan.show_some(rows, self.tr("rows with a finding set aside"))

    @Slot()
    def _to_coverage(self) -> None:
        self._screen.desk.go("coverage", locality=self.notes.locality)
