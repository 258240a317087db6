"""What a timescale printed in a plan says about when a row is due."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from lyapp.model.intake import Due
from lyapp.model.notice import Notice
from lyapp.model.plan import Confidence, DatePrecision
from lyapp.rules import timescale_words as words
from lyapp.rules.dates import MONTHS, format_date
from lyapp.rules.printed_dates import PrintedDate, PrintedKind, flattened
from lyapp.rules.printed_periods import counts_a_length, find_periods
from lyapp.rules.timescale_days import NoSuchDay, adjoining, far_away, near
from lyapp.rules.timescale_notices import remark
from lyapp.rules.timescale_times import AROUND, MOST, Setting, Time, apart, before_it, resolved

_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]{1,12})?")
_SERIALS = range(30_000, 60_001)
"""Days as spreadsheets count them, from 1982 to 2064."""
_SERIAL_ZERO = date(1899, 12, 30)


def understand_due(
    printed: str, *, year_starts: date | None = None, year_ends: date | None = None
) -> Due:
    """The day a printed timescale names, as far as it names one.

    A month gives its last day, a quarter or season the last day of its last month, a span the end
    of its second time. Nothing is guessed: a bare year, two times in one cell, a start without an
    end, "Ongoing" and "TBC" give no day, and the notices say why. Figures such as "08/9" are a
    financial year, "Q3" the third quarter of the programme's year. A time without its year is
    taken to lie in the programme's year, `year_starts` to `year_ends`, with a notice.
    """
    text = " ".join(flattened(printed).split())
    if not text:
        return Due(printed)
    setting = Setting(printed, text, year_starts, year_ends)
    serial = _SERIAL.fullmatch(text)
    if serial:
        return _serial(setting, int(serial[1]))
    found, _rest = find_periods(text)
    if not found:
        return _undated(setting)
    return _dated(setting, found)


def _serial(setting: Setting, number: int) -> Due:
    if number in _SERIALS:
        day = _SERIAL_ZERO + timedelta(days=number)
        if near(day, year_starts=setting.year_starts, year_ends=setting.year_ends):
            notice = remark("timescale-serial", setting.printed, day=format_date(day))
            return Due(
                setting.printed, day, DatePrecision.DAY, Confidence.LIKELY, notices=(notice,)
            )
    return _none(setting, "timescale-unclear")


def _none(
    setting: Setting,
    key: str,
    confidence: Confidence = Confidence.DOUBTFUL,
    **values: object,
) -> Due:
    """No day, and the remark why."""
    return Due(
        setting.printed,
        confidence=confidence,
        ongoing=words.ONGOING.search(setting.text) is not None,
        notices=(remark(key, setting.printed, **values),),
    )


def _undated(setting: Setting) -> Due:
    """A timescale without any date or year in it."""
    text = setting.text
    if words.ONGOING.search(text):
        return Due(setting.printed, ongoing=True)
    if words.PLACEHOLDER.search(text) or not any(map(str.isalnum, text)):
        return _none(setting, "timescale-placeholder", Confidence.SURE)
    if words.REPEATED.search(text):
        return replace(_none(setting, "timescale-repeats", Confidence.LIKELY), ongoing=True)
    if counts_a_length(text):
        return _none(setting, "timescale-length")
    if words.DONE.search(text):
        return _none(setting, "timescale-done", Confidence.LIKELY)
    if words.VAGUE.search(text):
        return _none(setting, "timescale-vague", Confidence.LIKELY)
    return _none(setting, "timescale-unclear")


def _dated(setting: Setting, found: tuple[PrintedDate, ...]) -> Due:
    times: list[Time] = []
    for time in resolved(setting, found):
        if isinstance(time, NoSuchDay):
            return _none(setting, "timescale-no-such-day")
        if time is None:
            return _none(setting, "timescale-year-missing")
        times.append(time)
    times = apart(times)
    if len(times) == 1:
        return _single(setting, times[0])
    first, last = times[0], times[-1]
    if not _is_span(setting, times):
        listed = ", ".join(setting.text[time.one.at : time.one.end].strip() for time in times[:6])
        return _none(setting, "timescale-several", dates=listed)
    if not last.days.named_end:
        return _none(setting, "timescale-year-only", Confidence.SURE)
    due = replace(_due(setting, last), start=first.days.first)
    to = setting.text[first.one.end : last.one.at]
    return due if words.TO.fullmatch(to) else replace(due, confidence=_less(due.confidence))


def _is_span(setting: Setting, times: list[Time]) -> bool:
    """Whether the times are the two ends of one span, or follow each other without a gap."""
    text = setting.text
    first, last = times[0], times[-1]
    gaps = [text[one.one.end : other.one.at] for one, other in pairwise(times)]
    if len(times) > MOST or first.days.first > last.days.first:
        return False
    if adjoining([time.days for time in times]) and all(map(words.LISTED.fullmatch, gaps)):
        return True
    if len(times) > 2:
        return False
    before = before_it(setting, first.one)
    if words.TO.fullmatch(gaps[0]):
        return True
    if words.STARTS_BEFORE.search(before) and words.COMPLETE.fullmatch(gaps[0]):
        return True
    return words.BETWEEN.search(before) is not None and gaps[0].strip().lower() == "and"


def _single(setting: Setting, time: Time) -> Due:
    """The meaning of the only time printed, by the words around it."""
    text, end = setting.text, time.one.end
    before, after = before_it(setting, time.one), text[end : end + AROUND]
    if counts_a_length(before) and words.COUNTED_FROM.search(before):
        return _none(setting, "timescale-length")
    part = words.PART_BEFORE.search(before) is not None
    starts = words.STARTS_BEFORE.search(before) is not None and not part
    if starts or words.STARTS_AFTER.search(after):
        return _started(setting, time)
    if not time.days.named_end:
        key = "timescale-vague" if part else "timescale-year-only"
        return _none(setting, key, Confidence.SURE)
    due = _due(setting, time)
    if time.one.kind is PrintedKind.DAY and words.WEEK_BEFORE.search(before):
        due = replace(due, start=due.day, confidence=_less(due.confidence))
    elif part:
        due = replace(due, confidence=_less(due.confidence))
    ongoing = words.ONGOING.search(text)
    if ongoing is None:
        return due
    if ongoing.start() >= end:
        if words.THEN.search(text, end, ongoing.start()) or words.BY_BEFORE.search(before):
            return replace(due, ongoing=True)
        return _started(setting, time)
    meant = words.BY_BEFORE.search(before) is not None
    return replace(due, ongoing=True, confidence=due.confidence if meant else _less(due.confidence))


def _started(setting: Setting, time: Time) -> Due:
    """A start without an end: what goes on from there has no day to be ready by."""
    onwards = words.STARTS_AFTER.search(setting.text[time.one.end :]) is not None
    repeated = words.ONGOING.search(setting.text) or words.REPEATED.search(setting.text)
    ongoing = onwards or repeated is not None
    notices = [note for note in _remarks(setting, time) if note.key != "timescale-part"]
    if not ongoing:
        notices.insert(0, remark("timescale-start", setting.printed))
    return Due(
        setting.printed,
        confidence=Confidence.LIKELY if notices else Confidence.SURE,
        start=time.days.first,
        ongoing=ongoing,
        notices=tuple(notices),
    )


def _due(setting: Setting, time: Time) -> Due:
    notices = _remarks(setting, time)
    days = time.days
    months = time.one.kind is PrintedKind.MONTHS
    several = months and (days.first.year, days.first.month) != (days.last.year, days.last.month)
    confidence = Confidence.LIKELY if notices or time.one.loose else Confidence.SURE
    if any(note.key == "timescale-far" for note in notices):
        confidence = Confidence.DOUBTFUL
    return Due(
        setting.printed,
        days.last,
        days.precision,
        confidence,
        start=days.first if several else None,
        notices=notices,
    )


def _remarks(setting: Setting, time: Time) -> tuple[Notice, ...]:
    printed, days = setting.printed, time.days
    notices: list[Notice] = []
    if far_away(days.last, year_starts=setting.year_starts, year_ends=setting.year_ends):
        notices.append(remark("timescale-far", printed, year=days.last.year))
    if days.taken and not time.one.loose:
        notices.append(remark("timescale-year-taken", printed, year=days.last.year))
    if time.one.swapped:
        notices.append(remark("timescale-swapped", printed, day=format_date(days.last)))
    if time.either:
        shown = format_date(days.last) if time.one.day else _month(days.last)
        notices.append(remark("timescale-either", printed, day=shown))
    if time.one.loose:
        first, last = _month(days.first), _month(days.last)
        months = last if first == last else f"{first} – {last}"
        notices.append(remark("timescale-part", printed, months=months))
    if words.HEDGED.search(setting.text):
        notices.append(remark("timescale-hedged", printed))
    return tuple(notices)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _less(confidence: Confidence) -> Confidence:
    return Confidence.LIKELY if confidence is Confidence.SURE else confidence
