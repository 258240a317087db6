"""Agreement figures as a chair reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lyapp.rules.agreement.in_words import (
    alpha_in_words,
    figure,
    pair_in_words,
    signed,
    totals_in_words,
)
from lyapp.rules.agreement.kappa import TwoRaters
from lyapp.rules.agreement.panel import Estimate, PanelAgreement, Verdict, panel_agreement


def found(alpha: Estimate, plans: int = 11) -> PanelAgreement:
    return PanelAgreement(8, plans, 110, alpha, None, None, ())


def said(notices) -> str:
    return " ".join(one.sentence for one in notices)


def test_too_few_and_all_the_same_have_their_own_sentence():
    few = found(Estimate(Verdict.TOO_FEW))
    for units, how_many in ((0, "there are none."), (1, "so far there is one."), (9, "are 9.")):
        told = said(alpha_in_words(replace(few, units=units)))
        assert "a figure needs 20 criteria" in told
        assert told.endswith(how_many)
    assert "Everyone agreed on one value" in said(
        alpha_in_words(found(Estimate(Verdict.ALL_THE_SAME)))
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (-0.1, "no better than chance"),
        (0.0, "no better than chance"),
        (0.5, "no conclusion should rest"),
        (0.667, "tentative"),
        (0.8, "much alike"),
    ],
)
def test_a_figure_is_read_out_by_the_usual_lines(value, words):
    told = said(alpha_in_words(found(Estimate(Verdict.SAID, value, value, value))))
    assert words in told
    assert "can’t be told more closely" not in told


def test_an_interval_over_a_line_says_so_and_without_one_how_many_plans_it_needs():
    told = said(alpha_in_words(found(Estimate(Verdict.SAID, 0.58, 0.41, 0.7))))
    assert "alpha is 0.58, and lies between 0.41 and 0.70 with 95 % confidence" in told
    assert "from “too far apart to rest on” to “alike enough”" in told
    told = said(alpha_in_words(found(Estimate(Verdict.SAID, 0.58), plans=3)))
    assert "An interval needs 5 plans" in told


def test_two_members_and_totals():
    told = said(pair_in_words(TwoRaters(40, 62.5, 97.4, 0.512)))
    assert "the same rating in 62 %" in told
    assert "in 97 %" in told
    assert "Kappa with linear weights is 0.51" in told
    assert "says nothing" in said(pair_in_words(TwoRaters(40, 100, 100, None)))
    few = panel_agreement({}, lowest=0, highest=4)
    assert "needs 5 plans" in said(totals_in_words(few))
    many = panel_agreement(
        {
            (p, c, m): (p + c + (m * p) % 3) % 5
            for p in range(6)
            for c in range(4)
            for m in range(3)
        },
        lowest=0,
        highest=4,
    )
    assert "ICC(2,3), of 6 plans" in said(totals_in_words(many))


def test_figures_have_two_decimals_and_a_true_minus():
    assert [figure(one) for one in (0.5, -0.25, -0.001, None)] == ["0.50", "−0.25", "0.00", "–"]
    assert [signed(one) for one in (0.5, -0.25, 0.001)] == ["+0.50", "−0.25", "0.00"]
