"""Tables that run over pages: their parts put together, repeated headers dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lyapp.exchange.intake.pdf.shapes import RawCell, RawRow, RawTable, RawText

_ALIKE = 7.0
"""Points by which the same column may stand elsewhere on another page."""

_CLOSE = 14.0
"""Points: parts of one page closer than this, with the same columns, are one table."""

_MOST_HEADERS = 4
_SPACES = re.compile(r"\s+")


def join_tables(blocks: Sequence[RawTable | RawText]) -> list[RawTable | RawText]:
    """The blocks, with tables that go on from one page to the next as one."""
    made: list[RawTable | RawText] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(last, RawTable) and isinstance(block, RawTable):
            rows = _continued(last, block)
            if rows is not None:
                last.rows.extend(rows)
                continue
        made.append(block)
    return made


def _continued(table: RawTable, part: RawTable) -> list[RawRow] | None:
    """The part's rows in the table's columns without its repeated header; None if it isn't one."""
    page = table.rows[-1].page
    if part.page == page:
        if not -1 < part.top - table.bottom < _CLOSE:
            return None
    elif part.page != page + 1:
        return None
    if table.strips and len(part.strips) == len(table.strips) and _same_white(table, part):
        return part.rows[_repeated(table.rows, part.rows) :]
    xs = _common(table.xs, part.xs)
    if xs is None:
        return None
    shift = part.xs[0] - table.xs[0]
    if len(xs) != len(table.xs):
        table.rows = [_recut(row, table.xs, xs) for row in table.rows]
        table.xs = xs
    own = tuple(x + shift for x in xs)
    rows = part.rows
    if len(part.xs) != len(xs):
        rows = [_recut(row, part.xs, own) for row in rows]
    return rows[_repeated(table.rows, rows) :]


def _same_white(table: RawTable, part: RawTable) -> bool:
    """True when the white between the columns of unruled tables stands at the same places."""
    return all(
        min(b, d) - max(a, c) > 0.5
        for (a, b), (c, d) in zip(table.strips, part.strips, strict=True)
    )


def _common(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...] | None:
    """The column edges both tables fit in, placed as in the first; None if they don't agree."""
    shift = other[0] - one[0]
    moved = [x - shift for x in other]
    if abs(moved[-1] - one[-1]) > 2 * _ALIKE:
        return None
    (more, fewer) = (one, moved) if len(one) >= len(moved) else (moved, one)
    if len(fewer) * 2 < len(more):
        return None
    if all(min(abs(x - y) for y in more) <= _ALIKE for x in fewer):
        return tuple(more)
    return None


def _recut(row: RawRow, before: Sequence[float], after: Sequence[float]) -> RawRow:
    """The row in finer columns; a cell over several of them stands in the first."""
    cells = [
        RawCell(left=after[n], right=after[n + 1], merged=False) for n in range(len(after) - 1)
    ]
    for n, cell in enumerate(row.cells):
        place = min(range(len(cells)), key=lambda one: abs(after[one] - before[n]))
        if not cells[place].lines:
            cells[place] = cell
    return RawRow(cells, row.page, row.top, row.bottom)


def _repeated(rows: Sequence[RawRow], part: Sequence[RawRow]) -> int:
    """How many rows at the part's start repeat those at the table's start."""
    count = 0
    for row, again in zip(rows[:_MOST_HEADERS], part[:_MOST_HEADERS], strict=False):
        if row is again or _words(row) != _words(again) or not any(_words(row)):
            break
        count += 1
    return count


def _words(row: RawRow) -> list[str]:
    return [
        _SPACES.sub(" ", " ".join(line.text for line in cell.lines)).casefold()
        for cell in row.cells
    ]
