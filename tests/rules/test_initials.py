"""The initials of a person's name."""

from __future__ import annotations

import pytest

from lyapp.rules.initials import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dr Jane O’Neill", "JO"),
        ("Dr. Jane O'Neill", "JO"),
        ("Prof Dame Ann Hill", "AH"),
        ("Andrew Parker", "AP"),
        ("ann van der berg", "AVD"),
        ("Dr", "D"),
        ("Drew Hill", "DH"),
        ("(locum)", ""),
        ("", ""),
    ],
)
def test_titles_are_left_out(name: str, letters: str) -> None:
    assert initials(name) == letters
