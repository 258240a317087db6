"""Setting tables: rows kept whole, header repeated, a row taller than a page told in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.briefing import styles
from lyapp.briefing.blocks import CellBlock, Role, Table, plain
from lyapp.briefing.measure import Line, Piece, cell_pieces, paragraph_piece, stacked, title_lines
from lyapp.briefing.sheet import Sheets

_WORTH_STARTING = 0.3
"""A row that must be split starts on a page with at least this share of it free."""

_ROWS_LEFT = 2
"""Rows that must stand above the last two for these to go to the next page together."""

_LOW_ROWS = 0.3
"""The share of a page that a table's last two rows may take and still stay together."""

_LONGEST_NAME = 4
"""Lines a row's name may take where it is repeated."""

Cells = list[list[Piece]]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's columns as points, and its header."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    header: tuple[tuple[Line, ...], ...]
    header_height: float
    padding: float
    """The space above a row's text, and as much again below it."""


def place_table(
    sheets: Sheets,
    table: Table,
    *,
    above: Sequence[Piece],
    marks: Sequence[tuple[str, int]],
    level: int,
) -> None:
    """Put a table on the sheets, with the pieces `above` it that must not stand alone.

    `marks` are the outline entries (title, level) that lead to what is above; `level` is that of
    the rows' own.
    """
    grid = _grid(sheets, table)
    lead = _lead_height(sheets, above)
    started = False
    for at, row in enumerate(table.rows):
        cells = _measured(sheets, table, grid, row.cells)
        height = max(stacked(cell) for cell in cells) + 2 * grid.padding
        on_top = (0.0 if started else lead) + grid.header_height
        fits_a_page = grid.header_height + (0.0 if started else lead) + height <= sheets.full
        need = height if started else on_top + height
        need += _kept_with(sheets, table, grid, cells, at, height)
        if need > sheets.room and not sheets.at_top:
            worth = sheets.full * _WORTH_STARTING + (0.0 if started else on_top)
            if fits_a_page or sheets.room < worth:
                sheets.new_page()
                if started:
                    _draw_header(sheets, grid)
        if not started:
            _open(sheets, grid, above, marks)
            started = True
        if row.anchor:
            sheets.bookmark(row.name, level)
        if height <= sheets.room:
            _draw_row(sheets, grid, cells, height)
        else:
            _draw_in_parts(sheets, grid, cells, row.name)
    if not started:
        if lead + grid.header_height > sheets.room and not sheets.at_top:
            sheets.new_page()
        _open(sheets, grid, above, marks)


def _kept_with(
    sheets: Sheets, table: Table, grid: _Grid, cells: Cells, at: int, height: float
) -> float:
    """The height of the row below, where it stays with this one; else nothing.

    It does below its heading; and the last row of a table, where both are low, so that it is not
    alone on a page.
    """
    pieces = [piece for cell in cells for piece in cell]
    heads = bool(pieces) and all(piece.keeps for piece in pieces)
    last = at + 2 == len(table.rows) and at >= _ROWS_LEFT
    if at + 1 == len(table.rows) or not (heads or last):
        return 0.0
    below = _measured(sheets, table, grid, table.rows[at + 1].cells)
    needed = max(stacked(cell) for cell in below) + 2 * grid.padding
    return needed if heads or height + needed <= sheets.full * _LOW_ROWS else 0.0


def _open(
    sheets: Sheets, grid: _Grid, above: Sequence[Piece], marks: Sequence[tuple[str, int]]
) -> None:
    for title, level in marks:
        sheets.bookmark(title, level)
    draw_above(sheets, above)
    _draw_header(sheets, grid)


def draw_above(sheets: Sheets, above: Sequence[Piece]) -> None:
    """Put headings and leads down the full width of the page."""
    for piece in above:
        if not sheets.at_top:
            sheets.y -= piece.before
        sheets.y = sheets.draw((piece,), sheets.left, sheets.y)


def _lead_height(sheets: Sheets, above: Sequence[Piece]) -> float:
    height = stacked(above)
    return height if sheets.at_top or not above else height + above[0].before


def _grid(sheets: Sheets, table: Table) -> _Grid:
    share = sheets.width / sum(column.width for column in table.columns)
    lefts, widths = [], []
    x = sheets.left
    for column in table.columns:
        lefts.append(x)
        widths.append(column.width * share - styles.COLUMN_GAP)
        x += column.width * share
    # The last column needs no gap after it.
    widths[-1] += styles.COLUMN_GAP
    header = tuple(
        title_lines(sheets.type, column.title, width, column.align)
        for column, width in zip(table.columns, widths, strict=True)
    )
    height = max(sum(line.height for line in lines) for lines in header)
    padding = styles.DENSE_PADDING if table.dense else styles.ROW_PADDING
    return _Grid(tuple(lefts), tuple(widths), header, height + 12.0, padding)


def _measured(
    sheets: Sheets, table: Table, grid: _Grid, cells: Sequence[Sequence[CellBlock]]
) -> Cells:
    return [
        cell_pieces(sheets.type, cell, width, column.align)
        for cell, width, column in zip(cells, grid.widths, table.columns, strict=True)
    ]


def _draw_header(sheets: Sheets, grid: _Grid) -> None:
    bottom = sheets.y - grid.header_height
    for x, lines in zip(grid.lefts, grid.header, strict=True):
        # Titles of one line stand at the bottom, beside those of two.
        top = bottom + 4.5 + sum(line.height for line in lines)
        sheets.draw((Piece(lines),), x, top)
    sheets.rule(sheets.left, bottom, sheets.width, "navy", 0.8)
    sheets.y = bottom


def _draw_row(sheets: Sheets, grid: _Grid, cells: Cells, height: float) -> None:
    top = sheets.y - grid.padding
    for x, cell in zip(grid.lefts, cells, strict=True):
        if cell:
            sheets.draw(cell, x, top)
    sheets.y -= height
    sheets.rule(sheets.left, sheets.y, sheets.width, "line", 0.5)


def _draw_in_parts(sheets: Sheets, grid: _Grid, cells: Cells, name: str) -> None:
    """A row that doesn't fit: what does, then the rest on new pages under its name."""
    longest = sheets.full - grid.header_height - 2 * grid.padding
    fresh = False
    again = _continued(sheets, name, grid.widths[0])
    if again is not None:
        # What stands below the repeated name must fit too, or the row would never end.
        longest -= again.height + styles.BEFORE_PARAGRAPH
    while any(cells):
        room = sheets.room - 2 * grid.padding
        parts = [_take(cell, room, longest=longest, force=fresh) for cell in cells]
        now = [part[0] for part in parts]
        rest = [part[1] for part in parts]
        if any(now):
            height = max(stacked(cell) for cell in now) + 2 * grid.padding
            _draw_row(sheets, grid, now, height)
            cells = rest
        if any(cells):
            sheets.new_page()
            _draw_header(sheets, grid)
            fresh = True
            if again is not None:
                cells = [[again, *cells[0]], *cells[1:]]


def _continued(sheets: Sheets, name: str, width: float) -> Piece | None:
    """A row's name for the pages it goes on to; a name of many lines is cut short."""
    if not name.strip():
        return None
    piece = paragraph_piece(sheets.type, plain(f"{name} (continued)", Role.NAME), width)
    if piece is None or len(piece.lines) <= _LONGEST_NAME:
        return piece
    end = paragraph_piece(sheets.type, plain("… (continued)", Role.NAME), width)
    return Piece((*piece.lines[:_LONGEST_NAME], *(end.lines if end else ())))


def _take(
    cell: list[Piece], room: float, *, longest: float, force: bool
) -> tuple[list[Piece], list[Piece]]:
    """The pieces of a cell that fit into `room`, and the rest.

    A piece is broken between its lines only when it is taller than a page (`longest`).
    """
    used = 0.0
    taken: list[Piece] = []
    rest = list(cell)
    while rest:
        piece = rest[0]
        before = piece.before if taken else 0.0
        if used + before + piece.height <= room:
            taken.append(rest.pop(0))
            used += before + piece.height
            continue
        if piece.height > longest or (force and not taken):
            head, tail = piece.split(room - used - before)
            if head is not None:
                taken.append(head)
                rest[:1] = [tail] if tail is not None else []
        break
    while rest and len(taken) > 1 and taken[-1].keeps:
        rest.insert(0, taken.pop())
    return taken, rest
