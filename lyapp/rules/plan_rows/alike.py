"""Tables of one document that print the same headings hold the same under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lyapp.model.intake import Column, SourceTable, TableMapping
from lyapp.rules.plan_rows.strips import headings_of
from lyapp.rules.plan_rows.vocabulary import normal


def as_elsewhere(
    tables: Sequence[SourceTable], mappings: Sequence[TableMapping]
) -> tuple[TableMapping, ...]:
    """Keep as details what stands under a heading that holds details in another table.

    In a short table too little may stand in a column to tell that it says something.
    """
    kept = {
        normal(heading)
        for table, mapping in zip(tables, mappings, strict=True)
        if mapping.used and not mapping.form
        for heading, column in zip(headings_of(table, mapping), mapping.columns, strict=True)
        if column is Column.DETAIL and heading
    }
    return tuple(
        _with_details(table, mapping, kept) if mapping.used and not mapping.form else mapping
        for table, mapping in zip(tables, mappings, strict=True)
    )


def _with_details(table: SourceTable, mapping: TableMapping, kept: set[str]) -> TableMapping:
    columns = tuple(
        Column.DETAIL if column is Column.NONE and normal(heading) in kept else column
        for heading, column in zip(headings_of(table, mapping), mapping.columns, strict=True)
    )
    return replace(mapping, columns=columns)
