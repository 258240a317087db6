"""A sheet's values as the rows of a table: what is hidden left out, merged cells marked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from lyapp.exchange.intake.lines import split_lines
from lyapp.exchange.intake.spreadsheet.facts import Place, SheetFacts, check_area
from lyapp.exchange.intake.spreadsheet.formats import plain, printed
from lyapp.model.intake import Cell, SourceRow, SourceTable

_EMPTY = Cell()
_COVERED = Cell(merged=True)


def read_sheet(
    values: list[list[object]],
    facts: SheetFacts,
    merges: tuple[tuple[int, int, int, int], ...],
    *,
    name: str,
    document: str,
) -> SourceTable:
    """The sheet as a table; its rows keep the sheet's own numbers. Empty edges are cut off.

    Raises:
        DocumentTooLarge: when merged cells cover more than a plan has.
    """
    _put_in(values, facts.texts, document)
    above, moved = _covered(values, facts, merges, document)
    shown = [at for at in _used_columns(values) if at not in facts.hidden_columns]
    merged = frozenset(row for row, _ in above | moved.keys())
    rows: list[SourceRow] = []
    for number, row in enumerate(values):
        if number in facts.hidden_rows:
            continue
        wide = len(row)
        own = [
            _cell(row[at], (number, at), facts) if at < wide and row[at] != "" else _EMPTY
            for at in shown
        ]
        if number in merged:
            for place, at in enumerate(shown):
                if (number, at) in above:
                    own[place] = _COVERED
                else:
                    own[place] = moved.get((number, at)) or own[place]
        rows.append(SourceRow(tuple(own), number + 1))
    return SourceTable(_trimmed(rows), name=name)


def _put_in(values: list[list[object]], texts: Mapping[Place, str], document: str) -> None:
    """Add what is printed where there is no value: errors, also below and beside all values."""
    wide = max((column + 1 for _, column in texts), default=0)
    check_area(max((row + 1 for row, _ in texts), default=0) * wide, name=document)
    for (row, column), text in texts.items():
        values.extend([] for _ in range(row + 1 - len(values)))
        values[row].extend("" for _ in range(column + 1 - len(values[row])))
        if values[row][column] == "":
            values[row][column] = text


def _cell(value: object, place: Place, facts: SheetFacts) -> Cell:
    text = facts.texts.get(place) if facts.texts else None
    if text is not None:
        return Cell(split_lines(text), serial=_day(value))
    if isinstance(value, str):
        return Cell(split_lines(value)) if value else _EMPTY
    code = facts.formats.get(place, "")
    return Cell(split_lines(printed(value, code) if code else plain(value)), serial=_day(value))


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _covered(
    values: list[list[object]],
    facts: SheetFacts,
    merges: tuple[tuple[int, int, int, int], ...],
    document: str,
) -> tuple[frozenset[Place], dict[Place, Cell]]:
    """The lower parts of merged cells, and texts whose own first row or column is hidden."""
    above: set[Place] = set()
    moved: dict[Place, Cell] = {}
    wide = max(map(len, values), default=0)
    looked_at = 0
    for top, left, bottom, right in merges:
        rows = [
            at for at in range(top, min(bottom + 1, len(values))) if at not in facts.hidden_rows
        ]
        columns = [at for at in range(left, min(right + 1, wide)) if at not in facts.hidden_columns]
        looked_at += 1 + len(rows) * len(columns)
        check_area(looked_at, name=document)
        above.update((row, column) for row in rows[1:] for column in columns)
        if rows and columns and (rows[0], columns[0]) != (top, left) and left < len(values[top]):
            moved[rows[0], columns[0]] = _cell(values[top][left], (top, left), facts)
    return frozenset(above), moved


def _used_columns(values: list[list[object]]) -> list[int]:
    """The columns from the first that holds something to the last."""
    first, last = 1 << 20, -1
    for row in values:
        for at, value in enumerate(row):
            if value != "":
                first = min(first, at)
                break
        for at in range(len(row) - 1, last, -1):
            if row[at] != "":
                last = at
                break
    return list(range(first, last + 1))


def _trimmed(rows: list[SourceRow]) -> tuple[SourceRow, ...]:
    """The rows from the first that holds something to the last."""
    filled = [at for at, row in enumerate(rows) if any(row.cells)]
    return tuple(rows[filled[0] : filled[-1] + 1]) if filled else ()
