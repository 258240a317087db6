"""Dates where they stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.printed_dates import find_dates, flattened


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by 4 May, then 31/3/09", [("4 May", 4, 5, None), ("31/3/09", 31, 3, 2009)]),
        ("Mar-09 – Dec ’09", [("Mar-09", None, 3, 2009), ("Dec ’09", None, 12, 2009)]),
        ("27th of February 2008.", [("27th of February 2008", 27, 2, 2008)]),
        ("March 31 2009", [("March 31 2009", 31, 3, 2009)]),
        ("31 Feb 2009", [("31 Feb 2009", 31, 2, 2009)]),
        ("in October", [("October", None, 10, None)]),
        ("it may march on", []),
        ("it may be by march", [("march", None, 3, None)]),
        ("section 1.2.3 and £3.20", []),
        ("2008/09, Q3 and 2009", []),
        ("Phase 1 June 08", [("June 08", None, 6, 2008)]),
        ("year 2- March 2009", [("March 2009", None, 3, 2009)]),
        ("Phase 1, 2 June 08", [("2 June 08", 2, 6, 2008)]),
        ("stage 1st June 08", [("1st June 08", 1, 6, 2008)]),
        ("99/99/2009 and 45 March", [("March", None, 3, None)]),
    ],
)
def test_finds(text: str, found: list[tuple[str, int | None, int, int | None]]) -> None:
    dates = find_dates(text)
    assert [(text[one.at : one.end], one.day, one.month, one.year) for one in dates] == found


@given(st.text())
def test_flattening_keeps_every_place(text: str) -> None:
    assert len(flattened(text)) == len(text)
    for one in find_dates(text):
        assert 0 <= one.at < one.end <= len(text)
