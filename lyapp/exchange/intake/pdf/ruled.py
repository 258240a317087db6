"""Tables drawn with lines: each character goes to the cell it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lyapp.exchange.intake.pdf.grid import Grid, Span
from lyapp.exchange.intake.pdf.ink import Glyph
from lyapp.exchange.intake.pdf.shapes import RawCell, RawRow, RawTable
from lyapp.exchange.intake.pdf.text import text_lines

_REACH = 3.0
_FURTHEST = 220.0
"""Points: rows without lines are no higher."""

_WHITE = 4.0
_WHITE_PART = 0.6
"""Points and parts of the type's size: no space between two words is as wide as this."""


def fill_grids(
    grids: Sequence[Grid], glyphs: Sequence[Glyph], page: int
) -> tuple[list[RawTable], list[Glyph]]:
    """The tables with their texts, and the characters that stand in none of them."""
    held: list[dict[tuple[int, int], list[Glyph]]] = [{} for _ in grids]
    free: list[Glyph] = []
    for glyph in glyphs:
        x = (glyph.x0 + glyph.x1) / 2
        y = (glyph.top + glyph.bottom) / 2
        for grid, cells in zip(grids, held, strict=True):
            (x0, top, x1, bottom) = grid.box
            if x0 <= x < x1 and top <= y < bottom:
                row = bisect_right(grid.ys, y) - 1
                span = grid.owner[row][bisect_right(grid.xs, x) - 1]
                cells.setdefault((span.top, span.left), []).append(glyph)
                break
        else:
            free.append(glyph)
    grids = [_columns_kept(grid, cells) for grid, cells in zip(grids, held, strict=True)]
    tables = [
        table
        for grid, cells in zip(grids, held, strict=True)
        if (table := _table(grid, cells, page)) is not None
    ]
    return tables, free


def bridged(
    grids: Sequence[Grid], glyphs: Sequence[Glyph], level: Sequence[float] = ()
) -> list[Grid]:
    """Grids that are parts of one table, with the rows around them that have no lines.

    Where every other row is shaded or framed, the others show only by text that keeps to the
    same columns. `level` are the heights of the page's level lines, which part two tables.
    """
    made: list[Grid] = []
    for grid in grids:
        last = made[-1] if made else None
        if last is not None and _same_columns(last, grid):
            gap = grid.ys[0] - last.ys[-1]
            between = _inside(glyphs, last, last.ys[-1], grid.ys[0])
            ruled = any(last.ys[-1] + _REACH < at < grid.ys[0] - _REACH for at in level)
            if _REACH < gap < _FURTHEST and (
                _keeps_to(between, last.xs) or (not ruled and _in_one_column(between, last.xs))
            ):
                made[-1] = _with_row(last, grid.ys, grid.owner)
                continue
        made.append(grid)
    if len(made) == len(grids):
        return made
    edges = sorted(y for grid in made for y in (grid.ys[0], grid.ys[-1]))
    return [_with_outer_rows(grid, glyphs, edges, level) for grid in made]


def _same_columns(one: Grid, other: Grid) -> bool:
    return one.columns == other.columns > 2 and all(
        abs(a - b) <= _REACH for a, b in zip(one.xs, other.xs, strict=True)
    )


def _inside(glyphs: Sequence[Glyph], grid: Grid, top: float, bottom: float) -> list[Glyph]:
    return [
        glyph
        for glyph in glyphs
        if top <= (glyph.top + glyph.bottom) / 2 < bottom
        and grid.xs[0] <= (glyph.x0 + glyph.x1) / 2 < grid.xs[-1]
    ]


def _with_row(grid: Grid, ys: Sequence[float], owner: Sequence[Sequence[Span]]) -> Grid:
    """The grid with a row below it and, below that, the rows of another."""
    place = len(grid.owner)
    row = tuple(Span(place, column, place + 1, column + 1) for column in range(grid.columns))
    further = (
        tuple(
            Span(span.top + place + 1, span.left, span.bottom + place + 1, span.right)
            for span in spans
        )
        for spans in owner
    )
    return Grid(grid.xs, (*grid.ys, *ys), (*grid.owner, row, *further))


def _with_outer_rows(
    grid: Grid, glyphs: Sequence[Glyph], edges: Sequence[float], level: Sequence[float]
) -> Grid:
    """The grid with the lines right above and below it, where they keep to its columns.

    `edges` are where the page's grids begin and end; no line is taken from beyond the next. Above
    the grid a level line parts two rows, as it does the table's header from what goes on there.
    """
    floor = min((y for y in edges if y > grid.ys[-1] + 1), default=grid.ys[-1] + _FURTHEST)
    bottom = grid.ys[-1]
    row: list[Glyph] = []
    for line in text_lines(_inside(glyphs, grid, bottom, min(floor, bottom + _FURTHEST))):
        if line.top - bottom > 0.9 * line.size:
            break
        row += line.glyphs
        bottom = line.bottom
    if _keeps_to(row, grid.xs):
        grid = _with_row(grid, (bottom + 1,), ())
    ceiling = max((y for y in edges if y < grid.ys[0] - 1), default=grid.ys[0] - _FURTHEST)
    top = middle = grid.ys[0]
    rows: list[list[Glyph]] = [[]]
    tops = [top]
    for line in reversed(text_lines(_inside(glyphs, grid, ceiling, top))):
        apart = top - line.bottom > 0.9 * line.size
        if apart or not (_keeps_to(line.glyphs, grid.xs) or _in_one_column(line.glyphs, grid.xs)):
            break
        below, middle = middle, (line.top + line.bottom) / 2
        if rows[-1] and any(middle < at < below for at in level):
            rows.append([])
            tops.append(top)
        rows[-1] += line.glyphs
        tops[-1] = top = line.top
    for row, begins in zip(rows, tops, strict=True):
        if not _keeps_to(row, grid.xs):
            break
        grid = _with_row(Grid(grid.xs, (begins - 1,), ()), grid.ys, grid.owner)
    return grid


def _in_one_column(glyphs: Sequence[Glyph], xs: Sequence[float]) -> bool:
    """True when all of a text stands inside one column and not the first, as a heading would."""
    drawn = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not drawn:
        return False
    left, right = min(glyph.x0 for glyph in drawn), max(glyph.x1 for glyph in drawn)
    place = bisect_right(xs, left) - 1
    return 0 < place < len(xs) - 1 and right <= xs[place + 1] + 1


def _columns_kept(grid: Grid, held: dict[tuple[int, int], list[Glyph]]) -> Grid:
    """The grid with rows cut into columns where lines are missing but the text keeps to them.

    Tables with every other row shaded or framed have such rows. `held` is cut likewise.
    """
    owner = [list(spans) for spans in grid.owner]
    for span in {span for spans in grid.owner for span in spans}:
        if span.right - span.left < 2 or span.bottom - span.top != 1:
            continue
        glyphs = held.get((span.top, span.left), [])
        if not _keeps_to(glyphs, grid.xs[span.left : span.right + 1]):
            continue
        held.pop((span.top, span.left))
        for column in range(span.left, span.right):
            owner[span.top][column] = Span(span.top, column, span.bottom, column + 1)
        for glyph in glyphs:
            column = bisect_right(grid.xs, (glyph.x0 + glyph.x1) / 2) - 1
            held.setdefault((span.top, column), []).append(glyph)
    return Grid(grid.xs, grid.ys, tuple(map(tuple, owner)))


def _keeps_to(glyphs: Sequence[Glyph], xs: Sequence[float]) -> bool:
    """True when text stands in several columns on one line, with white at each column's edge."""
    beside = False
    for line in text_lines(glyphs):
        drawn = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
        least = max(_WHITE, _WHITE_PART * line.size)
        for x in xs[1:-1]:
            left = max((g.x1 for g in drawn if (g.x0 + g.x1) / 2 < x), default=None)
            right = min((g.x0 for g in drawn if (g.x0 + g.x1) / 2 >= x), default=None)
            if left is not None and right is not None:
                if right - left < least or left > x + 1 or right < x - 1:
                    return False
                beside = True
    return beside


def _table(grid: Grid, held: dict[tuple[int, int], list[Glyph]], page: int) -> RawTable | None:
    rows: list[RawRow] = []
    for row, owners in enumerate(grid.owner):
        cells: list[RawCell] = []
        for column, span in enumerate(owners):
            cell = RawCell(left=grid.xs[span.left], right=grid.xs[span.right])
            if (span.top, span.left) == (row, column):
                cell.lines = text_lines(held.get((row, column), ()))
            else:
                cell.merged = span.top < row and span.left == column
            cells.append(cell)
        if any(cell.lines for cell in cells):
            rows.append(RawRow(cells, page, grid.ys[row], grid.ys[row + 1]))
    if not rows:
        return None
    return RawTable(grid.xs, rows, page)
