"""The days a financial year begins and ends on, from how it is written."""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"(?<!\d)(?:(?P<long>(?:19|20)\d\d)|(?P<short>\d\d))(?!\d)")


def year_bounds(year: str) -> tuple[date, date] | None:
    """The first and the last day of the year to March that “2008/09”, “08-09” or “2008” names.

    None when nothing in it reads as a year.
    """
    found = _WRITTEN.search(year)
    if found is None:
        return None
    first = int(found["long"]) if found["long"] else 2000 + int(found["short"])
    return date(first, 4, 1), date(first + 1, 3, 31)
