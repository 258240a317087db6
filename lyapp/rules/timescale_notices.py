"""What there is to say of a printed timescale."""

from __future__ import annotations

from lyapp.model.notice import Notice

TEMPLATES = {
    "timescale-several": "“{printed}” names several times ({dates}), so no date was taken.",
    "timescale-vague": "“{printed}” names no month and no day.",
    "timescale-year-only": "“{printed}” names a year, and neither a month nor a day.",
    "timescale-year-taken": "“{printed}” has no year; {year} is the one in the programme’s year.",
    "timescale-year-missing": "“{printed}” has no year.",
    "timescale-far": "“{printed}” lies far from the programme’s year: {year}. It is kept as it is.",
    "timescale-start": "“{printed}” says when it starts, and not when it is due.",
    "timescale-serial": "“{printed}” was read as a spreadsheet’s number for {day}.",
    "timescale-swapped": "“{printed}” has the month before the day; it was read as {day}.",
    "timescale-no-such-day": "“{printed}” names a day that isn’t in the calendar.",
    "timescale-either": "“{printed}” can be read in more than one way; {day} was taken.",
    "timescale-part": "“{printed}” was read as {months}.",
    "timescale-hedged": "“{printed}” makes a reservation.",
    "timescale-placeholder": "“{printed}” stands where a date is still to come.",
    "timescale-length": "“{printed}” is a length of time; the day it counts from isn’t printed.",
    "timescale-repeats": "“{printed}” says how often, and not by when.",
    "timescale-done": "“{printed}” says that it is done, without a date.",
    "timescale-unclear": "No date was found in “{printed}”.",
}
"""The English sentences by the remark's key; `printed` is the timescale, at most 60 characters."""


def remark(key: str, printed: str, **values: object) -> Notice:
    """The remark of that key on a printed timescale."""
    plain = " ".join(printed.split())
    shown = plain if len(plain) <= 60 else plain[:59] + "…"
    return Notice(key, TEMPLATES[key], (("printed", shown), *values.items()))
