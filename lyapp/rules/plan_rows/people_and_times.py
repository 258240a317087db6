"""Leads and timescales of an objective as printed, also where they share a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lyapp.model.intake import Cell, Column
from lyapp.model.notice import Notice
from lyapp.rules.plan_rows.contents import date_like, is_tick
from lyapp.rules.plan_rows.grid import Strip
from lyapp.rules.plan_rows.healing import begins_low, unfinished
from lyapp.rules.plan_rows.notices import APART, MOVED, OUT_OF_STEP, notice

_SEPARATOR = re.compile(r"\s*(?:[,;:(–—/-]|\bby\b)\s*", re.IGNORECASE)
_LONGEST_TIME = 60
_YET_TO_COME = re.compile(
    r"(?:(?:date|dates|lead|name|timescale|timing)s? )?(?:tb[acd]|n/?[ak])\b"
    r"|(?:(?:date|lead|name|timescale|timing)s? )?(?:still )?(?:to be|yet to be|not yet) "
    r"(?:agreed|advised|appointed|confirmed|decided|determined|finali[sz]ed|identified|named|set)",
    re.IGNORECASE,
)
"""Keeps the place of a name or a date, so it is at home in either column."""
_TAIL_BARE = re.compile(
    r"^(?P<lead>.*?\S)\s+(?P<time>(?:by\s+|end\s+(?:of\s+)?)*(?:[A-Za-z]{3,9}\.?\s+)?"
    r"[’']?(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)?\d\d)$",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The values printed over an objective's rows, each once, the row's own first."""

    leads: tuple[str, ...]
    timescales: tuple[str, ...]
    clinical: tuple[str, ...]
    serial: date | None
    notices: tuple[Notice, ...]


def read_people_and_times(strips: Sequence[Strip]) -> Printed:
    """Who leads and by when, of all the physical rows of one objective.

    Where the plan has no column of timescales, a time printed with the lead is taken from there.
    A time that slipped into the next column is put back, with a notice.
    """
    notices: list[Notice] = []
    leads = _values(strips, Column.LEAD)
    times = _ticked(strips) or _values(strips, Column.TIMESCALE)
    first = strips[0]
    if not any(Column.TIMESCALE in strip.columns for strip in strips):
        leads, times = _part(leads)
        notices += [notice(APART, place=first.place, words=time) for time in times[:1]]
    elif not times:
        slipped = _slipped(first)
        if slipped is not None:
            label, text = slipped
            times = [text]
            notices.append(notice(MOVED, place=first.place, words=text, column=label))
    notices += _out_of_step(strips)
    return Printed(
        tuple(leads),
        tuple(times),
        tuple(_values(strips, Column.CLINICAL_LEAD)),
        _serial(strips),
        tuple(notices),
    )


def _values(strips: Sequence[Strip], column: Column) -> list[str]:
    """The printed values, a cell each; what a page break cut in a cell is put together."""
    found: list[str] = []
    for strip in strips:
        for cell in strip.of(column):
            text = _text(cell)
            if not text:
                continue
            again = found and (text == found[-1] or begins_low(text) or unfinished(found[-1]))
            if again and text != found[-1] and not date_like(text):
                found[-1] = f"{found[-1]} {text}"
            elif text not in found:
                found.append(text)
    return found


def _ticked(strips: Sequence[Strip]) -> list[str]:
    """The times whose columns are ticked, from the first to the last: “Q2 – Q4”."""
    columns = strips[0].columns
    if columns.count(Column.TIMESCALE) < 2:
        return []
    marked = [
        place
        for place, held in enumerate(columns)
        if held is Column.TIMESCALE
        and any(strip.columns == columns and is_tick(strip.cells[place].text) for strip in strips)
    ]
    names = [_time_of(strips[0], place) for place in marked]
    return [" – ".join(dict.fromkeys((names[0], names[-1])))] if names else []


def _time_of(strip: Strip, place: int) -> str:
    label = strip.labels[place]
    behind = label.split(" ", 1)[-1]
    return label if date_like(label) else behind


def _text(cell: Cell) -> str:
    return "\n".join(line.text.strip() for line in cell.lines if line.text.strip())


def _serial(strips: Sequence[Strip]) -> date | None:
    """The day of the first timescale, where the spreadsheet holds a real date."""
    for strip in strips:
        for cell in strip.of(Column.TIMESCALE):
            if cell:
                return cell.serial
    return None


def _part(values: Sequence[str]) -> tuple[list[str], list[str]]:
    """Leads and timescales out of cells that hold both."""
    leads: list[str] = []
    times: list[str] = []
    for value in values:
        kept: list[str] = []
        for line in value.splitlines():
            lead, time = _part_line(line.strip())
            if lead:
                kept.append(lead)
            if time and time not in times:
                times.append(time)
        text = "\n".join(kept)
        if text and text not in leads:
            leads.append(text)
    return leads, times


def _part_line(line: str) -> tuple[str, str]:
    if date_like(line):
        return "", line
    for separator in _SEPARATOR.finditer(line):
        lead, time = line[: separator.start()], line[separator.end() :]
        if "(" in separator[0]:
            time = time.removesuffix(".").removesuffix(")")
        if len(time) <= _LONGEST_TIME and _are_lead_and_time(lead, time):
            return lead.rstrip(" ,;:(–—-"), time.strip()
    match = _TAIL_BARE.match(line)
    if match and _are_lead_and_time(match["lead"], match["time"]):
        return match["lead"].rstrip(" ,;:(–—-"), match["time"].strip()
    return line, ""


def _are_lead_and_time(lead: str, time: str) -> bool:
    return bool(lead.strip()) and date_like(time) and not date_like(lead)


def _slipped(strip: Strip) -> tuple[str, str] | None:
    """A bare time in the cell beside an empty timescale: its column's heading and the time."""
    place = strip.columns.index(Column.TIMESCALE) if Column.TIMESCALE in strip.columns else -1
    for beside in (place + 1, place - 1):
        if place < 0 or not 0 <= beside < len(strip.cells):
            continue
        held = strip.columns[beside]
        cell = strip.cells[beside]
        if held in (Column.OBJECTIVE, Column.CODE) or not cell:
            continue
        first = cell.lines[0].text.strip()
        if date_like(first):
            return _label(strip, beside), first
    return None


def _label(strip: Strip, place: int) -> str:
    label = strip.labels[place] if place < len(strip.labels) else ""
    return f"“{label}”" if label else f"column {place + 1}"


def _out_of_step(strips: Sequence[Strip]) -> list[Notice]:
    """Texts that can't be what their column holds."""
    found: list[Notice] = []
    for strip in strips:
        for place, (cell, held) in enumerate(zip(strip.cells, strip.columns, strict=True)):
            if not cell or held not in (Column.LEAD, Column.TIMESCALE, Column.CLINICAL_LEAD):
                continue
            if _YET_TO_COME.match(cell.text.strip()):
                continue
            words = cell.text.split()
            text = " ".join(words)
            is_time = date_like(text)
            odd = (
                is_time
                if held is Column.CLINICAL_LEAD
                or (held is Column.LEAD and Column.TIMESCALE in strip.columns)
                else held is Column.TIMESCALE and not is_time and len(words) > 8
            )
            if odd or (held is Column.LEAD and len(words) > 30):
                found.append(
                    notice(OUT_OF_STEP, place=strip.place, words=text, column=_label(strip, place))
                )
    return found
