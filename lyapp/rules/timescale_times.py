"""The times printed in a timescale with their days, each once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lyapp.rules import timescale_words as words
from lyapp.rules.printed_dates import PrintedDate, PrintedKind
from lyapp.rules.timescale_days import Days, NoSuchDay, days_of, near

AROUND = 60
"""How many characters before and after a time are looked at."""
MOST = 24
"""More times than this are several, whatever stands between them."""


@dataclass(frozen=True, slots=True)
class Time:
    """A printed time and its days; `either` when another reading was possible."""

    one: PrintedDate
    days: Days
    either: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """The timescale as printed and on one plain line, and the programme's year."""

    printed: str
    text: str
    year_starts: date | None
    year_ends: date | None


def before_it(setting: Setting, one: PrintedDate) -> str:
    """The few words before a time; a look at all of them would take long in a long text."""
    return setting.text[max(0, one.at - AROUND) : one.at]


def resolved(setting: Setting, found: tuple[PrintedDate, ...]) -> list[Time | NoSuchDay | None]:
    """The days of each time; one without a year has that of the time printed beside it."""
    times: list[Time | NoSuchDay | None] = [None] * len(found)
    # From the last to the first: the year mostly stands with the last time ("Apr – Sep 2008").
    for at in reversed(range(len(found))):
        beside = times[at + 1] if at + 1 < len(found) else None
        like = beside.days if isinstance(beside, Time) and not beside.days.taken else None
        times[at] = _time(setting, found[at], like=like)
    for at in range(1, len(found)):
        time, earlier = times[at], times[at - 1]
        lacking = time is None or (isinstance(time, Time) and time.days.taken)
        if lacking and isinstance(earlier, Time) and not earlier.days.taken:
            times[at] = _time(setting, found[at], like=earlier.days, later=True)
    return times


def _time(
    setting: Setting, one: PrintedDate, *, like: Days | None = None, later: bool = False
) -> Time | NoSuchDay | None:
    readings: list[tuple[PrintedDate, Days | NoSuchDay | None]] = [
        (each, days_of(each, year_starts=setting.year_starts, like=like, later=later))
        for each in (one, *one.others)
    ]
    chosen, days = readings[0]
    if one.others and setting.year_starts is not None:
        for each, its in readings:
            if isinstance(its, Days) and near(
                its.last, year_starts=setting.year_starts, year_ends=setting.year_ends
            ):
                chosen, days = each, its
                break
    if not isinstance(days, Days):
        return days
    if chosen.kind is PrintedKind.YEAR and words.ENDS_BEFORE.search(before_it(setting, chosen)):
        days = replace(days, named_end=True)
    either = bool(one.others) and chosen.kind is not PrintedKind.YEAR
    return Time(chosen, days, either=either)


def apart(times: list[Time]) -> list[Time]:
    """The times without repetitions, and without a year that only says the year of another."""
    kept = list({(time.days.first, time.days.last): time for time in reversed(times)}.values())
    kept.reverse()
    if len(kept) > MOST:
        return kept
    others = [time for time in kept if time.one.kind not in _YEARS]
    return [
        time
        for time in kept
        if time.one.kind not in _YEARS or not any(_says_no_more(time, one) for one in others)
    ]


_YEARS = frozenset({PrintedKind.YEAR, PrintedKind.YEAR_END})


def _says_no_more(year: Time, other: Time) -> bool:
    if year.days.named_end:
        return year.days.last == other.days.last
    return year.days.first <= other.days.first and other.days.last <= year.days.last
