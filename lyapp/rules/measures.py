"""What in a text could be counted or checked: numbers with units, percentages, dates and more."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lyapp.model.intake import Measure
from lyapp.rules import measure_words as words
from lyapp.rules.money_in_text import place_money
from lyapp.rules.printed_dates import PrintedDate, PrintedKind, blank_out, find_dates, flattened

_KINDS = (
    ("percentage", words.PERCENTAGE),
    ("rate", words.RATE),
    ("frequency", words.FREQUENCY),
    ("number", words.TIMED),
    ("number", words.COUNTED),
    ("number", words.LIMITED),
)
_NUMBERS = ("number", "words", "count", "some")
_UNITS = ("unit", "sign", "each", "often", "many")
_AROUND = 12
"""How many characters before a month's name are looked at."""


@dataclass(frozen=True, slots=True)
class PlacedMeasure:
    """A measure at an offset of a text."""

    at: int
    end: int
    kind: str
    number: str = ""
    unit: str = ""


def find_measures(text: str) -> tuple[Measure, ...]:
    """What could be counted or checked, in its order: "90%", "from 12% to 8%", "by May 2008".

    Kinds are number (with a unit or as a limit), percentage, rate ("per 1,000"), baseline, money,
    date and frequency ("monthly"). Not measures are the plan's own numbering and counts of its
    parts, years alone ("2008/09"), codes ("NI 123", "VSB05"), ages, and opening hours ("24/7").
    The time taken grows with the length of the text and no faster.
    """
    return tuple(
        Measure(text[one.at : one.end], one.kind, one.number, one.unit)
        for one in place_measures(text)
    )


def place_measures(text: str) -> tuple[PlacedMeasure, ...]:
    """The same with their places in the text."""
    if not words.may_hold_one(text):
        return ()
    flat = blank_out(flattened(text), (match.span() for match in words.LIST_NUMBER.finditer(text)))
    flat = _without(flat, words.AROUND_THE_CLOCK)
    found: list[PlacedMeasure] = []
    dates = [one for one in find_dates(flat) if _is_time(flat, one)]
    flat = _claim(flat, [PlacedMeasure(one.at, one.end, "date") for one in dates], found)
    flat = _claim(flat, _matches("date", words.DEADLINE, flat), found)
    flat = _claim(flat, _matches("baseline", words.AGAINST, flat), found)
    for pattern in words.NO_MEASURES:
        flat = _without(flat, pattern)
    flat = _claim(flat, _matches("baseline", words.BASELINE, flat), found)
    flat = _claim(flat, _sums(flat), found)
    for kind, pattern in _KINDS:
        flat = _claim(flat, _matches(kind, pattern, flat), found)
    return tuple(sorted(found, key=lambda one: one.at))


def _without(flat: str, pattern: re.Pattern[str]) -> str:
    return blank_out(flat, (match.span() for match in pattern.finditer(flat)))


def _claim(flat: str, fresh: list[PlacedMeasure], found: list[PlacedMeasure]) -> str:
    """The text without what was found in it, which is added to the rest."""
    found.extend(fresh)
    return blank_out(flat, ((one.at, one.end) for one in fresh))


def _is_time(flat: str, one: PrintedDate) -> bool:
    """Whether a month's name is meant as a time: it has a year or a day, or "by" before it."""
    if one.kind is PrintedKind.DAY or one.year is not None or one.financial is not None:
        return True
    return words.SETS_A_TIME.search(flat[max(0, one.at - _AROUND) : one.at]) is not None


def _sums(flat: str) -> list[PlacedMeasure]:
    return [
        PlacedMeasure(one.at, one.end, "money", flat[one.at : one.end].strip("£- "), "£")
        for one in place_money(flat)
    ]


def _matches(kind: str, pattern: re.Pattern[str], flat: str) -> list[PlacedMeasure]:
    return [
        PlacedMeasure(match.start(), match.end(), kind, number, unit)
        for match in pattern.finditer(flat)
        for number, unit in [_number_and_unit(match)]
        if not (pattern is words.COUNTED and unit.casefold() in words.OWN_PARTS)
    ]


def _number_and_unit(match: re.Match[str]) -> tuple[str, str]:
    groups = match.groupdict()
    number = next((groups[name] for name in _NUMBERS if groups.get(name)), "")
    unit = next((groups[name] for name in _UNITS if groups.get(name)), "")
    return number.strip(), unit.strip()
