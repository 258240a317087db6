"""Counts as papers print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.printed_numbers import parse_count


@pytest.mark.parametrize(
    ("printed", "count"),
    [("57,144", 57144), ("57144", 57144), (" 7,778 ", 7778), ("1,027,920", 1027920), ("0", 0)],
)
def test_a_plain_figure_is_a_number(printed: str, count: int) -> None:
    assert parse_count(printed) == count


@pytest.mark.parametrize(
    "printed",
    [
        "", "1027,920", "57,14", "5,7144", ",144", "57,", "0,144", "007", "-5", "57.1", "57 144",
        "57,144 patients", "c. 57,144", "\u0665\u0667", "5²", "n/s", "9" * 5000,
    ],
)  # fmt: skip
def test_a_malformed_figure_is_never_a_number(printed: str) -> None:
    assert parse_count(printed) is None


@given(st.integers(0, 10**12 - 1))
def test_figures_with_and_without_commas_are_read_back(count: int) -> None:
    assert parse_count(f"{count:,}") == parse_count(str(count)) == count
