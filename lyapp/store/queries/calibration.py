"""The calibration round: where members read the sample plan apart, as far as it may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lyapp.rules.moderation.calibration import CalibrationRound, calibration_round
from lyapp.store.queries.moderated import moderated
from lyapp.store.queries.moderation_log import moderation_log
from lyapp.store.rows import first, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class CalibrationPlan:
    """A plan version everybody scored first, and what came of it.

    `marked_at` and `marked_by` say when it was last marked so, or its note changed, and by whom.
    `scored` is when the first and the last answer in the members' returns was given, None where
    none came in a return.
    """

    locality: int
    name: str
    plan_version: int
    version: int
    note: str
    round: CalibrationRound
    members: dict[int, str]
    """Every member's name."""
    marked_at: datetime | None
    marked_by: str
    scored: tuple[datetime, datetime] | None


def calibrations(review: ReviewFile) -> tuple[CalibrationPlan, ...]:
    """The plans marked for calibration, in the order they were marked."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT said.plan_version_id, said.note, version.number
            FROM calibration AS said JOIN plan_version AS version ON version.id = plan_version_id
            ORDER BY said.id
            """,
        )
        marked = moderation_log(db).marked if rows else {}
        return tuple(
            _plan(db, version, note, number, *marked.get(version, (None, "")))
            for version, note, number in rows
        )


def _plan(
    db: sqlite3.Connection,
    version: int,
    note: str,
    number: int,
    marked_at: datetime | None,
    marked_by: str,
) -> CalibrationPlan:
    found = moderated(db, version)
    earliest, latest = first(
        db,
        "SELECT min(changed_at), max(changed_at) FROM score WHERE plan_version_id = :version"
        " AND device <> ''",
        version=version,
    )
    return CalibrationPlan(
        locality=found.locality,
        name=found.name,
        plan_version=version,
        version=number,
        note=note,
        round=calibration_round(found.setting, found.plan),
        members=dict(found.setting.members),
        marked_at=marked_at,
        marked_by=marked_by,
        scored=None if earliest is None else (moment(earliest), moment(latest)),
    )
