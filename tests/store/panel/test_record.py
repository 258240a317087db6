"""What the moderation record is printed from: how each plan was settled, step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lyapp.exchange.rounds import make_pack
from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.panel import Point
from lyapp.model.trouble import UnknownKey
from lyapp.store.creating import create_review
from lyapp.store.ops import calibration, moderation, scores, undo
from lyapp.store.ops.merging import merge_returns
from lyapp.store.overruled import ReturnSays
from lyapp.store.queries.moderation_log import StepKind
from lyapp.store.queries.record import record_book
from tests.store.panel.returning import answer, incoming
from tests.store.programme_small import small

ANNA, BOB, CY = 1, 2, 3
ASHBY_BEFORE, ASHBY = 1, 3
"""Ashby's two versions."""
RULES = (
    OutcomeRule("agreed", RuleWhen(nothing_missing=True, must_pass_at_least=3)),
    OutcomeRule("amend"),
)


@pytest.fixture
def review(path, home):
    """A blind review whose three members have returned Ashby's newest plan."""
    made = create_review(path, replace(small(), outcome_rules=RULES), home=home, holder="Chair")
    for member, rating in (("ap", 4), ("bq", 3), ("cz", 1)):
        make_pack(made, who="Chair", member=member)
        said = [answer(rating=rating, comment=f"By {member}."), answer("money", 3)]
        merge_returns(
            made, who="Chair", returns=[incoming(made, member, {("E-1", 2): said}, made=5)]
        )
    yield made
    made.close()


def do(verb, review, **said):
    return verb(review, who="Chair", plan_version=ASHBY, **said)


def agree(review, value, reason):
    return moderation.agree_rating(
        review,
        who="Deputy",
        plan_version=ASHBY,
        criterion="clear",
        mark=Mark(ScoreState.RATED, value),
        reason=reason,
        points=[Point(CY, "No dates")],
    )


def ashby(review):
    return next(one for one in record_book(review).plans if one.page.plan_version == ASHBY)


def test_the_steps_of_a_plan_are_on_its_record(review):
    do(moderation.open_moderation, review)
    agree(review, 2, "First thought")
    moderation.withdraw_agreed(review, who="Chair", plan_version=ASHBY, criterion="clear")
    agree(review, 3, "Priorities are named")
    do(moderation.confirm_rest, review)
    do(moderation.record_presence, review, present=[ANNA, CY], agreed_by=[ANNA, CY])
    do(moderation.mark_discussed, review)
    do(moderation.choose_outcome, review, outcome="agreed")
    do(moderation.close_moderation, review)
    do(moderation.reopen_moderation, review, reason="A letter came")
    plan = ashby(review)
    assert [(one.kind, one.who, one.why, one.members) for one in plan.steps] == [
        (StepKind.OPENED, "Chair", "", ()),
        (StepKind.AGREED, "Chair", "", (ANNA, CY)),
        (StepKind.DISCUSSED, "Chair", "", ()),
        (StepKind.CLOSED, "Chair", "", ()),
        (StepKind.REOPENED, "Chair", "A letter came", ()),
        (StepKind.NOT_AGREED, "Chair", "", (ANNA, CY)),
    ]
    agreed = plan.agreed["clear"]
    assert [one.mark and one.mark.rating for one in agreed] == [2, None, 3]
    assert [one.who for one in agreed] == ["Deputy", "Chair", "Deputy"]
    assert [one.reason for one in agreed] == ["First thought", "", "Priorities are named"]
    assert (plan.opened, plan.closed, plan.criteria_version, plan.newest) == (True, False, 1, True)


def test_a_point_that_was_taken_out_stays_on_the_record(review):
    do(moderation.open_moderation, review)
    said = [Point(ANNA, "Dates are in the annex"), Point(None, "One is missing"), Point(CY, "No")]
    do(moderation.note_points, review, criterion="clear", points=said)
    do(moderation.note_points, review, criterion="clear", points=said[1:])
    (gone,) = ashby(review).gone["clear"]
    assert (gone.who, gone.point) == ("Chair", said[0])
    do(moderation.note_points, review, criterion="clear", points=[*said[1:], Point(BOB, "Two")])
    assert len(ashby(review).gone["clear"]) == 1
    undo.undo(review, who="Chair")
    assert [one.point.text for one in ashby(review).gone["clear"]][1:] == ["Two"]


def test_an_undone_step_is_told_as_one(review):
    do(moderation.open_moderation, review)
    undo.undo(review, who="Chair")
    undo.redo(review, who="Chair")
    kinds = [(one.kind, one.taken_back) for one in ashby(review).steps]
    assert kinds == [
        (StepKind.OPENED, False),
        (StepKind.OPENING_TAKEN_BACK, True),
        (StepKind.OPENED, False),
    ]


def test_an_opening_that_was_taken_back_is_told_of_that_plan_alone(review):
    do(moderation.open_moderation, review)
    agree(review, 3, "Priorities are named")
    undo.undo(review, who="Chair")
    undo.undo(review, who="Chair")
    moderation.open_moderation(
        review, who="Chair", plan_version=ASHBY_BEFORE, reason="Nobody scored that version"
    )
    plans = {one.page.plan_version: one for one in record_book(review).plans}
    assert [one.kind for one in plans[ASHBY].steps] == [
        StepKind.OPENED,
        StepKind.OPENING_TAKEN_BACK,
    ]
    assert plans[ASHBY].agreed == {}
    assert [one.kind for one in plans[ASHBY_BEFORE].steps] == [StepKind.OPENED]
    assert not any(plans[ASHBY_BEFORE].agreed.values())


def test_packs_and_returns_are_named_and_nothing_unopened_is(review):
    book = record_book(review)
    assert book.blind
    assert [len(book.packs[member]) for member in (ANNA, BOB, CY)] == [1, 1, 1]
    (come,) = book.returns[CY]
    assert len(come.sha256) == 64
    assert come.made is not None
    assert come.made < come.received
    plan = next(one for one in book.plans if one.page.plan_version == ASHBY)
    assert (plan.opened, plan.page.answers, plan.page.view, plan.agreed) == (False, (), None, {})
    assert book.agreement.ratings == {}


def test_which_plans_are_on_it(review):
    moderation.open_moderation(
        review, who="Chair", plan_version=ASHBY_BEFORE, reason="Nobody scored that version"
    )
    names = [(one.page.code, one.page.version, one.newest) for one in record_book(review).plans]
    assert names[:2] == [("E-1", 1, False), ("E-1", 2, True)]
    assert [one.page.code for one in record_book(review, localities=["e-2"]).plans] == ["E-2"]
    assert record_book(review, closed_only=True).plans == ()
    with pytest.raises(UnknownKey):
        record_book(review, localities=["nowhere"])


def test_a_calibration_round_is_there_with_who_marked_it(review):
    calibration.mark_for_calibration(review, who="Chair", plan_version=ASHBY, note="In May")
    (one,) = record_book(review).calibrations
    assert (one.name, one.note, one.marked_by, one.version) == ("Ashby", "In May", "Chair", 2)
    assert one.marked_at is not None
    assert one.scored is not None
    assert one.scored[0] <= one.scored[1] < one.marked_at
    assert one.round.members == ()
    do(moderation.open_moderation, review)
    (one,) = record_book(review).calibrations
    assert one.round.differences[0].spread == 3


def enter(review, rating, *, member="ap", criterion=1, comment="On paper"):
    scores.record_score(
        review,
        who="Chair",
        plan_version=ASHBY,
        criterion=criterion,
        member=member,
        state=ScoreState.RATED,
        rating=rating,
        comment=comment,
        entered_by="Chair",
    )


def come(review, *answers, made):
    merge_returns(
        review, who="Chair", returns=[incoming(review, "ap", {("E-1", 2): answers}, made=made)]
    )


def rated(value, comment=""):
    return ReturnSays(Mark(ScoreState.RATED, value), comment)


def test_where_an_entry_differs_from_the_members_return_is_on_the_record(review):
    do(moderation.open_moderation, review)
    enter(review, 1)
    assert ashby(review).apart == {(ANNA, 1): rated(4, "By ap.")}
    enter(review, 4, comment="By ap.")
    assert ashby(review).apart == {}


def test_a_return_that_comes_after_the_entry_is_told_too_and_the_newest_counts(review):
    do(moderation.open_moderation, review)
    enter(review, 1)
    come(review, answer(rating=0, at=9, comment="Now"), answer("money", 2, at=9), made=9)
    come(review, answer(rating=3, at=7, comment="Meanwhile"), made=7)
    assert ashby(review).apart == {(ANNA, 1): rated(0, "Now")}
    come(review, answer(rating=1, at=11, comment="On paper"), made=11)
    assert ashby(review).apart == {}
    undo.undo(review, who="Chair")
    assert ashby(review).apart == {(ANNA, 1): rated(0, "Now")}


def test_an_entry_that_was_taken_back_or_never_had_a_return_differs_from_nothing(review):
    do(moderation.open_moderation, review)
    enter(review, 1)
    undo.undo(review, who="Chair")
    assert ashby(review).apart == {}
    enter(review, 1, criterion=2)
    come(review, answer(rating=4, at=20), made=20)
    assert ashby(review).apart == {(ANNA, 2): rated(3)}


def test_before_a_plan_is_opened_no_return_is_told(review):
    enter(review, 1)
    assert ashby(review).apart == {}
