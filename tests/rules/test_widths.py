"""Columns share a width by what they need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.widths import share

SHARES = {"a": 1.0, "b": 2.0, "c": 1.0}


def test_a_column_that_needs_little_leaves_its_room_to_the_others() -> None:
    assert share(400, {"a": 50, "b": 900, "c": 100}, SHARES) == {"a": 50, "b": 250, "c": 100}


def test_an_empty_column_isnt_there() -> None:
    assert share(300, {"a": 0, "b": 500, "c": 500}, SHARES) == {"b": 200, "c": 100}


def test_where_everything_fits_the_width_is_filled_all_the_same() -> None:
    assert share(300, {"a": 10, "b": 80, "c": 10}, SHARES) == {"a": 60, "b": 180, "c": 60}


def test_nothing_at_all_gets_nothing() -> None:
    assert share(300, {"a": 0}, SHARES) == {}


@given(
    st.floats(1, 5000),
    st.dictionaries(st.sampled_from("abc"), st.floats(0, 9000), min_size=1),
)
def test_the_widths_add_up(width: float, needed: dict[str, float]) -> None:
    found = share(width, needed, SHARES)
    assert set(found) == {key for key, need in needed.items() if need > 0}
    assert not found or sum(found.values()) == pytest.approx(width)
