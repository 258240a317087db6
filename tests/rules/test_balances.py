"""Balances, totals and their explanations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.model.money import Balance, FinancialLine, LineKind
from lyapp.model.trouble import NotReadable
from lyapp.rules.balances import balance, check_sign, explain_balance, explain_total, total


def line(kind: LineKind, label: str, amount: int | None, effect: int) -> FinancialLine:
    """A line of money; `amount` in pounds."""
    pence = None if amount is None else amount * 100
    return FinancialLine(0, kind, label, pence, effect, "2008/09")


LODGED = line(LineKind.LODGEMENT, "Lodgement", 3_900_000, 1)
REPAID = line(LineKind.REPAYMENT, "2007/08 deficit to repay", 400_000, -1)
DEFICIT = line(LineKind.DEFICIT_OR_SURPLUS, "Forecast deficit", -1_300_000, 1)
PLAN = line(LineKind.BUDGET, "Value of the plan", 74_100_000, 0)
UNSTATED = line(LineKind.SAVING, "Prescribing uplift lowered", None, 1)
OUTSIDE = line(LineKind.LODGEMENT, "Lodged with the SHA", 3_260_000, 0)


def test_lines_that_count_are_added_in_their_order() -> None:
    found = balance([PLAN, LODGED, REPAID])
    assert found.pence == 350_000_000
    assert found.terms == (("Lodgement", 390_000_000), ("2007/08 deficit to repay", -40_000_000))
    assert found.lodged_pence is None
    assert (
        explain_balance(found)
        == "Lodgement £3,900,000 less 2007/08 deficit to repay £400,000 gives £3,500,000."
    )


def test_a_single_amount_is_explained_as_such() -> None:
    assert explain_balance(balance([DEFICIT])) == "Only “Forecast deficit” counts: −£1,300,000."


def test_a_leading_deficit_keeps_its_sign_and_three_terms_take_commas() -> None:
    assert explain_balance(balance([DEFICIT, LODGED, REPAID])) == (
        "Forecast deficit −£1,300,000, plus Lodgement £3,900,000, "
        "less 2007/08 deficit to repay £400,000, gives £2,200,000."
    )


def test_not_stated_is_named_and_never_zero() -> None:
    nothing = balance([UNSTATED])
    assert nothing.pence is None
    assert nothing.unstated == ("Prescribing uplift lowered",)
    assert explain_balance(nothing) == (
        "No amount that counts is stated. Not stated: Prescribing uplift lowered."
    )
    assert explain_balance(balance([DEFICIT, UNSTATED])).endswith(
        "counts: −£1,300,000. Not stated: Prescribing uplift lowered."
    )
    assert explain_balance(balance([])) == "No amount that counts is stated."
    assert balance([line(LineKind.SAVING, "Nothing saved", 0, 1)]).pence == 0


def test_lodgements_that_do_not_count_stand_apart() -> None:
    found = balance([OUTSIDE, OUTSIDE, line(LineKind.LODGEMENT, "More", None, 0)])
    assert found.pence is None
    assert found.lodged_pence == 652_000_000
    assert explain_balance(found) == (
        "No amount that counts is stated. £6,520,000 is lodged and not counted."
    )


def test_a_line_without_a_label_is_called_by_its_kind() -> None:
    assert balance([line(LineKind.BROUGHT_FORWARD, " ", 1, 1)]).terms == (("brought forward", 100),)


@given(
    st.lists(
        st.builds(
            line,
            st.sampled_from(LineKind),
            st.just("x"),
            st.none() | st.integers(-(10**9), 10**9),
            st.sampled_from([-1, 0, 1]),
        )
    )
)
def test_the_terms_give_the_balance_and_no_line_that_counts_is_lost(
    lines: list[FinancialLine],
) -> None:
    found = balance(lines)
    assert (found.pence is None) == (not found.terms)
    assert (found.pence or 0) == sum(pence for _, pence in found.terms)
    assert len(found.terms) + len(found.unstated) == sum(1 for one in lines if one.effect)
    assert explain_balance(found).endswith(".")


def test_a_total_says_whom_it_leaves_out() -> None:
    parts = [
        ("East", Balance(-130_000_000)),
        ("North", Balance(-170_000_000)),
        ("South", Balance(None)),
        ("Stevenage", Balance(0)),
        ("Red House", Balance(None, lodged_pence=5_000_000)),
    ]
    found = total(parts)
    assert (found.pence, found.counted) == (-300_000_000, 3)
    assert found.left_out == ("South", "Red House")
    assert explain_total(found) == (
        "−£3,000,000 over 3 of 5 localities; South and Red House state no balance; "
        "£50,000 lodged by 1 of 5 localities"
    )


def test_a_total_of_what_is_lodged_says_whom_it_leaves_out() -> None:
    lodging = [
        (name, Balance(None, lodged_pence=pence)) for name, pence in (("A", 300), ("B", 400))
    ]
    assert explain_total(total(lodging)).endswith("; £7 lodged")
    assert explain_total(total([*lodging, ("Red House", Balance(None))])) == (
        "none of 3 localities states a balance; "
        "£7 lodged by 2 of 3 localities; Red House states none"
    )


def test_totals_of_one_none_and_many() -> None:
    assert explain_total(total([])) == "no localities"
    assert explain_total(total([("South", Balance(None))])) == "the only locality states no balance"
    assert explain_total(total([("A", Balance(None)), ("B", Balance(None))])) == (
        "none of 2 localities states a balance"
    )
    assert explain_total(total([("A", Balance(100))])) == "£1 over 1 locality"
    assert explain_total(total([("A", Balance(100)), ("B", Balance(None))])) == (
        "£1 over 1 of 2 localities; B states no balance"
    )
    many = total([("A", Balance(100)), *((f"L{n}", Balance(None)) for n in range(9))])
    assert explain_total(many).endswith("L0, L1, L2 and 6 others state no balance")
    assert len(many.left_out) == 9


def test_a_line_of_another_year_is_left_out_and_named() -> None:
    this = FinancialLine(1, LineKind.SAVING, "Saving", 100, 1, "2008/09")
    later = FinancialLine(2, LineKind.SAVING, "Later saving", 900, 1, "2011/12")
    found = balance([this, later], year="08/9")
    assert found.pence == 100
    assert found.other_years == ("Later saving (2011/12)",)
    assert "Of another year, not counted: Later saving (2011/12)." in explain_balance(found)


def test_brackets_on_a_line_that_takes_away_are_refused() -> None:
    with pytest.raises(NotReadable, match="taking away less than nothing"):
        check_sign(-30_000_000, -1, text="(0.3m)")
    check_sign(-30_000_000, 1, text="(0.3m)")
    check_sign(None, -1, text="")


def test_a_label_of_figures_alone_is_never_taken_for_an_amount() -> None:
    figures = line(LineKind.SAVING, "1,30,000", 130_000, 1)
    unnamed = line(LineKind.SAVING, "300K", None, 1)
    assert explain_balance(balance([LODGED, figures, unnamed])) == (
        "Lodgement £3,900,000 plus “1,30,000” £130,000 gives £4,030,000. Not stated: “300K”."
    )
