"""Reading a plan from plain text: pasted from another program, or taken badly out of a PDF."""

from __future__ import annotations

import hashlib
import re

from lyapp.exchange.intake.pasted.fixed import read_fixed
from lyapp.exchange.intake.pasted.stack import read_stack
from lyapp.exchange.intake.pasted.tabs import read_tabs
from lyapp.model.intake import DocumentKind, Line, Paragraph, PlanDocument, SourceTable
from lyapp.model.trouble import DocumentTooLarge, EmptyDocument

MEDIA_TYPE = "text/plain"

LONGEST = 4_000_000
"""Characters of a text that are read at all."""

MOST_LINES = 60_000

_BREAK = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_BARS = re.compile(r"^\s*\|.*\|\s*$")
_DRAWN = re.compile(r"^[\s|+:=_-]{3,}$")
_SENTENCE_END = (".", "!", "?")


def read_text(text: str, *, name: str) -> PlanDocument:
    """What a text says: its tables, however they are typed, and the text around them.

    Read are cells parted by tabs (also with lines inside cells), columns set with blanks or bars,
    and one cell a line after the names of the columns.

    Raises:
        EmptyDocument: when there is nothing in it.
        DocumentTooLarge: when it is far longer than a plan.
    """
    data = text.encode("utf-8", "replace")
    plain = _BREAK.sub("\n", text.removeprefix("\ufeff")).replace("\0", "")
    if not plain.strip():
        raise EmptyDocument(name=name)
    if len(plain) > LONGEST or plain.count("\n") > MOST_LINES:
        raise DocumentTooLarge(name=name)
    return PlanDocument(
        name=name,
        kind=DocumentKind.TEXT,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        blocks=_blocks(plain),
        pages=None,
    )


def _blocks(text: str) -> tuple[SourceTable | Paragraph, ...]:
    lines = text.replace("\f", "\n").split("\n")
    if sum(line.count("\t") > 0 for line in lines) >= 2:
        return read_tabs(text.replace("\f", "\n"))
    barred = sum(bool(_BARS.match(line)) for line in lines)
    if barred >= 2 and barred * 2 > sum(bool(line.strip()) for line in lines):
        return read_tabs(_unbarred(lines))
    found = read_fixed(text)
    if any(isinstance(block, SourceTable) for block in found):
        return found
    return read_stack(lines) or plain_paragraphs(lines)


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
    if len(blocks) < 3 and not wrapped(lines):
        return tuple(_paragraph(line.text) for line in cell_lines("\n".join(lines)))
    found: list[Paragraph] = []
    for block in blocks:
        own: list[Line] = list(cell_lines(block, unwrap=wrapped(lines)))
        found.extend(_paragraph(line.text) for line in own)
    return tuple(found)


def _paragraph(text: str) -> Paragraph:
    short = len(text) <= 80 and not text.endswith((*_SENTENCE_END, ",", ";", ":"))
    return Paragraph(text, heading=short and text[:1].isupper() and len(text.split()) <= 9)
