"""Calendar dates as people type them, day first, and as the product writes them."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from lyapp.model.plan import DatePrecision
from lyapp.model.trouble import NotReadable

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

FIRST_YEAR = 1900
LAST_YEAR = 2199
_LAST_SHORT_YEAR_OF_2000S = 79

_EXAMPLE = "Write 18 Jul 2008, 18/7/08 or 2008-07-18."
_YEAR_FIRST = re.compile(r"(?P<y>[0-9]{4})(?P<gap>[-/.])(?P<m>[0-9]{1,2})(?P=gap)(?P<d>[0-9]{1,2})")
_NUMBERS = re.compile(
    r"(?P<d>[0-9]{1,2}) ?(?P<gap>[-/. ]) ?(?P<m>[0-9]{1,2})(?: ?(?P=gap) ?(?P<y>[0-9]+))?\.?"
)
_NAMED = re.compile(
    r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[- ]?(?P<m>[a-z]{3,9})\.?,?(?:[- ]?(?P<y>[0-9]+))?"
)
_MONTH_FIRST = re.compile(
    r"(?P<m>[a-z]{3,9})\.? (?P<rest>[0-9]{1,2}(?:st|nd|rd|th)?(?:,? [0-9]+)?)"
)
_MONTH_ONLY = re.compile(r"(?P<m>[a-z]{3,9})\.?,?(?: [0-9]{2,4})?")


def parse_date(text: str, *, today: date) -> date | None:
    """Read a date typed into a field: `18 Jul 2008`, `18/7/08`, `18.7.8`, `2008-07-18`, `18 July`.

    The day stands before the month. Without a year, the year of `today` is meant; a year of one
    or two figures is 2000–2079 or 1980–1999. Empty text gives None.

    Raises:
        NotReadable: with the reason, for anything else or a day that doesn't exist.
    """
    plain = " ".join(text.split()).lower()
    if not plain:
        return None
    found, why = _read(plain, today)
    if found is None:
        shown = text.strip() if len(text.strip()) <= 60 else text.strip()[:59] + "…"
        raise NotReadable(text=shown, what="a date", why=why, example=_EXAMPLE)
    return found


def _read(plain: str, today: date) -> tuple[date | None, str]:
    match = _YEAR_FIRST.fullmatch(plain) or _NUMBERS.fullmatch(plain)
    if match:
        month = int(match["m"])
    else:
        match = _NAMED.fullmatch(plain)
        if match is None:
            return None, _unlike_a_date(plain)
        named = month_number(match["m"])
        if named is None:
            return None, f"there is no month “{match['m']}”"
        month = named
    year = today.year if match["y"] is None else full_year(match["y"])
    return _existing(year, month, int(match["d"]))


def _unlike_a_date(plain: str) -> str:
    first = _MONTH_FIRST.fullmatch(plain)
    if first and month_number(first["m"]):
        return "the day stands before the month"
    alone = _MONTH_ONLY.fullmatch(plain)
    if alone and month_number(alone["m"]):
        return "the day is missing"
    if re.fullmatch(r"[0-9]+", plain):
        return "it is a number, without day and month"
    return "it isn’t a day, a month and a year"


def month_number(name: str) -> int | None:
    """The month a name, or at least three letters of its beginning, means: "sept" is 9."""
    start = name.casefold()
    if len(start) < 3:
        return None
    for number, full in enumerate(MONTHS, start=1):
        if full.casefold().startswith(start) or (full == "September" and start == "sept"):
            return number
    return None


def full_year(figures: str) -> int | None:
    """The year that figures mean: one or two of them are 2000–2079 or 1980–1999.

    None when they are no year between `FIRST_YEAR` and `LAST_YEAR`.
    """
    if len(figures) <= 2:
        short = int(figures)
        return (2000 if short <= _LAST_SHORT_YEAR_OF_2000S else 1900) + short
    if len(figures) != 4 or not FIRST_YEAR <= int(figures) <= LAST_YEAR:
        return None
    return int(figures)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _existing(year: int | None, month: int, day: int) -> tuple[date | None, str]:
    if year is None:
        return None, f"the year isn’t between {FIRST_YEAR} and {LAST_YEAR}"
    if not 1 <= month <= 12:
        swapped = "; the day stands before the month" if 1 <= day <= 12 and month <= 31 else ""
        return None, f"there is no month {month}{swapped}"
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        return None, f"{MONTHS[month - 1]} {year} has {days} days"
    return date(year, month, day), ""


def format_date(d: date) -> str:
    """A date in full, the same in every language setting: `18 Jul 2008`."""
    return f"{format_day(d)} {d.year}"


def format_day(d: date) -> str:
    """A date without its year, for narrow columns: `18 Jul`."""
    return f"{d.day} {MONTHS[d.month - 1][:3]}"


def format_due(day: date, precision: DatePrecision) -> str:
    """A date no more exact than it was understood: `18 Jul 2008`, `Jul 2008`, `2008`, nothing."""
    match precision:
        case DatePrecision.DAY:
            return format_date(day)
        case DatePrecision.MONTH:
            return f"{MONTHS[day.month - 1][:3]} {day.year}"
        case DatePrecision.YEAR:
            return str(day.year)
        case DatePrecision.NONE:
            return ""


def local_day(moment: datetime) -> date:
    """The day a moment fell on where the program runs, not in UTC."""
    return moment.astimezone().date()
