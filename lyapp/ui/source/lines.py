"""A document as one list of lines to show: headings, paragraphs, and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from lyapp.model.found import DocumentPlace
from lyapp.model.intake import Cell, PlanDocument, SourceTable
from lyapp.model.plan import RowPlace

_FEW = 2
_SAMPLE = 50
_SHORT = 60


class Kind(StrEnum):
    """What a line is."""

    PAGE = "page"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    """The name of a table, above its first row."""
    ROW = "row"


class DocumentLine(NamedTuple):
    """One line; `cells` is empty but for a row, `table` is -1 outside tables.

    `number` is a row's own number in its table; `page` is the page the line stands on. `head`
    is True for a table's first row when it looks like its columns' names. `block` is the place
    among the document's blocks of what the line is part of; -1 for a page's own line.
    """

    kind: Kind
    text: str = ""
    cells: tuple[Cell, ...] = ()
    table: int = -1
    number: int = 0
    page: int | None = None
    head: bool = False
    block: int = -1

    @property
    def words(self) -> str:
        """All that is printed in the line; the cells of a row are separated by tabs."""
        if self.kind is not Kind.ROW:
            return self.text
        return "\t".join(cell.text.replace("\n", " ") for cell in self.cells)


def lines_of(document: PlanDocument) -> tuple[DocumentLine, ...]:
    """The lines of a document in their order; where it has pages, each begins with a line."""
    return tuple(_lines(document))


def _lines(document: PlanDocument) -> Iterator[DocumentLine]:
    page: int | None = None
    table = -1
    above = ""
    for number, block in enumerate(document.blocks):
        if isinstance(block, SourceTable):
            table += 1
            given = block.page or (block.rows[0].page if block.rows else None)
            if given is not None and given != page:
                page = given
                yield DocumentLine(Kind.PAGE, page=page)
            name = " – ".join(part for part in (block.name, block.title) if part)
            if name and name != above:
                yield DocumentLine(Kind.TABLE, name, table=table, page=page, block=number)
            head = _names_columns(block)
            for row in block.rows:
                if row.page is not None and row.page != page:
                    page = row.page
                    yield DocumentLine(Kind.PAGE, page=page)
                if any(row.cells) or any(cell.merged for cell in row.cells):
                    yield DocumentLine(
                        Kind.ROW, "", row.cells, table, row.number, page, head, number
                    )
                    head = False
            above = ""
        else:
            if block.page is not None and block.page != page:
                page = block.page
                yield DocumentLine(Kind.PAGE, page=page)
            kind = Kind.HEADING if block.heading else Kind.PARAGRAPH
            yield DocumentLine(kind, block.text, page=page, block=number)
            above = block.text


def _names_columns(table: SourceTable) -> bool:
    """True when the first row has a few words in every column that is used."""
    first = next((row for row in table.rows if any(row.cells)), None)
    if first is None or len(table.rows) <= _FEW:
        return False
    used = {at for row in table.rows[:_SAMPLE] for at, cell in enumerate(row.cells) if cell}
    texts = [first.cells[at].text if at < len(first.cells) else "" for at in used]
    return len(texts) > _FEW and all(0 < len(text) <= _SHORT for text in texts)


def found_line(lines: Sequence[DocumentLine], place: DocumentPlace) -> int | None:
    """The line of what was found; None when the document has no such block."""
    inside = [at for at, line in enumerate(lines) if line.block == place.block]
    wanted = place.row or 0
    same = (at for at in inside if place.row is None or lines[at].number >= wanted)
    return next(same, inside[-1] if inside else None)


def line_at(
    lines: Sequence[DocumentLine], *, page: int | None = None, place: RowPlace | None = None
) -> int | None:
    """The line of a row, or the first one of a page; None when there is no such line.

    A row that isn't there itself (a label of a form that stands in several rows) is looked for
    in the last row before it.
    """
    if place is not None:
        found = None
        for at, line in enumerate(lines):
            if line.kind is Kind.ROW and line.table == place.table:
                if line.number > place.row and found is not None:
                    break
                found = at
        if found is not None:
            return found
        page = page if page is not None else place.page
    if page is not None:
        for at, line in enumerate(lines):
            if line.page is not None and line.page >= page:
                return at
    return None
