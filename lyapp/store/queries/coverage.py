"""Must-dos, the rows of the plans, and what was said of the two together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lyapp.model.plan import Objective
from lyapp.store.queries.about import about
from lyapp.store.queries.intake import synonyms
from lyapp.store.queries.objectives import objectives
from lyapp.store.queries.standing import newest_versions
from lyapp.store.rows import Only, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class MustDoRow:
    """A must-do of the programme's catalogues. `detail` has further facts, one a line."""

    must_do: int
    catalogue: str
    code: str
    title: str
    lead: str
    source: str
    note: str
    detail: str


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The newest version of a locality's plan; without one, there is no version and no row."""

    locality: int
    code: str
    name: str
    organisation_code: str
    plan_version: int | None
    version: int | None
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class MustDoLink:
    """What a person said of a row and a must-do: it answers it (confirmed), or it doesn't."""

    objective: int
    must_do: int
    confirmed: bool
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """All that coverage is worked out from; links are those of the plans' rows."""

    must_dos: tuple[MustDoRow, ...]
    synonyms: tuple[tuple[str, ...], ...]
    plans: tuple[PlanRows, ...]
    links: tuple[MustDoLink, ...]
    title: str = ""
    """What the review is called."""


def coverage_facts(
    review: ReviewFile, *, locality: int | None = None, localities: Only = None
) -> CoverageFacts:
    """Read them, of one locality, of several or of all, in the paper's order."""
    with review.read() as db:
        return facts_of(db, localities if locality is None else [locality])


def facts_of(db: sqlite3.Connection, only: Only = None) -> CoverageFacts:
    """As `coverage_facts`, within a reading that is under way."""
    plans = newest_plans(db, only)
    rows = select(
        db,
        """
        SELECT id, catalogue, code, title, lead, source, note, detail
        FROM must_do ORDER BY sort, id
        """,
    )
    return CoverageFacts(
        must_dos=tuple(MustDoRow(*row) for row in rows),
        synonyms=synonyms(db),
        plans=plans,
        links=_links(db, [one.plan_version for one in plans if one.plan_version is not None]),
        title=about(db).title,
    )


def locality_keys(review: ReviewFile) -> tuple[int, ...]:
    """The keys of all localities in the paper's order, to read their facts a part at a time."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT locality.id
            FROM locality JOIN organisation ON organisation.id = locality.organisation_id
            ORDER BY organisation.sort, locality.sort
            """,
        )
    return tuple(key for (key,) in rows)


def newest_plans(db: sqlite3.Connection, only: Only = None) -> tuple[PlanRows, ...]:
    """The newest version of each locality's plan, in the paper's order."""
    newest = newest_versions(db, only)
    rows = objectives(db, [key for key, _number in newest.values()])
    found = []
    for key, code, name, owner in select(
        db,
        """
        SELECT locality.id, locality.code, locality.name, organisation.code
        FROM locality JOIN organisation ON organisation.id = locality.organisation_id
        WHERE {among} ORDER BY organisation.sort, locality.sort
        """,
        column="locality.id",
        only=only,
    ):
        version, number = newest.get(key, (None, None))
        found.append(
            PlanRows(
                key,
                code,
                name,
                owner,
                version,
                number,
                () if version is None else rows.get(version, ()),
            )
        )
    return tuple(found)


def _links(db: sqlite3.Connection, versions: list[int]) -> tuple[MustDoLink, ...]:
    rows = select(
        db,
        """
        SELECT link.objective_id, link.must_do_id, link.confirmed, link.said_by, link.said_at
        FROM must_do_link AS link JOIN objective ON objective.id = link.objective_id
        WHERE {among} ORDER BY link.id
        """,
        column="objective.plan_version_id",
        only=versions,
    )
    return tuple(
        MustDoLink(objective, must_do, bool(confirmed), who, moment(at))
        for objective, must_do, confirmed, who, at in rows
    )
