"""The panel's members: who scores what, who stands in, who has an interest, who has stood down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.panel import Assigning, ConflictKind
from lyapp.model.trouble import ReasonNeeded
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import find, the_review
from lyapp.store.ops.common import shortened
from lyapp.store.queries.members import scorers
from lyapp.store.tables.panel import Assignment, ConflictOfInterest
from lyapp.store.tables.programme import Locality, Member, Organisation, Substitute

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def withdraw_member(
    review: ReviewFile, *, who: str, member: int, withdrawn: bool = True
) -> Changes:
    """Say that a member has stood down, or is back; what they said before stays.

    Raises:
        UnknownKey: the member was removed.
    """
    with review.write(who=who) as work:
        row = find(work.session, Member, member, "member")
        row.withdrawn = withdrawn
        work.session.add(row)
        work.label = f"{row.name} {'has stood down' if withdrawn else 'is a member again'}"
    return work.result


def mark_finished(review: ReviewFile, *, who: str, member: int, finished: bool = True) -> Changes:
    """Say that a member won't score any more, though not every criterion is answered.

    Raises:
        UnknownKey: the member was removed.
    """
    with review.write(who=who) as work:
        row = find(work.session, Member, member, "member")
        row.finished = finished
        work.session.add(row)
        work.label = f"{row.name} {'has finished' if finished else 'has not finished yet'}"
    return work.result


def set_organisation(review: ReviewFile, *, who: str, member: int, organisation: str) -> Changes:
    """Say where a member comes from, as it is written.

    Raises:
        UnknownKey: the member was removed.
    """
    with review.write(who=who) as work:
        row = find(work.session, Member, member, "member")
        row.organisation = tidy(organisation).strip()
        work.session.add(row)
        work.label = f"Member {row.name}"
    return work.result


def add_substitute(
    review: ReviewFile,
    *,
    who: str,
    member: int,
    name: str,
    organisation: int | None = None,
    note: str = "",
) -> Changes:
    """Say who stands in for a member, for one organisation or for all; `created` is their key.

    Raises:
        TextNeeded: the name is empty.
        UnknownKey: the member or the organisation was removed.
    """
    with review.write(who=who) as work:
        row = find(work.session, Member, member, "member")
        if organisation is not None:
            find(work.session, Organisation, organisation, "organisation")
        full = required(name, what="A substitute's name")
        work.add(
            Substitute(
                member_id=member, organisation_id=organisation, name=full, note=tidy(note).strip()
            )
        )
        work.label = f"{shortened(full)} stands in for {row.name}"
    return work.result


def remove_substitute(review: ReviewFile, *, who: str, substitute: int) -> Changes:
    """Take a substitute away.

    Raises:
        UnknownKey: they were removed already.
    """
    with review.write(who=who) as work:
        row = find(work.session, Substitute, substitute, "substitute")
        work.label = f"Substitute removed: {shortened(row.name)}"
        work.remove(row)
    return work.result


def set_assigning(review: ReviewFile, *, who: str, assigning: Assigning) -> Changes:
    """Say how it is settled who scores what.

    Picking starts from what holds now, unless somebody has picked before.
    """
    with review.write(who=who) as work:
        row = the_review(work.session)
        if assigning is Assigning.PICKED and row.assigning != assigning.value:
            picked = work.session.exec(select(Assignment.id)).first()
            if picked is None:
                work.insert_logged(
                    Assignment,
                    [
                        {"member_id": member, "locality_id": locality}
                        for locality, members in scorers(work.raw).items()
                        for member in sorted(members)
                    ],
                )
        row.assigning = assigning.value
        work.session.add(row)
        work.label = f"Who scores what: {assigning.value.replace('_', ' ')}"
    return work.result


def assign(
    review: ReviewFile, *, who: str, pairs: Sequence[tuple[int, int]], scores: bool
) -> Changes:
    """Pick, or no longer pick, many (member, locality) pairs in one step.

    It counts as soon as who scores what is settled by picking.

    Raises:
        UnknownKey: a member or a locality was removed.
    """
    with review.write(who=who) as work:
        wanted = dict.fromkeys(pairs)
        for member in {one for one, _locality in wanted}:
            find(work.session, Member, member, "member")
        for locality in {one for _member, one in wanted}:
            find(work.session, Locality, locality, "locality")
        there = {
            (row.member_id, row.locality_id): row
            for row in work.session.exec(select(Assignment)).all()
        }
        if scores:
            work.insert_logged(
                Assignment,
                [
                    {"member_id": member, "locality_id": locality}
                    for member, locality in wanted
                    if (member, locality) not in there
                ],
            )
        else:
            for pair in wanted:
                if pair in there:
                    work.session.delete(there[pair])
        count = len(wanted)
        work.label = f"{'Assign' if scores else 'Take away'} {count} {_plans(count)}"
        work.touch(*(locality for _member, locality in wanted))
    return work.result


def declare_conflict(
    review: ReviewFile,
    *,
    who: str,
    member: int,
    locality: int,
    kind: ConflictKind,
    note: str = "",
    scores: bool = False,
    answers_questions: bool = True,
    stays_for_decision: bool = False,
) -> Changes:
    """Record a member's interest in a locality, or change what is recorded.

    Raises:
        ReasonNeeded: the kind is `OTHER` and there is no note.
        UnknownKey: the member or the locality was removed.
    """
    with review.write(who=who) as work:
        row = find(work.session, Member, member, "member")
        where = find(work.session, Locality, locality, "locality")
        said = tidy(note).strip()
        if kind is ConflictKind.OTHER and not said:
            raise ReasonNeeded(what="Another kind of interest")
        found = _conflict(work.session, member, locality) or ConflictOfInterest(
            member_id=member, locality_id=locality, kind=kind.value
        )
        found.kind = kind.value
        found.note = said
        found.scores = scores
        found.answers_questions = answers_questions
        found.stays_for_decision = stays_for_decision
        work.session.add(found)
        work.label = f"{row.name}’s interest in {where.name}"
        work.touch(locality)
    return work.result


def remove_conflict(review: ReviewFile, *, who: str, member: int, locality: int) -> Changes:
    """Take a declared interest away; nothing happens when there is none.

    Raises:
        UnknownKey: the member or the locality was removed.
    """
    with review.write(who=who) as work:
        row = find(work.session, Member, member, "member")
        where = find(work.session, Locality, locality, "locality")
        found = _conflict(work.session, member, locality)
        if found is not None:
            work.remove(found)
        work.label = f"No interest of {row.name} in {where.name}"
        work.touch(locality)
    return work.result


def _conflict(session: Session, member: int, locality: int) -> ConflictOfInterest | None:
    return session.exec(
        select(ConflictOfInterest).where(
            col(ConflictOfInterest.member_id) == member,
            col(ConflictOfInterest.locality_id) == locality,
        )
    ).first()


def _plans(count: int) -> str:
    return "plan to score" if count == 1 else "plans to score"
