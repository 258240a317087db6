"""An answer goes along where the plan and the question are the same, and is the same itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lyapp.model.carrying import EarlierCopy
from lyapp.model.criteria import Criterion, Level, Rag, RatingScale, ScoreState
from lyapp.model.packs import Answer, Cited, PackContents, PackPlan, PlanAnswers
from lyapp.model.programme import ProgrammeData
from lyapp.rules.carrying import carry_over

THEN = datetime(2008, 5, 1, 9, tzinfo=UTC)
SCALE = RatingScale("two", "Two", (Level(0, "No", Rag.RED), Level(1, "Yes", Rag.GREEN)), 1)
CLEAR, MONEY = (
    Criterion("clear", 1, "Clear", "Is it clear?"),
    Criterion("money", 2, "Money", "Does it add up?", descriptors=((1, "It does"),)),
)
RATED = Answer("clear", THEN, ScoreState.RATED, 1, "Good.", (Cited(row="P1"),))
UNABLE = Answer("money", THEN, ScoreState.UNABLE)
BACK = Answer("money", THEN)
EARLIER = EarlierCopy(
    pack="1" * 32,
    device="2" * 32,
    scale=SCALE,
    criteria=(CLEAR, MONEY),
    plans=(
        PlanAnswers("E-1", 1, "a" * 64, (RATED, UNABLE)),
        PlanAnswers("E-2", 1, "b" * 64, (RATED, BACK)),
    ),
)
NEWER = PackContents(
    pack="3" * 32,
    review="r",
    member="ap",
    made=THEN,
    programme=ProgrammeData(
        key="p",
        title="P",
        year="2008/09",
        scale=SCALE,
        criteria=(CLEAR, MONEY),
        outcome_types=(),
        committee="",
    ),
    criteria_version=1,
    criteria_fingerprint="f",
    plans=(PackPlan("E-1", 1, "a" * 64), PackPlan("E-2", 1, "b" * 64)),
    scored=("E-1", "E-2"),
)


def numbers(found):
    return found.taken, found.replaced, found.other_plans, found.other_questions, found.not_theirs


def asking(*criteria, scale=SCALE):
    return replace(NEWER, programme=replace(NEWER.programme, criteria=criteria, scale=scale))


def test_where_nothing_changed_everything_goes_along_as_it_is():
    found = carry_over(EARLIER, NEWER)
    assert found.plans == EARLIER.plans
    assert (found.pack, found.device) == (EARLIER.pack, EARLIER.device)
    # What was taken back goes along, and isn't counted.
    assert numbers(found) == (3, 0, 0, 0, 0)
    assert found.stayed == 0


def test_what_was_said_of_a_plan_that_changed_stays():
    plans = (PackPlan("E-1", 1, "c" * 64), NEWER.plans[1])
    found = carry_over(EARLIER, replace(NEWER, plans=plans))
    assert found.plans == EARLIER.plans[1:]
    assert numbers(found) == (1, 0, 2, 0, 0)
    assert numbers(carry_over(EARLIER, replace(NEWER, plans=()))) == (0, 0, 3, 0, 0)


def test_a_version_that_was_replaced_keeps_its_answers():
    plans = (*NEWER.plans, PackPlan("E-1", 2, "c" * 64))
    found = carry_over(EARLIER, replace(NEWER, plans=plans))
    assert found.plans == EARLIER.plans
    assert numbers(found) == (3, 2, 0, 0, 0)


def test_a_plan_that_isnt_theirs_any_more_takes_nothing():
    assert numbers(carry_over(EARLIER, replace(NEWER, scored=("E-1",)))) == (2, 0, 0, 0, 1)


@pytest.mark.parametrize(
    "other",
    [
        {"key": "pounds"},
        {"title": "Cash"},
        {"question": "Is it enough?"},
        {"guidance": "Add it up."},
        {"descriptors": ((1, "It does, to the penny"),)},
        {"open_text": True},
    ],
)
def test_a_criterion_that_asks_something_else_takes_nothing(other):
    found = carry_over(EARLIER, asking(CLEAR, replace(MONEY, **other)))
    assert found.plans == tuple(replace(plan, answers=plan.answers[:1]) for plan in EARLIER.plans)
    assert numbers(found) == (2, 0, 0, 1, 0)


@pytest.mark.parametrize("other", [{"number": 9}, {"weight": 3}, {"must_pass": True}])
def test_what_an_answer_leads_to_may_change(other):
    assert carry_over(EARLIER, asking(CLEAR, replace(MONEY, **other))).plans == EARLIER.plans


@pytest.mark.parametrize(
    "scale",
    [
        replace(SCALE, levels=(*SCALE.levels, Level(2, "Very", Rag.GREEN))),
        replace(SCALE, levels=(replace(SCALE.levels[0], label="Never"), SCALE.levels[1])),
        replace(SCALE, meets_value=0),
    ],
)
def test_under_another_scale_nothing_goes_along(scale):
    found = carry_over(EARLIER, asking(CLEAR, MONEY, scale=scale))
    assert found.plans == ()
    assert numbers(found) == (0, 0, 0, 3, 0)
