"""The versions of a plan, and how one differs from another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.plan import Objective
from lyapp.model.trouble import UnknownKey
from lyapp.model.versions import RowDifference
from lyapp.rules import versions as rules
from lyapp.store.queries.objectives import objectives
from lyapp.store.rows import day, select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a plan. `scores` counts the answers given on it, `members` who gave them."""

    plan_version: int
    number: int
    title: str
    received: date | None
    note: str
    rows: int
    scores: int
    members: int
    attachments: int
    newest: bool
    outcome: str
    """The label of the decision that was recorded on this version; empty when none was."""


def versions(review: ReviewFile, *, locality: int) -> tuple[VersionRow, ...]:
    """The versions of a locality's plan, oldest first."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT version.id, version.number, version.title, version.received, version.note,
                   (SELECT count(*) FROM objective WHERE plan_version_id = version.id),
                   (SELECT count(*) FROM score
                    WHERE plan_version_id = version.id AND state IS NOT NULL),
                   (SELECT count(DISTINCT member_id) FROM score
                    WHERE plan_version_id = version.id AND state IS NOT NULL),
                   (SELECT count(*) FROM attachment WHERE plan_version_id = version.id),
                   (SELECT label FROM outcome JOIN outcome_type AS type
                    ON type.id = outcome.outcome_type_id
                    WHERE outcome.plan_version_id = version.id AND outcome.place = 'status')
            FROM plan_version AS version JOIN plan ON plan.id = version.plan_id
            WHERE plan.locality_id = :locality ORDER BY version.number
            """,
            locality=locality,
        )
    return tuple(
        VersionRow(
            plan_version=key,
            number=number,
            title=title,
            received=day(received),
            note=note,
            rows=held,
            scores=scores,
            members=members,
            attachments=kept,
            newest=place == len(rows),
            outcome=outcome or "",
        )
        for place, (
            key,
            number,
            title,
            received,
            note,
            held,
            scores,
            members,
            kept,
            outcome,
        ) in enumerate(rows, 1)
    )


def differences(
    review: ReviewFile, *, locality: int, older: int, newer: int
) -> tuple[RowDifference, ...]:
    """How one version of a locality's plan differs from another, both by their numbers.

    Raises:
        UnknownKey: there is no version of that number.
    """
    with review.read() as db:
        keys = dict(
            select(
                db,
                """
                SELECT version.number, version.id
                FROM plan_version AS version JOIN plan ON plan.id = version.plan_id
                WHERE plan.locality_id = :locality ORDER BY version.number
                """,
                locality=locality,
            )
        )
        for number in (older, newer):
            if number not in keys:
                known = ", ".join(map(str, keys))
                raise UnknownKey(what="version", key=number, known=known)
        rows = objectives(db, [keys[older], keys[newer]])
    return rules.differences(rows.get(keys[older], ()), rows.get(keys[newer], ()))


def plan_rows(review: ReviewFile, *, plan_version: int) -> tuple[Objective, ...]:
    """The rows of any version of a plan, in the plan's order."""
    with review.read() as db:
        return objectives(db, [plan_version]).get(plan_version, ())
