"""One member's score sheet for one plan version, with the plan beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.criteria import Criterion, Mark, RatingScale, ScoreState
from lyapp.model.plan import Objective
from lyapp.model.trouble import UnknownKey
from lyapp.rules.ratings import Suggestion, suggest
from lyapp.store.lookup import find, locality_of
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.objectives import objectives
from lyapp.store.queries.scoring import expected_members
from lyapp.store.tables import plans
from lyapp.store.tables.programme import Locality, Member, Organisation

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class ToScore:
    """A locality in the list of plans to score; `done` of `of` rated criteria are answered."""

    locality: int
    code: str
    name: str
    plan_version: int | None
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited row of the plan: evidence id, objective id, its code and title."""

    id: int
    objective: int
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A criterion and what this member has said of it; `state` is None while unanswered."""

    criterion: int
    what: Criterion
    state: ScoreState | None
    rating: int | None
    comment: str
    citations: tuple[Citation, ...]
    made_up: bool


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """Everything the review screen shows of one plan for one member."""

    locality: int
    code: str
    name: str
    practices: int | None
    list_size: int | None
    list_size_printed: str
    plan_version: int
    version: int
    member: str
    member_name: str
    scale: RatingScale
    lines: tuple[ScoreLine, ...]
    objectives: tuple[Objective, ...]
    suggestion: Suggestion
    """From this member's own marks alone."""


def to_score(review: ReviewFile, *, member: str) -> tuple[ToScore, ...]:
    """The localities a member should score, in the paper's order, with how far they have got."""
    with review.read() as session:
        who = _member(session, member)
        rated = set(newest_criteria(session).rated)
        mine = {
            organisation
            for organisation, members in expected_members(session).items()
            if who.id in members
        }
        newest = dict(
            session.exec(
                select(plans.Plan.locality_id, plans.PlanVersion.id)
                .join(plans.PlanVersion, col(plans.PlanVersion.plan_id) == plans.Plan.id)
                .order_by(col(plans.PlanVersion.number))
            ).all()
        )
        done: dict[int, int] = {}
        for version, criterion in session.exec(
            select(plans.Score.plan_version_id, plans.Score.criterion_id).where(
                plans.Score.member_id == who.id, col(plans.Score.state).is_not(None)
            )
        ).all():
            done[version] = done.get(version, 0) + (criterion in rated)
        rows = session.exec(
            select(Locality)
            .join(Organisation, col(Organisation.id) == Locality.organisation_id)
            .order_by(col(Organisation.sort), col(Locality.sort))
        ).all()
    return tuple(
        ToScore(
            locality=row.id or 0,
            code=row.code,
            name=row.name,
            plan_version=newest.get(row.id or 0),
            done=done.get(newest.get(row.id or 0) or 0, 0),
            of=len(rated),
        )
        for row in rows
        if row.organisation_id in mine
    )


def score_sheet(review: ReviewFile, *, plan_version: int, member: str) -> ScoreSheet:
    """A member's score sheet for a plan version.

    Raises:
        UnknownKey: no such plan version or member.
    """
    with review.read() as session:
        who = _member(session, member)
        version = find(session, plans.PlanVersion, plan_version, "plan version")
        locality = locality_of(session, plan_version)
        asked = newest_criteria(session)
        given = {
            row.criterion_id: row
            for row in session.exec(
                select(plans.Score).where(
                    plans.Score.plan_version_id == plan_version, plans.Score.member_id == who.id
                )
            ).all()
        }
        rows = objectives(session, [plan_version]).get(plan_version, ())
        cited = _citations(session, [row.id or 0 for row in given.values()])
    lines = []
    marks: dict[str, list[Mark]] = {}
    for key, criterion in asked.criteria:
        row = given.get(key)
        state = ScoreState(row.state) if row and row.state else None
        if row is not None and state is not None:
            marks[criterion.key] = [Mark(state, row.rating)]
        lines.append(
            ScoreLine(
                criterion=key,
                what=criterion,
                state=state,
                rating=row.rating if row else None,
                comment=row.comment if row else "",
                citations=tuple(cited.get(row.id or 0, ())) if row else (),
                made_up=row.made_up if row else False,
            )
        )
    return ScoreSheet(
        locality=locality.id or 0,
        code=locality.code,
        name=locality.name,
        practices=locality.practices,
        list_size=locality.list_size,
        list_size_printed=locality.list_size_printed,
        plan_version=plan_version,
        version=version.number,
        member=member,
        member_name=who.name,
        scale=asked.scale,
        lines=tuple(lines),
        objectives=rows,
        suggestion=suggest([one for _key, one in asked.criteria], marks, asked.scale),
    )


def _member(session: Session, key: str) -> Member:
    found = session.exec(select(Member).where(Member.key == key)).first()
    if found is None:
        known = ", ".join(session.exec(select(Member.key).order_by(col(Member.sort))).all())
        raise UnknownKey(what="member", key=key, known=known)
    return found


def _citations(session: Session, scores: list[int]) -> dict[int, list[Citation]]:
    cited: dict[int, list[Citation]] = {}
    for link, row in session.exec(
        select(plans.Evidence, plans.Objective)
        .join(plans.Objective, col(plans.Objective.id) == plans.Evidence.objective_id)
        .where(col(plans.Evidence.score_id).in_(scores))
        .order_by(col(plans.Evidence.id))
    ).all():
        cited.setdefault(link.score_id, []).append(
            Citation(link.id or 0, row.id or 0, row.code, row.title)
        )
    return cited
