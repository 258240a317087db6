"""Deciding: outcomes, the conditions under them, and settling flags."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from lyapp.model.changes import Changes
from lyapp.model.decision import FlagKind, OutcomePlace
from lyapp.model.trouble import OutcomeNeeded, ReasonNeeded, UnknownKey
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import find, newest_version
from lyapp.store.ops.common import UNSET, Unset, next_after, shortened
from lyapp.store.tables.decisions import Condition, Flag, Outcome, OutcomeType
from lyapp.store.tables.programme import Locality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write

_OUR_OWN = "this review"
"""The source of a flag that the review raised by itself."""


def record_outcome(
    review: ReviewFile,
    *,
    locality: int,
    outcome_type: str | None,
    who: str,
    decided: date | Unset | None = UNSET,
) -> Changes:
    """Record the decision on a locality's newest plan version; None takes it back.

    Conditions under an earlier outcome stay. `decided` is the day of the decision. A contradiction
    of the briefing is flagged; one flagged earlier goes when it no longer holds and isn't settled.
    """
    with review.write(who=who) as work:
        place = find(work.session, Locality, locality, "locality")
        outcome = _outcome(work.session, locality, OutcomePlace.STATUS)
        label, found = "no outcome", None
        if outcome_type is None:
            outcome.outcome_type_id = None
        else:
            found = work.session.exec(
                select(OutcomeType).where(OutcomeType.key == outcome_type)
            ).first()
            if found is None:
                known = ", ".join(work.session.exec(select(OutcomeType.key)).all())
                raise UnknownKey(what="outcome", key=outcome_type, known=known)
            outcome.outcome_type_id = found.id
            label = found.label
        _flag_difference(work, place, found)
        version = newest_version(work.session, locality)
        outcome.plan_version_id = version.id if version and outcome_type is not None else None
        if not isinstance(decided, Unset):
            outcome.decided = decided
        _keep(work, outcome)
        work.label = f"Outcome of {place.name}: {label}"
        work.touch(locality)
    return work.result


def edit_decided(review: ReviewFile, *, locality: int, decided: date | None, who: str) -> Changes:
    """Set the day a decision was taken."""
    with review.write(who=who) as work:
        place = find(work.session, Locality, locality, "locality")
        outcome = _outcome(work.session, locality, OutcomePlace.STATUS)
        outcome.decided = decided
        _keep(work, outcome)
        work.label = f"Date of the decision on {place.name}"
        work.touch(locality)
    return work.result


def edit_outcome_text(
    review: ReviewFile,
    *,
    locality: int,
    text: str,
    who: str,
    place: OutcomePlace = OutcomePlace.STATUS,
) -> Changes:
    """Write what is said of an outcome at one place."""
    with review.write(who=who) as work:
        where = find(work.session, Locality, locality, "locality")
        outcome = _outcome(work.session, locality, place)
        outcome.text = tidy(text)
        _keep(work, outcome)
        work.label = f"Text of the outcome of {where.name}"
        work.touch(locality)
    return work.result


def edit_next_step(review: ReviewFile, *, locality: int, text: str, who: str) -> Changes:
    """Write the next step; an empty one lets the board work it out."""
    with review.write(who=who) as work:
        where = find(work.session, Locality, locality, "locality")
        outcome = _outcome(work.session, locality, OutcomePlace.STATUS)
        outcome.next_step = tidy(text)
        _keep(work, outcome)
        work.label = f"Next step of {where.name}"
        work.touch(locality)
    return work.result


def add_condition(
    review: ReviewFile,
    *,
    locality: int,
    text: str,
    who: str,
    owner: str = "",
    due: date | None = None,
) -> Changes:
    """Add an open condition to a locality's outcome.

    Raises:
        OutcomeNeeded: no outcome is recorded that it could belong to.
        TextNeeded: it says nothing.
    """
    with review.write(who=who) as work:
        where = find(work.session, Locality, locality, "locality")
        outcome = _outcome(work.session, locality, OutcomePlace.STATUS)
        if outcome.id is None or outcome.outcome_type_id is None:
            raise OutcomeNeeded
        last = work.session.exec(
            select(func.max(Condition.sort)).where(Condition.outcome_id == outcome.id)
        ).one()
        work.add(
            Condition(
                outcome_id=outcome.id,
                text=required(text, what="A condition"),
                owner=tidy(owner),
                due=due,
                sort=next_after(last),
            )
        )
        work.label = f"Condition added to {where.name}: {shortened(text)}"
        work.touch(locality)
    return work.result


def edit_condition(
    review: ReviewFile,
    *,
    condition: int,
    who: str,
    text: str | None = None,
    owner: str | None = None,
    due: date | Unset | None = UNSET,
) -> Changes:
    """Change a condition's text, owner or due date; what isn't given stays."""
    with review.write(who=who) as work:
        row, where = _condition(work.session, condition)
        if text is not None:
            row.text = required(text, what="A condition")
        if owner is not None:
            row.owner = tidy(owner)
        if not isinstance(due, Unset):
            row.due = due
        work.session.add(row)
        work.label = f"Condition of {where.name}: {shortened(row.text)}"
        work.touch(where.id)
    return work.result


def discharge_condition(review: ReviewFile, *, condition: int, who: str, note: str = "") -> Changes:
    """Mark a condition as met, now, by whoever does it."""
    with review.write(who=who) as work:
        row, where = _condition(work.session, condition)
        if row.discharged_at is None:
            row.discharged_at = datetime.now(UTC)
            row.discharged_by = who
        row.note = tidy(note) or row.note
        work.session.add(row)
        work.label = f"Condition of {where.name} discharged: {shortened(row.text)}"
        work.touch(where.id)
    return work.result


def reopen_condition(review: ReviewFile, *, condition: int, who: str) -> Changes:
    """Open a discharged condition again."""
    with review.write(who=who) as work:
        row, where = _condition(work.session, condition)
        row.discharged_at = None
        row.discharged_by = ""
        work.session.add(row)
        work.label = f"Condition of {where.name} opened again: {shortened(row.text)}"
        work.touch(where.id)
    return work.result


def remove_condition(review: ReviewFile, *, condition: int, who: str) -> Changes:
    """Take a condition away; the log keeps it."""
    with review.write(who=who) as work:
        row, where = _condition(work.session, condition)
        text, outcome = row.text, find(work.session, Outcome, row.outcome_id, "outcome")
        work.remove(row)
        _keep(work, outcome)
        work.label = f"Condition removed from {where.name}: {shortened(text)}"
        work.touch(where.id)
    return work.result


def settle_flag(review: ReviewFile, *, flag: int, reason: str, who: str) -> Changes:
    """Settle a flag with a reason; it stays on record.

    Raises:
        ReasonNeeded: no reason was given.
    """
    with review.write(who=who) as work:
        row = find(work.session, Flag, flag, "flag")
        if not tidy(reason).strip():
            raise ReasonNeeded(what="Settling a flag")
        row.settled_at = datetime.now(UTC)
        row.settled_by = who
        row.settled_reason = tidy(reason)
        work.session.add(row)
        work.label = f"Flag settled: {shortened(row.sentence)}"
        work.touch(row.locality_id)
    return work.result


def reopen_flag(review: ReviewFile, *, flag: int, who: str) -> Changes:
    """Open a settled flag again."""
    with review.write(who=who) as work:
        row = find(work.session, Flag, flag, "flag")
        row.settled_at = None
        row.settled_by = ""
        row.settled_reason = ""
        work.session.add(row)
        work.label = f"Flag opened again: {shortened(row.sentence)}"
        work.touch(row.locality_id)
    return work.result


def add_flag(
    review: ReviewFile,
    *,
    locality: int,
    sentence: str,
    who: str,
    kind: FlagKind = FlagKind.DATA_QUALITY,
) -> Changes:
    """Put a flag on a locality; as long as it is open, it asks for attention."""
    with review.write(who=who) as work:
        where = find(work.session, Locality, locality, "locality")
        work.add(
            Flag(
                locality_id=locality,
                kind=kind.value,
                sentence=required(sentence, what="A flag"),
                source=who,
            )
        )
        work.label = f"Flag on {where.name}: {shortened(sentence)}"
        work.touch(locality)
    return work.result


def _outcome(session: Session, locality: int, place: OutcomePlace) -> Outcome:
    found = session.exec(
        select(Outcome).where(Outcome.locality_id == locality, Outcome.place == place.value)
    ).first()
    return found or Outcome(locality_id=locality, place=place.value)


def _keep(work: Write, outcome: Outcome) -> None:
    """Store an outcome; one that says nothing, and has no conditions, leaves the file."""
    says = outcome.outcome_type_id or outcome.text or outcome.next_step or outcome.decided
    if says or outcome.printed:
        work.session.add(outcome)
        return
    if outcome.id is None:
        return
    under = work.session.exec(select(Condition.id).where(Condition.outcome_id == outcome.id))
    if under.first() is None:
        work.remove(outcome)
    else:
        work.session.add(outcome)


def _condition(session: Session, key: int) -> tuple[Condition, Locality]:
    row = find(session, Condition, key, "condition")
    where = session.exec(
        select(Locality)
        .join(Outcome, col(Outcome.locality_id) == Locality.id)
        .where(Outcome.id == row.outcome_id)
    ).one()
    return row, where


def _flag_difference(work: Write, place: Locality, decided: OutcomeType | None) -> None:
    """Raise a contradiction where the briefing says something of another stage; once.

    What was raised here before goes, unless it still holds or somebody has settled it.
    """
    said = work.session.exec(
        select(OutcomeType)
        .join(Outcome, col(Outcome.outcome_type_id) == OutcomeType.id)
        .where(Outcome.locality_id == place.id, Outcome.place == OutcomePlace.BRIEFING.value)
    ).first()
    holds = ""
    if decided is not None and said is not None and said.stage != decided.stage:
        holds = f"The status says “{decided.label}”; the briefing says “{said.label}”."
    flags = work.session.exec(select(Flag).where(Flag.locality_id == place.id)).all()
    if holds and all(flag.sentence != holds for flag in flags):
        # Before the others go: their keys are used again, and a key is what a screen goes by.
        work.add(
            Flag(
                locality_id=place.id,
                kind=FlagKind.CONTRADICTION.value,
                sentence=holds,
                source=_OUR_OWN,
            )
        )
    for flag in flags:
        ours = flag.source == _OUR_OWN and flag.kind == FlagKind.CONTRADICTION.value
        if ours and flag.settled_at is None and flag.sentence != holds:
            work.remove(flag)
