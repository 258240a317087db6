"""Saying what a printed text of a plan means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.findings import Correction
from lyapp.model.plan import Confidence
from lyapp.model.trouble import UnknownKey
from lyapp.rules.amounts import format_pounds, parse_amount
from lyapp.rules.corrections import FIELDS, LEAD, MONEY, TIMESCALE, same_print
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import newest_version, plan_of
from lyapp.store.ops.common import shortened
from lyapp.store.tables.plans import Correction as CorrectionRow
from lyapp.store.tables.plans import Objective

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write

_MOST_NAMED = 2


def correct_reading(
    review: ReviewFile, *, who: str, locality: int, correction: Correction
) -> Changes:
    """Say what a printed text means, for the rows of the newest version and for later versions.

    Raises:
        UnknownKey: the locality was removed or has no plan; there is no such field.
        TextNeeded: the printed text is empty.
        NotReadable: a sum of money isn't one.
    """
    return correct_readings(review, who=who, locality=locality, corrections=[correction])


def correct_readings(
    review: ReviewFile, *, who: str, locality: int, corrections: Sequence[Correction]
) -> Changes:
    """Say what several printed texts mean, at least one, in one step of undo.

    Raises:
        UnknownKey: the locality was removed or has no plan; there is no such field.
        TextNeeded: a printed text is empty.
        NotReadable: a sum of money isn't one.
    """
    with review.write(who=who) as work:
        where, plan = plan_of(work.session, locality)
        newest = newest_version(work.session, locality)
        for one in corrections:
            remember(work, plan, one)
            if newest is not None:
                put_on_rows(work, newest.id or 0, one)
        printed = ", ".join(f"“{shortened(one.printed)}”" for one in corrections[:_MOST_NAMED])
        more = len(corrections) - _MOST_NAMED
        named = f"{printed} and {more} more" if more > 0 else printed
        work.label = f"Meaning of {named} in the plan of {where.name}"
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
    """Keep a correction with a plan, in the place of an earlier one of the same text.

    Raises:
        UnknownKey: there is no such field.
        TextNeeded: the printed text is empty.
        NotReadable: a sum of money isn't one.
    """
    if correction.field not in FIELDS:
        raise UnknownKey(what="field", key=correction.field, known=", ".join(FIELDS))
    printed = _squeezed(required(correction.printed, what="The printed text"))
    row = _remembered(work.session, plan, correction.field, printed) or CorrectionRow(
        plan_id=plan, field=correction.field, printed=printed
    )
    row.due = correction.due
    row.precision = correction.precision.value
    row.clinical = tidy(correction.clinical).strip()
    row.meaning = _meaning(correction)
    work.session.add(row)
    work.session.flush()


def put_on_rows(work: Write, plan_version: int, correction: Correction) -> None:
    """Give the rows of a version that print the corrected text its meaning.

    Measures and money aren't kept with the rows: what they mean is asked for when they are read.
    """
    if correction.field not in (TIMESCALE, LEAD):
        return
    printed = correction.printed
    for row in work.session.exec(
        select(Objective).where(col(Objective.plan_version_id) == plan_version)
    ).all():
        if correction.field == TIMESCALE and same_print(row.timescale, printed):
            row.due = correction.due
            row.precision = correction.precision.value
            row.starts = None
            row.ongoing = False
            row.confidence = Confidence.SURE.value
            work.session.add(row)
        elif correction.field == LEAD and same_print(row.lead, printed):
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


def _meaning(correction: Correction) -> str:
    """What a measure or a sum means; a sum in the one way they are written."""
    said = _squeezed(correction.meaning)
    pence = parse_amount(said) if correction.field == MONEY and said else None
    return said if pence is None else format_pounds(pence)


def _squeezed(text: str) -> str:
    return " ".join(tidy(text).split())
