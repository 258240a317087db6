"""Quarters, halves, seasons, programme months and years found where they stand in a timescale."""

from __future__ import annotations

import re
from dataclasses import replace

from lyapp.rules.dates import full_year
from lyapp.rules.printed_dates import (
    FINANCIAL,
    YEAR,
    PrintedDate,
    PrintedKind,
    blank_out,
    claim_dates,
    consecutive,
)

_ORDERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_FEASTS = {"christmas": (12, 12), "xmas": (12, 12)}

_IN = r"[ ,(]{0,2}(?:-|of|in)?(?: the)? {0,2}(?:f/?y|financial year)? {0,2}"
_SHORT = rf"'?(?P<y>{YEAR}|[0-9]{{2}})(?![0-9/.])"
_OF_A_YEAR = rf"(?:{_IN}(?:{FINANCIAL}|{_SHORT}))?"
_QUARTER = (
    r"(?<![a-z0-9])(?:(?:qtr\.?|quarter|q) ?(?P<q>[1-4])(?![0-9])"
    r"|(?P<p>[1-4](?:st|nd|rd|th)?|first|second|third|fourth|last|final) (?:quarter|qtr)(?![a-z])"
    r"|(?P<k>[1-4])q(?![a-z]))"
    rf"{_OF_A_YEAR}"
)
_HALF = (
    r"(?<![a-z0-9])(?:(?P<h>first|second|1st|2nd) half(?: of)?(?: the)?(?: financial)?(?: year)?"
    rf"|h(?P<i>[12])(?![0-9]))(?![a-z]){_OF_A_YEAR}"
)
_SEASON = rf"(?<![a-z])(?P<s>{'|'.join((*_SEASONS, *_FEASTS))})(?![a-z]){_OF_A_YEAR}"
_MONTH_NUMBER = rf"(?<![a-z0-9])(?:month|m) ?(?P<n>1[0-2]|0?[1-9])(?![0-9]|[-/.][0-9]){_OF_A_YEAR}"
_YEAR_END = (
    r"(?<![a-z])(?:(?:financial |fiscal )?year[ -]end|end(?: of)? f/?y"
    r"|end(?: of)?(?: the| this)? (?:financial |fiscal )?year)(?![a-z])"
    rf"{_OF_A_YEAR}"
)
_TWO_FIGURES = (
    rf"(?<![0-9a-z£$])(?<![0-9][-/.,])(?:(?:f/?y|financial year) ?)?"
    rf"'?(?P<f>{YEAR}|[0-9]{{1,2}}) ?[-/] ?'?(?P<g>{YEAR}|[0-9]{{1,2}})(?![0-9%]|[-/.][0-9])"
    r"(?! ?%)"
)
_MONTH_AND_YEAR = (
    rf"(?<![0-9a-z£$])(?<![0-9][-/.,])(?P<n>1[0-2]|0?[1-9]) ?[-/.] ?(?P<y>{YEAR})(?![0-9])"
)
_YEAR_ALONE = rf"(?<![0-9a-z£$,.])(?P<y>{YEAR})(?![0-9%]|,[0-9]{{3}})"
_ITS_END = r"(?P<end>,? (?:financial )?year[ -]end)(?![a-z])"
_NO_END = r"(?P<end>)"
_LENGTH = re.compile(
    r"(?<![0-9a-z/])(?:[0-9]{1,3}(?: ?(?:-|to) ?[0-9]{1,3})?|one|two|three|four|five|six|nine"
    r"|twelve|eighteen)[ -]{0,2}(?:working )?(?:day|week|wk|month|mth|year|yr)s?(?![a-z])",
    re.IGNORECASE,
)


def find_periods(flat: str) -> tuple[tuple[PrintedDate, ...], str]:
    """All times in a flattened timescale, in their order, and the text with them taken.

    Beside days and months these are quarters, halves, seasons, programme months, years and
    years' ends; "6-12 months" is taken as a length and is none of them.
    """
    found, flat = claim_dates(flat)
    flat = blank_out(flat, ((match.start(), match.end()) for match in _LENGTH.finditer(flat)))
    for pattern, read in _READERS:
        fresh = [one for match in pattern.finditer(flat) if (one := read(match)) is not None]
        found.extend(fresh)
        flat = blank_out(flat, ((one.at, one.end) for one in fresh))
    return tuple(sorted(found, key=lambda one: one.at)), flat


def counts_a_length(flat: str) -> bool:
    """Whether a length of time is printed: "6 months", "two years"."""
    return _LENGTH.search(flat) is not None


def _of_year(match: re.Match[str], one: PrintedDate, *, financial: bool) -> PrintedDate:
    """The time with the year printed after it; `financial` when a single year starts one."""
    groups = match.groupdict()
    if groups.get("f"):
        start = consecutive(match["f"], match["g"])
        if start is not None:
            return replace(one, financial=start)
        return replace(one, end=match.start("f"))
    if not groups.get("y"):
        return one
    year = full_year(match["y"])
    if financial:
        return replace(one, financial=year, loose=True)
    return replace(one, year=year)


def _quarter(match: re.Match[str]) -> PrintedDate:
    printed = (match["q"] or match["p"] or match["k"]).lower()
    number = _ORDERS.get(printed) or int(printed[0])
    one = PrintedDate(
        PrintedKind.MONTHS,
        match.start(),
        match.end(),
        part=(3 * number - 3, 3 * number - 1),
        loose=True,
    )
    return _of_year(match, one, financial=True)


def _half(match: re.Match[str]) -> PrintedDate:
    second = (match["h"] or match["i"]).lower() in {"second", "2nd", "2"}
    one = PrintedDate(
        PrintedKind.MONTHS,
        match.start(),
        match.end(),
        part=(6, 11) if second else (0, 5),
        loose=True,
    )
    return _of_year(match, one, financial=True)


def _season(match: re.Match[str]) -> PrintedDate:
    first, last = (_SEASONS | _FEASTS)[match["s"].lower()]
    one = PrintedDate(
        PrintedKind.MONTHS, match.start(), match.end(), month=first, last_month=last, loose=True
    )
    return _of_year(match, one, financial=False)


def _month_number(match: re.Match[str]) -> PrintedDate:
    number = int(match["n"])
    one = PrintedDate(
        PrintedKind.MONTHS,
        match.start(),
        match.end(),
        part=(number - 1, number - 1),
        loose=True,
    )
    return _of_year(match, one, financial=True)


def _year_end(match: re.Match[str]) -> PrintedDate:
    one = PrintedDate(PrintedKind.YEAR_END, match.start(), match.end(), loose=True)
    return _of_year(match, one, financial=False)


def _two_figures(match: re.Match[str]) -> PrintedDate | None:
    """A financial year ("08/9"), a month and a year ("03/09") or a day and a month ("31/3")."""
    first, second = match["f"], match["g"]
    figures = int(first), int(second)
    slash = "/" in match[0]
    readings: list[PrintedDate] = []
    start = consecutive(first, second) if len(first) > 1 else None
    if start is not None:
        kind = PrintedKind.YEAR_END if match["end"] else PrintedKind.YEAR
        readings.append(PrintedDate(kind, match.start(), match.end(), financial=start))
    elif len(first) == 4 and len(second) == 2 and figures[1] < min(figures[0] % 100, 13):
        readings.append(_month(match, figures[1], year=figures[0]))
    if len(first) <= 2 and len(second) == 2 and slash and figures[0] <= 12:
        readings.append(_month(match, figures[0], year=full_year(second)))
    if len(first) <= 2 and slash and 1 <= figures[0] <= 31 and figures[1] <= 12:
        day = _month(match, figures[1], day=figures[0], year=None)
        # Whoever writes "5/12" without noughts writes a day more often than May 2012.
        unpadded = len(first) == 1 and second[0] != "0"
        readings.insert(0 if unpadded else len(readings), day)
    readings = [one for one in readings if one.month != 0]
    return replace(readings[0], others=tuple(readings[1:])) if readings else None


def _month_and_year(match: re.Match[str]) -> PrintedDate:
    return _month(match, int(match["n"]), year=full_year(match["y"]))


def _month(
    match: re.Match[str], month: int, *, year: int | None, day: int | None = None
) -> PrintedDate:
    return PrintedDate(
        PrintedKind.MONTHS if day is None else PrintedKind.DAY,
        match.start(),
        match.end(),
        day=day,
        month=month,
        last_month=month,
        year=year,
    )


def _year_alone(match: re.Match[str]) -> PrintedDate:
    kind = PrintedKind.YEAR_END if match["end"] else PrintedKind.YEAR
    return PrintedDate(kind, match.start(), match.end(), year=full_year(match["y"]))


_READERS = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (_QUARTER, _quarter),
        (_HALF, _half),
        (_SEASON, _season),
        (_MONTH_NUMBER, _month_number),
        (_TWO_FIGURES + _ITS_END, _two_figures),
        (_YEAR_ALONE + _ITS_END, _year_alone),
        (_YEAR_END, _year_end),
        (_MONTH_AND_YEAR, _month_and_year),
        (_TWO_FIGURES + _NO_END, _two_figures),
        (_YEAR_ALONE + _NO_END, _year_alone),
    )
)
