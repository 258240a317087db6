"""Where localities stand – version, scores, decision, money, next step – for every screen alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from lyapp.model.decision import Condition, Flag, OutcomePlace, OutcomeType
from lyapp.model.money import Balance, FinancialLine
from lyapp.rules.balances import balance
from lyapp.rules.decisions import Reading, next_step, reading
from lyapp.rules.ratings import Suggestion
from lyapp.store.lookup import the_review
from lyapp.store.queries import deciding
from lyapp.store.queries.criteria import AskedSet, newest_criteria
from lyapp.store.queries.scoring import (
    PlanMarks,
    expected_members,
    finished,
    marks_by_version,
    suggestion,
)
from lyapp.store.tables.decisions import Meeting, MeetingLocality
from lyapp.store.tables.plans import Plan, PlanVersion


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one locality stands. `warnings` are its open flags without the mere notes."""

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

    def __init__(self, session: Session, only: Collection[int] | None = None) -> None:
        self.asked: AskedSet = newest_criteria(session)
        self.versions = newest_versions(session, only)
        wanted = None if only is None else [key for key, _number in self.versions.values()]
        self.types = deciding.outcome_types(session)
        self.outcomes = deciding.outcomes(session, only)
        self._year = the_review(session).year
        self._rated = len(self.asked.rated)
        self._marks = marks_by_version(session, self.asked, wanted)
        self._expected = expected_members(session)
        self._conditions = deciding.conditions(session, only)
        self._flags = deciding.flags(session, only)
        self._lines = deciding.lines(session, only)
        self._met = _met(session, only)

    def of(self, locality: int, organisation: int) -> Standing:
        """Where one locality of an organisation stands."""
        version = self.versions.get(locality)
        marks = self._marks.get(version[0]) if version else None
        members = self._expected.get(organisation, frozenset())
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
            suggestion=suggestion(self.asked, marks),
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


def newest_versions(
    session: Session, only: Collection[int] | None = None
) -> dict[int, tuple[int, int]]:
    """Locality to the key and the number of the newest version of its plan."""
    wanted = (
        select(Plan.locality_id, PlanVersion.id, PlanVersion.number)
        .join(PlanVersion, col(PlanVersion.plan_id) == Plan.id)
        .order_by(col(PlanVersion.number))
    )
    if only is not None:
        wanted = wanted.where(col(Plan.locality_id).in_(only))
    return {locality: (key or 0, number) for locality, key, number in session.exec(wanted).all()}


def _met(session: Session, only: Collection[int] | None) -> dict[int, tuple[date, ...]]:
    wanted = (
        select(col(MeetingLocality.locality_id), col(Meeting.held))
        .join(Meeting, col(Meeting.id) == MeetingLocality.meeting_id)
        .order_by(col(Meeting.held))
    )
    if only is not None:
        wanted = wanted.where(col(MeetingLocality.locality_id).in_(only))
    found: dict[int, list[date]] = {}
    for locality, held in session.exec(wanted).all():
        found.setdefault(locality, []).append(held)
    return {key: tuple(dates) for key, dates in found.items()}
