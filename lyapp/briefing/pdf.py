"""The PDF writer: a document of blocks in, the bytes of an A4 landscape PDF out.

The same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from lyapp.briefing import styles
from lyapp.briefing.blocks import Document, Heading, PageBreak, Paragraph, Role, Table, plain
from lyapp.briefing.measure import Piece, cell_pieces, heading_piece, stacked
from lyapp.briefing.sheet import Sheets
from lyapp.briefing.tables import draw_above, place_table
from lyapp.briefing.typeset import MISSING, Typesetter

_TEXT_WIDTH = 560.0
"""Running text is no wider than this, so that lines stay readable."""


def write_pdf(document: Document, *, tick: Callable[[int, int], None] | None = None) -> bytes:
    """The document as PDF: fonts embedded, pages numbered "x of y", an outline of its headings.

    `tick` is told how many of the blocks are set, and may raise to give it up.
    A character the font doesn't have is printed as a box, and a note at the end says so.
    """
    return _set(document, tick).finish()


def count_pages(document: Document) -> int:
    """How many pages the document would have as PDF."""
    return _set(document, None).pages


def _set(document: Document, tick: Callable[[int, int], None] | None) -> Sheets:
    type_ = Typesetter()
    sheets = Sheets(type_, document)
    flow = _Flow(sheets)
    for place, block in enumerate(document.blocks):
        if tick is not None:
            tick(place, len(document.blocks))
        if isinstance(block, PageBreak):
            flow.page_break()
        elif isinstance(block, Heading):
            flow.heading(block)
        elif isinstance(block, Table):
            flow.table(block)
        else:
            stays = isinstance(block, Paragraph) and block.role is Role.LEAD
            width = sheets.width if stays else _TEXT_WIDTH
            flow.pieces(cell_pieces(type_, (block,), width), stays=stays)
    flow.close()
    if type_.missing_met:
        note = f"{MISSING} stands for a character that the font of this paper doesn’t have."
        flow.pieces(cell_pieces(type_, (plain(note, Role.NOTE),), _TEXT_WIDTH), stays=False)
    return sheets


class _Flow:
    """Puts blocks below each other; headings wait until what they head is known to fit."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._waiting: list[Piece] = []
        self._marks: list[tuple[str, int]] = []
        self._level = 0

    def page_break(self) -> None:
        """Start a new page unless this one is empty."""
        self.close()
        if not self._sheets.at_top:
            self._sheets.new_page()

    def heading(self, heading: Heading) -> None:
        """A heading and its outline entry."""
        self._level = max(0, heading.level - 2)
        self._marks.append((heading.line, self._level))
        piece = heading_piece(self._sheets.type, heading, self._sheets.width)
        if piece.lines:
            self._waiting.append(piece)

    def table(self, table: Table) -> None:
        """A table under the headings that wait."""
        if stacked(self._waiting) > self._sheets.full / 2:
            # Headings of that length can't be kept with anything.
            self.close()
        above, self._waiting = self._waiting, []
        marks, self._marks = self._marks, []
        place_table(self._sheets, table, above=above, marks=marks, level=self._level + 1)
        self._sheets.y -= 6.0

    def pieces(self, pieces: list[Piece], *, stays: bool) -> None:
        """Running text; with `stays` it waits for what follows, as a heading does."""
        if stays:
            self._waiting += pieces
            return
        for piece in pieces:
            self._put([*self._waiting, piece])
            self._waiting = []

    def close(self) -> None:
        """Put down what still waits."""
        if self._waiting:
            self._put(self._waiting)
            self._waiting = []

    def _put(self, pieces: list[Piece]) -> None:
        sheets = self._sheets
        height = stacked(pieces) + pieces[0].before
        if height > sheets.room and not sheets.at_top:
            sheets.new_page()
        for title, level in self._marks:
            sheets.bookmark(title, level)
        self._marks = []
        for piece in pieces:
            rest: Piece | None = piece
            while rest is not None:
                head, rest = rest.split(sheets.room - styles.BEFORE_PARAGRAPH)
                if head is not None:
                    draw_above(sheets, (head,))
                if rest is not None:
                    sheets.new_page()
