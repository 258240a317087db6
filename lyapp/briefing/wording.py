"""How the briefing words dates, numbers, sizes and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lyapp.rules.dates import MONTHS

NOT_STATED = "not stated"


def long_date(day: date) -> str:
    """A date in full, day and month never parted by a line's end: 16 July 2008."""
    return f"{day.day}\u00a0{MONTHS[day.month - 1]} {day.year}"


def short_date(day: date, *, year: int | None) -> str:
    """A date without its year where that is the year meant: 3 July."""
    return f"{day.day}\u00a0{MONTHS[day.month - 1]}" if day.year == year else long_date(day)


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "East", "East and North", "East, North and South"."""
    *most, last = parts or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 practice", "6 practices"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def size(number: int | None, printed: str) -> str:
    """A list size as printed; one that isn't a number is said to be none."""
    text = printed.strip()
    if number is None:
        return f"{text} as printed – not a number" if text else f"list size {NOT_STATED}"
    return text or f"{number:,}"


def sentence(text: str) -> str:
    """A text closed by a full stop."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?:…" else text + "."
