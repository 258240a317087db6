"""What the program notices in the plans, with what people have set aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from lyapp.model.findings import Finding, FindingSetting, PlanFacts, PlanTable
from lyapp.model.plan import Objective
from lyapp.rules.findings import ShownLine, find, what_the_plan_shows
from lyapp.store.queries.coverage import PlanRows, newest_plans
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.document_parts import DocumentParts, document_parts
from lyapp.store.queries.intake import clinicians, corrections, plan_year, spellings
from lyapp.store.rows import Only, day, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class Dismissal:
    """That a finding was set aside: why, by whom and when."""

    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding; `dismissed` is None for one that still stands."""

    finding: Finding
    dismissed: Dismissal | None


@dataclass(frozen=True, slots=True)
class CriterionFindings:
    """The findings that bear on a criterion, and what the plan shows for it in a few lines.

    `checks` are the rules the criterion names. What was set aside is among the findings, and not
    in the lines.
    """

    criterion: int
    key: str
    checks: tuple[str, ...]
    findings: tuple[ShownFinding, ...]
    shows: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class PlanFindings:
    """The newest version of a locality's plan and what was noticed in it."""

    locality: int
    code: str
    name: str
    plan_version: int | None
    version: int | None
    objectives: tuple[Objective, ...]
    findings: tuple[ShownFinding, ...]


class _Looked(NamedTuple):
    """A plan that was looked through."""

    plan: PlanRows
    facts: PlanFacts
    setting: FindingSetting
    shown: tuple[ShownFinding, ...]


def findings(review: ReviewFile, *, locality: int) -> tuple[ShownFinding, ...]:
    """What was noticed in the newest version of a locality's plan, in the plan's order."""
    with review.read() as db:
        return next((one.shown for one in _looked(db, [locality])), ())


def findings_by_criterion(review: ReviewFile, *, locality: int) -> tuple[CriterionFindings, ...]:
    """The same, a criterion at a time; a finding may bear on several, or on none."""
    with review.read() as db:
        asked = newest_criteria(db)
        found = [
            CriterionFindings(
                criterion=key,
                key=criterion.key,
                checks=criterion.checks,
                findings=tuple(one for one in looked.shown if one.finding.rule in criterion.checks),
                shows=what_the_plan_shows(
                    looked.facts,
                    [one.finding for one in looked.shown if one.dismissed is None],
                    criterion.checks,
                    looked.setting,
                ),
            )
            for looked in _looked(db, [locality])
            for key, criterion in asked.criteria
        ]
    return tuple(found)


def all_findings(
    review: ReviewFile, *, localities: Collection[int] | None = None
) -> tuple[PlanFindings, ...]:
    """What was noticed in every plan, or in those of some localities, in the paper's order."""
    with review.read() as db:
        return tuple(
            PlanFindings(
                locality=plan.locality,
                code=plan.code,
                name=plan.name,
                plan_version=plan.plan_version,
                version=plan.version,
                objectives=plan.objectives,
                findings=shown,
            )
            for plan, _facts, _setting, shown in _looked(db, localities)
        )


def _looked(db: sqlite3.Connection, only: Only) -> Iterator[_Looked]:
    """Look through the newest version of each plan, in the paper's order."""
    plans = newest_plans(db, only)
    versions = [plan.plan_version for plan in plans if plan.plan_version is not None]
    rows = {plan.plan_version or 0: plan.objectives for plan in plans}
    parts = document_parts(db, rows, versions)
    received = _received(db, versions)
    dismissed = _dismissed(db, only)
    names = spellings(db)
    said = corrections(db, only)
    starts, ends = plan_year(db)
    people = clinicians(db)
    # The same for every plan, so that it is looked at once: a plan's own names are told apart.
    others = tuple(name for forms in names.values() for name in forms)
    ((limit,),) = select(db, "SELECT priority_limit FROM review")
    for plan in plans:
        setting = FindingSetting(
            year_starts=starts,
            year_ends=ends,
            received=received.get(plan.plan_version or 0),
            priority_limit=limit,
            people=people,
            locality_names=names.get(plan.locality, ()),
            others=others,
            corrections=said.get(plan.locality, ()),
        )
        facts = _facts_of(plan, parts.get(plan.plan_version or 0))
        aside = dismissed.get(plan.locality, {})
        shown = tuple(
            ShownFinding(one, aside.get((one.rule, one.fingerprint)))
            for one in find(facts, setting)
        )
        yield _Looked(plan, facts, setting, shown)


def _facts_of(plan: PlanRows, parts: DocumentParts | None) -> PlanFacts:
    if parts is None:
        return PlanFacts(plan.objectives)
    return PlanFacts(
        objectives=plan.objectives,
        tables=tuple(
            PlanTable(
                table.name or table.title,
                tuple(tuple(cell.text for cell in row.cells) for row in table.rows),
            )
            for table in parts.tables
        ),
        text="\n".join(parts.paragraphs),
    )


def _received(db: sqlite3.Connection, versions: Collection[int]) -> dict[int, date | None]:
    rows = select(
        db,
        "SELECT id, received FROM plan_version WHERE {among}",
        column="id",
        only=versions,
    )
    return {key: day(received) for key, received in rows}


def _dismissed(
    db: sqlite3.Connection, only: Only
) -> Mapping[int, Mapping[tuple[str, str], Dismissal]]:
    found: dict[int, dict[tuple[str, str], Dismissal]] = {}
    for locality, rule, fingerprint, reason, who, at in select(
        db,
        """
        SELECT plan.locality_id, said.rule, said.fingerprint, said.reason, said.said_by,
               said.said_at
        FROM finding_dismissal AS said JOIN plan ON plan.id = said.plan_id
        WHERE {among}
        """,
        column="plan.locality_id",
        only=only,
    ):
        found.setdefault(locality, {})[rule, fingerprint] = Dismissal(reason, who, moment(at))
    return found
