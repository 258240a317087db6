"""The sheets of paper: where the next thing goes, and putting measured pieces on them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from functools import partial

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from lyapp.briefing import palette, styles
from lyapp.briefing.blocks import Document
from lyapp.briefing.ink import Ink
from lyapp.briefing.measure import Line, Piece
from lyapp.briefing.typeset import REGULAR, Look, Typesetter

# Streams as they are: ASCII85 would take a tenth of the time and make the file larger.
rl_config.useA85 = 0

_COLOURS = {name: HexColor(value) for name, value in palette.COLOURS.items()}


class Sheets:
    """A canvas with a place to go on from: `y`, counted from the bottom of the page.

    Pages are written as they fill up. How many there are is known at the end, so each page draws
    a small form, defined last, for its "Page 4 of 9".
    """

    def __init__(self, type_: Typesetter, document: Document) -> None:
        self.type = type_
        self._document = document
        self._buffer = io.BytesIO()
        # Without an initial font of ours every page would name an unembedded Helvetica.
        self._canvas = Canvas(
            self._buffer,
            pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,
            lang=document.language,
        )
        self._ink = Ink(self._canvas)
        self._canvas.setTitle(type_.clean(document.title))
        self._canvas.setAuthor(type_.clean(document.author))
        self._canvas.setSubject(type_.clean(document.subject))
        self._canvas.setCreator("lyapp")
        self._canvas.setDateFormatter(partial(_day, document.dated))
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._pages = 0
        self._bookmarks = 0
        self._outline_level = -1
        self.y = 0.0
        self._start_page()

    @property
    def pages(self) -> int:
        """How many pages have been begun."""
        return self._pages

    @property
    def left(self) -> float:
        """The left margin."""
        return styles.MARGIN

    @property
    def width(self) -> float:
        """The width between the margins."""
        return styles.PAGE_WIDTH - 2 * styles.MARGIN

    @property
    def room(self) -> float:
        """The height still free on this page."""
        return self.y - styles.BODY_BOTTOM

    @property
    def full(self) -> float:
        """The height of an empty page."""
        return styles.BODY_TOP - styles.BODY_BOTTOM

    @property
    def at_top(self) -> bool:
        """True when nothing has been put on this page."""
        return self.y >= styles.BODY_TOP

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self._canvas.showPage()
        self._start_page()

    def finish(self) -> bytes:
        """The whole document as PDF."""
        self._canvas.showPage()
        for page in range(1, self._pages + 1):
            self._canvas.beginForm(
                f"page{page}", upperx=styles.PAGE_WIDTH, uppery=styles.PAGE_HEIGHT
            )
            text = f"Page {page} of {self._pages}"
            end = self.left + self.width
            self._text_line(
                end - self.type.width(text, styles.HEAD), styles.FOOT_BASELINE, styles.HEAD, text
            )
            self._canvas.endForm()
        if self._outline_level >= 0:
            self._canvas.showOutline()
        self._canvas.save()
        return self._buffer.getvalue()

    def bookmark(self, title: str, level: int) -> None:
        """An outline entry that leads here; levels count from 0."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        # A level can't be skipped in an outline.
        self._outline_level = min(level, self._outline_level + 1)
        self._canvas.bookmarkHorizontal(key, 0, self.y + 8.0)
        title = self.type.clean(title).replace("\n", " ")
        self._canvas.addOutlineEntry(title, key, self._outline_level)

    def rule(self, x: float, y: float, width: float, colour: str, weight: float) -> None:
        """A horizontal line."""
        self._canvas.setStrokeColor(_COLOURS[colour])
        self._canvas.setLineWidth(weight)
        self._canvas.line(x, y, x + width, y)

    def draw(self, pieces: Iterable[Piece], x: float, y: float) -> float:
        """Put pieces below each other from (x, y) down; the y below them."""
        write = self._ink.write
        first = True
        for piece in pieces:
            if not first:
                y -= piece.before
            first = False
            for line in piece.lines:
                y -= line.height
                if line.rule:
                    self.rule(x, y + line.height - 0.6, line.rule, "ink", 0.6)
                if line.badge == styles.EMPTY_BOX:
                    self._box(x, y + _drop(line))
                elif line.badge:
                    # The letter goes with the text, so that both are read in their order.
                    dx, dy = self._badge(line.badge, x, y + _drop(line))
                    write(dx, dy, styles.BADGE, line.badge)
                if line.fragments:
                    baseline = y + _drop(line)
                    for shift, look, words in line.fragments:
                        write(x + shift, baseline, look, words)
        self._ink.flow()
        return y

    def _box(self, x: float, baseline: float) -> None:
        self._canvas.setStrokeColor(_COLOURS["ink"])
        self._canvas.setLineWidth(0.8)
        side = styles.BOX_SIDE
        self._canvas.rect(x + 0.5, baseline - 1.8, side, side, stroke=1, fill=0)

    def _badge(self, letter: str, x: float, baseline: float) -> tuple[float, float]:
        """R in a circle, A in a triangle, G in a square: told apart without colour.

        Where the letter stands is returned.
        """
        canvas = self._canvas
        colour = styles.BADGE_COLOUR.get(letter, "quiet")
        canvas.setStrokeColor(_COLOURS[colour])
        canvas.setFillColor(_COLOURS.get(f"{colour} fill", _COLOURS["line"]))
        canvas.setLineWidth(0.8)
        middle, size = x + 5.0, 9.6
        bottom = baseline - 2.2
        rise = 0.0
        if letter == "R":
            canvas.circle(middle, bottom + size / 2, size / 2, stroke=1, fill=1)
        elif letter == "A":
            path = canvas.beginPath()
            path.moveTo(middle - 5.6, bottom)
            path.lineTo(middle + 5.6, bottom)
            path.lineTo(middle, bottom + size + 0.4)
            path.close()
            canvas.drawPath(path, stroke=1, fill=1)
            rise = -1.3
        else:
            canvas.roundRect(middle - size / 2, bottom, size, size, 1.6, stroke=1, fill=1)
        wide = self.type.width(letter, styles.BADGE)
        return middle - wide / 2, bottom + 2.4 + rise

    def _start_page(self) -> None:
        self._pages += 1
        self.y = styles.BODY_TOP
        head, foot = styles.HEAD_BASELINE, styles.FOOT_BASELINE
        document = self._document
        mark = self._fitted(document.head_right, self.width * 0.4)
        self._text_line(
            self.left, head, styles.HEAD, self._fitted(document.head_left, self.width * 0.58)
        )
        end = self.left + self.width
        self._text_line(end - self.type.width(mark, styles.HEAD), head, styles.HEAD, mark)
        self.rule(self.left, styles.FOOT_RULE, self.width, "line", 0.5)
        self._text_line(
            self.left, foot, styles.HEAD, self._fitted(document.foot_left, self.width * 0.85)
        )
        self._canvas.doForm(f"page{self._pages}")

    def _fitted(self, text: str, width: float) -> str:
        """One line of text, cut with an ellipsis when it is too long for its place."""
        text = self.type.clean(text).replace("\n", " ")
        if self.type.width(text, styles.HEAD) <= width:
            return text
        lines = self.type.lines([(text, styles.HEAD)], width - 8.0)
        return "".join(fragment.text for fragment in lines[0].fragments) + "…"

    def _text_line(self, x: float, y: float, look: Look, text: str) -> None:
        if text:
            self._ink.write(x, y, look, text)
            self._ink.flow()


def _drop(line: Line) -> float:
    """How far the baseline lies above the bottom of a line."""
    size = max((fragment.look.size for fragment in line.fragments), default=styles.SIZE)
    return min(line.height, size * 1.33) / 2 - size * 0.34


def _day(dated: date | None, year: int, month: int, day: int, *_clock: int) -> str:
    """A day as a PDF says when it was made: the document's, else that of every bare drawing."""
    return f"D:{dated:%Y%m%d}" if dated is not None else f"D:{year:04}{month:02}{day:02}"
