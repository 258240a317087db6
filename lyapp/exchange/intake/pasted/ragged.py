"""Rows that have lost cells: putting each cell that is left under the column it fits best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lyapp.model.intake import Column
from lyapp.rules.plan_rows.contents import date_like, lead_like
from lyapp.rules.plan_rows.healing import begins_low, unfinished
from lyapp.rules.plan_rows.vocabulary import read_heading

_MOST_TRIED = 40
"""Columns: wider tables are filled from the left."""


@dataclass(slots=True)
class Columns:
    """What a table's columns hold, and what was last printed in each."""

    kinds: list[Column]
    last: list[str] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    """Words that were printed under a lead."""
    openings: tuple[frozenset[str], ...] = ()
    """How the cells of each column begin: “work with”."""

    def remember(self, place: int, text: str) -> None:
        """Note what was printed last in a column."""
        if text.strip():
            self.last[place] = text

    def unfinished(self) -> int:
        """The column that lines without any tab most likely go on in."""
        long = [n for n, kind in enumerate(self.kinds) if kind not in _SHORT]
        for n in long[1:]:
            if unfinished(self.last[n]):
                return n
        return long[min(2, len(long) - 1)] if long else 0


_LEADS = frozenset({Column.LEAD, Column.CLINICAL_LEAD})
_SHORT = frozenset({Column.LEAD, Column.CLINICAL_LEAD, Column.TIMESCALE, Column.CODE})


def columns_of(group: Sequence[Sequence[str]], width: int) -> Columns:
    """The columns by their headings; where there are none, by what most of the cells hold."""
    kinds: list[Column] = []
    header = next((record for record in group if len(record) == width), [""] * width)
    full = [record for record in group if len(record) == width and record is not header]
    for n in range(width):
        match = read_heading(header[n])
        if match is not None and match.score >= 0.7:
            kinds.append(match.column)
            continue
        texts = [record[n] for record in full if record[n].strip()]
        dates = sum(date_like(text) for text in texts)
        leads = sum(lead_like(text) for text in texts)
        if texts and dates * 2 > len(texts):
            kinds.append(Column.TIMESCALE)
        elif texts and leads * 3 > 2 * len(texts):
            kinds.append(Column.LEAD)
        else:
            kinds.append(Column.OBJECTIVE if n == 0 else Column.ACTION)
    names = {
        word
        for record in full
        for text, kind in zip(record, kinds, strict=True)
        if kind in _LEADS
        for word in _words(text)
    }
    openings = tuple(frozenset(_opening(record[n]) for record in full) - {""} for n in range(width))
    return Columns(kinds, [""] * width, frozenset(names), openings)


def _opening(text: str) -> str:
    """The first two words; nothing where there aren't as many."""
    first = _words(text)[:2]
    return " ".join(first) if len(first) == 2 else ""


def _words(text: str) -> list[str]:
    return [word.strip(",.;:()&").casefold() for word in text.split()]


def aligned(record: Sequence[str], columns: Columns) -> list[str]:
    """The record's cells in the table's columns, their order kept."""
    width = len(columns.kinds)
    if len(record) >= width:
        extra = " ".join(text for text in record[width - 1 :] if text.strip())
        return [*record[: width - 1], extra]
    if width > _MOST_TRIED:
        return [*record, *[""] * (width - len(record))]
    fits = [
        [_fit(text, n, columns) if text.strip() else 0.0 for n in range(width)] for text in record
    ]
    made = [""] * width
    for text, place in zip(record, _best(fits, width), strict=True):
        made[place] = text
    return made


def _best(fits: Sequence[Sequence[float]], width: int) -> list[int]:
    """Places for the cells, in their order, that fit best in all.

    Of equals the rightmost: what is lost is most often the first cell.
    """
    count = len(fits)
    # best[n] is for the first n cells, each entry its value and the places taken.
    best: list[tuple[float, list[int]] | None] = [(0.0, []), *[None] * count]
    for place in range(width):
        for n in range(min(count, place + 1), 0, -1):
            before = best[n - 1]
            if before is None or width - place - 1 < count - n:
                continue
            value = before[0] + fits[n - 1][place]
            here = best[n]
            if here is None or value >= here[0]:
                best[n] = (value, [*before[1], place])
    last = best[count]
    return last[1] if last is not None else list(range(count))


def _fit(text: str, place: int, columns: Columns) -> float:
    kind = columns.kinds[place]
    value = 0.0
    dated = date_like(text.strip(" ,"))
    if kind is Column.TIMESCALE:
        return 4.0 if dated else -4.0
    if dated:
        return -2.0
    if kind in _LEADS:
        words = _words(text)
        known = sum(word in columns.names for word in words)
        if lead_like(text) and known * 5 >= len(words) * 3:
            return 2.0
        return -1.0 if lead_like(text) and not columns.names else -3.0
    if kind in {Column.OBJECTIVE, Column.CODE}:
        value -= 0.5
        if begins_low(text):
            value -= 1.5
    if begins_low(text):
        value += 1.5 if unfinished(columns.last[place]) else 0.0
    elif columns.openings and _opening(text) in columns.openings[place]:
        value += 1.0
    return value
