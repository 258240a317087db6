"""What can be decided: the outcome types of a programme, changed until one has been recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from lyapp.model.changes import Changes
from lyapp.model.decision import OutcomeStage
from lyapp.model.trouble import OutcomeTypeInUse, UnknownKey
from lyapp.rules.texts import required, tidy
from lyapp.store.ops.common import free_key, next_after, shortened
from lyapp.store.tables.decisions import Outcome, OutcomeType

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def add_outcome_type(
    review: ReviewFile,
    *,
    label: str,
    stage: OutcomeStage,
    who: str,
    takes_conditions: bool = False,
    next_step: str = "",
) -> Changes:
    """Add an outcome type at the end; its key is made from its label.

    Raises:
        TextNeeded: the label is empty.
    """
    with review.write(who=who) as work:
        words = required(label, what="An outcome type")
        taken = set(work.session.exec(select(OutcomeType.key)).all())
        work.add(
            OutcomeType(
                key=free_key(words, taken, otherwise="outcome"),
                label=words,
                stage=stage.value,
                takes_conditions=takes_conditions,
                next_step=tidy(next_step).strip(),
                sort=next_after(work.session.exec(select(func.max(OutcomeType.sort))).one()),
            )
        )
        work.label = f"Outcome type added: {shortened(words)}"
    return work.result


def edit_outcome_type(
    review: ReviewFile,
    *,
    outcome_type: str,
    who: str,
    label: str | None = None,
    stage: OutcomeStage | None = None,
    takes_conditions: bool | None = None,
    next_step: str | None = None,
) -> Changes:
    """Change the outcome type of this key; what isn't given stays.

    Raises:
        OutcomeTypeInUse: it has been recorded for a locality.
        TextNeeded: the label is empty.
    """
    with review.write(who=who) as work:
        row = _changeable(work.session, outcome_type)
        if label is not None:
            words = required(label, what="An outcome type")
            if words != row.label:
                # The short form was of the old words.
                row.short = ""
            row.label = words
        if stage is not None:
            row.stage = stage.value
        if takes_conditions is not None:
            row.takes_conditions = takes_conditions
        if next_step is not None:
            row.next_step = tidy(next_step).strip()
        work.session.add(row)
        work.label = f"Outcome type: {shortened(row.label)}"
    return work.result


def remove_outcome_type(review: ReviewFile, *, outcome_type: str, who: str) -> Changes:
    """Take an outcome type away.

    Raises:
        OutcomeTypeInUse: it has been recorded for a locality.
    """
    with review.write(who=who) as work:
        row = _changeable(work.session, outcome_type)
        label = row.label
        work.remove(row)
        work.label = f"Outcome type removed: {shortened(label)}"
    return work.result


def _changeable(session: Session, key: str) -> OutcomeType:
    row = session.exec(select(OutcomeType).where(OutcomeType.key == key)).first()
    if row is None:
        known = session.exec(select(OutcomeType.key).order_by(col(OutcomeType.sort))).all()
        raise UnknownKey(what="outcome type", key=shortened(key), known=", ".join(known))
    used = session.exec(select(Outcome.id).where(Outcome.outcome_type_id == row.id).limit(1))
    if used.first() is not None:
        raise OutcomeTypeInUse(label=row.label)
    return row
