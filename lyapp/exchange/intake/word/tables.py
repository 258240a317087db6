"""A Word table as a grid: merged cells, columns dragged a little, tables inside tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from lyapp.exchange.intake.lines import levelled
from lyapp.exchange.intake.word.blocks import TBL, Joined, P, flat, pieces, unwrapped
from lyapp.exchange.intake.word.names import VAL, Element, is_on, number, w
from lyapp.exchange.intake.word.plain import PlainCell, plain_cells, special_cells
from lyapp.exchange.intake.word.text import Reading
from lyapp.model.intake import Cell, SourceRow, SourceTable
from lyapp.model.trouble import DocumentTooLarge

MOST_COLUMNS = 200
MOST_CELLS = 100_000
"""Cells of one table, the covered ones too."""

NARROWEST = 300
"""Twentieths of a point. Column edges nearer than this (half a centimetre) are the same edge."""

_TC, _TR, _TCPR, _TRPR = w("tc"), w("tr"), w("tcPr"), w("trPr")
_SPAN, _DOWN, _CHANGE, _GONE = w("gridSpan"), w("vMerge"), w("cellMerge"), w("cellDel")
_EMPTY, _COVERED = Cell(), Cell(merged=True)
_OWN_TABLE = 3
"""A table in a cell with so many columns and two rows is read as a table of its own."""


@dataclass(slots=True)
class _Placed:
    start: int
    end: int
    goes_on: bool
    begins: bool
    element: Element
    plain: PlainCell | None


Tick = Callable[[], None]


def read_table(table: Element, reading: Reading, *, name: str, tick: Tick) -> list[SourceTable]:
    """The table, then those tables inside it that are tables of their own.

    Raises:
        DocumentTooLarge: when it spans more columns or cells than a plan can.
    """
    special = special_cells(table, reading)
    rows = [
        _placed(row, special, name)
        for row in unwrapped(table, reading)
        if row.tag == _TR and _is_shown(row, reading)
    ]
    rows = [row for row in rows if row]
    edges = _edges(table, rows)
    columns = len(edges) - 1
    if columns * len(rows) > MOST_CELLS:
        raise DocumentTooLarge(name=name)
    inside: list[Element] = []
    made: list[SourceRow] = []
    open_above: frozenset[int] = frozenset()
    for count, placed in enumerate(rows, 1):
        tick()
        cells, open_above = _row(placed, edges, open_above, reading, inside)
        made.append(SourceRow(tuple(cells), count))
    tables = [SourceTable(tuple(made))] if any(any(row.cells) for row in made) else []
    for one in inside:
        reading.nested += 1
        tables.extend(read_table(one, reading, name=name, tick=tick))
    return tables


def _is_shown(row: Element, reading: Reading) -> bool:
    properties = next(row.iterchildren(_TRPR), None)
    if properties is None:
        return True
    if properties.find(w("del")) is not None:
        reading.changed += 1
        return False
    reading.changed += properties.find(w("ins")) is not None
    if is_on(properties, "hidden"):
        reading.hidden_rows += 1
        return False
    return True


def _placed(row: Element, special: set[Element], name: str) -> list[_Placed]:
    """The row's cells with their first and last grid edge."""
    properties = next(row.iterchildren(_TRPR), None)
    at = 0
    if properties is not None:
        before = properties.find(w("gridBefore"))
        at = 0 if before is None else number(before.get(VAL), most=MOST_COLUMNS, otherwise=0)
    placed: list[_Placed] = []
    plain_ones = plain_cells(row)
    for cell in _cells(row):
        plain = None if cell in special else plain_ones.get(cell)
        about = plain or _about(cell)
        if about is None:
            continue
        span = 1
        if about.span is not None:
            span = number(about.span, least=1, most=MOST_COLUMNS + 1, otherwise=1)
        placed.append(_Placed(at, at + span, about.merged, about.begins, cell, plain))
        at += span
        if at > MOST_COLUMNS:
            raise DocumentTooLarge(name=name)
    return placed


def _about(cell: Element) -> PlainCell | None:
    """The cell's span and merging without its text, None for a cell that was deleted."""
    about = PlainCell()
    properties = cell.find(_TCPR)
    if properties is None:
        return about
    if properties.find(_GONE) is not None:
        return None
    wide, down, change = (properties.find(tag) for tag in (_SPAN, _DOWN, _CHANGE))
    if wide is not None:
        about.span = wide.get(VAL)
    if down is not None:
        about.begins = down.get(VAL) == "restart"
        about.merged = not about.begins
    if change is not None:
        about.merged = change.get(_DOWN) == "cont"
        about.begins = change.get(_DOWN) == "rest"
    return about


def _cells(holder: Element) -> list[Element]:
    found: list[Element] = []
    for child in holder:
        if child.tag == _TC:
            found.append(child)
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")):
            found.extend(_cells(child))
    return found


def _edges(table: Element, rows: list[list[_Placed]]) -> list[int]:
    """The grid edges at which a column begins, and the last one.

    People drag column borders row by row, which leaves slivers in the grid. Edges that lie close
    together are one, as long as no row has two cells there.
    """
    used = sorted({cell.start for row in rows for cell in row})
    last = max((cell.end for row in rows for cell in row), default=0)
    positions = _positions(table, last)
    edges: list[int] = []
    for edge in used:
        if not edges or positions[edge] - positions[edges[-1]] > NARROWEST:
            edges.append(edge)
    for row in rows:
        starts = [bisect_right(edges, cell.start) for cell in row]
        if len(set(starts)) < len(starts):
            return [*used, last]
    return [*edges, last] if edges else [0]


def _positions(table: Element, last: int) -> list[int]:
    """Where each grid edge lies; evenly apart when the document doesn't say."""
    grid = table.find(w("tblGrid"))
    columns = () if grid is None else grid.iterchildren(w("gridCol"))
    widths = [number(one.get(w("w")), most=100_000, otherwise=0) for one in columns]
    if len(widths) < last or not all(widths[:last]):
        widths = [10 * NARROWEST] * last
    positions = [0]
    for wide in widths[:last]:
        positions.append(positions[-1] + wide)
    return positions


def _row(
    placed: list[_Placed],
    edges: list[int],
    open_above: frozenset[int],
    reading: Reading,
    inside: list[Element],
) -> tuple[list[Cell], frozenset[int]]:
    """The row's cells, one a column, and the columns a cell merged downwards covers so far."""
    cells = [_EMPTY] * (len(edges) - 1)
    still_open: set[int] = set()
    for one in placed:
        first = max(bisect_right(edges, one.start) - 1, 0)
        after = first + 1
        if one.end > one.start + 1:
            after = max(bisect_right(edges, one.end - 1), after)
        if one.goes_on and first in open_above:
            cells[first:after] = [_COVERED] * (after - first)
            still_open.update(range(first, after))
            continue
        cells[first] = _cell(one, reading, inside)
        if one.begins or one.goes_on:
            still_open.update(range(first, after))
    return cells, frozenset(still_open)


def _cell(placed: _Placed, reading: Reading, inside: list[Element]) -> Cell:
    if placed.plain is not None and not reading.anchored:
        found = placed.plain.pieces(reading)
        if found is not None:
            return Cell(levelled(found))
    return Cell(levelled(_pieces(placed.element, reading, inside)))


def _pieces(cell: Element, reading: Reading, inside: list[Element]) -> list[tuple[str, int]]:
    joined = Joined(reading)
    found: list[tuple[str, int]] = []
    for child in unwrapped(cell, reading):
        if child.tag == P:
            text = joined.read(child)
            if text is not None:
                found.extend(pieces(text, reading))
        elif child.tag == TBL:
            if _stands_alone(child):
                inside.append(child)
            else:
                reading.nested += 1
                found.extend((line.text, line.level) for line in flat(child, reading))
    left = joined.rest()
    if left is not None:
        found.extend(pieces(left, reading))
    return found


def _stands_alone(table: Element) -> bool:
    rows = [_cells(row) for row in table.iterchildren(_TR)]
    return len(rows) > 1 and max(map(len, rows)) >= _OWN_TABLE
