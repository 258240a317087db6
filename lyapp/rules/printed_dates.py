"""Calendar dates found where they stand in a text, with nothing understood beyond the figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lyapp.rules.dates import MONTHS, full_year, month_number


class PrintedKind(StrEnum):
    """What sort of time words name."""

    DAY = "day"
    MONTHS = "months"
    YEAR = "year"
    YEAR_END = "year end"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A time as it stands in a text, from offset `at` up to `end`; what isn't printed is None.

    `month` to `last_month` are calendar months, the same one for a single month; `part` counts
    months from the start of the programme's year instead (the second quarter is 3 to 5). `year`
    is the calendar year printed, `financial` the one in which a printed financial year starts.
    `loose` marks words that people don't all use in one sense, `swapped` a month before its day;
    `others` are further readings of the same figures, the less usual ones later.
    """

    kind: PrintedKind
    at: int
    end: int
    day: int | None = None
    month: int | None = None
    last_month: int | None = None
    part: tuple[int, int] | None = None
    year: int | None = None
    financial: int | None = None
    loose: bool = False
    swapped: bool = False
    others: tuple[PrintedDate, ...] = ()


TAKEN = "\x00"
"""Stands in a text in the place of each character that a reading has taken."""

YEAR = r"(?:19|20)[0-9]{2}"
FINANCIAL = rf"'?(?P<f>{YEAR}|[0-9]{{2}}) ?[-/] ?'?(?P<g>{YEAR}|[0-9]{{1,2}})(?![0-9]|[-/.][0-9])"
"""Two figures that may be a financial year, as the groups `f` and `g`."""

_MISSPELT = {
    "febuary": 2,
    "feburary": 2,
    "agust": 8,
    "setember": 9,
    "septmber": 9,
    "ocotber": 10,
    "novmber": 11,
    "decmber": 12,
}
MONTH_NAMES = tuple(
    name.lower() for name in (*_MISSPELT, *MONTHS, "Sept", *(full[:3] for full in MONTHS))
)
"""Every way a month is printed, in small letters."""
_MONTH = rf"(?P<m>{'|'.join(MONTH_NAMES)})(?![a-z])\.?"
_AFTER_MONTH = r"[ ,./'-]{0,3}"
_SHORT_OR_FULL = rf"(?P<y>{YEAR}|[0-9]{{2}})(?![0-9%]|,[0-9]{{3}})"
_ORDINAL = r"(?:st|nd|rd|th)"
_CLOCK = (
    r"(?:[T ]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_FRESH = r"(?<![0-9a-z£$])(?<![0-9][-/.,])"

_YEAR_FIRST = (
    rf"{_FRESH}(?P<y>[0-9]{{4}})(?P<gap>[-/.])(?P<n>[0-9]{{1,2}})(?P=gap)(?P<d>[0-9]{{1,2}})"
    rf"(?![0-9]){_CLOCK}"
)
_NUMBERS = (
    rf"{_FRESH}(?P<d>[0-9]{{1,2}}) ?(?P<gap>[-/.]) ?(?P<n>[0-9]{{1,2}}) ?(?P=gap) ?"
    rf"(?P<y>{YEAR}|[0-9]{{2}})(?![0-9]|[-/.][0-9]){_CLOCK}"
)
_DAY_FIRST = (
    rf"(?<![0-9a-z£$])(?<![0-9][/.,])(?P<d>[0-9]{{1,2}}){_ORDINAL}?(?: day)?(?: of)?[ -]{{0,2}}"
    rf"{_MONTH}(?:{_AFTER_MONTH}{_SHORT_OR_FULL})?"
)
_MONTH_FIRST = (
    rf"(?<![a-z]){_MONTH} {{0,2}}(?P<d>[0-9]{{1,2}})"
    rf"(?:{_ORDINAL}(?:,? {{0,2}}{_SHORT_OR_FULL})?|[, ] {{0,2}}(?P<z>{YEAR})(?![0-9]))"
)
_MONTH_FINANCIAL = rf"(?<![a-z]){_MONTH}{_AFTER_MONTH}{FINANCIAL}"
_MONTH_YEAR = rf"(?<![a-z]){_MONTH}{_AFTER_MONTH}{_SHORT_OR_FULL}"
_MONTH_ALONE = rf"(?<![a-z']){_MONTH}(?!'[a-z])"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _YEAR_FIRST,
        _NUMBERS,
        _DAY_FIRST,
        _MONTH_FIRST,
        _MONTH_FINANCIAL,
        _MONTH_YEAR,
        _MONTH_ALONE,
    )
)
_WORDS_TOO = frozenset({"mar", "march", "may", "august"})
"""Months that are other words when written small, unless one of these stands before them."""
_BEFORE_A_MONTH = re.compile(r"(?:\b(?:by|in|of|end|mid|until|before|early|late)|-) ?$|^ *$")
_COUNTED = re.compile(
    r"\b(?:phase|stage|step|year|wave|cohort|tranche|tier|level|part|option|item|no\.?) ?$",
    re.IGNORECASE,
)
"""Stands right before a figure that counts something: the month after it has no day."""

_PLAIN_SIGNS = {
    **dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u00a0\u2002\u2003\u2007\u2009\u202f"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc`´"), "'"),
}


def flattened(text: str) -> str:
    """The text, exactly as long, with every blank a space, every dash "-" and quote "'"."""
    return text.translate(_PLAIN_SIGNS)


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """The days and months in a text, in their order: "4 May", "31/3/09", "Mar-09", "September".

    One without a year is among them, and so is a day that doesn't exist; a financial year, a
    quarter or a year alone is not. The time taken grows with the length of the text.
    """
    found, _rest = claim_dates(flattened(text))
    return tuple(sorted(found, key=lambda one: one.at))


def claim_dates(flat: str) -> tuple[list[PrintedDate], str]:
    """The dates of a flattened text, and the text with `TAKEN` in their place."""
    found: list[PrintedDate] = []
    for pattern in _PATTERNS:
        fresh = [one for match in pattern.finditer(flat) if (one := _read(match)) is not None]
        found.extend(fresh)
        flat = blank_out(flat, ((one.at, one.end) for one in fresh))
    return found, flat


def blank_out(flat: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with `TAKEN` for the characters of the spans, which are in order and apart."""
    return "".join(_pieces(flat, spans))


def _pieces(flat: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    done = 0
    for at, end in spans:
        yield flat[done:at]
        yield TAKEN * (end - at)
        done = end
    yield flat[done:]


def consecutive(first: str, second: str) -> int | None:
    """The first of two years that follow each other, as in "08/9" or "2008-2009"; else None."""
    start = full_year(first)
    if start is None or not str(start + 1).endswith(second):
        return None
    return start


def _read(match: re.Match[str]) -> PrintedDate | None:
    """What a match says; None for figures that can't be a date, such as a section's number."""
    groups = match.groupdict()
    figures = groups.get("y") or groups.get("z")
    year = full_year(figures) if figures else None
    if "n" in groups:
        return _of_numbers(match, year)
    name = match["m"].lower()
    month = _MISSPELT.get(name) or month_number(name)
    one = PrintedDate(
        PrintedKind.MONTHS, match.start(), match.end(), month=month, last_month=month, year=year
    )
    if "f" in groups:
        start = consecutive(match["f"], match["g"])
        return None if start is None else replace(one, financial=start)
    if figures is None and name in _WORDS_TOO and match["m"][0].islower():
        before = match.string[max(0, match.start() - 8) : match.start()].lower()
        if not _BEFORE_A_MONTH.search(before):
            return None
    if "d" in groups:
        before = match.string[max(0, match.start() - 10) : match.start()]
        if match[0][1:2] in {" ", "-"} and _COUNTED.search(before):
            return None  # "Phase 1 June 08" is due in June
        return _with_day(one, int(match["d"]))
    if figures is None or len(figures) > 2 or figures[0] == "0" or match[0][-3] != " ":
        return one
    # "March 15" can be a day as well as a year.
    day = _with_day(replace(one, year=None), int(figures))
    return one if day is None else replace(one, others=(day,))


def _of_numbers(match: re.Match[str], year: int | None) -> PrintedDate | None:
    day, month = int(match["d"]), int(match["n"])
    swapped = month > 12 >= day
    if swapped:
        day, month = month, day
    if year is None or not 1 <= month <= 12:
        return None
    one = PrintedDate(
        PrintedKind.MONTHS,
        match.start(),
        match.end(),
        month=month,
        last_month=month,
        year=year,
        swapped=swapped,
    )
    return _with_day(one, day)


def _with_day(one: PrintedDate, day: int) -> PrintedDate | None:
    return replace(one, kind=PrintedKind.DAY, day=day) if 1 <= day <= 31 else None
