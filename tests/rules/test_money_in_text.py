"""Sums of money in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.amounts import format_pounds
from lyapp.rules.money_in_text import find_money


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("overspent by £347k", [("£347k", 34_700_000)]),
        ("£3.2 million is forecast", [("£3.2 million", 320_000_000)]),
        ("a budget of £1,027,920.", [("£1,027,920", 102_792_000)]),
        ("£1.2m-£1.5m", [("£1.2m", 120_000_000), ("£1.5m", 150_000_000)]),
        ("£1.2–1.5m", [("£1.2", 120_000_000), ("1.5m", 150_000_000)]),
        ("£10 to 20k", [("£10", 1_000_000), ("20k", 2_000_000)]),
        ("£1,000–2,000", [("£1,000", 100_000), ("2,000", 200_000)]),
        ("£100,000 or 50p a patient", [("£100,000", 10_000_000), ("50p", 50)]),
        ("£998k (0.8%)", [("£998k", 99_800_000)]),
        ("saved (£50k) so far", [("£50k", 5_000_000)]),
        ("(£50k)", [("(£50k)", -5_000_000)]),
        ("−£5k", [("−£5k", -500_000)]),
        ("£5.50 in 2008", [("£5.50", 550)]),
        ("£5k–2008/09", [("£5k", 500_000)]),
        ("£1027,920", []),
        ("50 patients, 20% and 2008/09", []),
        ("p50 and 50pm", []),
        ("", []),
    ],
)
def test_finds(text: str, found: list[tuple[str, int]]) -> None:
    assert [(one.printed, one.pence) for one in find_money(text)] == found


@given(st.integers(0, 10**12))
def test_finds_what_the_product_writes(pence: int) -> None:
    (found,) = find_money(f"It comes to {format_pounds(pence)}, all told")
    assert (found.printed, found.pence) == (format_pounds(pence), pence)


@given(st.text() | st.text("£1234567890.,-–kmp ()"))
def test_never_fails_and_finds_only_what_is_printed(text: str) -> None:
    assert all(one.printed in text for one in find_money(text))
