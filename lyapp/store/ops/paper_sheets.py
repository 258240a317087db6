"""Paper score sheets entered a second time, so that slips of the first entry come to light.

The first entry is `record_score` with `entered_by`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from lyapp.model.changes import Changes
from lyapp.model.criteria import Criterion as CriterionWords
from lyapp.model.criteria import ScoreState
from lyapp.model.trouble import UnknownKey
from lyapp.store.lookup import locality_of
from lyapp.store.ops.score_place import check_given, find_score, named
from lyapp.store.queries.criteria import scale_of
from lyapp.store.tables.panel import SecondEntry
from lyapp.store.tables.programme import Member

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def enter_again(
    review: ReviewFile,
    *,
    who: str,
    plan_version: int,
    criterion: int,
    member: str,
    state: ScoreState,
    rating: int | None = None,
) -> Changes:
    """Enter an answer of a paper score sheet a second time, beside the first.

    Raises:
        RatingOffScale, NoRatingHere, NotTheirPlan, ConflictedMember, UnknownKey: as
            `record_score`.
    """
    with review.write(who=who) as work:
        place, _score = find_score(work.session, plan_version, criterion, member)
        if state is ScoreState.RATED:
            words = CriterionWords(
                place.criterion_key,
                place.number,
                place.criterion,
                question="",
                open_text=place.open_text,
            )
            check_given(rating, words, scale_of(work.raw, place.set_id))
        row = work.session.exec(
            select(SecondEntry).where(
                SecondEntry.plan_version_id == plan_version,
                SecondEntry.criterion_id == criterion,
                SecondEntry.member_id == place.member,
            )
        ).first() or SecondEntry(
            plan_version_id=plan_version,
            criterion_id=criterion,
            member_id=place.member,
            state=state.value,
            entered_by=who,
        )
        row.state = state.value
        row.rating = rating if state is ScoreState.RATED else None
        row.entered_by = who
        work.session.add(row)
        work.label = f"Second entry of {named(place)}"
        work.touch(place.locality)
    return work.result


def drop_second_entry(review: ReviewFile, *, who: str, plan_version: int, member: str) -> Changes:
    """Take a sheet's second entry away: it has been compared, and the first is right now.

    Raises:
        UnknownKey: there is no such plan version or member.
    """
    with review.write(who=who) as work:
        where = locality_of(work.session, plan_version)
        whose = work.session.exec(select(Member).where(Member.key == member)).first()
        if whose is None:
            raise UnknownKey(what="member", key=member, known="it was removed meanwhile")
        for row in work.session.exec(
            select(SecondEntry).where(
                SecondEntry.plan_version_id == plan_version, SecondEntry.member_id == whose.id
            )
        ).all():
            work.session.delete(row)
        work.label = f"Sheet of {whose.name} for {where.name} compared"
        work.touch(where.id)
    return work.result
