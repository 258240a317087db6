"""Where localities stand – version, scores, decision, money, next step – for every screen alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.decision import Condition, Flag, OutcomePlace, OutcomeType
from lyapp.model.money import Balance, FinancialLine
from lyapp.rules.balances import balance
from lyapp.rules.decisions import Reading, next_step, reading
from lyapp.rules.ratings import Suggestion
from lyapp.store.queries import deciding
from lyapp.store.queries.about import about
from lyapp.store.queries.criteria import AskedSet, newest_criteria
from lyapp.store.queries.members import scorers
from lyapp.store.queries.scoring import (
    PlanMarks,
    finished,
    marks_by_version,
    shown_marks,
    suggestion,
)
from lyapp.store.rows import Only, grouped, select

if TYPE_CHECKING:
    import sqlite3

_HIDDEN = "Scores are hidden until the moderation of this plan is opened."


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one locality stands. `warnings` are its open flags without the mere notes.

    `marks` are all that was answered, for counting; `suggestion` is of those that may be shown.
    """

    version: tuple[int, int] | None
    """The newest plan version's key and number."""
    marks: PlanMarks | None
    suggestion: Suggestion
    scored: int
    expected: frozenset[int]
    type: OutcomeType | None
    reading: Reading
    next_step: str
    own_next_step: str
    conditions: tuple[Condition, ...]
    flags: tuple[Flag, ...]
    warnings: tuple[Flag, ...]
    lines: tuple[FinancialLine, ...]
    balance: Balance
    met: tuple[date, ...]


class Standings:
    """What the standing of localities is worked out from, read with a fixed number of queries."""

    def __init__(self, db: sqlite3.Connection, only: Only = None) -> None:
        self.asked: AskedSet = newest_criteria(db)
        self.versions = newest_versions(db, only)
        wanted = None if only is None else [key for key, _number in self.versions.values()]
        self.types = deciding.outcome_types(db)
        self.outcomes = deciding.outcomes(db, only)
        self._year = about(db).year
        self._rated = len(self.asked.rated)
        self._marks = marks_by_version(db, self.asked, wanted)
        self._shown = shown_marks(db, self.asked, self._marks, wanted)
        self._expected = scorers(db)
        self._conditions = deciding.conditions(db, only)
        self._flags = deciding.flags(db, only)
        self._lines = deciding.lines(db, only)
        self._met = _met(db, only)

    def of(self, locality: int) -> Standing:
        """Where one locality stands."""
        version = self.versions.get(locality)
        marks = self._marks.get(version[0]) if version else None
        members = self._expected.get(locality, frozenset())
        scored = finished(marks, members, self._rated)
        decision = self.outcomes.get((locality, OutcomePlace.STATUS))
        kind = self.types.get(decision.outcome_type_id or 0) if decision else None
        own_step = decision.next_step if decision else ""
        conditions = self._conditions.get(locality, ())
        flags = self._flags.get(locality, ())
        warnings = tuple(flag for flag in flags if flag.warns)
        lines = self._lines.get(locality, ())
        met = self._met.get(locality, ())
        return Standing(
            version=version,
            marks=marks,
            suggestion=self._suggestion(version[0] if version else 0, marks),
            scored=scored,
            expected=members,
            type=kind,
            reading=reading(kind, conditions),
            next_step=next_step(
                outcome=kind,
                conditions=conditions,
                meetings=len(met),
                scored=scored,
                expected=len(members),
                contradictions=sum(flag.contradicts for flag in warnings),
                own_next_step=own_step,
            ),
            own_next_step=own_step,
            conditions=conditions,
            flags=flags,
            warnings=warnings,
            lines=lines,
            balance=balance(lines, year=self._year),
            met=met,
        )

    def _suggestion(self, version: int, marks: PlanMarks | None) -> Suggestion:
        shown = self._shown.get(version)
        found = suggestion(self.asked, shown)
        if shown is None and marks is not None:
            return replace(found, sentence=_HIDDEN)
        return found


def newest_versions(db: sqlite3.Connection, only: Only = None) -> dict[int, tuple[int, int]]:
    """Locality to the key and the number of the newest version of its plan."""
    rows = select(
        db,
        """
        SELECT plan.locality_id, version.id, version.number
        FROM plan JOIN plan_version AS version ON version.plan_id = plan.id
        WHERE {among} ORDER BY version.number
        """,
        column="plan.locality_id",
        only=only,
    )
    return {locality: (key, number) for locality, key, number in rows}


def _met(db: sqlite3.Connection, only: Only) -> dict[int, tuple[date, ...]]:
    rows = select(
        db,
        """
        SELECT link.locality_id, meeting.held
        FROM meeting_locality AS link JOIN meeting ON meeting.id = link.meeting_id
        WHERE {among} ORDER BY meeting.held
        """,
        column="link.locality_id",
        only=only,
    )
    return grouped((locality, date.fromisoformat(held)) for locality, held in rows)
