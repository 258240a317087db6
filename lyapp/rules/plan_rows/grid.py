"""Rows of a source table as the rules look at them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lyapp.model.intake import Cell, Column, Line, SourceRow, SourceTable
from lyapp.model.plan import RowPlace, Section
from lyapp.rules.plan_rows.contents import number_like

EMPTY = Cell()

_TOTAL = re.compile(r"(?:grand |sub-?\s?|overall )?totals?\b.{0,30}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Strip:
    """A physical row of a plan's table with its columns named.

    `cells` stand in the document's order; `positions` are the columns' places. `section` is what
    the text around says, None for nothing. `fresh` is False where the table goes on from the one
    before. `under` is the heading that stands for a missing objective column. `labels` are the
    headings printed above the columns.
    """

    place: RowPlace
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]
    section: Section | None = None
    under: str = ""
    labels: tuple[str, ...] = ()

    def of(self, column: Column) -> tuple[Cell, ...]:
        """The cells under one kind of column, in their order."""
        return tuple([self.cells[place] for place in _places(self.columns, column)])

    def text_of(self, column: Column) -> str:
        """What is printed under one kind of column."""
        return "\n".join([cell.text.strip() for cell in self.of(column) if cell.lines]).strip()


@lru_cache(maxsize=1024)
def _places(columns: tuple[Column, ...], column: Column) -> tuple[int, ...]:
    """Where a kind of column stands; asked many times of the same few tables."""
    return tuple(place for place, held in enumerate(columns) if held is column)


def width(table: SourceTable) -> int:
    """The number of columns of the widest row."""
    return max((len(row.cells) for row in table.rows), default=0)


def padded(row: SourceRow, columns: int) -> tuple[Cell, ...]:
    """The row's cells, as many as the table has columns."""
    cells = row.cells[:columns]
    return cells + (EMPTY,) * (columns - len(cells))


def is_blank(row: SourceRow) -> bool:
    """True for a row that only makes room."""
    return not any(row.cells)


def is_total(row: SourceRow) -> bool:
    """True for a row that only adds up the figures above it."""
    printed = [cell.text.strip() for cell in row.cells if cell]
    return (
        len(printed) > 1
        and _TOTAL.fullmatch(printed[0]) is not None
        and all(number_like(text) for text in printed[1:])
    )


def lone_text(row: SourceRow) -> str:
    """The text of a row that has one thing printed right across it, else nothing.

    A merged cell comes either once or once a column.
    """
    printed = [cell for cell in row.cells if cell]
    if not printed or len(row.cells) < 2:
        return ""
    first = printed[0]
    if any(cell.lines != first.lines for cell in printed[1:]):
        return ""
    return " ".join(first.text.split())


def cell_of(text: str) -> Cell:
    """A cell with one plain line."""
    return Cell((Line(text),))
