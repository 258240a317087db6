"""Who has scored what: the marks of every plan version, and the ratings they suggest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, col, select

from lyapp.model.criteria import Mark, ScoreState
from lyapp.rules.ratings import Suggestion, suggest
from lyapp.store.queries.criteria import AskedSet
from lyapp.store.tables.plans import Score
from lyapp.store.tables.programme import Locality, Member, MemberOrganisation

_STATES = {state.value: state for state in ScoreState}


@dataclass(frozen=True, slots=True)
class PlanMarks:
    """What has been said of one plan version, from all members.

    `answered` maps a member's key to how many rated criteria they have answered.
    """

    marks: dict[str, list[Mark]]
    answered: dict[int, int]
    made_up: bool


def marks_by_version(
    session: Session, asked: AskedSet, versions: Collection[int] | None = None
) -> dict[int, PlanMarks]:
    """The marks of plan versions (all, or those given), by plan version."""
    wanted = select(
        Score.plan_version_id, Score.criterion_id, Score.member_id, Score.state, Score.rating,
        Score.made_up,
    ).where(col(Score.state).is_not(None))  # fmt: skip
    if versions is not None and len(versions) <= 500:
        wanted = wanted.where(col(Score.plan_version_id).in_(versions))
    keys = {key: criterion.key for key, criterion in asked.criteria if not criterion.open_text}
    known = {
        (state, rating): Mark(_STATES[state], rating)
        for state in _STATES
        for rating in (None, *(level.value for level in asked.scale.levels))
    }
    found: dict[int, PlanMarks] = {}
    for version, criterion, member, state, rating, made_up in session.exec(wanted).all():
        key = keys.get(criterion)
        plan = found.get(version)
        if plan is None:
            plan = found[version] = PlanMarks(defaultdict(list), defaultdict(int), made_up)
        if key is None or state is None:
            continue
        plan.marks[key].append(known[state, rating])
        plan.answered[member] += 1
        if made_up and not plan.made_up:
            found[version] = PlanMarks(plan.marks, plan.answered, made_up=True)
    return found


def expected_members(session: Session) -> dict[int, frozenset[int]]:
    """The members who should score each organisation's plans; those listed for none score all."""
    everyone = set(session.exec(select(Member.id).where(col(Member.withdrawn).is_(False))).all())
    listed: dict[int, set[int]] = {}
    for member, organisation in session.exec(
        select(MemberOrganisation.member_id, MemberOrganisation.organisation_id)
    ).all():
        listed.setdefault(member, set()).add(organisation)
    organisations = set(session.exec(select(Locality.organisation_id)).all())
    return {
        organisation: frozenset(
            member or 0
            for member in everyone
            if member not in listed or organisation in listed[member]
        )
        for organisation in organisations
    }


def suggestion(asked: AskedSet, marks: PlanMarks | None) -> Suggestion:
    """The rating the marks of one plan version suggest."""
    return suggest(
        [criterion for _key, criterion in asked.criteria],
        {} if marks is None else marks.marks,
        asked.scale,
    )


def finished(marks: PlanMarks | None, expected: Collection[int], rated: int) -> int:
    """How many of the expected members have answered every rated criterion."""
    if marks is None or rated == 0:
        return 0
    return sum(marks.answered.get(member, 0) >= rated for member in expected)
