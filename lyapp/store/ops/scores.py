"""Scoring: rate, clear, comment, cite."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.criteria import Criterion as CriterionWords
from lyapp.model.criteria import RatingScale, ScoreState
from lyapp.model.programme import ScoreData
from lyapp.model.trouble import NotTheirPlan, RatingOffScale, UnknownKey
from lyapp.rules.ratings import check_rating
from lyapp.rules.texts import tidy
from lyapp.store.load.plans import insert_scores
from lyapp.store.lookup import find, locality_of
from lyapp.store.ops.common import shortened
from lyapp.store.queries.criteria import newest_criteria, scale_of
from lyapp.store.tables.criteria import Criterion
from lyapp.store.tables.plans import (
    Attachment,
    Evidence,
    Objective,
    Plan,
    PlanVersion,
    Score,
)
from lyapp.store.tables.programme import Locality, Member, MemberOrganisation

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.transaction import Write

_ANSWERS = {
    ScoreState.NOT_APPLICABLE: "not applicable",
    ScoreState.UNABLE: "unable to judge",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a score belongs, in words and keys."""

    criterion_key: str
    criterion: str
    number: int
    open_text: bool
    set_id: int
    member: int
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
        col(Locality.id),
        col(Locality.name),
    )
    .select_from(PlanVersion)
    .join(Plan, col(Plan.id) == PlanVersion.plan_id)
    .join(Locality, col(Locality.id) == Plan.locality_id)
    .join(Criterion, col(Criterion.id) == bindparam("criterion"))
    .join(Member, col(Member.key) == bindparam("member"))
    .where(col(PlanVersion.id) == bindparam("plan_version"))
)
_SCORE = select(Score).where(
    Score.plan_version_id == bindparam("plan_version"),
    Score.criterion_id == bindparam("criterion"),
    Score.member_id == bindparam("member"),
)


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
        NotTheirPlan: the member scores for other organisations only.
        UnknownKey: no such member, criterion or plan version.
    """
    with review.write(who=who) as work:
        place, score = _find(work.session, plan_version, criterion, member)
        if state is ScoreState.RATED:
            _check(
                rating,
                CriterionWords(
                    place.criterion_key,
                    place.number,
                    place.criterion,
                    question="",
                    open_text=place.open_text,
                ),
                scale_of(work.raw, place.set_id),
            )
        score.state = state.value
        score.rating = rating if state is ScoreState.RATED else None
        score.made_up = made_up
        if comment is not None:
            score.comment = tidy(comment)
        work.session.add(score)
        said = _ANSWERS.get(state, str(rating))
        work.label = f"Score {_at(place)}: {said}"
        work.touch(place.locality)
    return work.result


def clear_score(
    review: ReviewFile, *, plan_version: int, criterion: int, member: str, who: str
) -> Changes:
    """Take back a member's answer; the comment and the cited rows stay."""
    with review.write(who=who) as work:
        place, score = _find(work.session, plan_version, criterion, member)
        score.state = None
        score.rating = None
        _keep_if_it_says_something(work, score)
        work.label = f"Clear the score of {_at(place)}"
        work.touch(place.locality)
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
        place, score = _find(work.session, plan_version, criterion, member)
        score.comment = tidy(text)
        _keep_if_it_says_something(work, score)
        work.label = f"Comment on {_at(place)}"
        work.touch(place.locality)
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
        place, score = _find(work.session, plan_version, criterion, member)
        cited = set(
            work.session.exec(
                select(Evidence.objective_id).where(Evidence.score_id == score.id)
            ).all()
        )
        codes = []
        for key in dict.fromkeys(objectives):
            row = find(work.session, Objective, key, "row of the plan")
            if row.plan_version_id != plan_version:
                raise UnknownKey(what="row of this plan", key=row.code, known="rows of this plan")
            if key not in cited:
                score_id = score.id if score.id is not None else work.add(score)
                work.add(Evidence(score_id=score_id, objective_id=key))
                codes.append(row.code)
        work.label = f"Cite {', '.join(codes)} of {_at(place)}"
        work.touch(place.locality)
    return work.result


def cite_page(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    attachment: int,
    who: str,
    page: int | None = None,
) -> Changes:
    """Cite a page of the plan's document as evidence; a page cited already stays once.

    `page` None is the document as a whole, for one without pages.

    Raises:
        UnknownKey: no such document of this plan, or it has no such page.
    """
    with review.write(who=who) as work:
        place, score = _find(work.session, plan_version, criterion, member)
        document = find(work.session, Attachment, attachment, "document of the plan")
        if document.plan_version_id is None or document.plan_version_id != plan_version:
            raise UnknownKey(
                what="document of this plan", key=document.name, known="documents of this plan"
            )
        if page is not None and not 1 <= page <= (document.pages or 0):
            raise UnknownKey(what="page", key=page, known=f"1 to {document.pages or 0}")
        there = select(Evidence.id).where(
            Evidence.score_id == score.id,
            Evidence.attachment_id == attachment,
            col(Evidence.page).is_(page) if page is None else Evidence.page == page,
        )
        if score.id is None or work.session.exec(there).first() is None:
            score_id = score.id if score.id is not None else work.add(score)
            work.add(Evidence(score_id=score_id, attachment_id=attachment, page=page))
        named = document.name if page is None else f"page {page}"
        work.label = f"Cite {shortened(named)} of {_at(place)}"
        work.touch(place.locality)
    return work.result


def uncite(review: ReviewFile, *, evidence: int, who: str) -> Changes:
    """Take a cited row or page away from a score."""
    with review.write(who=who) as work:
        link = find(work.session, Evidence, evidence, "cited row")
        score = find(work.session, Score, link.score_id, "score")
        locality = locality_of(work.session, score.plan_version_id)
        row = work.session.get(Objective, link.objective_id)
        work.remove(link)
        _keep_if_it_says_something(work, score)
        work.label = f"Take {row.code if row else 'a page'} of {locality.name} out of the evidence"
        work.touch(locality.id)
    return work.result


def add_made_up_scores(review: ReviewFile, *, scores: Sequence[ScoreData], who: str) -> Changes:
    """Add made-up scores where nobody has scored yet; every one is marked as made up.

    Scores of a locality without a plan are passed over.

    Raises:
        UnknownKey: a score names no criterion or member of this review.
        RatingOffScale, NoRatingHere: the rules don't allow a rating.
    """
    source = hashlib.sha256(repr(tuple(scores)).encode()).hexdigest()
    with review.write(who=who, source_sha256=source) as work:
        session = work.session
        versions = {code: version for code, _locality, version in _newest_versions(session)}
        asked = newest_criteria(work.raw)
        words = {criterion.key: criterion for _key, criterion in asked.criteria}
        criteria = {criterion.key: key for key, criterion in asked.criteria}
        members = {
            key: number or 0 for key, number in session.exec(select(Member.key, Member.id)).all()
        }
        taken = set(
            session.exec(select(Score.plan_version_id, Score.criterion_id, Score.member_id)).all()
        )
        wanted = []
        for one in scores:
            for what, key, known in (
                ("criterion", one.criterion, criteria),
                ("member", one.member, members),
            ):
                if key not in known:
                    raise UnknownKey(what=what, key=shortened(key), known=", ".join(known))
            if one.locality not in versions:
                continue
            place = (versions[one.locality], criteria[one.criterion], members[one.member])
            if place in taken:
                continue
            taken.add(place)
            if one.state is ScoreState.RATED:
                _check(one.rating, words[one.criterion], asked.scale)
            wanted.append(one)
        insert_scores(
            work,
            wanted,
            versions=versions,
            criteria=criteria,
            members=members,
            objectives=_row_keys(session, versions),
            made_up=True,
        )
        noun = "score" if len(wanted) == 1 else "scores"
        work.label = f"Add {len(wanted)} made-up {noun}"
        concerned = {one.locality for one in wanted}
        work.touch(*(key for code, key, _version in _newest_versions(session) if code in concerned))
    return work.result


def _newest_versions(session: Session) -> list[tuple[str, int, int]]:
    """Each locality's code and key with the key of its plan's newest version."""
    rows = session.exec(
        select(Locality.code, Locality.id, PlanVersion.id)
        .join(Plan, col(Plan.locality_id) == Locality.id)
        .join(PlanVersion, col(PlanVersion.plan_id) == Plan.id)
        .order_by(col(PlanVersion.number))
    ).all()
    newest = {code: (code, key or 0, version or 0) for code, key, version in rows}
    return list(newest.values())


def _row_keys(session: Session, versions: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """Locality code and row code of the plan's newest version, to the row's key."""
    codes = {version: code for code, version in versions.items()}
    return {
        (codes[version], row): key or 0
        for version, row, key in session.exec(
            select(Objective.plan_version_id, Objective.code, Objective.id)
        ).all()
        if version in codes
    }


def _check(rating: int | None, criterion: CriterionWords, scale: RatingScale) -> None:
    if rating is None:
        raise RatingOffScale(rating="No rating", lowest=scale.lowest, highest=scale.highest)
    check_rating(rating, criterion=criterion, scale=scale)


def _find(session: Session, plan_version: int, criterion: int, member: str) -> tuple[_Place, Score]:
    """Where a score belongs, and its row: the stored one, or a new one not in the file yet."""
    at = {"plan_version": plan_version, "criterion": criterion}
    found = session.execute(_PLACE, at | {"member": member}).first()
    if found is None:
        locality_of(session, plan_version)
        find(session, Criterion, criterion, "criterion")
        known = ", ".join(session.exec(select(Member.key).order_by(col(Member.sort))).all())
        raise UnknownKey(what="member", key=shortened(member), known=known)
    place = _Place(*found)
    score = session.execute(_SCORE, at | {"member": place.member}).scalars().first()
    if score is not None:
        return place, score
    _check_scores_here(session, place, member)
    return place, Score(
        plan_version_id=plan_version, criterion_id=criterion, member_id=place.member
    )


def _check_scores_here(session: Session, place: _Place, member: str) -> None:
    """Refuse a first score of somebody who is listed for other organisations only."""
    owners = session.exec(
        select(MemberOrganisation.organisation_id).where(
            MemberOrganisation.member_id == place.member
        )
    ).all()
    owner = session.exec(
        select(Locality.organisation_id).where(Locality.id == place.locality)
    ).one()
    if owners and owner not in owners:
        name = session.exec(select(Member.name).where(Member.key == member)).one()
        raise NotTheirPlan(member=name, locality=place.locality_name)


def _keep_if_it_says_something(work: Write, score: Score) -> None:
    """Store a score with an answer, a comment or a cited row; an empty one leaves the file."""
    if score.state is not None or score.comment:
        work.session.add(score)
        return
    if score.id is None:
        return
    cited = work.session.exec(select(Evidence.id).where(Evidence.score_id == score.id)).first()
    if cited is None:
        work.remove(score)
    else:
        work.session.add(score)


def _at(place: _Place) -> str:
    return f"{place.locality_name}, {place.criterion.lower()}"
