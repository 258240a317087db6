"""Reading a plan from plain text: pasted from another program, or taken badly out of a PDF."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from lyapp.exchange.intake.pasted.copied import read_copied
from lyapp.exchange.intake.pasted.fixed import read_fixed
from lyapp.exchange.intake.pasted.names import FEWEST
from lyapp.exchange.intake.pasted.stack import read_stack
from lyapp.exchange.intake.pasted.tabs import read_tabs
from lyapp.model.intake import Column, DocumentKind, Line, Paragraph, PlanDocument, SourceTable
from lyapp.model.notice import Notice
from lyapp.model.trouble import DocumentTooLarge, EmptyDocument
from lyapp.rules.plan_rows.contents import date_like
from lyapp.rules.plan_rows.vocabulary import plain_heading

MEDIA_TYPE = "text/plain"

LONGEST = 4_000_000
"""Characters of a text that are read at all."""

MOST_LINES = 60_000
MOST_COLUMNS = 500
MOST_CELLS = 400_000
"""Cells of all lines if each had as many as the widest."""

_BREAK = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_BARS = re.compile(r"^\s*\|.*\|\s*$")
_DRAWN = re.compile(r"^[\s|+:=_-]{3,}$")
_SURE = 0.9
"""The share of rows with a time in its place above which a way of reading isn't doubted."""

_WORKED_OUT = Notice(
    "columns_worked_out",
    "The text doesn’t say where its cells end. What stands in which column was worked out from "
    "the order and length of its lines, so check every row. If it was copied out of a PDF, bring "
    "in the PDF itself: that says where the columns are.",
)

Blocks = tuple[SourceTable | Paragraph, ...]

_SENTENCE_END = (".", "!", "?")


def read_text(text: str, *, name: str) -> PlanDocument:
    """What a text says: its tables, however they are typed, and the text around them.

    Read are cells parted by tabs (also with lines inside cells), columns set with blanks or bars,
    one cell a line after the names of the columns, and cells that each run over lines with nothing
    between them, as a PDF's text is copied. Of the last three the one is taken under which most
    rows have a time where a time should be.

    Raises:
        EmptyDocument: when there is nothing in it.
        DocumentTooLarge: when it is far longer than a plan.
    """
    data = text.encode("utf-8", "replace")
    plain = _BREAK.sub("\n", text.removeprefix("\ufeff")).replace("\0", "")
    if not plain.strip():
        raise EmptyDocument(name=name)
    if len(plain) > LONGEST or plain.count("\n") > MOST_LINES or _too_wide(plain):
        raise DocumentTooLarge(name=name)
    blocks, worked_out = _blocks(plain)
    return PlanDocument(
        name=name,
        kind=DocumentKind.TEXT,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        blocks=blocks,
        notices=(_WORKED_OUT,) if worked_out else (),
        pages=None,
    )


def _too_wide(text: str) -> bool:
    """True when the signs between cells would make more of them than a plan has."""
    for sign in "\t|":
        counted = [line.count(sign) for line in text.split("\n") if sign in line]
        widest = max(counted, default=0)
        if widest > MOST_COLUMNS or widest * len(counted) > MOST_CELLS:
            return True
    return False


def _blocks(text: str) -> tuple[Blocks, bool]:
    """What the text holds, and whether its columns had to be worked out from its lines."""
    lines = text.replace("\f", "\n").split("\n")
    if sum(line.count("\t") > 0 for line in lines) >= 2:
        return read_tabs(text.replace("\f", "\n")), False
    barred = sum(bool(_BARS.match(line)) for line in lines)
    if barred >= 2 and barred * 2 > sum(bool(line.strip()) for line in lines):
        return read_tabs(_unbarred(lines)), False
    best: Blocks = ()
    chosen: Callable[[str], Blocks] | None = None
    for read in (read_fixed, read_stack, read_copied):
        found = read(text)
        if not any(isinstance(block, SourceTable) for block in found):
            continue
        if not best or _fit(found) > _fit(best):
            best, chosen = found, read
        if _fit(best) >= _SURE:
            break
    return best or plain_paragraphs(lines), chosen is read_copied


def _fit(blocks: Blocks) -> float:
    """The share of rows that have a time under the heading for it, of 1; 0 without a heading."""
    rows = fitting = 0
    for table in blocks:
        if not isinstance(table, SourceTable):
            continue
        place: int | None = None
        for row in table.rows:
            kinds = [plain_heading(" ".join(cell.text.split())) for cell in row.cells]
            if Column.TIMESCALE in kinds and sum(kind is not None for kind in kinds) >= FEWEST:
                place = kinds.index(Column.TIMESCALE)
            elif place is not None and place < len(row.cells):
                rows += 1
                fitting += date_like(" ".join(row.cells[place].text.split()))
    return fitting / rows if rows else 0.0


def _unbarred(lines: list[str]) -> str:
    """Columns parted by bars, as columns parted by tabs."""
    kept: list[str] = []
    for line in lines:
        if _BARS.match(line):
            if not _DRAWN.match(line):
                kept.append("\t".join(part.strip() for part in line.strip()[1:-1].split("|")))
        elif not _DRAWN.match(line):
            kept.append(line)
    return "\n".join(kept)


def plain_paragraphs(lines: list[str]) -> tuple[Paragraph, ...]:
    """The text's paragraphs: parted by empty lines, or a line each where none are empty."""
    from lyapp.exchange.intake.pasted.cells import cell_lines, wrapped

    blocks = "\n".join(line.rstrip() for line in lines).split("\n\n")
    broken = wrapped(lines)
    if len(blocks) < 3 and not broken:
        return tuple(_paragraph(line.text) for line in cell_lines("\n".join(lines)))
    found: list[Paragraph] = []
    for block in blocks:
        own: list[Line] = list(cell_lines(block, unwrap=broken))
        found.extend(_paragraph(line.text) for line in own)
    return tuple(found)


def _paragraph(text: str) -> Paragraph:
    short = len(text) <= 80 and not text.endswith((*_SENTENCE_END, ",", ";", ":"))
    return Paragraph(text, heading=short and text[:1].isupper() and len(text.split()) <= 9)
