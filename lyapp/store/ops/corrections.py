"""Saying what a printed text of a plan means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.findings import Correction
from lyapp.model.plan import Confidence
from lyapp.model.trouble import UnknownKey
from lyapp.rules.corrections import same_print
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import newest_version, plan_of
from lyapp.store.ops.common import shortened
from lyapp.store.tables.plans import Correction as CorrectionRow
from lyapp.store.tables.plans import Objective

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write

_FIELDS = ("timescale", "lead")


def correct_reading(
    review: ReviewFile, *, who: str, locality: int, correction: Correction
) -> Changes:
    """Say what a printed text means, for the rows of the newest version and for later versions.

    Raises:
        UnknownKey: the locality was removed or has no plan; the field is neither of the two.
        TextNeeded: the printed text is empty.
    """
    with review.write(who=who) as work:
        where, plan = plan_of(work.session, locality)
        remember(work, plan, correction)
        newest = newest_version(work.session, locality)
        if newest is not None:
            put_on_rows(work, newest.id or 0, correction)
        work.label = f"Meaning of “{shortened(correction.printed)}” in the plan of {where.name}"
        work.touch(locality)
    return work.result


def forget_correction(
    review: ReviewFile, *, who: str, locality: int, field: str, printed: str
) -> Changes:
    """Stop remembering what a printed text means; rows keep what was put on them.

    Raises:
        UnknownKey: nothing was remembered of it.
    """
    with review.write(who=who) as work:
        where, plan = plan_of(work.session, locality)
        row = _remembered(work.session, plan, field, printed)
        if row is None:
            raise UnknownKey(what="correction of", key=shortened(printed), known="none of it")
        work.remove(row)
        work.label = f"Meaning forgotten: “{shortened(printed)}” in the plan of {where.name}"
        work.touch(locality)
    return work.result


def remember(work: Write, plan: int, correction: Correction) -> None:
    """Keep a correction with a plan, in the place of an earlier one of the same text."""
    if correction.field not in _FIELDS:
        raise UnknownKey(what="field", key=correction.field, known=", ".join(_FIELDS))
    printed = _squeezed(required(correction.printed, what="The printed text"))
    row = _remembered(work.session, plan, correction.field, printed) or CorrectionRow(
        plan_id=plan, field=correction.field, printed=printed
    )
    row.due = correction.due
    row.precision = correction.precision.value
    row.clinical = tidy(correction.clinical).strip()
    work.session.add(row)
    work.session.flush()


def put_on_rows(work: Write, plan_version: int, correction: Correction) -> None:
    """Give the rows of a version that print the corrected text its meaning."""
    printed = correction.printed
    for row in work.session.exec(
        select(Objective).where(col(Objective.plan_version_id) == plan_version)
    ).all():
        if correction.field == "timescale" and same_print(row.timescale, printed):
            row.due = correction.due
            row.precision = correction.precision.value
            row.starts = None
            row.ongoing = False
            row.confidence = Confidence.SURE.value
            work.session.add(row)
        elif correction.field == "lead" and same_print(row.lead, printed):
            row.clinical_lead = tidy(correction.clinical).strip()
            work.session.add(row)
    work.session.flush()


def _remembered(session: Session, plan: int, field: str, printed: str) -> CorrectionRow | None:
    rows = session.exec(
        select(CorrectionRow).where(
            col(CorrectionRow.plan_id) == plan, col(CorrectionRow.field) == field
        )
    ).all()
    return next((row for row in rows if same_print(row.printed, printed)), None)


def _squeezed(text: str) -> str:
    return " ".join(tidy(text).split())
