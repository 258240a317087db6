"""The calendar days a printed time stands for, given the programme's year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lyapp.model.plan import DatePrecision
from lyapp.rules.dates import FIRST_YEAR, LAST_YEAR, month_end
from lyapp.rules.printed_dates import PrintedDate, PrintedKind

_APRIL = 4
_YEARS_BEFORE, _YEARS_AFTER = 2, 10
"""How far from the programme's year a printed year is still plausible."""


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a time. `taken` when its year came from the programme's year.

    `named_end` is False for a year alone, which names no day to be ready by.
    """

    first: date
    last: date
    precision: DatePrecision
    taken: bool = False
    named_end: bool = True


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A day that its month doesn't have."""

    day: int
    month: int
    year: int


def days_of(
    one: PrintedDate,
    *,
    year_starts: date | None,
    like: Days | None = None,
    later: bool = False,
) -> Days | NoSuchDay | None:
    """The days of a printed time; None when its year isn't known from anywhere.

    A year that isn't printed is the one of `like`, the next time printed beside it, such that this
    one comes first (with `later` the time before it, such that this one comes after); without that
    it is the programme's, which starts on `year_starts`. Quarters are those of the programme's
    year; a financial year starts in the programme's month, else in April.
    """
    opening = year_starts.month if year_starts else _APRIL
    if one.kind in {PrintedKind.YEAR, PrintedKind.YEAR_END}:
        return _year(one, opening=opening, year_starts=year_starts)
    first, last = _months(one, opening=opening)
    year, taken = _calendar_year(
        one, first, last, opening=opening, year_starts=year_starts, like=like, later=later
    )
    if year is None or not FIRST_YEAR <= year < LAST_YEAR:
        return None
    final = month_end(year + (last < first), last)
    if one.day is None:
        return Days(date(year, first, 1), final, DatePrecision.MONTH, taken=taken)
    if one.day > final.day:
        return NoSuchDay(one.day, first, year)
    day = date(year, first, one.day)
    return Days(day, day, DatePrecision.DAY, taken=taken)


def _year(one: PrintedDate, *, opening: int, year_starts: date | None) -> Days | None:
    start = one.financial
    taken = False
    if start is None and one.year is not None and one.kind is PrintedKind.YEAR:
        return Days(
            date(one.year, 1, 1),
            date(one.year, 12, 31),
            DatePrecision.YEAR,
            named_end=False,
        )
    if start is None and one.year is not None:
        # "Year end 2009" is the end of the financial year that ends in 2009.
        start = one.year - (opening > 1)
    if start is None and year_starts is not None:
        start, taken = year_starts.year, True
    if start is None or not FIRST_YEAR <= start < LAST_YEAR:
        return None
    closing = (opening + 10) % 12 + 1
    return Days(
        date(start, opening, 1),
        month_end(start + (opening > 1), closing),
        DatePrecision.MONTH,
        taken=taken,
        named_end=one.kind is PrintedKind.YEAR_END,
    )


def _months(one: PrintedDate, *, opening: int) -> tuple[int, int]:
    """First and last calendar month, 1 to 12."""
    if one.part is not None:
        return (opening - 1 + one.part[0]) % 12 + 1, (opening - 1 + one.part[1]) % 12 + 1
    assert one.month is not None
    assert one.last_month is not None
    return one.month, one.last_month


def _calendar_year(
    one: PrintedDate,
    first: int,
    last: int,
    *,
    opening: int,
    year_starts: date | None,
    like: Days | None,
    later: bool,
) -> tuple[int | None, bool]:
    """The calendar year of the first month, and whether it came from the programme's year."""
    if one.year is not None:
        return one.year, False
    if one.financial is not None:
        return _within(one.financial, first, last, opening=opening), False
    if like is not None and like.precision is DatePrecision.YEAR:
        return like.first.year, False
    if like is not None and not like.named_end:
        return _within(like.first.year, first, last, opening=opening), False
    if like is not None and later:
        return like.last.year + (last < like.last.month), False
    if like is not None:
        return like.first.year - (first > like.first.month), False
    if year_starts is not None:
        return _within(year_starts.year, first, last, opening=opening), True
    return None, False


def _within(start: int, first: int, last: int, *, opening: int) -> int:
    """The year of the first month such that the last one lies in the year starting in `start`."""
    return start + (last < opening) - (last < first)


def far_away(day: date, *, year_starts: date | None, year_ends: date | None) -> bool:
    """Whether a day lies too far from the programme's year to be meant.

    Without the programme's year only what lies before 2000 is.
    """
    earliest = (year_starts or year_ends or date(2002, 1, 1)).year - _YEARS_BEFORE
    ends = year_ends or year_starts
    return day.year < earliest or (ends is not None and day.year > ends.year + _YEARS_AFTER)


def near(day: date, *, year_starts: date | None, year_ends: date | None) -> bool:
    """Whether a day lies where a plan's dates mostly do: a year before to three years after.

    Always so when the programme's year isn't known.
    """
    if year_starts is None:
        return True
    ends = year_ends or year_starts
    return year_starts.year - 1 <= day.year <= ends.year + 3


def adjoining(spans: Sequence[Days]) -> bool:
    """Whether each time starts on the day after the one before it ends."""
    return all((after.first - before.last).days == 1 for before, after in pairwise(spans))
