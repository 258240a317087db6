"""Taking all of a member's answers for a locality back, such as after a declared interest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.trouble import ModerationClosed
from lyapp.store.lookup import find
from lyapp.store.ops.score_place import keep_if_it_says_something, stamp
from lyapp.store.tables.panel import Moderation, SecondEntry
from lyapp.store.tables.plans import Evidence, Plan, PlanVersion, Score
from lyapp.store.tables.programme import Locality, Member

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def take_answers_back(review: ReviewFile, *, who: str, pairs: Sequence[tuple[int, int]]) -> Changes:
    """Take back what members said of localities' plans: (member, locality) pairs, in one step.

    Ratings, comments and cited rows go, of every version of the plan, and so does what was entered
    a second time from paper; what was said stays in the log and, where it came in a return, in the
    received file.

    Raises:
        UnknownKey: a member or a locality was removed.
        ModerationClosed: the record of one of the plans is closed.
    """
    with review.write(who=who) as work:
        session = work.session
        wanted = frozenset(pairs)
        members = {member for member, _locality in wanted}
        localities = {locality for _member, locality in wanted}
        for member in members:
            find(session, Member, member, "member")
        for locality in localities:
            find(session, Locality, locality, "locality")
        # Read at once: an interest may be declared in a thousand localities.
        plans = dict(
            session.exec(
                select(PlanVersion.id, Plan.locality_id)
                .join(Plan, col(Plan.id) == PlanVersion.plan_id)
                .where(col(Plan.locality_id).in_(localities))
            ).all()
        )
        _refuse_closed(session, plans)
        theirs = (col(Score.member_id).in_(members), col(Score.plan_version_id).in_(plans))
        scores = {
            row.id: row
            for row in session.exec(select(Score).where(*theirs)).all()
            if (row.member_id, plans[row.plan_version_id]) in wanted
        }
        cited = set()
        links = select(Evidence).join(Score, col(Score.id) == Evidence.score_id).where(*theirs)
        for link in session.exec(links).all():
            if link.score_id in scores:
                cited.add(link.score_id)
                session.delete(link)
        for again in session.exec(
            select(SecondEntry).where(
                col(SecondEntry.member_id).in_(members),
                col(SecondEntry.plan_version_id).in_(plans),
            )
        ).all():
            if (again.member_id, plans[again.plan_version_id]) in wanted:
                session.delete(again)
        # Before the scores: an empty one that leaves the file would take its rows along unlogged.
        session.flush()
        taken = 0
        for row in scores.values():
            taken += row.state is not None
            row.state = row.rating = None
            row.comment = ""
            stamp(session, row, row.entered_by, cited=row.id in cited)
            keep_if_it_says_something(work, row)
        work.touch(*localities)
        work.label = f"Take {taken} {'answer' if taken == 1 else 'answers'} back"
    return work.result


def _refuse_closed(session: Session, plans: Collection[int | None]) -> None:
    """Refuse to change what a closed record was made from."""
    name = session.exec(
        select(Locality.name)
        .join(Plan, col(Plan.locality_id) == Locality.id)
        .join(PlanVersion, col(PlanVersion.plan_id) == Plan.id)
        .join(Moderation, col(Moderation.plan_version_id) == PlanVersion.id)
        .where(col(PlanVersion.id).in_(plans), col(Moderation.closed_at).is_not(None))
    ).first()
    if name is not None:
        raise ModerationClosed(locality=name)
