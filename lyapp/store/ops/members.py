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
    import sqlite3

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
        full = required(name, what="A substitute’s name")
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
            (member, locality): key
            for key, member, locality in work.raw.execute(
                "SELECT id, member_id, locality_id FROM assignment"
            )
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
            work.remove_logged(Assignment, [there[pair] for pair in wanted if pair in there])
        count = len(wanted)
        work.label = f"{'Assign' if scores else 'Take away'} {count} {_plans(count)}"
        work.touch(*(locality for _member, locality in wanted))
    return work.result


def declare_conflicts(
    review: ReviewFile,
    *,
    who: str,
    pairs: Sequence[tuple[int, int]],
    kind: ConflictKind,
    note: str = "",
    scores: bool = False,
    answers_questions: bool = True,
    stays_for_decision: bool = False,
) -> Changes:
    """Record the same interest for (member, locality) pairs, or change it, in one step.

    Raises:
        ReasonNeeded: the kind is `OTHER` and there is no note.
        UnknownKey: a member or a locality was removed.
    """
    with review.write(who=who) as work:
        said = tidy(note).strip()
        if kind is ConflictKind.OTHER and not said:
            raise ReasonNeeded(what="Another kind of interest")
        names = _names(work.session, pairs)
        wanted = dict.fromkeys(pairs)
        values = {
            "kind": kind.value,
            "note": said,
            "scores": scores,
            "answers_questions": answers_questions,
            "stays_for_decision": stays_for_decision,
        }
        there = _declared(work.raw)
        old = col(ConflictOfInterest.id).in_([there[pair] for pair in wanted if pair in there])
        for found in work.session.exec(select(ConflictOfInterest).where(old)).all():
            for name, value in values.items():
                setattr(found, name, value)
        work.insert_logged(
            ConflictOfInterest,
            [
                {"member_id": member, "locality_id": locality, **values}
                for member, locality in wanted
                if (member, locality) not in there
            ],
        )
        work.touch(*(locality for _member, locality in wanted))
        work.label = f"{names[0]}’s interest in {names[1]}"
    return work.result


def remove_conflicts(review: ReviewFile, *, who: str, pairs: Sequence[tuple[int, int]]) -> Changes:
    """Take the interests declared for many (member, locality) pairs away in one step.

    Raises:
        UnknownKey: a member or a locality was removed.
    """
    with review.write(who=who) as work:
        names = _names(work.session, pairs)
        there = _declared(work.raw)
        wanted = dict.fromkeys(pairs)
        work.remove_logged(ConflictOfInterest, [there[pair] for pair in wanted if pair in there])
        work.touch(*(locality for _member, locality in wanted))
        work.label = f"No interest of {names[0]} in {names[1]}"
    return work.result


def _names(session: Session, pairs: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """The members and the localities of these pairs, as a label says them.

    Raises:
        UnknownKey: one of them was removed.
    """
    members = [find(session, Member, one, "member") for one in dict.fromkeys(m for m, _l in pairs)]
    where = [
        find(session, Locality, one, "locality") for one in dict.fromkeys(at for _m, at in pairs)
    ]
    return (
        members[0].name if len(members) == 1 else f"{len(members)} members",
        where[0].name if len(where) == 1 else f"{len(where)} localities",
    )


def _declared(db: sqlite3.Connection) -> dict[tuple[int, int], int]:
    """The key of each declared interest, by member and locality."""
    found = db.execute("SELECT id, member_id, locality_id FROM conflict_of_interest")
    return {(member, locality): key for key, member, locality in found}


def _plans(count: int) -> str:
    return "plan to score" if count == 1 else "plans to score"
