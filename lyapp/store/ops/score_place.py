"""Where a score belongs, whether it may be given there, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from lyapp.model.criteria import Criterion as CriterionWords
from lyapp.model.criteria import RatingScale
from lyapp.model.panel import Assigning
from lyapp.model.trouble import (
    ConflictedMember,
    ModerationClosed,
    NotTheirPlan,
    RatingOffScale,
    UnknownKey,
)
from lyapp.rules.ratings import check_rating
from lyapp.store.lookup import find, locality_of, the_review
from lyapp.store.ops.common import shortened
from lyapp.store.rows import first
from lyapp.store.tables.criteria import Criterion
from lyapp.store.tables.panel import Assignment, ConflictOfInterest, Moderation
from lyapp.store.tables.plans import Evidence, Plan, PlanVersion, Score
from lyapp.store.tables.programme import Locality, Member, MemberOrganisation

if TYPE_CHECKING:
    from lyapp.store.transaction import Write


@dataclass(frozen=True, slots=True)
class Place:
    """Where a score belongs, in words and keys."""

    criterion_key: str
    criterion: str
    number: int
    open_text: bool
    set_id: int
    member: int
    member_name: str
    locality: int
    locality_name: str


_PLACE = (
    select_columns(
        col(Criterion.key),
        col(Criterion.title),
        col(Criterion.number),
        col(Criterion.open_text),
        col(Criterion.set_id),
        col(Member.id),
        col(Member.name),
        col(Locality.id),
        col(Locality.name),
        col(Moderation.closed_at),
    )
    .select_from(PlanVersion)
    .join(Plan, col(Plan.id) == PlanVersion.plan_id)
    .join(Locality, col(Locality.id) == Plan.locality_id)
    .join(Criterion, col(Criterion.id) == bindparam("criterion"))
    .join(Member, col(Member.key) == bindparam("member"))
    .outerjoin(Moderation, col(Moderation.plan_version_id) == PlanVersion.id)
    .where(col(PlanVersion.id) == bindparam("plan_version"))
)
_TRAVELS = "SELECT EXISTS (SELECT 1 FROM pack) OR EXISTS (SELECT 1 FROM pack_origin)"
_SCORE = select(Score).where(
    Score.plan_version_id == bindparam("plan_version"),
    Score.criterion_id == bindparam("criterion"),
    Score.member_id == bindparam("member"),
)


def check_given(rating: int | None, criterion: CriterionWords, scale: RatingScale) -> None:
    """Refuse a rating the rules don't allow, or none.

    Raises:
        RatingOffScale, NoRatingHere: saying why.
    """
    if rating is None:
        raise RatingOffScale(rating="No rating", lowest=scale.lowest, highest=scale.highest)
    check_rating(rating, criterion=criterion, scale=scale)


def find_score(
    session: Session, plan_version: int, criterion: int, member: str, *, clearing: bool = False
) -> tuple[Place, Score]:
    """Where a score belongs, and its row: the stored one, or a new one not in the file yet."""
    at = {"plan_version": plan_version, "criterion": criterion}
    found = session.execute(_PLACE, at | {"member": member}).first()
    if found is None:
        locality_of(session, plan_version)
        find(session, Criterion, criterion, "criterion")
        known = ", ".join(session.exec(select(Member.key).order_by(col(Member.sort))).all())
        raise UnknownKey(what="member", key=shortened(member), known=known)
    *words, closed = found
    place = Place(*words)
    if closed is not None:
        raise ModerationClosed(locality=place.locality_name)
    if not clearing:
        _refuse_a_conflict(session, place)
    score = session.execute(_SCORE, at | {"member": place.member}).scalars().first()
    if score is not None:
        return place, score
    _check_scores_here(session, place)
    return place, Score(
        plan_version_id=plan_version, criterion_id=criterion, member_id=place.member
    )


def _refuse_a_conflict(session: Session, place: Place) -> None:
    """Refuse a score of somebody whose declared interest keeps them from scoring."""
    declared = session.exec(
        select(ConflictOfInterest.scores).where(
            ConflictOfInterest.member_id == place.member,
            ConflictOfInterest.locality_id == place.locality,
        )
    ).first()
    if declared is False:
        raise ConflictedMember(member=place.member_name, locality=place.locality_name)


def _check_scores_here(session: Session, place: Place) -> None:
    """Refuse a first score of somebody who scores other plans only."""
    how = Assigning(the_review(session).assigning)
    if how is Assigning.EVERYTHING:
        return
    if how is Assigning.PICKED:
        picked = session.exec(
            select(Assignment.id).where(
                Assignment.member_id == place.member, Assignment.locality_id == place.locality
            )
        ).first()
        theirs = picked is not None
    else:
        owners = session.exec(
            select(MemberOrganisation.organisation_id).where(
                MemberOrganisation.member_id == place.member
            )
        ).all()
        owner = session.exec(
            select(Locality.organisation_id).where(Locality.id == place.locality)
        ).one()
        theirs = not owners or owner in owners
    if not theirs:
        raise NotTheirPlan(member=place.member_name, locality=place.locality_name)


def later_than(before: datetime | None) -> datetime:
    """Now; a moment after `before` where a clock was put back, for the newest answer counts."""
    now = datetime.now(UTC)
    return now if before is None or now > before else before + timedelta(microseconds=1)


def stamp(session: Session, score: Score, entered_by: str, *, cited: bool = False) -> None:
    """Note when and by whom an answer was changed, if it was."""
    if cited or score.id is None or session.is_modified(score):
        score.changed_at = later_than(score.changed_at)
        score.device = ""
        score.entered_by = entered_by


def keep_if_it_says_something(work: Write, score: Score) -> None:
    """Store a score with an answer, a comment or a cited row; an empty one leaves the file.

    Where answers travel in returns it stays, so that taking it back travels too, and no older
    return brings it again.
    """
    if score.state is not None or score.comment:
        work.session.add(score)
        return
    if score.id is None:
        return
    if first(work.raw, _TRAVELS)[0]:
        work.session.add(score)
        return
    cited = work.session.exec(select(Evidence.id).where(Evidence.score_id == score.id)).first()
    if cited is None:
        work.remove(score)
    else:
        work.session.add(score)


def named(place: Place) -> str:
    """Where a score belongs, as the log's labels say it."""
    return f"{place.locality_name}, {place.criterion.lower()}"
