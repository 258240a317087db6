"""Counts as papers print them. A malformed figure is kept as printed and never becomes a number."""

from __future__ import annotations

import re

_WELL_FORMED = re.compile(r"0|[1-9][0-9]{0,2}(?:,[0-9]{3}){0,3}|[1-9][0-9]{0,11}")


def parse_count(printed: str) -> int | None:
    """A printed whole number such as a list size: "57,144" is 57144.

    None for everything that isn't plainly one (a comma out of place as in "1027,920", a sign,
    decimals, a leading nought, words, more than twelve figures) and for nothing at all.
    """
    text = printed.strip()
    return int(text.replace(",", "")) if _WELL_FORMED.fullmatch(text) else None
