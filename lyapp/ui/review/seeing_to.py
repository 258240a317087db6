"""Seeing to findings: going from one to the next, into the comment, aside, and put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from lyapp.ui import plan_calls, theme
from lyapp.ui.figures import MEASURE, MONEY
from lyapp.ui.review.asking import Asking
from lyapp.ui.review.models import ROW
from lyapp.ui.review.source_pane import LOW
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.store.queries.findings import ShownFinding
    from lyapp.ui.review.screen import ReviewScreen


class SeeingTo(QObject):
    """Knows which finding is the current one, and carries out what is said of it."""

    def __init__(self, screen: ReviewScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._found: tuple[ShownFinding, ...] = ()
        """The findings of the current row, or of the whole plan."""
        self._at = 0
        self._of_whole = False
        self.asking = Asking(screen)
        view = screen.view
        view.cards.selectionModel().currentChanged.connect(self._row_changed)
        view.cards.selectionModel().selectionChanged.connect(self._row_changed)
        view.whole_plan.chosen.connect(self._whole_chosen)
        view.strip.comment.clicked.connect(self.to_comment)
        view.strip.aside.clicked.connect(self.set_aside)
        view.strip.aside.setVisible(screen.desk.own is None)

    # Which finding it is.

    def follow(self) -> None:
        """Show the finding of the current row again, after the criterion or the notes changed."""
        before = self.current()
        self._find()
        for at, one in enumerate(self._found):
            if before is not None and _same(one, before):
                self._at = at
        self._show()

    def current(self) -> ShownFinding | None:
        """The finding the keys are about."""
        return self._found[self._at] if self._at < len(self._found) else None

    def _find(self) -> None:
        notes, here = self._screen.noticed.notes, self._screen.noticed.here()
        row = self._row()
        if self._of_whole or row is None:
            everything, bearing = here.told, here.whole
        else:
            everything, bearing = notes.rows.get(row.id, ()), here.rows.get(row.id, ())
        if self._screen.noticed.only_aside:
            # The row is looked at for why it was set aside.
            bearing = tuple(sorted(bearing, key=lambda one: one.dismissed is None))
        # What bears on the criterion comes first, then the rest.
        self._found = (*bearing, *(one for one in everything if one not in bearing))
        self._at = 0

    def _show(self) -> None:
        screen = self._screen
        notes, strip = screen.noticed.notes, screen.view.strip
        # A document in a low window needs the room; then only a question is asked here.
        low = screen.height() < theme.unit() * LOW
        there = bool(notes.rows or notes.whole) and not (low and screen.source.is_open)
        strip.setVisible(there or strip.is_asking)
        one, row = self.current(), self._row()
        whole = one is not None and one.finding.objective is None
        code = self.tr("The whole plan") if whole or row is None else row.code
        if one is None:
            if row is None:
                strip.show_nothing(self.tr("Press N to go to the first finding."))
            else:
                strip.show_nothing(self.tr("{code}: nothing was found.").format(code=code))
            # Where there is little room the rows have it.
            if low and not strip.is_asking:
                strip.hide()
            return
        words = f"{code}: {worded_notice(one.finding.notice)}"
        if one.dismissed is not None:
            aside = self.tr("{words} Set aside by {who}: {reason}")
            words = aside.format(words=words, who=one.dismissed.who, reason=one.dismissed.reason)
        bears = one in self._bearing()
        place = self.tr("{n} of {of}").format(n=self._at + 1, of=len(self._found))
        strip.show_finding(
            words,
            tone="caution" if bears and one.dismissed is None else "plain",
            place=place if len(self._found) > 1 else "",
            aside=one.dismissed is not None,
        )

    def _bearing(self) -> tuple[ShownFinding, ...]:
        here, row = self._screen.noticed.here(), self._row()
        of_row = here.rows.get(row.id, ()) if row is not None else ()
        return (*here.whole, *of_row)

    def _row(self) -> Objective | None:
        """The current row; one that only has the focus counts once it is selected."""
        cards = self._screen.view.cards
        index = cards.currentIndex()
        return index.data(ROW) if cards.selectionModel().isSelected(index) else None

    @Slot()
    def _row_changed(self) -> None:
        self._of_whole = False
        self._find()
        self._show()

    @Slot(int)
    def _whole_chosen(self, place: int) -> None:
        wanted = self._screen.noticed.notes.whole[place]
        self._of_whole = True
        self._find()
        self._at = self._found.index(wanted)
        self._show()

    def step(self, by: int) -> None:
        """On to the next (1) or back to the previous (-1) finding that bears on the criterion."""
        here, view = self._screen.noticed.here(), self._screen.view
        places: list[tuple[int, ShownFinding]] = [(-1, one) for one in here.whole]
        for position, row in enumerate(view.plan.rows()):
            places += [(position, one) for one in here.rows.get(row.id, ())]
        places = [(position, one) for position, one in places if one.dismissed is None]
        if not places:
            said = self.tr("Nothing was found in this plan that bears on this criterion.")
            self.say(said)
            return
        at = self._next(places, by)
        if at is None:
            self.say(self.tr("There is nothing further in this direction."))
            return
        position, one = places[at]
        if position >= 0:
            self._screen.plan.go_to_row(position)
        self._of_whole = position < 0
        self._find()
        self._at = self._found.index(one)
        self._show()

    def _next(self, places: list[tuple[int, ShownFinding]], by: int) -> int | None:
        now = self.current()
        for at, (_position, one) in enumerate(places):
            if now is not None and _same(one, now) and one in self._bearing():
                return at + by if 0 <= at + by < len(places) else None
        chosen = self._row() is not None and not self._of_whole
        row = self._screen.view.cards.currentIndex().row() if chosen else -1
        order = range(len(places)) if by > 0 else range(len(places) - 1, -1, -1)
        for at in order:
            position = places[at][0]
            if (by > 0 and position >= row) or (by < 0 and position < row):
                return at
        return None

    def say(self, words: str) -> None:
        """Say something in passing: in the strip, which the eye is on, or else by the window."""
        strip = self._screen.view.strip
        if strip.isVisible() and not strip.is_asking:
            strip.say(words)
        else:
            self._screen.desk.tell(words)

    # What is said of it.

    @Slot()
    def to_comment(self) -> None:
        """Write the finding, with its row's code, at the end of the comment."""
        one = self.current()
        sheet = self._screen.view.sheet
        if one is None or one.dismissed is not None:
            self.say(self.tr("Choose a finding first: N goes to the next one."))
            return
        if self._screen.plans.only_to_read:
            self._screen.plans.say_only_to_read()
            return
        if not self._may_change():
            return
        if sheet.hides_answer:
            self._screen.answers.say_hidden()
            return
        row = self._row()
        words = worded_notice(one.finding.notice)
        if row is not None and one.finding.objective is not None:
            words = f"{row.code}: {words}"
        if not sheet.add_to_comment(words):
            self.say(self.tr("The comment says that already."))

    @Slot()
    def set_aside(self) -> None:
        """Ask why the finding is set aside; take up again one that was."""
        one = self.current()
        if one is None or not self._may_correct():
            return
        locality = self._screen.noticed.notes.locality
        rule, fingerprint = one.finding.rule, one.finding.fingerprint
        if one.dismissed is not None:
            self._screen.desk.act(
                plan_calls.take_up,
                owner=self,
                locality=locality,
                rule=rule,
                fingerprint=fingerprint,
            )
            return
        row = self._row()
        code = row.code if row is not None and one.finding.objective is not None else ""
        self.asking.why_aside(locality, one.finding, code)

    def _may_change(self) -> bool:
        if self._screen.desk.read_only:
            self.say(self.tr("This review is open for reading only."))
            return False
        return True

    def _may_correct(self) -> bool:
        """Whether what is said of the plan itself is kept: a member's own copy returns scores."""
        if self._screen.desk.own is not None:
            said = self.tr("Only the chair’s review keeps that. Say it in your comment instead.")
            self.say(said)
            return False
        return self._may_change()

    def correct_due(self) -> None:
        """Ask when the current row is due, as a date."""
        row = self._row()
        if row is None:
            self.say(self.tr("Select a row of the plan first."))
        elif self._may_correct():
            self.asking.due(self._screen.noticed.notes, row)

    def correct_lead(self) -> None:
        """Ask who of the current row's lead is a clinician."""
        row = self._row()
        if row is None:
            self.say(self.tr("Select a row of the plan first."))
        elif self._may_correct():
            self.asking.lead(self._screen.noticed.notes, row)

    def correct_measures(self) -> None:
        """Ask what can be measured in the current row."""
        self._correct_figures(MEASURE)

    def correct_money(self) -> None:
        """Ask what is money in the current row."""
        self._correct_figures(MONEY)

    def _correct_figures(self, field: str) -> None:
        row = self._row()
        if row is None:
            self.say(self.tr("Select a row of the plan first."))
        elif self._may_correct():
            self.asking.figures(self._screen.noticed.notes, row, field)


def _same(one: ShownFinding, other: ShownFinding) -> bool:
    """The same finding, perhaps set aside or taken up again meanwhile."""
    return (one.finding.rule, one.finding.fingerprint, one.finding.objective) == (
        other.finding.rule,
        other.finding.fingerprint,
        other.finding.objective,
    )
