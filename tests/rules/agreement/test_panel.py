"""What is said of a panel's agreement, and when nothing is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.agreement.alpha import Metric, alpha
from lyapp.rules.agreement.panel import LEAST_PLANS, LEAST_UNITS, Verdict, panel_agreement


def ratings(plans, criteria, members, value):
    return {
        (plan, criterion, member): value(plan, criterion, member)
        for plan in range(plans)
        for criterion in range(criteria)
        for member in range(members)
    }


def test_too_few_to_say():
    found = panel_agreement(ratings(2, 5, 3, lambda p, c, m: p + m), lowest=0, highest=4)
    assert found.alpha.verdict is Verdict.TOO_FEW
    assert found.alpha.value is None
    assert found.totals is None
    assert found.offsets == ()


def test_no_ratings_at_all():
    found = panel_agreement({}, lowest=0, highest=4)
    assert (found.members, found.units, found.alpha.verdict) == (0, 0, Verdict.TOO_FEW)


def test_everyone_gave_one_value():
    found = panel_agreement(ratings(6, 5, 3, lambda p, c, m: 3), lowest=0, highest=4)
    assert found.alpha.verdict is Verdict.ALL_THE_SAME
    assert found.totals is None


def test_full_agreement_on_different_values_is_one():
    found = panel_agreement(ratings(6, 5, 3, lambda p, c, m: p % 5), lowest=0, highest=4)
    assert found.alpha.value == pytest.approx(1)
    assert (found.alpha.low, found.alpha.high) == pytest.approx((1, 1))
    assert found.totals.mean == pytest.approx(1)
    assert [offset.mean for offset in found.offsets] == [0, 0, 0]


def test_chance_is_near_nothing_and_inside_its_interval():
    chance = random.Random(1)
    found = panel_agreement(
        ratings(40, 10, 4, lambda p, c, m: chance.randrange(5)), lowest=0, highest=4, resamples=300
    )
    assert abs(found.alpha.value) < 0.1
    assert found.alpha.low < found.alpha.value < found.alpha.high


def test_few_plans_give_a_figure_without_an_interval():
    found = panel_agreement(
        ratings(LEAST_PLANS - 1, 10, 3, lambda p, c, m: (p + c + m) % 5), lowest=0, highest=4
    )
    assert found.alpha.verdict is Verdict.SAID
    assert (found.alpha.low, found.alpha.high) == (None, None)


def test_two_members_get_the_figures_for_two():
    found = panel_agreement(ratings(5, 5, 2, lambda p, c, m: (p + c + m) % 5), lowest=0, highest=4)
    assert found.pair.pairs == 25
    assert found.pair.exact_percent == 0
    three = panel_agreement(ratings(5, 5, 3, lambda p, c, m: p % 5), lowest=0, highest=4)
    assert three.pair is None


def test_a_severe_member_is_seen():
    found = panel_agreement(
        ratings(5, 5, 3, lambda p, c, m: 3 if m else 1), lowest=0, highest=4, resamples=10
    )
    assert {each.member: each.mean for each in found.offsets} == {0: -2, 1: 1, 2: 1}


def test_a_plan_not_rated_by_all_is_left_out_of_the_totals():
    given_ = ratings(6, 5, 3, lambda p, c, m: p % 5)
    del given_[0, 0, 0]
    assert panel_agreement(given_, lowest=0, highest=4, resamples=5).totals.targets == 5


def test_it_is_the_same_each_time_and_can_be_given_up():
    given_ = ratings(8, 5, 3, lambda p, c, m: (p * c + m) % 5)
    one = panel_agreement(given_, lowest=0, highest=4, resamples=50)
    assert one == panel_agreement(given_, lowest=0, highest=4, resamples=50)

    class GivenUp(Exception):
        pass

    def tick(_done: int, _of: int) -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        panel_agreement(given_, lowest=0, highest=4, tick=tick)


@given(st.lists(st.lists(st.integers(0, 4), max_size=6), max_size=12), st.sampled_from(Metric))
def test_alpha_is_never_above_one_and_never_breaks(units, metric):
    found = alpha(units, metric)
    assert found is None or found <= 1 + 1e-9


@given(st.permutations(range(LEAST_UNITS)), st.permutations(range(4)))
def test_the_order_of_units_and_members_does_not_matter(units, members):
    given_ = ratings(4, 5, 4, lambda p, c, m: (p * 3 + c * 2 + m) % 5)
    cells = sorted({key[:2] for key in given_})
    other = {
        (*cells[units[cells.index(key[:2])]], members[key[2]]): value
        for key, value in given_.items()
    }
    one = panel_agreement(given_, lowest=0, highest=4, resamples=0).alpha.value
    two = panel_agreement(other, lowest=0, highest=4, resamples=0).alpha.value
    assert one == pytest.approx(two)
