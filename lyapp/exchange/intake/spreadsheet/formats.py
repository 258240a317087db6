"""Numbers and dates as a spreadsheet prints them, by the cell's number format."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "£#,##0",
    6: "£#,##0",
    7: "£#,##0.00",
    8: "£#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "dd/mm/yyyy",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
"""Formats that are only numbered in the file; the dates as they print in Britain."""

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|([dmy]+|[hs]+)|(AM/PM|A/P)|(.)',
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[#0?,]*[#0?](?:\.([0#?]+))?")
_MARKED = re.compile(r'[%£$€"\[\\.,]|00')


def matters(code: str) -> bool:
    """Whether a cell with this format prints otherwise than its plain value."""
    return bool(_MARKED.search(code)) or is_date_format(code)


def is_date_format(code: str) -> bool:
    """Whether the format is one of a day."""
    first = code.partition(";")[0]
    return any(found[4] and found[4][0] in "dDyYmM" for found in _TOKEN.finditer(first))


def plain(value: object) -> str:
    """A value without a format, as it shows in a cell: 3 for 3.0, 31 March 2009 for a day."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _plain_number(value)
    if isinstance(value, datetime):
        day = plain(value.date())
        return day if value.time() == time() else f"{day} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return ""


def _plain_number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}".upper()


def printed(value: object, code: str) -> str:
    """The value under a format; as `plain` does where the format is beyond what is known here."""
    first = code.partition(";")[0]
    if isinstance(value, date) and is_date_format(first):
        return _printed_day(value, first)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _printed_number(float(value), first) or plain(value)
    return plain(value)


def _printed_day(day: date, code: str) -> str:
    parts: list[str] = []
    for found in _TOKEN.finditer(code):
        quoted, escaped, money, token, _, other = found.groups()
        if token and token[0] in "hHsS":
            return plain(day)
        parts.append(_day_part(day, token.lower()) if token else quoted or escaped or money or "")
        if other and other not in "@;":
            parts.append(other)
    return "".join(parts).strip() or plain(day)


def _day_part(day: date, token: str) -> str:
    sign, long = token[0], len(token)
    if sign == "y":
        return f"{day.year:04}" if long > 2 else f"{day.year % 100:02}"
    if sign == "m":
        name = MONTHS[day.month - 1]
        return (str(day.month), f"{day.month:02}", name[:3], name, name[0])[min(long, 5) - 1]
    name = _DAYS[day.weekday()]
    return (str(day.day), f"{day.day:02}", name[:3], name)[min(long, 4) - 1]


def _printed_number(value: float, code: str) -> str:
    """The number, "" for a format that does more than digits, signs and one place for them."""
    bare = "".join(
        (found[1] or found[2] or found[3] or found[6] or "")
        for found in _TOKEN.finditer(code)
        if not found[4] and not found[5]
    )
    digits = _DIGITS.search(bare)
    if digits is None or not _plain_number(value):
        return ""
    before, after = bare[: digits.start()], bare[digits.end() :]
    if _DIGITS.search(after) or any(sign in after for sign in ",/E?@") or "/" in before:
        return ""
    if "%" in bare:
        value *= 100
    places = len(digits[1] or "")
    least = len((digits[1] or "").rstrip("#?"))
    text = f"{abs(value):,.{places}f}" if "," in digits[0] else f"{abs(value):.{places}f}"
    for _ in range(places - least):
        text = text[:-1] if text[-1] == "0" else text
    whole = digits[0].partition(".")[0].replace(",", "")
    text = text.rstrip(".").rjust(
        len(whole.lstrip("#?")) + len(text) - len(text.split(".")[0]), "0"
    )
    minus = "-" if value < 0 and text.strip("0.,") else ""
    return f"{minus}{before}{text}{after}".strip()
