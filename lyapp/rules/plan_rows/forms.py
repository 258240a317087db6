"""Tables that describe an objective with a label beside each value, turned into rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.model.intake import Cell, Column, Line, SourceRow, SourceTable
from lyapp.rules.plan_rows.vocabulary import HeadingMatch, read_heading

_INLINE = re.compile(r"^(?P<label>[^:\n]{2,45}):[ \t]*(?P<rest>.*)$", re.DOTALL)
_NUMBERED_LABEL = re.compile(
    r"^(?P<label>[A-Za-z ]{3,30}?) (?:no\.? ?)?(?P<code>[A-Za-z]{0,3}\d{1,3})\.?$"
)
_ENOUGH = 0.7
_PLAIN = 0.95
_LOOK_AT = 60


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and the values beside it; `values` has one cell a value column."""

    label: str
    values: tuple[Cell, ...]
    row: SourceRow
    code: str = ""


def match_label(text: str) -> HeadingMatch | None:
    """What a label names, also with a number behind it (“Objective 3”)."""
    plain = " ".join(text.split()).strip(" :–-")
    numbered = _NUMBERED_LABEL.match(plain)
    if numbered:
        plain = numbered["label"]
    found = read_heading(plain)
    return found if found and found.score >= _ENOUGH else None


def is_form(table: SourceTable) -> bool:
    """True when labels stand down the table's first column and values beside them."""
    rows = [row for row in table.rows[:_LOOK_AT] if any(row.cells)]
    if len(rows) < 3:
        return False
    firsts = [_label_of(row) for row in rows]
    known = [match_label(text) for text in firsts if text]
    columns = {match.column for match in known if match}
    printed = sum(bool(text) for text in firsts)
    hits = sum(match is not None for match in known)
    if len(columns & _TELLING) < 2 or not columns & {Column.OBJECTIVE, Column.ACTION}:
        return False
    return len(columns) >= 3 and hits >= 3 and hits >= 0.6 * max(printed, 1)


_TELLING = frozenset(
    {
        Column.OBJECTIVE,
        Column.ACTION,
        Column.MILESTONE,
        Column.LEAD,
        Column.CLINICAL_LEAD,
        Column.TIMESCALE,
        Column.OUTCOME,
    }
)


def _label_of(row: SourceRow) -> str:
    first = row.cells[0] if row.cells else Cell()
    text = first.text.strip()
    if not any(cell for cell in row.cells[1:]):
        inline = _INLINE.match(text)
        if inline:
            return inline["label"]
    return text if len(text) <= 60 else text.partition(":")[0]


def labelled(table: SourceTable) -> tuple[Labelled, ...]:
    """The table's labels with their values, in reading order.

    A row may hold two pairs side by side; a row without a label goes on with the one above.
    """
    found: list[Labelled] = []
    rows = [row for row in table.rows if any(row.cells)]
    at = _label_columns(rows)
    for row in rows:
        pairs = _pairs(row, at)
        if pairs:
            found.extend(pairs)
        elif found:
            last = found[-1]
            lines = [line for cell in row.cells for line in cell.lines]
            first = Cell((*last.values[0].lines, *lines))
            found[-1] = Labelled(last.label, (first, *last.values[1:]), last.row, last.code)
        else:
            found.append(Labelled("", _values(row.cells), row))
    return tuple(found)


def _label_columns(rows: list[SourceRow]) -> frozenset[int]:
    """The columns in which labels stand: the first, and any other that holds hardly else."""
    printed: dict[int, list[str]] = {}
    for row in rows:
        before = ""
        for place, cell in enumerate(row.cells):
            text = cell.text.strip()
            if text and text != before:
                printed.setdefault(place, []).append(text)
            before = text
    return frozenset(
        place
        for place, texts in printed.items()
        if place == 0 or sum(match_label(text) is not None for text in texts) >= 0.6 * len(texts)
    )


def _pairs(row: SourceRow, at: frozenset[int]) -> list[Labelled]:
    found: list[tuple[str, list[Cell]]] = []
    for place, cell in enumerate(row.cells):
        text = cell.text.strip()
        inline = _inline(text, sure=place not in at)
        if inline:
            found.append((inline["label"], [_rest_of(cell)]))
        elif place in at and text and (place == 0 or match_label(text)):
            if place == 0 and len(text) > 60:
                return []
            found.append((text, []))
        elif found:
            found[-1][1].append(cell)
    return [_labelled(label, _values(cells), row) for label, cells in found]


def _inline(text: str, *, sure: bool) -> re.Match[str] | None:
    """A label with its value in one cell; `sure` asks for a plain label on the value's line."""
    match = _INLINE.match(text) if ":" in text else None
    if match is None or not match["rest"]:
        return None
    known = match_label(match["label"])
    if known is None or (sure and (known.score < _PLAIN or match["rest"].startswith("\n"))):
        return None
    return match


def _values(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The values beside a label, one for text that is printed right across the table."""
    texts = {cell.text for cell in cells if cell}
    if len(texts) == 1:
        return (next(cell for cell in cells if cell),)
    return tuple(cells) or (Cell(),)


def _labelled(label: str, values: tuple[Cell, ...], row: SourceRow) -> Labelled:
    plain = " ".join(label.split()).strip(" :–-")
    numbered = _NUMBERED_LABEL.match(plain)
    return Labelled(plain, values, row, numbered["code"] if numbered else "")


def _rest_of(cell: Cell) -> Cell:
    """The cell without the label that its first line begins with."""
    first, *others = cell.lines
    kept = first.text.partition(":")[2].strip()
    lines = ((Line(kept, first.level),) if kept else ()) + tuple(others)
    return Cell(lines, cell.merged, cell.serial)
