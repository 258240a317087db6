"""Settling a plan: open its moderation, agree ratings with reasons, close it, open it again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlmodel import select

from lyapp.model.changes import Changes
from lyapp.model.criteria import Mark
from lyapp.model.panel import Agreed, Point, in_place_of
from lyapp.model.trouble import (
    ModerationNotOpen,
    NoRatingHere,
    NotSettledYet,
    ReasonNeeded,
    UnknownKey,
)
from lyapp.rules.blind import reason_to_open
from lyapp.rules.moderation.agreeing import check_agreed, to_confirm
from lyapp.rules.moderation.outcome import departs
from lyapp.rules.texts import tidy
from lyapp.store.lookup import find
from lyapp.store.ops.common import shortened
from lyapp.store.ops.moderation_rows import (
    agreed_row,
    criterion_of,
    put_agreed,
    put_points,
    the_open,
)
from lyapp.store.queries.blindness import blindness, finished_with
from lyapp.store.queries.members import scorers
from lyapp.store.queries.moderated import moderated
from lyapp.store.queries.packs import refuse_a_members
from lyapp.store.tables.decisions import OutcomeType
from lyapp.store.tables.panel import (
    Moderation,
    ModerationPresence,
)
from lyapp.store.tables.programme import Member

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def open_moderation(
    review: ReviewFile, *, who: str, plan_version: int, reason: str = ""
) -> Changes:
    """Open a plan's moderation: from now on the scores of those who have finished may be seen.

    Nothing happens when it was opened before.

    Raises:
        ReasonNeeded: somebody who is to score the plan hasn't finished, and no reason is given.
        AMembersReview: it is a member's own copy.
        UnknownKey: the plan version was removed.
    """
    refuse_a_members(review)
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        why = tidy(reason).strip()
        early = reason_to_open(
            blindness(work.raw),
            expected=scorers(work.raw).get(found.locality, frozenset()),
            finished=finished_with(work.raw, plan_version),
            names=dict(found.setting.members),
        )
        if found.key is None:
            if early is not None and not why:
                raise ReasonNeeded(what="Opening the moderation before everybody has finished")
            work.add(
                Moderation(
                    plan_version_id=plan_version,
                    opened_at=datetime.now(UTC),
                    opened_by=who,
                    early="" if early is None else why,
                )
            )
        told = "" if early is None else f", early: {shortened(why)}"
        work.label = f"Moderation of {found.name} opened{told}"
        work.touch(found.locality)
    return work.result


def agree_rating(
    review: ReviewFile,
    *,
    who: str,
    plan_version: int,
    criterion: str,
    mark: Mark,
    reason: str = "",
    points: Sequence[Point] = (),
) -> Changes:
    """Record what the panel agreed for the criterion of this key; it replaces what was agreed.

    The members' own ratings stay beside it as they are.

    Raises:
        ModerationNotOpen, ModerationClosed: nothing can be agreed now.
        NoRatingHere, RatingOffScale: the rules don't allow this rating here.
        ReasonNeeded: it differs from the median, or had to be discussed.
        UnknownKey: there is no such plan version, criterion or member.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        key = the_open(work, found)
        number, words = criterion_of(found, criterion)
        agreed = Agreed(mark, tidy(reason).strip(), tuple(points))
        if words.open_text:
            raise NoRatingHere(criterion=words.title)
        check_agreed(
            agreed, cell=found.view.cell(criterion), criterion=words, scale=found.setting.scale
        )
        put_agreed(work, key, number, agreed.mark, agreed.reason)
        put_points(work, key, number, points)
        work.label = f"Agreed for {found.name}, {words.title.lower()}"
        work.touch(found.locality)
    return work.result


def withdraw_agreed(review: ReviewFile, *, who: str, plan_version: int, criterion: str) -> Changes:
    """Take back what was agreed for a criterion; what was said in the discussion stays.

    Raises:
        ModerationNotOpen, ModerationClosed, UnknownKey: as `agree_rating`.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        key = the_open(work, found)
        number, words = criterion_of(found, criterion)
        row = agreed_row(work, key, number)
        if row is not None:
            work.remove(row)
        work.label = f"Agreed no more for {found.name}, {words.title.lower()}"
        work.touch(found.locality)
    return work.result


def confirm_rest(review: ReviewFile, *, who: str, plan_version: int) -> Changes:
    """Agree the median for every criterion that only needs to be confirmed, in one step.

    Raises:
        ModerationNotOpen, ModerationClosed, UnknownKey: as `agree_rating`.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        key = the_open(work, found)
        wanted = to_confirm(found.view, found.record.agreed)
        for criterion, mark in wanted:
            number, _words = criterion_of(found, criterion)
            put_agreed(work, key, number, mark, "")
        count = len(wanted)
        work.label = f"Confirmed for {found.name}: {count} {_criteria(count)}"
        work.touch(found.locality)
    return work.result


def note_points(
    review: ReviewFile,
    *,
    who: str,
    plan_version: int,
    criterion: str,
    points: Sequence[Point],
) -> Changes:
    """Write down what was said of a criterion, and by whom; it replaces what was noted.

    Raises:
        ModerationNotOpen, ModerationClosed, UnknownKey: as `agree_rating`.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        key = the_open(work, found)
        number, words = criterion_of(found, criterion)
        put_points(work, key, number, points)
        work.label = f"Said of {found.name}, {words.title.lower()}"
        work.touch(found.locality)
    return work.result


def record_presence(
    review: ReviewFile,
    *,
    who: str,
    plan_version: int,
    present: Collection[int],
    agreed_by: Collection[int] = (),
    came: Mapping[int, str] | None = None,
) -> Changes:
    """Say who was there, and who of them agrees the record, by the members' keys.

    `came` names who came in a member's place; a member without a name came themselves. With None
    what was said before stands for those who are still present.

    Raises:
        ModerationNotOpen, ModerationClosed: nothing can be recorded now.
        UnknownKey: a member was removed, or agrees the record or has a substitute there and isn't
            among those present.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        key = the_open(work, found)
        instead = {member: tidy(name).strip() for member, name in (came or {}).items()}
        for member in (*agreed_by, *(one for one, name in instead.items() if name)):
            if member not in present:
                name = found.setting.name(member)
                raise UnknownKey(what="member present", key=name, known="those who were there")
        rows = {
            row.member_id: row
            for row in work.session.exec(
                select(ModerationPresence).where(ModerationPresence.moderation_id == key)
            ).all()
        }
        for member, row in rows.items():
            if member not in present:
                work.session.delete(row)
        told: list[str] = []
        for member in dict.fromkeys(present):
            find(work.session, Member, member, "member")
            row = rows.get(member) or ModerationPresence(moderation_id=key, member_id=member)
            row.agrees_record = member in agreed_by
            if came is not None:
                row.came = instead.get(member, "")
            work.session.add(row)
            if row.came:
                told.append(in_place_of(row.came, found.setting.name(member)))
        for_whom = f", {shortened(', '.join(told))}" if told else ""
        work.label = f"Present for {found.name}: {len(set(present))}{for_whom}"
        work.touch(found.locality)
    return work.result


def mark_discussed(
    review: ReviewFile, *, who: str, plan_version: int, discussed: bool = True
) -> Changes:
    """Say that every criterion of a plan was discussed.

    Raises:
        ModerationNotOpen, ModerationClosed: nothing can be recorded now.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        row = work.session.get_one(Moderation, the_open(work, found))
        row.all_discussed = discussed
        work.session.add(row)
        work.label = f"All criteria of {found.name} {'' if discussed else 'not '}discussed"
        work.touch(found.locality)
    return work.result


def choose_outcome(
    review: ReviewFile, *, who: str, plan_version: int, outcome: str, departure: str = ""
) -> Changes:
    """Say which outcome the panel recommends, by the outcome type's key; empty for none.

    Raises:
        ReasonNeeded: the programme's rule suggests another one, and `departure` says nothing.
        ModerationNotOpen, ModerationClosed, UnknownKey: as `agree_rating`.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        row = work.session.get_one(Moderation, the_open(work, found))
        kind = work.session.exec(select(OutcomeType).where(OutcomeType.key == outcome)).first()
        if outcome and kind is None:
            known = ", ".join(one.key for one in found.setting.outcome_types)
            raise UnknownKey(what="outcome", key=outcome, known=known)
        why = tidy(departure).strip()
        if departs(found.suggested(), outcome) and not why:
            raise ReasonNeeded(what="Another outcome than the programme’s rule suggests")
        row.outcome_type_id = None if kind is None else kind.id
        row.departure = why
        work.session.add(row)
        work.label = f"The panel’s outcome for {found.name}: {found.setting.label(outcome or None)}"
        work.touch(found.locality)
    return work.result


def close_moderation(review: ReviewFile, *, who: str, plan_version: int) -> Changes:
    """Close a plan's moderation; its record can't be changed until it is opened again.

    Raises:
        NotSettledYet: something is missing from the record; it says what.
        ModerationNotOpen, ModerationClosed: it isn't open.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        row = work.session.get_one(Moderation, the_open(work, found))
        missing = found.closing().missing
        if missing:
            raise NotSettledYet(
                locality=found.name, missing=" ".join(one.sentence for one in missing)
            )
        row.closed_at = datetime.now(UTC)
        row.closed_by = who
        work.session.add(row)
        work.label = f"Moderation of {found.name} closed"
        work.touch(found.locality)
    return work.result


def reopen_moderation(review: ReviewFile, *, who: str, plan_version: int, reason: str) -> Changes:
    """Open a closed moderation again; the reason goes into the log with it.

    Raises:
        ReasonNeeded: no reason is given.
        ModerationNotOpen: it was never opened.
    """
    with review.write(who=who) as work:
        found = moderated(work.raw, plan_version)
        if found.key is None:
            raise ModerationNotOpen(locality=found.name)
        why = tidy(reason).strip()
        if not why:
            raise ReasonNeeded(what="Opening a closed moderation again")
        row = work.session.get_one(Moderation, found.key)
        if row.closed_at is not None:
            row.closed_at = None
            row.closed_by = ""
            row.reopened = why
            for one in work.session.exec(
                select(ModerationPresence).where(ModerationPresence.moderation_id == found.key)
            ).all():
                # What they agreed was the record as it was.
                one.agrees_record = False
                work.session.add(one)
        work.session.add(row)
        work.label = f"Moderation of {found.name} opened again: {shortened(why)}"
        work.touch(found.locality)
    return work.result


def _criteria(count: int) -> str:
    return "criterion" if count == 1 else "criteria"
