"""Columns set with blanks: the text laid out on pages as a typewriter would, then read as such."""

from __future__ import annotations

from lyapp.exchange.intake.pdf.finishing import finish
from lyapp.exchange.intake.pdf.furniture import PageParts, drop_furniture
from lyapp.exchange.intake.pdf.ink import Glyph
from lyapp.exchange.intake.pdf.joining import join_tables
from lyapp.exchange.intake.pdf.layout import blocks_of
from lyapp.exchange.intake.pdf.text import text_lines
from lyapp.model.intake import Paragraph, SourceTable

_WIDE = 6.0
_HIGH = 12.0
_SIZE = 10.0
"""Points: a typewriter's letter, its line, and its type."""

_LONGEST_LINE = 600
_WIDEST_GAP = "  "


def read_fixed(text: str) -> tuple[SourceTable | Paragraph, ...]:
    """The tables that blanks set, and the text around them; nothing when there are none."""
    pages = [page.split("\n") for page in text.split("\f")]
    gapped = sum(_WIDEST_GAP in line.strip() for page in pages for line in page)
    if gapped < 2 or any(len(line) > _LONGEST_LINE for page in pages for line in page):
        return ()
    parts = [_page(number, lines) for number, lines in enumerate(pages, 1)]
    if len(parts) > 1:
        drop_furniture(parts)
    return finish(join_tables(blocks_of(parts)))


def _page(number: int, lines: list[str]) -> PageParts:
    parts = PageParts(number, 0.0, max(1, len(lines)) * _HIGH)
    for n, line in enumerate(lines):
        glyphs = [
            Glyph(
                text=char,
                x0=at * _WIDE,
                top=n * _HIGH,
                x1=(at + 1) * _WIDE,
                bottom=n * _HIGH + _SIZE,
                size=_SIZE,
                bold=False,
            )
            for at, char in enumerate(line.expandtabs(4).rstrip())
        ]
        parts.lines.extend(text_lines(glyphs))
    return parts
