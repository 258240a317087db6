"""What there is to say of a document as a whole: what in it isn't taken in, and what is empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lyapp.model.intake import Column, PlanDocument, SourceTable, TableMapping
from lyapp.model.notice import Notice
from lyapp.rules.plan_rows.notices import (
    COLUMN_LEFT_OUT,
    COLUMN_LEFT_OUT_ONE,
    EMPTY_COLUMN,
    LEFT_OUT,
    notice,
)
from lyapp.rules.plan_rows.strips import headings_of


def overview(document: PlanDocument, mappings: Sequence[TableMapping]) -> tuple[Notice, ...]:
    """Remarks on the whole document: its reader's own, then what a mapping leaves out of it.

    These are tables that aren't used, columns of used ones that hold text and aren't taken in, and
    a column of objectives that is empty.
    """
    pairs = list(zip(document.tables, mappings, strict=True))
    left_out = [
        notice(LEFT_OUT, number=number)
        for number, (table, mapping) in enumerate(pairs, start=1)
        if not mapping.used and any(any(row.cells) for row in table.rows)
    ]
    used = [(table, mapping) for table, mapping in pairs if mapping.used and not mapping.form]
    return (*document.notices, *left_out, *_columns_left_out(used), *_empty(used))


def _columns_left_out(used: Sequence[tuple[SourceTable, TableMapping]]) -> Iterator[Notice]:
    """The columns that aren't taken in and hold something; those with the same heading once."""
    counts: Counter[str] = Counter()
    for table, mapping in used:
        headings = headings_of(table, mapping)
        for place, held in enumerate(mapping.columns):
            if held is Column.NONE:
                counts[_name(headings, place)] += _filled(table, mapping, place, headings)
    for column, count in counts.items():
        if count:
            template = COLUMN_LEFT_OUT_ONE if count == 1 else COLUMN_LEFT_OUT
            yield notice(template, column=column, count=count)


def _empty(used: Sequence[tuple[SourceTable, TableMapping]]) -> Iterator[Notice]:
    """That nothing is printed in the column of objectives, in any table.

    One table alone may go on with the objective of the one before.
    """
    empty: list[str] = []
    for table, mapping in used:
        if Column.OBJECTIVE not in mapping.columns or len(table.rows) <= mapping.header_rows:
            continue
        headings = headings_of(table, mapping)
        place = mapping.columns.index(Column.OBJECTIVE)
        if _filled(table, mapping, place, headings):
            return
        empty.append(_name(headings, place))
    if empty:
        yield notice(EMPTY_COLUMN, column=empty[0])


def _name(headings: Sequence[str], place: int) -> str:
    heading = headings[place] if place < len(headings) else ""
    return f"“{heading}”" if heading else f"number {place + 1}"


def _filled(table: SourceTable, mapping: TableMapping, place: int, headings: Sequence[str]) -> int:
    """The cells of a column that hold a text of their own, below the headings."""
    heading = headings[place] if place < len(headings) else ""
    count = 0
    for row in table.rows[mapping.header_rows :]:
        if place >= len(row.cells) or not row.cells[place] or row.cells[place].merged:
            continue
        text = row.cells[place].text
        # A cell merged across columns stands in each of them; a heading may be printed again.
        before = row.cells[place - 1].text if place else ""
        if text != before and " ".join(text.split()) != heading:
            count += 1
    return count
