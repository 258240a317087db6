"""A header further down a table, from which on its columns stand in another order."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.model.intake import Column, SourceRow
from lyapp.rules.plan_rows.grid import padded
from lyapp.rules.plan_rows.vocabulary import normal, read_heading

_SURE = 0.7
_MOST_WORDS = 10
_FEWEST = 3
_ONCE = frozenset({Column.OBJECTIVE, Column.CODE, Column.SECTION, Column.TIMESCALE, Column.LEAD})
_MATTER = frozenset(
    {
        Column.OBJECTIVE,
        Column.ACTION,
        Column.MILESTONE,
        Column.OUTCOME,
        Column.LEAD,
        Column.TIMESCALE,
    }
)
_NAMES = frozenset({Column.OBJECTIVE, Column.ACTION, Column.MILESTONE})


def columns_from_here(
    row: SourceRow, columns: Sequence[Column], labels: Sequence[str]
) -> tuple[Column, ...] | None:
    """What the columns hold below a row that names them again; None for a row of the plan.

    `columns` and `labels` are the table's own. A heading known from there keeps its meaning,
    which a person may have given it; others are read.
    """
    texts: list[str] = []
    for cell in padded(row, len(columns)):
        words = cell.text.split()
        if len(words) > _MOST_WORDS:
            return None
        texts.append(" ".join(words))
    printed = [text for text in texts if text]
    if len(printed) < _FEWEST:
        return None
    if len({normal(text) for text in printed}) < len(printed):
        return None
    known = {normal(label): column for label, column in zip(labels, columns, strict=True) if label}
    found: list[Column] = []
    told = 0
    for text in texts:
        column = known.get(normal(text)) if text else Column.NONE
        if column is None:
            match = read_heading(text)
            sure = match is not None and match.score >= _SURE
            column = match.column if match is not None and sure else None
        told += bool(text) and column is not None
        again = column in _ONCE and column in found
        found.append(Column.DETAIL if column is None or again else column)
    kinds = _MATTER & set(found)
    if told < 0.8 * len(printed) or len(kinds) < _FEWEST or not kinds & _NAMES:
        return None
    return tuple(found)


def rows_until_next(
    rows: Sequence[SourceRow], columns: Sequence[Column], labels: Sequence[str]
) -> Sequence[SourceRow]:
    """The rows below a header up to one that names the columns in another order."""
    for count, row in enumerate(rows):
        again = columns_from_here(row, columns, labels)
        if count and again is not None and again != tuple(columns):
            return rows[:count]
    return rows
