"""Single JSON values – texts, numbers, dates, moments – checked and made what they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

Reader = Callable[[object], Any]
"""Makes a value of one type out of a JSON value, or raises `Off`."""

LONGEST_TEXT = 20_000
"""Characters of a single text; more is a slip or an attack."""

LARGEST_NUMBER = 10**15
"""Whole numbers beyond this, either side of zero, are refused."""

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\.[0-9]{6}Z"
)


class Off(Exception):
    """A value that doesn't fit; each level it passes on its way out puts its own place before."""

    def __init__(self, why: str, at: str = "") -> None:
        self.why = why
        self.at = at
        super().__init__(why)


def text_of(longest: int) -> Reader:
    """What reads a text of at most that many characters."""
    find_unshowable = _UNSHOWABLE.search

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise Off(f"it must be a text in quotes, not {shown(value)}")
        if len(value) > longest:
            raise Off(f"it is longer than {longest:,} characters")
        if find_unshowable(value):
            raise Off("it holds characters that can’t be shown")
        return value

    return read


def yes_or_no(value: object) -> bool:
    """True or false.

    Raises:
        Off: for anything else; so do the readers below.
    """
    if isinstance(value, bool):
        return value
    raise Off(f"it must be true or false, not {shown(value)}")


def whole_number(value: object) -> int:
    """A whole number of up to fifteen digits."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Off(f"it must be a whole number, not {shown(value)}")
    if abs(value) > LARGEST_NUMBER:
        raise Off("the number is too large")
    return value


def day(value: object) -> date:
    """A calendar date, written 2008-07-16."""
    # Python 3.11 reads other ISO forms too (20080716, 2008-W29-3); one way to write it is enough.
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Off(f"{shown(value)} is not a date such as 2008-07-16")


def moment_text(moment: datetime) -> str:
    """A moment as JSON has it: in UTC, to the microsecond, always in one way.

    Raises:
        ValueError: the moment has no time zone, so it could be any.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(value: object) -> datetime:
    """A moment in UTC, written as `moment_text` does."""
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise Off(f"{shown(value)} is not a moment such as 2008-07-16T09:30:00.000000Z")


PLAIN: dict[object, Reader] = {
    bool: yes_or_no,
    int: whole_number,
    date: day,
    datetime: moment,
}
"""What reads the plain types but text, by type."""


def shown(value: object) -> str:
    """A value as a message quotes it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "fields in curly brackets"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return f"“{cut(str(value))}”"


def cut(text: str) -> str:
    """The start of a text, with nothing in it that would upset the message."""
    plain = "".join(char if char.isprintable() else "?" for char in text[:61])
    return plain if len(plain) <= 60 else plain[:59] + "…"
