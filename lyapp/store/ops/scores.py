"""Scoring: rate, clear, comment, cite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.criteria import Criterion as CriterionWords
from lyapp.model.criteria import ScoreState
from lyapp.model.programme import ScoreData
from lyapp.model.trouble import UnknownKey
from lyapp.rules.ratings import check_rating
from lyapp.rules.texts import tidy
from lyapp.store.load import insert_scores
from lyapp.store.lookup import find, locality_of
from lyapp.store.ops.common import shortened
from lyapp.store.queries.criteria import scale_of
from lyapp.store.tables.criteria import CriteriaSet, Criterion
from lyapp.store.tables.plans import Evidence, Objective, Plan, PlanVersion, Score
from lyapp.store.tables.programme import Locality, Member

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

_ANSWERS = {
    ScoreState.NOT_APPLICABLE: "not applicable",
    ScoreState.UNABLE: "unable to judge",
}


def record_score(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    state: ScoreState,
    who: str,
    rating: int | None = None,
    comment: str | None = None,
    made_up: bool = False,
) -> Changes:
    """Record a member's answer to a criterion; an earlier one is replaced and stays in the log.

    `comment` None leaves the comment as it is.

    Raises:
        RatingOffScale, NoRatingHere: the rules don't allow this rating here.
        UnknownKey: no such member, criterion or plan version.
    """
    with review.write(who=who) as work:
        asked = find(work.session, Criterion, criterion, "criterion")
        if state is ScoreState.RATED:
            scale = scale_of(work.session, asked.set_id)
            words = CriterionWords(
                asked.key, asked.number, asked.title, asked.question, open_text=asked.open_text
            )
            check_rating(-1 if rating is None else rating, criterion=words, scale=scale)
        locality = locality_of(work.session, plan_version)
        score = _score(work.session, plan_version, criterion, member)
        score.state = state.value
        score.rating = rating if state is ScoreState.RATED else None
        score.made_up = made_up
        if comment is not None:
            score.comment = tidy(comment)
        work.session.add(score)
        said = _ANSWERS.get(state, str(rating))
        work.label = f"Score {locality.name}, {asked.title.lower()}: {said}"
        work.touch(locality.id)
    return work.result


def clear_score(
    review: ReviewFile, *, plan_version: int, criterion: int, member: str, who: str
) -> Changes:
    """Take back a member's answer; the comment and the cited rows stay."""
    with review.write(who=who) as work:
        asked = find(work.session, Criterion, criterion, "criterion")
        locality = locality_of(work.session, plan_version)
        score = _score(work.session, plan_version, criterion, member)
        if score.id is not None:
            score.state = None
            score.rating = None
            work.session.add(score)
        work.label = f"Clear the score of {locality.name}, {asked.title.lower()}"
        work.touch(locality.id)
    return work.result


def comment_score(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    text: str,
    who: str,
) -> Changes:
    """Record a member's comment on a criterion."""
    with review.write(who=who) as work:
        asked = find(work.session, Criterion, criterion, "criterion")
        locality = locality_of(work.session, plan_version)
        score = _score(work.session, plan_version, criterion, member)
        comment = tidy(text)
        if score.id is not None or comment:
            score.comment = comment
            work.session.add(score)
        work.label = f"Comment on {locality.name}, {asked.title.lower()}"
        work.touch(locality.id)
    return work.result


def cite(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    objectives: Sequence[int],
    who: str,
) -> Changes:
    """Cite rows of the plan as evidence for a member's score; a row cited already stays once."""
    with review.write(who=who) as work:
        asked = find(work.session, Criterion, criterion, "criterion")
        locality = locality_of(work.session, plan_version)
        score = _score(work.session, plan_version, criterion, member)
        score_id = score.id if score.id is not None else work.add(score)
        cited = set(
            work.session.exec(
                select(Evidence.objective_id).where(Evidence.score_id == score_id)
            ).all()
        )
        codes = []
        for key in dict.fromkeys(objectives):
            row = find(work.session, Objective, key, "row of the plan")
            if row.plan_version_id != plan_version:
                raise UnknownKey(what="row of this plan", key=row.code, known="rows of this plan")
            if key not in cited:
                work.add(Evidence(score_id=score_id, objective_id=key))
                codes.append(row.code)
        work.label = f"Cite {', '.join(codes)} of {locality.name}, {asked.title.lower()}"
        work.touch(locality.id)
    return work.result


def uncite(review: ReviewFile, *, evidence: int, who: str) -> Changes:
    """Take a cited row away from a score."""
    with review.write(who=who) as work:
        link = find(work.session, Evidence, evidence, "cited row")
        score = find(work.session, Score, link.score_id, "score")
        locality = locality_of(work.session, score.plan_version_id)
        row = work.session.get(Objective, link.objective_id)
        work.remove(link)
        work.label = f"Take {row.code if row else 'a page'} of {locality.name} out of the evidence"
        work.touch(locality.id)
    return work.result


def add_made_up_scores(review: ReviewFile, *, scores: Sequence[ScoreData], who: str) -> Changes:
    """Add made-up scores where nobody has scored yet; every one is marked as made up."""
    with review.write(who=who) as work:
        session = work.session
        versions = _versions(session)
        criteria = dict(
            session.exec(
                select(Criterion.key, Criterion.id).where(Criterion.set_id == newest_set(session))
            ).all()
        )
        members = dict(session.exec(select(Member.key, Member.id)).all())
        objectives = {
            (code, row_code): key
            for code, version in versions.items()
            for row_code, key in session.exec(
                select(Objective.code, Objective.id).where(Objective.plan_version_id == version)
            ).all()
        }
        taken = set(
            session.exec(select(Score.plan_version_id, Score.criterion_id, Score.member_id)).all()
        )
        wanted = [
            one
            for one in scores
            if one.locality in versions
            and (versions[one.locality], criteria[one.criterion], members[one.member]) not in taken
        ]
        insert_scores(
            work,
            wanted,
            versions=versions,
            criteria=criteria,  # type: ignore[arg-type]  # primary keys of stored rows
            members=members,  # type: ignore[arg-type]
            objectives=objectives,  # type: ignore[arg-type]
            made_up=True,
        )
        work.label = f"Add {len(wanted)} made-up scores"
        work.touch(*session.exec(select(Locality.id)).all())
    return work.result


def newest_set(session: Session) -> int:
    """The primary key of the newest criteria set."""
    key = session.exec(
        select(CriteriaSet.id).order_by(col(CriteriaSet.version).desc()).limit(1)
    ).one()
    return int(key or 0)


def _versions(session: Session) -> dict[str, int]:
    rows = session.exec(
        select(Locality.code, PlanVersion.id)
        .join(Plan, col(Plan.locality_id) == Locality.id)
        .join(PlanVersion, col(PlanVersion.plan_id) == Plan.id)
        .order_by(col(PlanVersion.number))
    ).all()
    return {code: int(key or 0) for code, key in rows}


def _score(session: Session, plan_version: int, criterion: int, member: str) -> Score:
    """The member's score row, or a new one that isn't in the file yet."""
    member_id = session.exec(select(Member.id).where(Member.key == member)).first()
    if member_id is None:
        known = ", ".join(session.exec(select(Member.key).order_by(col(Member.sort))).all())
        raise UnknownKey(what="member", key=shortened(member), known=known)
    found = session.exec(
        select(Score).where(
            Score.plan_version_id == plan_version,
            Score.criterion_id == criterion,
            Score.member_id == member_id,
        )
    ).first()
    return found or Score(plan_version_id=plan_version, criterion_id=criterion, member_id=member_id)
