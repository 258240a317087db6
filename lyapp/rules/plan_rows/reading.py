"""From a document and what its columns hold to the rows of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lyapp.model.intake import Column, PlanDocument, ReadRow, TableMapping
from lyapp.model.plan import RowPlace, Section
from lyapp.model.reading import ReadingSetting
from lyapp.rules.plan_rows.building import build_row
from lyapp.rules.plan_rows.codes import looks_coded, part_code
from lyapp.rules.plan_rows.grid import Strip
from lyapp.rules.plan_rows.healing import begins_low, names_in
from lyapp.rules.plan_rows.items import plain_line
from lyapp.rules.plan_rows.joining import join
from lyapp.rules.plan_rows.sections import section_of_code
from lyapp.rules.plan_rows.strips import strips_of
from lyapp.rules.plan_rows.understanding import Understanding

_NOTHING: frozenset[RowPlace] = frozenset()


def read_rows(
    document: PlanDocument,
    mappings: Sequence[TableMapping],
    *,
    section: Section | None = None,
    splits: frozenset[RowPlace] = _NOTHING,
    joins: frozenset[RowPlace] = _NOTHING,
    setting: ReadingSetting,
) -> tuple[ReadRow, ...]:
    """The plan's rows, in the document's order.

    `mappings` has one entry a table. `section` is the section of every row, None to find it.
    `splits` are physical rows that begin an objective of their own, `joins` rows that go on with
    the one above; both win over what the rules find. Rows that can't be taken in are given too,
    marked as refused.
    """
    strips = strips_of(document, mappings)
    coded = looks_coded(strip.text_of(Column.OBJECTIVE) for strip in strips)
    strips = _sections_of_codes(strips, coded=coded)
    groups = join(strips, splits=splits, joins=joins, coded=coded)
    usual = _LowLines(strips)
    names = names_in(line.text for strip in strips for cell in strip.cells for line in cell.lines)

    understood = Understanding(setting)
    rows: list[ReadRow] = []
    unsaid = True
    for group in groups:
        row = build_row(
            group,
            section=section,
            low_is_usual=usual.of,
            understood=understood,
            say_section=unsaid,
            names=names,
        )
        if section is None and group.strips[0].section is None:
            unsaid = False
        rows.append(row)
    return tuple(rows)


def _sections_of_codes(strips: Sequence[Strip], *, coded: bool) -> tuple[Strip, ...]:
    """Sections from the rows' codes, for a plan that says them nowhere else."""
    if any(strip.section is not None for strip in strips):
        return tuple(strips)
    found: list[Strip] = []
    holds: Section | None = None
    for strip in strips:
        code = strip.text_of(Column.CODE)
        if not code:
            code = part_code(strip.text_of(Column.OBJECTIVE), coded=coded)[0]
        holds = section_of_code(code) if code else holds
        found.append(replace(strip, section=holds))
    return tuple(found)


class _LowLines:
    """For each table's columns, whether their texts begin in lower case anyway."""

    def __init__(self, strips: Sequence[Strip]) -> None:
        self._counts: dict[int, list[list[int]]] = {}
        for strip in strips:
            if not strip.text_of(Column.OBJECTIVE) and not strip.under:
                continue
            counts = self._counts.setdefault(strip.place.table, [[0, 0] for _ in strip.columns])
            for count, cell in zip(counts, strip.cells, strict=False):
                lines = [line for line in cell.lines if line.text.strip()]
                if lines:
                    first = plain_line(lines[0])
                    count[0] += 1
                    count[1] += begins_low(first.text) and not first.level

    def of(self, strip: Strip) -> list[bool]:
        """A column each, for the table the strip stands in."""
        counts = self._counts.get(strip.place.table, [])
        found = [low > 0.5 * count for count, low in counts]
        return found + [False] * (len(strip.columns) - len(found))
