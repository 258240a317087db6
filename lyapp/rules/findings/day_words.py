"""Dates with a month that stand inside a sentence."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lyapp.rules.dates import MONTHS

_NUMBERS = {
    name: number
    for number, full in enumerate(MONTHS, start=1)
    for name in (full.casefold(), full[:3].casefold())
} | {"sept": 9}
MONTH_WORDS = frozenset(_NUMBERS)

# One search a month's name, each beginning with letters: those are passed over fastest.
_NAMED = {
    name: re.compile(
        rf"{name}(?![a-z])\.?,?"
        r"(?: |-|/)?(?:(?P<y>\d{4,5})|['’‘](?P<s>\d\d)|(?P<t>0\d))(?!\w)"
    )
    for name in sorted(_NUMBERS)
}
_DAY_BEFORE = re.compile(r"(?<![\d.,/])(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]$")
_FIGURES = re.compile(r"(?<![\d./])(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])")
_SHORT_YEARS_OF_2000S = 79


@dataclass(frozen=True, slots=True)
class Said:
    """A date in a sentence. `last` is its last day, None where the year can't be a year's."""

    printed: str
    year: int
    last: date | None


def dates_in(low: str, words: frozenset[str]) -> Iterator[Said]:
    """The dates of month and year in a text of small letters.

    `words` are the words of it, or of a text that holds it: without a month's name or a stroke
    nothing is searched. A month without a year is no date here.
    """
    for month in sorted(words & MONTH_WORDS, key=low.find):
        for match in _NAMED[month].finditer(low):
            start = match.start()
            if start and low[start - 1].isalpha():
                continue
            day = _DAY_BEFORE.search(low, max(0, start - 9), start)
            year = int(match["y"]) if match["y"] else _full(int(match["s"] or match["t"]))
            printed = low[day.start() if day else start : match.end()]
            yield Said(printed, year, _last(year, _NUMBERS[month], day[1] if day else None))
    if "/" in low or ".20" in low or ".19" in low:
        for match in _FIGURES.finditer(low):
            number, which, year = int(match[1]), int(match[3]), int(match[4])
            full = _full(year) if year < 100 else year
            if 1 <= which <= 12 and 1 <= number <= 31 and (match[2] == "/" or year > 100):
                yield Said(match[0], full, _last(full, which, match[1]))


def _full(short: int) -> int:
    return short + (2000 if short <= _SHORT_YEARS_OF_2000S else 1900)


def _last(year: int, month: int, day: str | None) -> date | None:
    if not 1900 <= year <= 2199:
        return None
    days = calendar.monthrange(year, month)[1]
    number = int(day) if day else days
    return date(year, month, number if 1 <= number <= days else days)
