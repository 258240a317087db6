"""Plan documents written down as plain lists, for tests of what is read from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lyapp.model.intake import (
    Cell,
    DocumentKind,
    Line,
    Paragraph,
    PlanDocument,
    ReadRow,
    SourceRow,
    SourceTable,
)
from lyapp.model.plan import ItemKind, Section
from lyapp.model.reading import ReadingSetting
from lyapp.rules.plan_rows import guess_mappings, read_rows

MERGED = Cell(merged=True)
SETTING = ReadingSetting(year_starts=date(2010, 4, 1), year_ends=date(2011, 3, 31))
_BULLETS = {"• ": 1, "– ": 2}

Printed = str | date | Cell


def cell(printed: Printed) -> Cell:
    """A cell from its lines; “• ” and “– ” begin bullets; a date is a real date."""
    if isinstance(printed, Cell):
        return printed
    if isinstance(printed, date):
        return Cell((Line(f"{printed:%d/%m/%Y}"),), serial=printed)
    lines = []
    for text in printed.split("\n") if printed else []:
        level = _BULLETS.get(text[:2], 0)
        lines.append(Line(text[2:] if level else text, level))
    return Cell(tuple(lines))


def table(
    *rows: Sequence[Printed], name: str = "", title: str = "", pages: Sequence[int] = ()
) -> SourceTable:
    return SourceTable(
        tuple(
            SourceRow(
                tuple(cell(printed) for printed in row),
                number,
                pages[number - 1] if pages else None,
            )
            for number, row in enumerate(rows, start=1)
        ),
        name=name,
        title=title,
    )


def document(*blocks: SourceTable | str, name: str = "plan.docx") -> PlanDocument:
    """A document; texts are paragraphs, headings when they begin with “# ”."""
    return PlanDocument(
        name=name,
        kind=DocumentKind.WORD,
        media_type="",
        sha256="",
        size=0,
        blocks=tuple(
            Paragraph(block.removeprefix("# "), heading=block.startswith("# "))
            if isinstance(block, str)
            else block
            for block in blocks
        ),
    )


def read(*blocks: SourceTable | str, section: Section | None = None) -> tuple[ReadRow, ...]:
    """The rows of a document, its columns guessed."""
    whole = document(*blocks)
    return read_rows(whole, guess_mappings(whole), section=section, setting=SETTING)


def columns(*rows: Sequence[Printed]) -> list[str]:
    """What the columns of a document with one table were taken for."""
    (mapping,) = guess_mappings(document(table(*rows)))
    return [column.value for column in mapping.columns]


def texts(row: ReadRow, kind: ItemKind) -> list[str]:
    return [item.text for item in row.items if item.kind is kind]


def actions(row: ReadRow) -> list[str]:
    return texts(row, ItemKind.ACTION)


def milestones(row: ReadRow) -> list[str]:
    return texts(row, ItemKind.MILESTONE)


def outcomes(row: ReadRow) -> list[str]:
    return texts(row, ItemKind.OUTCOME)


def details(row: ReadRow) -> list[str]:
    return texts(row, ItemKind.DETAIL)


def keys(row: ReadRow) -> set[str]:
    return {notice.key for notice in row.notices}
