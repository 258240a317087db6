"""Rows of a plan from tables with a label beside each value: one row an objective."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.model.intake import Cell, Column, SourceTable, TableMapping
from lyapp.model.plan import RowPlace, Section
from lyapp.rules.plan_rows.forms import Labelled, labelled
from lyapp.rules.plan_rows.grid import EMPTY, Strip, cell_of
from lyapp.rules.plan_rows.sections import section_of_cell


def form_strips(
    table: SourceTable,
    mapping: TableMapping,
    *,
    index: int,
    section: Section | None,
    under: str,
) -> tuple[Strip, ...]:
    """One strip an objective.

    A second label for an objective begins the next one, and so does every further column of
    values.
    """
    groups: list[list[tuple[Column, Labelled]]] = []
    for held, one in zip(mapping.columns, labelled(table), strict=False):
        seen = bool(groups) and any(column is Column.OBJECTIVE for column, _ in groups[-1])
        if not groups or (held is Column.OBJECTIVE and seen):
            groups.append([])
        groups[-1].append((held, one))
    found: list[Strip] = []
    for group in groups:
        across = max(len(one.values) for _, one in group)
        for number in range(across):
            strip = _strip(table, group, index=index, number=number, section=section, under=under)
            if strip is not None:
                found.append(strip)
    return tuple(found)


def _strip(
    table: SourceTable,
    group: Sequence[tuple[Column, Labelled]],
    *,
    index: int,
    number: int,
    section: Section | None,
    under: str,
) -> Strip | None:
    columns: list[Column] = []
    cells: list[Cell] = []
    labels: list[str] = []
    place: RowPlace | None = None
    for held, one in group:
        if not one.label and held is Column.DETAIL:
            continue
        if number and len(one.values) == 1:
            cell = one.values[0]
        else:
            cell = one.values[number] if number < len(one.values) else EMPTY
        if place is None or held is Column.OBJECTIVE:
            page = one.row.page or table.page
            place = RowPlace(index, one.row.number + number, page)
        columns.append(held)
        cells.append(cell)
        labels.append(one.label)
        if one.code and held is Column.OBJECTIVE:
            columns.append(Column.CODE)
            cells.append(cell_of(one.code))
            labels.append("")
        if held is Column.SECTION and cell:
            section = section_of_cell(cell.text) or section
    if place is None or not any(cells):
        return None
    above = "" if Column.OBJECTIVE in columns else under
    return Strip(place, tuple(cells), tuple(columns), section, above, tuple(labels))
