"""Returns put together: the newest answer counts, whatever order they come in."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lyapp.model.criteria import ScoreState
from lyapp.rules.merging import NOTHING, Merged, Returned, ReturnedPlan, Said, beats, merge

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
LEVELS = {1: frozenset(range(5)), 2: frozenset(range(5)), 9: frozenset()}
ANN, BEN = 1, 2
PLAN, OTHER = 10, 20


def said(source, minute, rating=None, comment="", *, device="laptop", own=False):
    """An answer changed so many minutes after nine; without a rating it was cleared."""
    state = None if rating is None else ScoreState.RATED
    moment = START + timedelta(minutes=minute)
    return Said(moment, source, state, rating, comment, (), device, own)


def returned(sha256, minute, *ratings, member=ANN, device="laptop", plan=PLAN, refused=False):
    """A return with the first criteria of one plan, all changed at one moment."""
    answers = [
        (criterion, said(sha256, minute, rating, device=device))
        for criterion, rating in enumerate(ratings, 1)
        if rating != "-"
    ]
    return Returned(sha256, member, [ReturnedPlan(plan, answers, refused)])


def counts(merged: Merged, number=0):
    """New, changed, unchanged, superseded, kept, refused of one return's only plan."""
    (fate,) = merged.fates[number].plans
    return (
        fate.new, fate.changed, fate.unchanged, fate.superseded, fate.kept, fate.refused
    )  # fmt: skip


def ratings(held):
    return {key: one.rating for key, one in held.items()}


def test_a_first_return_is_new():
    found = merge({}, [returned("a", 0, 3, 2)], levels=LEVELS)
    assert counts(found) == (2, 0, 0, 0, 0, 0)
    assert ratings(found.written) == {(ANN, PLAN, 1): 3, (ANN, PLAN, 2): 2}


def test_the_same_return_twice_changes_nothing():
    one = returned("a", 0, 3, 2)
    first = merge({}, [one], levels=LEVELS)
    again = merge(first.written, [one], levels=LEVELS)
    assert counts(again) == (0, 0, 2, 0, 0, 0)
    assert again.written == {}
    twice = merge({}, [one, one], levels=LEVELS)
    assert twice.written == first.written
    assert [fate.repeated for fate in twice.fates] == [False, True]
    assert (counts(twice, 0), counts(twice, 1)) == ((2, 0, 0, 0, 0, 0), (0, 0, 2, 0, 0, 0))


def test_a_later_return_counts_before_an_older_one():
    older, newer = returned("a", 0, 3, 2), returned("b", 5, 4, 2)
    held = merge({}, [older], levels=LEVELS).written
    found = merge(held, [newer], levels=LEVELS)
    assert counts(found) == (0, 1, 1, 0, 0, 0)
    # What says the same is written all the same: its moment decides about the next return.
    assert set(found.written) == {(ANN, PLAN, 1), (ANN, PLAN, 2)}


def test_an_older_return_after_a_newer_is_superseded():
    older, newer = returned("a", 0, 3, 2), returned("b", 5, 4, 2)
    held = merge({}, [newer], levels=LEVELS).written
    found = merge(held, [older], levels=LEVELS)
    assert counts(found) == (0, 0, 1, 1, 0, 0)
    assert found.written == {}


def test_an_answer_sent_again_is_new_only_once():
    """A later return brings the earlier answers again, unchanged since."""
    answer = (1, said("what it says", 0, 3))
    first = Returned("a", ANN, [ReturnedPlan(PLAN, [answer])])
    later = Returned("b", ANN, [ReturnedPlan(PLAN, [answer, (2, said("more", 5, 2))])])
    for order in ([first, later], [later, first]):
        found = merge({}, order, levels=LEVELS)
        fates = {fate.sha256: fate.plans[0] for fate in found.fates}
        assert (fates["a"].new, fates["a"].unchanged) == (0, 1)
        assert (fates["b"].new, fates["b"].unchanged) == (2, 0)
    held = merge({}, [first], levels=LEVELS).written
    assert counts(merge(held, [later], levels=LEVELS)) == (1, 0, 1, 0, 0, 0)


def test_a_cleared_answer_keeps_an_older_one_from_coming_back():
    older, cleared = returned("a", 0, 3), returned("b", 5, None)
    held = merge({}, [cleared], levels=LEVELS).written
    assert counts(merge({}, [cleared], levels=LEVELS)) == (0, 0, 1, 0, 0, 0)
    assert held[ANN, PLAN, 1].content == NOTHING
    assert counts(merge(held, [older], levels=LEVELS)) == (0, 0, 0, 1, 0, 0)


def test_what_was_typed_in_for_the_member_stays():
    key = (ANN, PLAN, 1)
    held = {key: said("", 0, 2, own=True)}
    found = merge(held, [returned("b", 99, 4)], levels=LEVELS)
    assert counts(found) == (0, 0, 0, 0, 1, 0)
    assert found.written == {}
    assert counts(merge(held, [returned("b", 99, 2)], levels=LEVELS)) == (0, 0, 1, 0, 0, 0)


def test_what_a_member_gave_in_the_review_itself_competes_by_its_moment():
    held = {(ANN, PLAN, 1): said("", 10, 2)}
    assert counts(merge(held, [returned("b", 5, 4)], levels=LEVELS)) == (0, 0, 0, 1, 0, 0)
    assert counts(merge(held, [returned("b", 15, 4)], levels=LEVELS)) == (0, 1, 0, 0, 0, 0)


def test_two_devices_are_both_taken_and_the_differences_named():
    desk = returned("a", 0, 3, 2, device="desk")
    laptop = returned("b", 5, 4, 2, device="laptop")
    together = merge({}, [desk, laptop], levels=LEVELS)
    assert [fate.plans[0].on_two_devices for fate in together.fates] == [(1,), (1,)]
    held = merge({}, [desk], levels=LEVELS).written
    after = merge(held, [laptop], levels=LEVELS)
    assert after.fates[0].plans[0].on_two_devices == (1,)
    # Changed again on the same device, nothing is at odds.
    same = merge(held, [returned("c", 9, 1, 1, device="desk")], levels=LEVELS)
    assert same.fates[0].plans[0].on_two_devices == ()


def test_members_and_plans_dont_touch_each_other():
    found = merge(
        {},
        [
            returned("a", 0, 3),
            returned("b", 5, 1, member=BEN, device="other"),
            returned("c", 9, 2, plan=OTHER),
        ],
        levels=LEVELS,
    )
    assert ratings(found.written) == {
        (ANN, PLAN, 1): 3,
        (BEN, PLAN, 1): 1,
        (ANN, OTHER, 1): 2,
    }
    assert all(fate.plans[0].on_two_devices == () for fate in found.fates)


def test_a_refused_plan_is_counted_and_left_out():
    found = merge({}, [returned("a", 0, 3, 2, refused=True)], levels=LEVELS)
    assert counts(found) == (0, 0, 0, 0, 0, 2)
    assert found.written == {}


def test_what_no_criterion_takes_is_refused():
    answers = [
        (1, said("a", 0, 7)),  # off the scale
        (9, said("a", 0, 3)),  # open text takes no rating
        (9, said("a", 0, None, "Well written.")),
        (77, said("a", 0, 3)),  # no such criterion
        (2, said("a", 0)._replace(rating=3)),  # a rating without its state
    ]
    found = merge({}, [Returned("a", ANN, [ReturnedPlan(PLAN, answers)])], levels=LEVELS)
    assert counts(found) == (1, 0, 0, 0, 0, 4)
    assert set(found.written) == {(ANN, PLAN, 9)}


CONTENT = st.tuples(st.sampled_from([None, 0, 3, 4]), st.sampled_from(["", "why"]))
ANSWER = st.tuples(st.integers(0, 4), CONTENT)


@st.composite
def some_returns(draw):
    """Returns of two members on two devices, often changed at the same moment."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        sha256, device = f"{number}", draw(st.sampled_from(["desk", "laptop"]))
        by_content = draw(st.booleans())
        plans = []
        for plan in draw(st.sets(st.sampled_from([PLAN, OTHER]), min_size=1)):
            answers = [
                (
                    criterion,
                    said(
                        f"{rating} {comment} {device}" if by_content else sha256,
                        minute,
                        rating,
                        comment,
                        device=device,
                    ),
                )
                for criterion, (minute, (rating, comment)) in sorted(
                    draw(st.dictionaries(st.sampled_from([1, 2]), ANSWER)).items()
                )
            ]
            plans.append(ReturnedPlan(plan, answers))
        made.append(Returned(sha256, draw(st.sampled_from([ANN, BEN])), plans))
    return made


def all_answers(returns):
    return [
        ((each.member, plan.plan_version, criterion), answer)
        for each in returns
        for plan in each.plans
        for criterion, answer in plan.answers
    ]


def merged_in(batches, held):
    """What the review holds after merging batch after batch."""
    now = dict(held)
    for batch in batches:
        now |= merge(now, batch, levels=LEVELS).written
    return now


HELD = st.dictionaries(
    st.tuples(st.just(ANN), st.sampled_from([PLAN, OTHER]), st.sampled_from([1, 2])),
    st.builds(lambda minute, own: said("", minute, 1, own=own), st.integers(0, 4), st.booleans()),
)


@settings(max_examples=100)
@given(some_returns(), HELD, st.data())
def test_any_order_repetition_and_grouping_gives_the_same(returns, held, data):
    expected = merged_in([returns], held)
    order = data.draw(st.permutations(returns))
    again = data.draw(st.lists(st.sampled_from(returns), max_size=3))
    sequence = [*order, *again]
    cuts = sorted(data.draw(st.sets(st.integers(0, len(sequence)))))
    batches = [sequence[a:b] for a, b in itertools.pairwise([0, *cuts, len(sequence)])]
    assert merged_in(batches, held) == expected


@settings(max_examples=100)
@given(some_returns(), HELD)
def test_nothing_is_lost(returns, held):
    """Each answer counts, or one that goes before it does; and each has one fate."""
    now = merged_in([returns], held)
    for key, answer in all_answers(returns):
        assert now[key] == answer or beats(now[key], answer)
    assert set(now) == set(held) | {key for key, _answer in all_answers(returns)}
    for key, there in now.items():
        assert there == held.get(key) or (key, there) in all_answers(returns)
    found = merge(held, returns, levels=LEVELS)
    for each, fate in zip(returns, found.fates, strict=True):
        for plan, what in zip(each.plans, fate.plans, strict=True):
            told = what.new + what.changed + what.unchanged + what.superseded + what.kept
            assert told == len(plan.answers)


@settings(max_examples=100)
@given(some_returns(), HELD, st.data())
def test_a_part_of_the_returns_first_changes_nothing_in_the_end(returns, held, data):
    part = data.draw(st.lists(st.sampled_from(returns), unique_by=lambda each: each.sha256))
    assert merged_in([part, returns], held) == merged_in([returns], held)
    assert merged_in([returns, part], held) == merged_in([returns], held)


@settings(max_examples=100)
@given(some_returns(), HELD)
def test_the_preview_counts_what_really_changes(returns, held):
    found = merge(held, returns, levels=LEVELS)
    changed = sum(
        held[key].content != one.content if key in held else one.content != NOTHING
        for key, one in found.written.items()
    )
    told = sum(what.new + what.changed for fate in found.fates for what in fate.plans)
    assert told == changed


@given(some_returns(), HELD)
def test_the_order_of_the_files_decides_no_fate(returns, held):
    forth = merge(held, returns, levels=LEVELS)
    back = merge(held, returns[::-1], levels=LEVELS)
    assert sorted(forth.fates, key=lambda fate: fate.sha256) == sorted(
        back.fates, key=lambda fate: fate.sha256
    )
