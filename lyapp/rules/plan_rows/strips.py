"""The plan rows of a document's tables as they stand there, their columns named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lyapp.model.intake import Cell, Column, PlanDocument, SourceRow, SourceTable, TableMapping
from lyapp.model.plan import RowPlace, Section
from lyapp.rules.plan_rows.contents import is_ditto, lead_like
from lyapp.rules.plan_rows.form_strips import form_strips
from lyapp.rules.plan_rows.forms import labelled
from lyapp.rules.plan_rows.grid import EMPTY, Strip, is_blank, is_total, lone_text, padded
from lyapp.rules.plan_rows.headers import is_header_again
from lyapp.rules.plan_rows.headings import (
    is_group_heading,
    labelled_objective,
    names_objective,
    objectives_above,
)
from lyapp.rules.plan_rows.second_headers import columns_from_here
from lyapp.rules.plan_rows.sections import (
    section_of_cell,
    section_of_heading,
    section_of_words,
    sections_above,
)
from lyapp.rules.plan_rows.vocabulary import normal

_SHARED = frozenset(
    {Column.LEAD, Column.CLINICAL_LEAD, Column.TIMESCALE, Column.OUTCOME, Column.SECTION}
)
"""Columns whose merged cell speaks for every objective that it stands beside."""


def strips_of(document: PlanDocument, mappings: Sequence[TableMapping]) -> tuple[Strip, ...]:
    """Every physical row of the used tables but headers, spacers and headings across a table."""
    above = sections_above(document)
    headings = objectives_above(document)
    found: list[Strip] = []
    holds: Section | None = None
    for index, (table, mapping) in enumerate(zip(document.tables, mappings, strict=True)):
        named = mapping.section or above[index]
        if index and above[index] is above[index - 1] and mapping.section is None:
            named = holds or named
        if not mapping.used:
            holds = named
            continue
        if mapping.form:
            found.extend(
                form_strips(table, mapping, index=index, section=named, under=headings[index])
            )
            holds = named
            continue
        view = _Table(table, mapping, index, named, headings[index])
        found.extend(view.rows())
        holds = view.section
    return tuple(found)


@dataclass(slots=True)
class _Table:
    """One table while its rows are being named. `section` changes as rows across it are met."""

    table: SourceTable
    mapping: TableMapping
    index: int
    section: Section | None
    under: str
    labels: tuple[str, ...] = ()
    last: list[Cell] = field(default_factory=list)
    columns: tuple[Column, ...] = ()
    goes_on: bool = False
    """Whether an empty cell in the column of sections stands for the one above."""

    def rows(self) -> Iterator[Strip]:
        self.columns = columns = self.mapping.columns
        top = self.table.rows[: self.mapping.header_rows]
        self._read_titles(top)
        self.labels = first_labels = _labels(top, len(columns))
        headings = [normal(label) for label in self.labels]
        self.last = [EMPTY] * len(columns)
        body = [row for row in self.table.rows[self.mapping.header_rows :] if not is_blank(row)]
        objective = _place_of(Column.OBJECTIVE, columns)
        self.goes_on = len(_sections_in(body, _place_of(Column.SECTION, columns))) > 1
        for place, row in enumerate(body):
            if is_header_again(row, headings):
                self.columns = columns
                self.labels = first_labels
                objective = _place_of(Column.OBJECTIVE, columns)
                continue
            if (changed := columns_from_here(row, columns, first_labels)) is not None:
                self.columns = changed
                self.labels = _labels([row], len(columns))
                self.last = [EMPTY] * len(columns)
                objective = _place_of(Column.OBJECTIVE, changed)
                continue
            if is_total(row):
                continue
            following = body[place + 1] if place + 1 < len(body) else None
            if self._is_heading(row, following, objective):
                continue
            yield self._strip(row, objective)

    def _read_titles(self, rows: Sequence[SourceRow]) -> None:
        for row in rows:
            text = lone_text(row) or labelled_objective(row)
            if not text:
                continue
            named = section_of_words(text)
            if named and self.mapping.section is None:
                self.section = named
            elif names_objective(text, heading=True):
                self.under = text

    def _is_heading(
        self, row: SourceRow, following: SourceRow | None, objective: int | None
    ) -> bool:
        """True for a row that names a section, a theme or, without a column, an objective."""
        text = lone_text(row)
        columns = self.columns
        if objective is None and (told := labelled_objective(row)):
            self.under = told
            return True
        if not text or not row.cells[0] or len(columns) < 2:
            return False
        repeated = sum(bool(cell) for cell in row.cells) > 1
        stands_alone = following is None or objective is None or _has(following, objective)
        named = section_of_heading(text)
        if named is not None and (stands_alone or repeated):
            self.section = named
            if objective is None:
                self.under = ""
            return True
        if objective is None:
            full = following is not None and not lone_text(following)
            if names_objective(text, heading=full and not text.endswith((".", ";"))):
                self.under = text
                return True
            return False
        if objective == 0:
            return stands_alone and (repeated or is_group_heading(text))
        held = columns[0]
        if held in (Column.CODE, Column.SECTION):
            return repeated or len(text.split()) > 1
        return repeated or (held is Column.LEAD and not lead_like(text))

    def _strip(self, row: SourceRow, objective: int | None) -> Strip:
        columns = self.columns
        cells = list(padded(row, len(columns)))
        begins = objective is not None and bool(cells[objective]) and not cells[objective].merged
        for place, held in enumerate(columns):
            cell = cells[place]
            spoken_for = cell.merged and not cell and begins
            if held in _SHARED and (spoken_for or is_ditto(cell.text)):
                cells[place] = replace(self.last[place], merged=False)
            elif not cell.merged:
                self.last[place] = cell
        return Strip(
            RowPlace(self.index, row.number, row.page or self.table.page),
            tuple(cells),
            columns,
            self._section_in(cells),
            "" if objective is not None else self.under,
            self.labels,
        )

    def _section_in(self, cells: Sequence[Cell]) -> Section | None:
        for cell, held in zip(cells, self.columns, strict=True):
            if held is Column.SECTION and cell:
                named = section_of_cell(cell.text)
                if self.goes_on:
                    self.section = named or self.section
                return named or self.section
        return self.section


def headings_of(table: SourceTable, mapping: TableMapping) -> tuple[str, ...]:
    """The headings printed for each entry of a mapping, as a preset keeps them."""
    if mapping.form:
        return tuple(one.label for one in labelled(table))
    return _labels(table.rows[: mapping.header_rows], len(mapping.columns))


def _labels(rows: Sequence[SourceRow], columns: int) -> tuple[str, ...]:
    """The headings as printed: those of the header rows, put together."""
    found = [""] * columns
    for row in rows:
        if is_blank(row) or lone_text(row):
            continue
        for place, cell in enumerate(padded(row, columns)):
            found[place] = f"{found[place]} {' '.join(cell.text.split())}".strip()
    return tuple(found)


def _place_of(column: Column, columns: Sequence[Column]) -> int | None:
    return columns.index(column) if column in columns else None


def _sections_in(rows: Sequence[SourceRow], place: int | None) -> set[Section]:
    """The sections that a column names."""
    if place is None:
        return set()
    said = (section_of_cell(row.cells[place].text) for row in rows if _has(row, place))
    return {section for section in said if section is not None}


def _has(row: SourceRow, place: int) -> bool:
    return place < len(row.cells) and bool(row.cells[place]) and not row.cells[place].merged
