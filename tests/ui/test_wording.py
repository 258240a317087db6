"""Numbers with their nouns."""

from __future__ import annotations

import pytest

from lyapp.ui.wording import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1_000, "1,000 rows")]
)
def test_a_number_goes_with_the_right_noun(number: int, said: str) -> None:
    assert counted(number, "1 row", "{n} rows") == said
