"""What was read of a document, as the bytes that are kept beside it.

JSON, so that the document can be shown and searched without the library that read it. Most cells
are one plain line, and those are a bare text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from lyapp.model.intake import (
    Aside,
    Cell,
    DocumentKind,
    Line,
    Paragraph,
    PlanDocument,
    SourceRow,
    SourceTable,
)
from lyapp.model.notice import Notice
from lyapp.rules.texts import tidy

Json = Any
"""Plain values as JSON has them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file says of a document beside its reading."""

    name: str
    kind: DocumentKind
    media_type: str
    sha256: str
    size: int


def pack(document: PlanDocument) -> bytes:
    """The reading of a document; equal bytes for equal readings."""
    said = {
        "pages": document.pages,
        "blocks": [_block(block) for block in document.blocks],
        "asides": [[tidy(one.text), tidy(one.author), one.place] for one in document.asides],
        "notices": [
            [
                one.key,
                one.template,
                [[name, _value(value)] for name, value in one.values],
                one.place,
            ]
            for one in document.notices
        ],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(data: bytes, kept: Kept) -> PlanDocument:
    """The document again, as it was read."""
    said = json.loads(data)
    return PlanDocument(
        name=kept.name,
        kind=kept.kind,
        media_type=kept.media_type,
        sha256=kept.sha256,
        size=kept.size,
        blocks=blocks(said),
        asides=tuple(Aside(*one) for one in said["asides"]),
        notices=tuple(
            Notice(key, template, tuple((name, value) for name, value in values), place)
            for key, template, values, place in said["notices"]
        ),
        pages=said["pages"],
    )


def blocks(said: Json) -> tuple[SourceTable | Paragraph, ...]:
    """The paragraphs and tables of a reading that was parsed from its JSON."""
    return tuple(_table(one) if "rows" in one else _paragraph(one) for one in said["blocks"])


def _block(block: SourceTable | Paragraph) -> dict[str, Json]:
    if isinstance(block, Paragraph):
        return {"text": tidy(block.text), "page": block.page, "heading": block.heading}
    return {
        "name": tidy(block.name),
        "title": tidy(block.title),
        "page": block.page,
        "rows": [[row.number, row.page, [_cell(cell) for cell in row.cells]] for row in block.rows],
    }


def _paragraph(said: Json) -> Paragraph:
    return Paragraph(said["text"], said["page"], said["heading"])


def _table(said: Json) -> SourceTable:
    return SourceTable(
        rows=tuple(
            SourceRow(tuple(_cell_again(cell) for cell in cells), number, page)
            for number, page, cells in said["rows"]
        ),
        name=said["name"],
        title=said["title"],
        page=said["page"],
    )


def _cell(cell: Cell) -> Json:
    if not cell.merged and cell.serial is None:
        if not cell.lines:
            return 0
        if len(cell.lines) == 1 and cell.lines[0].level == 0:
            return tidy(cell.lines[0].text)
    return [
        [[tidy(line.text), line.level] for line in cell.lines],
        cell.merged,
        None if cell.serial is None else cell.serial.isoformat(),
    ]


def _cell_again(said: Json) -> Cell:
    if said == 0:
        return Cell()
    if isinstance(said, str):
        return Cell((Line(said),))
    lines, merged, serial = said
    return Cell(
        tuple(Line(text, level) for text, level in lines),
        merged,
        None if serial is None else date.fromisoformat(serial),
    )


def _value(value: object) -> Json:
    return value if value is None or isinstance(value, bool | int | float) else tidy(str(value))
