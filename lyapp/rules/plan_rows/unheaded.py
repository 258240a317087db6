"""Tables without a header: what their columns hold, by their contents alone."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.model.intake import Cell, Column, SourceRow, SourceTable, TableMapping
from lyapp.rules.plan_rows.contents import judge
from lyapp.rules.plan_rows.grid import is_blank, lone_text, padded, width


def body_of(table: SourceTable, start: int) -> list[list[Cell]]:
    """The cells below the header, column by column, without rows that run right across."""
    return columns_of(table.rows[start:], width(table))


def columns_of(rows: Sequence[SourceRow], columns: int) -> list[list[Cell]]:
    """The rows' cells, column by column, without rows that run right across."""
    kept = [row for row in rows if not is_blank(row) and not lone_text(row)]
    cells = [padded(row, columns) for row in kept or rows]
    return [[row[place] for row in cells] for place in range(columns)]


def titles_of(table: SourceTable, start: int) -> int:
    """How many rows from `start` on run right across before the first real one."""
    count = start
    for row in table.rows[start:]:
        if not is_blank(row) and not (lone_text(row) and count == start):
            break
        count += 1
    return count if count < len(table.rows) and count - start <= 1 else start


def map_by_contents(table: SourceTable) -> TableMapping:
    """A table with no header at all, by its contents alone."""
    start = titles_of(table, 0)
    body = body_of(table, start)
    contents = [judge(cells) for cells in body]
    chosen: list[Column | None] = [None] * len(body)
    for place, held in enumerate(contents):
        if not held.filled:
            continue
        if held.dates >= 0.5 and Column.TIMESCALE not in chosen:
            chosen[place] = Column.TIMESCALE
        elif held.codes >= 0.8 and held.words < 3 and place < 2:
            chosen[place] = Column.CODE
        elif held.leads >= 0.6 and held.words < 9 and place > 0 and Column.LEAD not in chosen:
            chosen[place] = Column.LEAD
    texts = [
        place
        for place, held in enumerate(contents)
        if chosen[place] is None and held.long and held.numbers < 0.5
    ]
    order = [Column.OBJECTIVE, Column.ACTION, Column.MILESTONE, Column.OUTCOME]
    if len(texts) == 3 and _behind_people(texts[2], chosen):
        order[2] = Column.OUTCOME
    for place, column in zip(texts, order, strict=False):
        chosen[place] = column
    for place in texts[len(order) :]:
        chosen[place] = Column.DETAIL
    columns = tuple(column or Column.NONE for column in chosen)
    people = {Column.LEAD, Column.TIMESCALE} & set(columns)
    used = len(texts) >= 2 and (bool(people) or len(texts) >= 4) and len(table.rows) > 1
    return TableMapping(columns, start, used=used)


def _behind_people(place: int, chosen: Sequence[Column | None]) -> bool:
    return any(column in (Column.LEAD, Column.TIMESCALE) for column in chosen[:place])
