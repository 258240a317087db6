"""The coverage of the must-dos on paper: a table of must-dos × localities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lyapp.briefing.blocks import (
    Block,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
    plain,
)
from lyapp.briefing.wording import count
from lyapp.model.coverage import Cover, CoverageLine, CoverageMatrix, CoveredPlan

if TYPE_CHECKING:
    from lyapp.store.covering import Prepared

_TITLE = "Annex: coverage of the must-dos"
_WIDE = 12
"""As many localities stand side by side in one table."""
_MUST_DO, _LOCALITY = 178.0, 50.0
"""Widths of a table's columns; few localities leave the must-dos the rest."""
_SIGNS = {
    Cover.CONFIRMED: Span("yes", bold=True),
    Cover.SUGGESTED: Span("perhaps"),
    Cover.GAP: Span("–", quiet=True),
    Cover.NO_ROWS: Span("no rows", quiet=True),
}


def coverage(must_dos: Prepared | None) -> list[Block]:
    """The tables, each with up to twelve localities. None stands for a paper read without them."""
    blocks: list[Block] = [PageBreak(), Heading(2, _TITLE, anchor="must-dos")]
    if must_dos is None or not must_dos.requirements or not must_dos.plans:
        return [*blocks, plain("There are no must-dos to set beside the plans.")]
    # Imported only for who prints it: what suggests links takes a while to import.
    from lyapp.store.covering import work_out

    matrix = work_out([must_dos]).matrix
    blocks.append(
        plain(
            "“Yes”: a person confirmed that a row of the plan answers the must-do. “Perhaps”: "
            "lyapp suggests a row by its words, and nobody has settled it. “–”: no row is known. "
            "A suggestion or a gap rates no plan.",
            Role.LEAD,
        )
    )
    starts = range(0, len(matrix.plans), _WIDE)
    blocks += [_table(matrix, at, matrix.plans[at : at + _WIDE]) for at in starts]
    return blocks


def _table(matrix: CoverageMatrix, start: int, plans: tuple[CoveredPlan, ...]) -> Table:
    columns = (
        Column("Must-do", _MUST_DO + (_WIDE - len(plans)) * _LOCALITY),
        *(Column(plan.name, _LOCALITY) for plan in plans),
    )
    rows = [_counts(matrix, start, plans), *_rows(matrix, start, len(plans))]
    names = f"{plans[0].name} to {plans[-1].name}" if len(plans) > 1 else plans[0].name
    return Table(f"{_TITLE}: {names}", columns, tuple(rows), dense=True)


def _rows(matrix: CoverageMatrix, start: int, number: int) -> Iterator[Row]:
    catalogue = ""
    for line in matrix.lines:
        if line.requirement.catalogue != catalogue:
            catalogue = line.requirement.catalogue
            yield Row(((plain(catalogue, Role.LABEL),), *(((),) * number)), name=catalogue)
        yield _row(line, start, number)


def _row(line: CoverageLine, start: int, number: int) -> Row:
    asked = line.requirement
    name = Paragraph((Span(f"{asked.code} ", quiet=True), Span(asked.title)))
    signs = ((Paragraph((_SIGNS[cell.cover],)),) for cell in line.cells[start : start + number])
    return Row(((name,), *signs), name=asked.code)


def _counts(matrix: CoverageMatrix, start: int, plans: tuple[CoveredPlan, ...]) -> Row:
    """How many of the must-dos each plan is confirmed for, may answer, and leaves out."""
    head = f"Of {count(len(matrix.lines), 'must-do')}: yes, perhaps, –"
    cells = []
    for at, plan in enumerate(plans, start):
        figures = (
            str(matrix.count(at, cover)) for cover in (Cover.CONFIRMED, Cover.SUGGESTED, Cover.GAP)
        )
        cells.append((plain(", ".join(figures) if plan.rows else "no rows", Role.NAME),))
    return Row(((plain(head, Role.NAME),), *cells), name="All must-dos")
