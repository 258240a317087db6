"""Scoring: rate, clear, comment, cite."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.criteria import Criterion as CriterionWords
from lyapp.model.criteria import ScoreState
from lyapp.model.programme import ScoreData
from lyapp.model.trouble import UnknownKey
from lyapp.rules.texts import tidy
from lyapp.store.load.plans import insert_scores
from lyapp.store.lookup import find, locality_of
from lyapp.store.ops.common import shortened
from lyapp.store.ops.score_place import (
    check_given,
    find_score,
    keep_if_it_says_something,
    named,
    stamp,
)
from lyapp.store.queries.blindness import blindness
from lyapp.store.queries.criteria import newest_criteria, scale_of
from lyapp.store.tables.plans import (
    Attachment,
    Evidence,
    Objective,
    Plan,
    PlanVersion,
    Score,
)
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
    entered_by: str = "",
) -> Changes:
    """Record a member's answer to a criterion; an earlier one is replaced and stays in the log.

    `comment` None leaves the comment as it is. `entered_by` names who enters it on the member's
    behalf, from a paper score sheet.

    Raises:
        RatingOffScale, NoRatingHere: the rules don't allow this rating here.
        NotTheirPlan: the member scores other plans only.
        ConflictedMember: the member has declared an interest in this locality.
        UnknownKey: no such member, criterion or plan version.
    """
    with review.write(who=who) as work:
        place, score = find_score(work.session, plan_version, criterion, member)
        if state is ScoreState.RATED:
            check_given(
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
        stamp(work.session, score, entered_by)
        work.session.add(score)
        said = _ANSWERS.get(state, str(rating))
        # The log's labels are seen by everybody, so while scores are blind they don't say them.
        told = "" if blindness(work.raw).on else f": {said}"
        work.label = f"Score {named(place)}{told}"
        work.touch(place.locality)
    return work.result


def clear_score(
    review: ReviewFile, *, plan_version: int, criterion: int, member: str, who: str
) -> Changes:
    """Take back a member's answer; the comment and the cited rows stay."""
    with review.write(who=who) as work:
        place, score = find_score(work.session, plan_version, criterion, member, clearing=True)
        score.state = None
        score.rating = None
        stamp(work.session, score, score.entered_by)
        keep_if_it_says_something(work, score)
        work.label = f"Clear the score of {named(place)}"
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
    entered_by: str = "",
) -> Changes:
    """Record a member's comment on a criterion; `entered_by` as in `record_score`."""
    with review.write(who=who) as work:
        place, score = find_score(work.session, plan_version, criterion, member)
        score.comment = tidy(text)
        stamp(work.session, score, entered_by)
        keep_if_it_says_something(work, score)
        work.label = f"Comment on {named(place)}"
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
        place, score = find_score(work.session, plan_version, criterion, member)
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
        if codes:
            stamp(work.session, score, score.entered_by, cited=True)
            work.session.add(score)
        work.label = f"Cite {', '.join(codes)} of {named(place)}"
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
        place, score = find_score(work.session, plan_version, criterion, member)
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
            stamp(work.session, score, score.entered_by, cited=True)
            work.session.add(score)
        what = document.name if page is None else f"page {page}"
        work.label = f"Cite {shortened(what)} of {named(place)}"
        work.touch(place.locality)
    return work.result


def uncite(review: ReviewFile, *, evidence: int, who: str) -> Changes:
    """Take a cited row or page away from a score."""
    with review.write(who=who) as work:
        link = find(work.session, Evidence, evidence, "cited row")
        score = find(work.session, Score, link.score_id, "score")
        locality = locality_of(work.session, score.plan_version_id)
        key = link.objective_id
        row = None if key is None else work.session.get(Objective, key)
        work.remove(link)
        stamp(work.session, score, score.entered_by, cited=True)
        keep_if_it_says_something(work, score)
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
                check_given(one.rating, words[one.criterion], asked.scale)
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
