"""What a member's return holds, and what is still missing from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lyapp.model.criteria import ScoreState
from lyapp.model.packs import Answer, Cited, PlanAnswers, ReturnContents
from lyapp.rules.moderation.noticing import low_levels
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.packs import Origin, needed_origin
from lyapp.store.queries.score_sheet import ToScore, to_score
from lyapp.store.rows import grouped, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class ToSee:
    """An answer somebody should look at again before the return goes out."""

    locality: int
    code: str
    name: str
    plan_version: int
    criterion: int
    title: str
    rating: int | None


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a member may want to see to before they return.

    `without_comment` are ratings that need a comment and have none, `unable` the criteria they
    were unable to judge. `answered` of `of` rated criteria are answered, over all their plans.
    """

    unfinished: tuple[ToScore, ...]
    without_comment: tuple[ToSee, ...]
    unable: tuple[ToSee, ...]
    answered: int
    of: int

    @property
    def complete(self) -> bool:
        """True when every plan is finished and no comment is missing."""
        return not self.unfinished and not self.without_comment


def checklist(review: ReviewFile) -> Checklist:
    """What is still missing from a member's own review.

    Raises:
        NotAMembersReview: it wasn't made from a pack.
    """
    who = needed_origin(review)
    plans = [one for one in to_score(review, member=who.member_key) if one.plan_version is not None]
    at = {one.plan_version: one for one in plans}
    with review.read() as db:
        asked = newest_criteria(db)
        titles = {key: one.title for key, one in asked.criteria}
        low = low_levels(asked.scale)
        rows = select(
            db,
            """
            SELECT plan_version_id, criterion_id, state, rating, comment FROM score
            WHERE member_id = :member AND state IS NOT NULL
            ORDER BY plan_version_id, criterion_id
            """,
            member=who.member,
        )
    without, unable = [], []
    for version, criterion, state, rating, comment in rows:
        plan = at.get(version)
        if plan is None or criterion not in titles:
            continue
        seen = ToSee(
            plan.locality, plan.code, plan.name, version, criterion, titles[criterion], rating
        )
        if state == ScoreState.UNABLE:
            unable.append(seen)
        elif rating in low and not comment:
            without.append(seen)
    return Checklist(
        unfinished=tuple(one for one in plans if one.done < one.of),
        without_comment=tuple(without),
        unable=tuple(unable),
        answered=sum(one.done for one in plans),
        of=sum(one.of for one in plans),
    )


def return_contents(review: ReviewFile, *, made: datetime) -> ReturnContents:
    """Everything the member said, with the answers they took back.

    Raises:
        NotAMembersReview: the review wasn't made from a pack.
    """
    who = needed_origin(review)
    with review.read() as db:
        plans = plan_answers(db, who)
    return ReturnContents(
        device=who.device,
        made=made,
        criteria_version=who.criteria_version,
        criteria_fingerprint=who.criteria_fingerprint,
        plans=plans,
    )


def plan_answers(db: sqlite3.Connection, who: Origin) -> tuple[PlanAnswers, ...]:
    """All that the member says in a copy that comes from there, a plan version at a time."""
    cited = _cited(db, who.member)
    rows = select(
        db,
        """
        SELECT locality.code, version.number, score.id, criterion.key, score.state,
               score.rating, score.comment, score.changed_at
        FROM score
        JOIN criterion ON criterion.id = score.criterion_id
        JOIN plan_version AS version ON version.id = score.plan_version_id
        JOIN plan ON plan.id = version.plan_id
        JOIN locality ON locality.id = plan.locality_id
        JOIN criteria_set AS asked ON asked.id = criterion.set_id
        WHERE score.member_id = :member AND asked.version = :version
        ORDER BY locality.sort, locality.id, version.number, criterion.number, criterion.id
        """,
        member=who.member,
        version=who.criteria_version,
    )
    answers = grouped(
        (
            (code, number),
            Answer(
                criterion=criterion,
                changed=who.opened if changed is None else moment(changed),
                state=None if state is None else ScoreState(state),
                rating=rating,
                comment=comment,
                evidence=cited.get(score, ()),
            ),
        )
        for code, number, score, criterion, state, rating, comment, changed in rows
    )
    return tuple(
        PlanAnswers(code, number, who.fingerprints[code, number], given)
        for (code, number), given in answers.items()
        if (code, number) in who.fingerprints  # a version the chair knows
    )


def _cited(db: sqlite3.Connection, member: int) -> dict[int, tuple[Cited, ...]]:
    rows = select(
        db,
        """
        SELECT link.score_id, coalesce(row.code, ''), coalesce(document.sha256, ''), link.page,
               link.quote
        FROM evidence AS link JOIN score ON score.id = link.score_id
        LEFT JOIN objective AS row ON row.id = link.objective_id
        LEFT JOIN attachment AS document ON document.id = link.attachment_id
        WHERE score.member_id = :member ORDER BY link.id
        """,
        member=member,
    )
    return grouped(
        (score, Cited(code, "" if code else sha256, None if code else page, quote))
        for score, code, sha256, page, quote in rows
    )
