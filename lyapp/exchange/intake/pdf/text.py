"""From single characters to lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lyapp.exchange.intake.pdf.ink import Glyph

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\t": " "}
)
_SPACES = re.compile(r"[ \u2000-\u200a\u202f\u205f\u3000]+")

_GAP = 0.19
"""Parts of a character's size: a wider gap between two is a space nobody drew."""

WIDE_GAP = 1.1
"""Parts of a character's size: a wider gap may lie between two columns."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line without a wide gap in it."""

    text: str
    x0: float
    x1: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text as printed. `trailing` says that a space was drawn after its last word.

    `first` is the width of its first word with the space before it, in points: what the line
    above would have needed to take it in. `glyphs` are all its characters, drawn spaces too.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    trailing: bool
    first: float
    pieces: tuple[Piece, ...]
    glyphs: tuple[Glyph, ...]

    @property
    def base(self) -> float:
        """Where the line stands on the page."""
        return self.bottom


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines these characters make, from the top down."""
    return [line for row in _rows(glyphs) if (line := _line(row)) is not None]


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that stand on one line together; raised and lowered ones join their line."""
    rows: list[list[Glyph]] = []
    bottom = top = size = 0.0
    for glyph in sorted(glyphs, key=_by_middle):
        middle = (glyph.top + glyph.bottom) / 2
        if (
            rows
            and middle < bottom - 0.15 * size
            and (abs(glyph.bottom - bottom) < 0.45 * size or abs(glyph.top - top) < 0.3 * size)
        ):
            rows[-1].append(glyph)
            if glyph.size > size and glyph.text != " ":
                (top, bottom, size) = (glyph.top, glyph.bottom, glyph.size)
        else:
            rows.append([glyph])
            (top, bottom, size) = (glyph.top, glyph.bottom, glyph.size)
    return rows


def _by_middle(glyph: Glyph) -> float:
    return glyph.top + glyph.bottom


def _line(row: list[Glyph]) -> TextLine | None:
    row.sort(key=_by_left)
    drawn = _once([glyph for glyph in row if not glyph.text.isspace()])
    if not drawn:
        return None
    pieces = _pieces(row, drawn)
    size = _usual([glyph.size for glyph in drawn])
    text = " ".join(piece.text for piece in pieces)
    last = drawn[-1]
    heavy = sum(glyph.bold for glyph in drawn)
    return TextLine(
        text=text,
        x0=drawn[0].x0,
        x1=max(glyph.x1 for glyph in drawn[-3:]),
        top=min(glyph.top for glyph in drawn if glyph.size >= size * 0.8),
        bottom=_usual([glyph.bottom for glyph in drawn]),
        size=size,
        bold=heavy * 2 > len(drawn),
        trailing=any(g.text.isspace() and g.x0 > last.x0 for g in row[-2:]),
        first=_first_word(drawn, row),
        pieces=tuple(pieces),
        glyphs=tuple(row),
    )


def _by_left(glyph: Glyph) -> float:
    return glyph.x0


def _once(drawn: list[Glyph]) -> list[Glyph]:
    """Without the second copies that some programs draw to make letters look bold."""
    kept: list[Glyph] = []
    for glyph in drawn:
        if any(
            glyph.text == one.text
            and abs(glyph.x0 - one.x0) < 0.12 * glyph.size
            and abs(glyph.bottom - one.bottom) < 0.12 * glyph.size
            for one in kept[-2:]
        ):
            continue
        kept.append(glyph)
    return kept


def _pieces(row: Sequence[Glyph], drawn: Sequence[Glyph]) -> list[Piece]:
    spaces = [glyph for glyph in row if glyph.text.isspace()]
    pieces: list[Piece] = []
    run: list[Glyph] = []
    parts: list[str] = []
    space = 0
    for glyph in drawn:
        if run:
            gap = glyph.x0 - run[-1].x1
            spaced = False
            while space < len(spaces) and spaces[space].x0 < glyph.x0:
                spaced = spaced or spaces[space].x0 >= run[-1].x0
                space += 1
            if gap > WIDE_GAP * max(glyph.size, 1.0):
                pieces.append(_piece(run, parts))
                (run, parts) = ([], [])
            elif spaced or gap > _GAP * glyph.size:
                parts.append(" ")
        run.append(glyph)
        parts.append(glyph.text)
    pieces.append(_piece(run, parts))
    return pieces


def _piece(run: list[Glyph], parts: list[str]) -> Piece:
    text = _SPACES.sub(" ", "".join(parts).translate(_LIGATURES)).strip()
    return Piece(text, run[0].x0, run[-1].x1, tuple(run))


def _first_word(drawn: Sequence[Glyph], row: Sequence[Glyph]) -> float:
    """The width of what can't be parted at the line's start, with a space before it."""
    gaps = iter(sorted(glyph.x0 for glyph in row if glyph.text.isspace()))
    edge = next((x for x in gaps if x > drawn[0].x0), float("inf"))
    end = drawn[0]
    for glyph in drawn[1:]:
        if glyph.x0 >= edge or glyph.x0 - end.x1 > _GAP * glyph.size:
            break
        end = glyph
    return end.x1 - drawn[0].x0 + 0.25 * drawn[0].size


def _usual(values: list[float]) -> float:
    """The middle one."""
    return sorted(values)[len(values) // 2]
