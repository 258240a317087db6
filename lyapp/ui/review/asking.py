"""The field under the plan: why a finding is set aside, and what a printed text means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from lyapp.model.findings import Correction
from lyapp.rules.dates import format_due
from lyapp.ui import plan_calls
from lyapp.ui.figures import MEASURE, MONEY, figures_text, refused
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lyapp.model.changes import Changes
    from lyapp.model.findings import Finding
    from lyapp.model.intake import Due, Figure
    from lyapp.model.plan import Objective
    from lyapp.model.trouble import Trouble
    from lyapp.ui.review.plan_notes import PlanNotes
    from lyapp.ui.review.screen import ReviewScreen

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked: its words, the hint in the field, what stands there at first, who keeps it."""

    key: Key
    words: str
    hint: str
    text: str
    keep: Callable[[str], bool]
    """Takes the answer; False when nothing can be made of it."""
    meaning: Callable[[str], str]
    """What an answer would mean, in words."""


class Asking(QObject):
    """Asks one thing at a time, without a dialog; what was typed and not kept comes back."""

    def __init__(self, screen: ReviewScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._question: _Question | None = None
        self._half: dict[Key, str] = {}
        """What was typed and isn't stored."""
        strip = screen.view.strip
        strip.answered.connect(self._answered)
        strip.given_up.connect(self._given_up)
        strip.typed.connect(self._typed)

    def why_aside(self, locality: int, finding: Finding, code: str) -> None:
        """Ask why a finding is set aside."""
        words = worded_notice(finding.notice)
        asked = self.tr("Why is this set aside? {code}: {words}") if code else ""
        asked = asked or self.tr("Why is this set aside? {words}")
        key = ("aside", locality, finding.rule, finding.fingerprint)
        self._ask(
            _Question(
                key,
                asked.format(code=code, words=words),
                self.tr("The reason, then Enter"),
                "",
                partial(self._set_aside, key),
                self._nothing_more,
            )
        )

    def due(self, notes: PlanNotes, row: Objective) -> None:
        """Ask what a printed timescale means."""
        if not row.timescale:
            self._screen.findings.say(
                self.tr("{code} has no date printed that could mean one.").format(code=row.code)
            )
            return
        key = ("timescale", notes.locality, row.timescale)
        bounds = (notes.year_starts, notes.year_ends)
        understood = format_due(row.due, row.precision) if row.due is not None else ""
        self._ask(
            _Question(
                key,
                self.tr("When is “{printed}” due?").format(printed=row.timescale),
                self.tr("A date or month, or nothing for no date; then Enter"),
                understood,
                partial(self._correct_due, key, bounds),
                partial(self._meaning_of_due, bounds),
            )
        )

    def lead(self, notes: PlanNotes, row: Objective) -> None:
        """Ask who of a printed lead is a clinician."""
        if not row.lead:
            self._screen.findings.say(self.tr("{code} has no lead printed.").format(code=row.code))
            return
        key = ("lead", notes.locality, row.lead)
        self._ask(
            _Question(
                key,
                self.tr("Which clinician does “{printed}” name?").format(printed=row.lead),
                self.tr("A name, or nothing for none; then Enter"),
                row.clinical_lead,
                partial(self._correct_lead, key),
                self._nothing_more,
            )
        )

    def figures(self, notes: PlanNotes, row: Objective, field: str) -> None:
        """Ask what can be measured in a row, or what is money there."""
        from lyapp.rules.understanding import texts_of

        texts, found = texts_of(row), notes.figures.get(row.id, ())
        asked = {
            MEASURE: self.tr("What in {code} can be measured or checked?"),
            MONEY: self.tr("What in {code} is a sum of money?"),
        }[field]
        key = (field, notes.locality, row.id)
        self._ask(
            _Question(
                key,
                asked.format(code=row.code),
                self.tr("As printed, a “;” between two; nothing for none; then Enter"),
                figures_text(found, field),
                partial(self._correct_figures, key, found, texts),
                partial(self._meaning_of_figures, field, found, texts),
            )
        )

    def stop(self) -> None:
        """Another plan: what was asked is no longer asked; what was typed is kept till then."""
        if self._question is not None:
            self._question = None
            self._screen.view.strip.stop_asking()

    def forget(self) -> None:
        """Another review: nothing typed belongs to it."""
        self.stop()
        self._half.clear()

    # The field.

    def _ask(self, question: _Question) -> None:
        self._question = question
        text = self._half.get(question.key, question.text)
        self._screen.view.strip.ask(
            question.words, text=text, hint=question.hint, meaning=question.meaning(text)
        )

    @Slot(str)
    def _typed(self, text: str) -> None:
        question = self._question
        if question is not None:
            self._half[question.key] = text
            self._screen.view.strip.meaning.setText(question.meaning(text))

    @Slot(str)
    def _answered(self, text: str) -> None:
        question = self._question
        if question is not None and question.keep(text.strip()):
            self._back()

    @Slot()
    def _given_up(self) -> None:
        if self._question is not None:
            self._half.pop(self._question.key, None)
        self._back()

    def _back(self) -> None:
        self.stop()
        self._screen.view.cards.setFocus()

    def _nothing_more(self, _text: str) -> str:
        return self.tr("Enter keeps it, Escape leaves it.")

    # What is kept.

    def _set_aside(self, key: Key, reason: str) -> bool:
        _what, locality, rule, fingerprint = key
        if not reason:
            self._screen.view.strip.meaning.setText(
                self.tr("A few words are needed, so that others can follow it.")
            )
            return False
        self._act(
            plan_calls.set_aside,
            key,
            reason,
            locality=locality,
            rule=rule,
            fingerprint=fingerprint,
            reason=reason,
        )
        return True

    def _correct_due(self, key: Key, bounds: tuple[date | None, date | None], text: str) -> bool:
        due = _understood(text, bounds)
        if text and due.day is None:
            return False
        _what, locality, printed = key
        correction = Correction("timescale", str(printed), due=due.day, precision=due.precision)
        self._act(plan_calls.correct, key, text, locality=locality, correction=correction)
        return True

    def _correct_lead(self, key: Key, text: str) -> bool:
        _what, locality, printed = key
        correction = Correction("lead", str(printed), clinical=text)
        self._act(plan_calls.correct, key, text, locality=locality, correction=correction)
        return True

    def _correct_figures(
        self, key: Key, found: tuple[Figure, ...], texts: tuple[str, ...], text: str
    ) -> bool:
        from lyapp.rules.understanding import changes

        field, locality, _row = key
        change = changes(found, str(field), text, texts=texts)
        if refused(change):
            return False
        if change.corrections:
            said = change.corrections
            self._act(plan_calls.correct_all, key, text, locality=locality, corrections=said)
        return True

    def _meaning_of_figures(
        self, field: str, found: tuple[Figure, ...], texts: tuple[str, ...], text: str
    ) -> str:
        from lyapp.rules.understanding import changes

        why = refused(changes(found, field, text, texts=texts))
        return why or self.tr("Enter keeps it for every row that prints the same.")

    def _meaning_of_due(self, bounds: tuple[date | None, date | None], text: str) -> str:
        if not text.strip():
            return self.tr("No date. Enter keeps it for every row that prints the same.")
        due = _understood(text, bounds)
        if due.day is None:
            return self.tr("That isn’t a date yet: write June 2008, 31/3/09 or Q3.")
        said = self.tr("{date}. Enter keeps it for every row that prints the same.")
        return said.format(date=format_due(due.day, due.precision))

    def _act(
        self,
        verb: Callable[..., Changes],
        key: Key,
        typed: str,
        **kw: Any,  # noqa: ANN401 - the verb's own
    ) -> None:
        self._half[key] = typed
        self._screen.desk.act(
            verb, owner=self, then=partial(self._kept, key), failed=self._lost, **kw
        )

    def _kept(self, key: Key, _changes: Changes) -> None:
        self._half.pop(key, None)

    def _lost(self, _trouble: Trouble) -> None:
        """The message bar says why; what was typed stands in the field when it is asked again."""


def _understood(text: str, bounds: tuple[date | None, date | None]) -> Due:
    from lyapp.rules.timescales import understand_due

    return understand_due(text, year_starts=bounds[0], year_ends=bounds[1])
