"""What is asked of the store about calibration, imported inside the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.calibration import CalibrationPlan
    from lyapp.store.queries.panel_places import PanelPlaces


@dataclass(frozen=True, slots=True)
class Rounds:
    """The plans there are, and those that were marked for calibration."""

    places: PanelPlaces
    marked: tuple[CalibrationPlan, ...]


def rounds(review: ReviewFile) -> Rounds:
    """The calibration rounds."""
    from lyapp.store.queries.calibration import calibrations
    from lyapp.store.queries.panel_places import panel_places

    return Rounds(panel_places(review), calibrations(review))


def mark(review: ReviewFile, *, who: str, plan_version: int, marked: bool, note: str) -> Changes:
    """Say that a plan is the one everybody scores first, or is no longer."""
    from lyapp.store.ops.calibration import mark_for_calibration

    return mark_for_calibration(
        review, who=who, plan_version=plan_version, marked=marked, note=note
    )
