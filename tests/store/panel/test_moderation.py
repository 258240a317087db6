from __future__ import annotations

import time
from dataclasses import replace

import pytest

from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.panel import CellState, Point
from lyapp.model.trouble import (
    ModerationClosed,
    ModerationNotOpen,
    NotSettledYet,
    ReasonNeeded,
    UnknownKey,
)
from lyapp.rules.agreement.panel import panel_agreement
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.creating import create_review
from lyapp.store.ops import members, moderation, scores, undo
from lyapp.store.ops.taking_back import take_answers_back
from lyapp.store.queries.history import history
from lyapp.store.queries.panel import panel_page
from lyapp.store.queries.panel_board import across, agreement_data, heat, panel_progress
from tests.store.programme_small import many, many_scores, small

ASHBY = 3
"""The newest version of Ashby's plan."""
ANNA, BOB, CY = 1, 2, 3
RULES = (
    OutcomeRule("agreed", RuleWhen(nothing_missing=True, must_pass_at_least=3)),
    OutcomeRule("amend"),
)


@pytest.fixture
def review(path, home):
    made = create_review(path, replace(small(), outcome_rules=RULES), home=home, holder="Chair")
    for member, clear, money in (("ap", 4, 3), ("bq", 3, 3), ("cz", 1, 3)):
        for criterion, rating in ((1, clear), (2, money)):
            scores.record_score(
                made,
                plan_version=ASHBY,
                criterion=criterion,
                member=member,
                state=ScoreState.RATED,
                rating=rating,
                comment="Because",
                who=member,
            )
    yield made
    made.close()


def rated(value):
    return Mark(ScoreState.RATED, value)


def agree(review, criterion, value, **said):
    return moderation.agree_rating(
        review, who="Chair", plan_version=ASHBY, criterion=criterion, mark=rated(value), **said
    )


def do(verb, review, **said):
    return verb(review, who="Chair", plan_version=ASHBY, **said)


def test_the_page_shows_what_is_to_be_discussed(review):
    page = panel_page(review, plan_version=ASHBY)
    states = [cell.state for cell in page.view.cells]
    assert states == [CellState.MUST_DISCUSS, CellState.CONFIRM]
    assert [one.name for one in page.members] == ["Anna Park", "Bob Quinn", "Cy Zell"]
    assert page.suggested.outcome == "agreed"
    assert len(page.answers) == 6
    assert page.moderation is None
    assert page.needs_reason is None


def test_a_plan_is_settled_step_by_step_and_its_record_stays(review):
    with pytest.raises(ModerationNotOpen):
        agree(review, "clear", 3)
    do(moderation.open_moderation, review)
    with pytest.raises(ReasonNeeded):
        agree(review, "clear", 3)
    with pytest.raises(NotSettledYet) as missing:
        do(moderation.close_moderation, review)
    assert "Clear priorities" in missing.value.advice
    agree(
        review,
        "clear",
        3,
        reason="Priorities are named, two without a date.",
        points=[Point(CY, "No dates"), Point(None, "Dates are in the annex")],
    )
    do(moderation.confirm_rest, review)
    with pytest.raises(UnknownKey):
        do(moderation.record_presence, review, present=[ANNA], agreed_by=[BOB])
    do(moderation.record_presence, review, present=[ANNA, BOB, CY], agreed_by=[ANNA, BOB, CY])
    do(moderation.mark_discussed, review)
    with pytest.raises(ReasonNeeded):
        do(moderation.choose_outcome, review, outcome="amend")
    do(moderation.choose_outcome, review, outcome="agreed")
    do(moderation.close_moderation, review)
    page = panel_page(review, plan_version=ASHBY)
    assert page.closing.allowed
    assert page.moderation.closed_by == "Chair"
    agreed = page.record.agreed["clear"]
    assert (agreed.mark.rating, [one.member for one in agreed.points]) == (3, [CY, None])
    assert page.record.agreed["money"].mark == rated(3)
    assert {one.mark.rating for one in page.answers if one.criterion == 1} == {4, 3, 1}
    with pytest.raises(ModerationClosed):
        agree(review, "clear", 2, reason="Other")
    with pytest.raises(ModerationClosed):
        scores.record_score(
            review, who="Anna", plan_version=ASHBY, criterion=1, member="ap",
            state=ScoreState.RATED, rating=0,
        )  # fmt: skip
    with pytest.raises(ModerationClosed):
        take_answers_back(review, who="Chair", pairs=[(ANNA, 1)])
    with pytest.raises(ReasonNeeded):
        do(moderation.reopen_moderation, review, reason=" ")
    do(moderation.reopen_moderation, review, reason="A new letter came")
    assert "A new letter came" in history(review)[0].label
    assert panel_page(review, plan_version=ASHBY).record.record_agreed_by == ()
    do(moderation.withdraw_agreed, review, criterion="clear")
    assert "clear" not in panel_page(review, plan_version=ASHBY).record.agreed
    assert verify(review.path).problems == ()


def test_who_came_in_a_members_place_is_recorded_and_stays_until_said_otherwise(review):
    def there():
        record = panel_page(review, plan_version=ASHBY).record
        return record.present, record.record_agreed_by, dict(record.came)

    do(moderation.open_moderation, review)
    here = [ANNA, BOB]
    before = content_hash(review.raw)
    do(moderation.record_presence, review, present=here)
    themselves = content_hash(review.raw)
    do(moderation.record_presence, review, present=here, came={ANNA: "  Sam Stand ", BOB: " "})
    assert there() == ((ANNA, BOB), (), {ANNA: "Sam Stand"})
    assert "Sam Stand for Anna Park" in history(review)[0].label
    assert content_hash(review.raw) not in (before, themselves)
    do(moderation.record_presence, review, present=here, agreed_by=here)
    assert there() == ((ANNA, BOB), (ANNA, BOB), {ANNA: "Sam Stand"})
    for absent in ({CY: "Sam Stand"}, {99: "Sam Stand"}):
        with pytest.raises(UnknownKey):
            do(moderation.record_presence, review, present=here, came=absent)
    do(moderation.record_presence, review, present=here, came={})
    assert there() == ((ANNA, BOB), (), {})
    assert content_hash(review.raw) == themselves
    undo.undo(review, who="Chair")
    assert there() == ((ANNA, BOB), (ANNA, BOB), {ANNA: "Sam Stand"})
    # A place nobody takes any more has nobody in it.
    do(moderation.record_presence, review, present=[BOB])
    do(moderation.record_presence, review, present=here)
    assert there() == ((ANNA, BOB), (), {})
    assert panel_page(review, plan_version=ASHBY).members[0].substitutes == ("Sam Stand",)
    assert verify(review.path).problems == ()


def test_every_step_can_be_undone(review):
    do(moderation.open_moderation, review)
    steps = [
        lambda: agree(review, "clear", 3, reason="So", points=[Point(CY, "No dates")]),
        lambda: do(moderation.confirm_rest, review),
        lambda: do(moderation.note_points, review, criterion="money", points=[Point(BOB, "Yes")]),
        lambda: do(moderation.note_points, review, criterion="money", points=[]),
        lambda: do(moderation.record_presence, review, present=[ANNA], agreed_by=[ANNA]),
        lambda: do(moderation.record_presence, review, present=[ANNA], came={ANNA: "Sam Stand"}),
        lambda: do(moderation.record_presence, review, present=[ANNA], agreed_by=[ANNA]),
        lambda: do(moderation.mark_discussed, review),
        lambda: do(moderation.choose_outcome, review, outcome="amend", departure="Late"),
        lambda: do(moderation.close_moderation, review),
        lambda: do(moderation.reopen_moderation, review, reason="Again"),
    ]
    for step in steps:
        before = content_hash(review.raw)
        assert step().entry
        after = content_hash(review.raw)
        assert after != before
        undo.undo(review, who="Chair")
        assert content_hash(review.raw) == before
        undo.redo(review, who="Chair")
        assert content_hash(review.raw) == after


def test_the_views_over_all_plans(review):
    found = across(review, criterion="clear")
    ratings = {row.code: sorted(one.mark.rating for one in row.given) for row in found.rows}
    assert ratings == {"E-1": [1, 3, 4], "E-2": []}
    board = heat(review)
    assert board.codes == ("E-1", "E-2")
    assert [cell.value for cell in board.map.rows[0].cells] == [3, 3]
    assert board.map.rows[0].to_discuss == 1
    data = agreement_data(review)
    assert (len(data.ratings), data.plans, data.of) == (6, 2, 2)
    assert panel_agreement(data.ratings, lowest=data.lowest, highest=data.highest).members == 3
    people = {one.name: (one.finished, one.expected) for one in panel_progress(review)}
    assert people == {"Anna Park": (1, 2), "Bob Quinn": (1, 2), "Cy Zell": (1, 2)}
    members.withdraw_member(review, who="Chair", member=CY)
    assert len(panel_progress(review)) == 2


def test_the_page_of_one_plan_of_a_thousand_opens_at_once(tmp_path, home):
    data = many(1000, members=12, criteria=11)
    data = replace(data, scores=many_scores(data))
    large = create_review(tmp_path / "large.lyreview", data, home=home, holder="Chair")
    try:
        panel_page(large, plan_version=500)
        took = []
        for plan in range(501, 508):
            start = time.perf_counter()
            panel_page(large, plan_version=plan)
            took.append(time.perf_counter() - start)
        assert min(took) < 0.1
    finally:
        large._held.release()
        large._held = None
        large.close()
