"""What the documents of plans say outside the rows that were taken from them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lyapp.model.intake import Cell, Paragraph, SourceTable
from lyapp.model.plan import Objective
from lyapp.store import readings
from lyapp.store.rows import select

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a row of a table that isn't a row of the plan, with the page it is on.

    `block` is its place among the document's blocks, `row` the row's number in its table.
    """

    attachment: int
    page: int | None
    text: str
    block: int
    row: int | None = None


@dataclass(slots=True)
class DocumentParts:
    """Of one plan version: the tables no plan row came from, the text outside tables, all parts."""

    tables: list[SourceTable] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def document_parts(
    db: sqlite3.Connection, rows: Mapping[int, Sequence[Objective]], versions: Collection[int]
) -> dict[int, DocumentParts]:
    """What the documents of plan versions say outside their rows, by version."""
    found: dict[int, DocumentParts] = {}
    for attachment, version, reading in select(
        db,
        """
        SELECT attachment.id, attachment.plan_version_id, kept.content
        FROM attachment JOIN document_content AS kept ON kept.sha256 = attachment.reading_sha256
        WHERE {among} ORDER BY attachment.id
        """,
        column="attachment.plan_version_id",
        only=versions,
    ):
        taken = [row for row in rows.get(version, ()) if row.attachment == attachment]
        _sort_out(found.setdefault(version, DocumentParts()), attachment, reading, taken)
    return found


def _sort_out(
    parts: DocumentParts, attachment: int, reading: bytes, taken: Sequence[Objective]
) -> None:
    # A plan row may come from several rows of the document, on one or more pages.
    said = {
        (place.table, place.row): said
        for row in taken
        for said in [_words(row)]
        for place in row.places
    }
    used = {table for table, _row in said}
    number = -1
    above = ""
    for at, block in enumerate(readings.blocks(json.loads(reading))):
        if isinstance(block, Paragraph):
            parts.paragraphs.append(block.text)
            parts.parts.append(Part(attachment, block.page, block.text, at))
            above = block.text
            continue
        number += 1
        if number not in used:
            parts.tables.append(block)
        # The paragraph above a table is often taken for its title, too.
        if block.title and block.title != above:
            parts.parts.append(Part(attachment, block.page, block.title, at))
        words = {row: text for (table, row), text in said.items() if table == number}
        above = ""
        parts.parts.extend(_rows(attachment, at, block, words))


def _rows(
    attachment: int, block: int, table: SourceTable, said: Mapping[int, str]
) -> Iterator[Part]:
    for row in table.rows:
        words = said.get(row.number)
        cells = (_left(cell, words) for cell in row.cells if cell)
        left = " · ".join(text for text in cells if text)
        if left:
            yield Part(attachment, row.page or table.page, left, block, row.number)


def _left(cell: Cell, words: str | None) -> str:
    """What of a cell isn't in the plan row taken from it: a column or a line passed over."""
    if words is None:
        return cell.text
    return "\n".join(line.text for line in cell.lines if " ".join(line.text.split()) not in words)


def _words(row: Objective) -> str:
    """All that was taken from the document into a row."""
    texts = (
        row.printed_code,
        row.text or row.title,
        *(item.text for item in row.items),
        row.lead,
        *row.other_leads,
        row.clinical_lead,
        row.timescale,
        *row.other_timescales,
    )
    return "\n".join(" ".join(text.split()) for text in texts)
