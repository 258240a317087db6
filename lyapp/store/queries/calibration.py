"""The calibration round: where members read the sample plan apart, as far as it may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.rules.moderation.calibration import CalibrationRound, calibration_round
from lyapp.store.queries.moderated import moderated
from lyapp.store.rows import select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class CalibrationPlan:
    """A plan version everybody scored first, and what came of it."""

    locality: int
    name: str
    plan_version: int
    note: str
    round: CalibrationRound


def calibrations(review: ReviewFile) -> tuple[CalibrationPlan, ...]:
    """The plans marked for calibration, in the order they were marked."""
    with review.read() as db:
        rows = select(db, "SELECT plan_version_id, note FROM calibration ORDER BY id")
        found = [(version, note, moderated(db, version)) for version, note in rows]
    return tuple(
        CalibrationPlan(
            locality=one.locality,
            name=one.name,
            plan_version=version,
            note=note,
            round=calibration_round(one.setting, one.plan),
        )
        for version, note, one in found
    )
