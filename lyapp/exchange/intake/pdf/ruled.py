"""Tables drawn with lines: each character goes to the cell it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lyapp.exchange.intake.pdf.grid import Grid
from lyapp.exchange.intake.pdf.ink import Glyph
from lyapp.exchange.intake.pdf.shapes import RawCell, RawRow, RawTable
from lyapp.exchange.intake.pdf.text import text_lines


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
    tables = [
        table
        for grid, cells in zip(grids, held, strict=True)
        if (table := _table(grid, cells, page)) is not None
    ]
    return tables, free


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
