"""The calibration round: which plan everybody scores first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from lyapp.model.changes import Changes
from lyapp.rules.texts import tidy
from lyapp.store.lookup import locality_of
from lyapp.store.tables.panel import Calibration

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def mark_for_calibration(
    review: ReviewFile, *, who: str, plan_version: int, marked: bool = True, note: str = ""
) -> Changes:
    """Say that a plan version is the one everybody scores first, or is no longer.

    `note` is what the record is to say of the round.

    Raises:
        UnknownKey: the plan version was removed.
    """
    with review.write(who=who) as work:
        where = locality_of(work.session, plan_version)
        row = work.session.exec(
            select(Calibration).where(Calibration.plan_version_id == plan_version)
        ).first()
        if marked:
            row = row or Calibration(plan_version_id=plan_version)
            row.note = tidy(note).strip()
            work.session.add(row)
        elif row is not None:
            work.remove(row)
        work.label = f"Calibration {'with' if marked else 'no longer with'} {where.name}"
        work.touch(where.id)
    return work.result
