"""What a page of a PDF shows: characters, ruled lines, filled boxes and pictures, as places."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect

from lyapp.exchange.intake.pdf.limits import MOST_GLYPHS_ON_PAGE, MOST_RULES_ON_PAGE, Watch

UNKNOWN = "\ufffd"
"""Stands for a character whose font doesn't say which it is."""

_STRAIGHT = 0.8
"""Points a ruled line may lean."""

_THIN = 3.5
"""Points: a filled box thinner than this is a ruled line."""


class Glyph(NamedTuple):
    """A character and where it stands, in points from the page's top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


class Rule(NamedTuple):
    """A straight line, drawn level or upright; `at` is its y or x."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Ink:
    """All that a page shows. `boxes` are filled areas (x0, top, x1, bottom)."""

    number: int
    width: float = 0.0
    height: float = 0.0
    glyphs: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)
    """Characters that don't stand upright; their places are as drawn."""
    turn: int = 0
    """Of the turned ones: how many more lean to the left (read upwards) than to the right."""
    rules: list[Rule] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictured: float = 0.0
    """Square points covered by pictures."""
    drawn: int = 0
    """Shapes that are neither lines nor boxes; letters drawn as shapes are among them."""


class InkDevice(PDFTextDevice):
    """Collects what is drawn on one page."""

    ctm: Matrix

    def __init__(self, resources: PDFResourceManager, number: int, watch: Watch) -> None:
        super().__init__(resources)
        self.ink = Ink(number)
        self._watch = watch
        self._fonts: dict[int, tuple[bool, float, bool]] = {}

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """The page's size, as it is looked at."""
        (x0, y0, x1, y1) = apply_matrix_rect(ctm, page.mediabox)
        self.ink.width = abs(x1 - x0)
        self.ink.height = abs(y1 - y0)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002 - colours are not looked at
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        """One character. Gives how far the next one stands from it, in the text's own units."""
        known = self._fonts.get(id(font))
        if known is None:
            name = str(font.fontname).lower()
            heavy = any(word in name for word in ("bold", "black", "heavy", "semib", "demi"))
            known = self._fonts[id(font)] = (heavy, font.get_descent(), font.is_vertical())
        bold, descent, vertical = known
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        advance = font.char_width(cid) * fontsize * scaling
        (a, b, c, d, e, f) = matrix
        low = descent * fontsize + rise
        high = low + fontsize
        if vertical or not text:
            return advance
        if b == 0 == c:
            x0, x1 = e, e + a * advance
            y0, y1 = f + d * low, f + d * high
        else:
            (x0, y0, x1, y1) = apply_matrix_rect(matrix, (0, low, advance, high))
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        self._place(text, (x0, y0, x1, y1), bold, matrix, scaling)
        return advance

    def _place(
        self,
        text: str,
        box: tuple[float, float, float, float],
        bold: bool,
        matrix: Matrix,
        scaling: float,
    ) -> None:
        ink = self.ink
        (x0, y0, x1, y1) = box
        height = ink.height
        if not (-1e4 < x0 <= x1 < 1e5 and -1e4 < y0 <= y1 < 1e5):
            return
        (a, b, c, d, _e, _f) = matrix
        if a * d * scaling > 0 and b * c <= 0 and abs(a) >= abs(b):
            middle = (x0 + x1) / 2
            if -2 <= middle <= ink.width + 2 and y0 >= -2 and y1 <= height + 2:
                glyph = Glyph(text, x0, height - y1, x1, height - y0, y1 - y0, bold)
                ink.glyphs.append(glyph)
        elif abs(b) > abs(a):
            ink.turn += 1 if b > 0 else -1
            ink.turned.append(Glyph(text, x0, height - y1, x1, height - y0, x1 - x0, bold))
        count = len(ink.glyphs) + len(ink.turned)
        if count > MOST_GLYPHS_ON_PAGE:
            raise self._watch.too_much(f"page {ink.number} holds more than a page can")
        if not count & 127:
            self._watch.check()

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        """A picture: only how large it is matters. It is drawn on the unit square."""
        (x0, y0, x1, y1) = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
        self.ink.pictured += abs(x1 - x0) * abs(y1 - y0)

    def paint_path(
        self,
        graphicstate: PDFGraphicState,  # noqa: ARG002
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002
        path: Sequence[PathSegment],
    ) -> None:
        """Lines and boxes; curves and slanting lines are drawings and not looked at."""
        points: list[tuple[float, float]] = []
        for part in path:
            self._watch.tick()
            sign = part[0]
            if sign == "m":
                self._shape(points, stroke=stroke, fill=fill)
                points = [apply_matrix_pt(self.ctm, _point(part))]
            elif sign == "l" and points:
                points.append(apply_matrix_pt(self.ctm, _point(part)))
            elif sign == "h" and points:
                points.append(points[0])
            else:
                self.ink.drawn += bool(points)
                points = []
        self._shape(points, stroke=stroke, fill=fill)

    def _shape(self, points: list[tuple[float, float]], *, stroke: bool, fill: bool) -> None:
        if len(points) < 2:
            return
        if fill and not stroke and len(points) >= 4:
            self._box(points)
            return
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            self._line(x0, y0, x1, y1)

    def _box(self, points: list[tuple[float, float]]) -> None:
        xs = [x for x, _ in points]
        ys = [y for _, y in points]
        (x0, x1, y0, y1) = (min(xs), max(xs), min(ys), max(ys))
        if y1 - y0 <= _THIN and x1 - x0 > y1 - y0:
            self._line(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
        elif x1 - x0 <= _THIN:
            self._line((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
        else:
            height = self.ink.height
            self.ink.boxes.append((x0, height - y1, x1, height - y0))

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        height = self.ink.height
        if abs(y1 - y0) <= _STRAIGHT:
            rule = Rule(level=True, at=height - (y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
        elif abs(x1 - x0) <= _STRAIGHT:
            rule = Rule(
                level=False, at=(x0 + x1) / 2, start=height - max(y0, y1), end=height - min(y0, y1)
            )
        else:
            return
        self.ink.rules.append(rule)
        if len(self.ink.rules) > MOST_RULES_ON_PAGE:
            raise self._watch.too_much(f"page {self.ink.number} holds more than a page can")


def _point(part: PathSegment) -> tuple[float, float]:
    numbers: Any = part[1:]
    return (float(numbers[0]), float(numbers[1]))


def upright(ink: Ink) -> Ink:
    """The page turned so that most of its text is upright; text that still isn't is left out."""
    if len(ink.turned) <= len(ink.glyphs):
        return ink
    leftwards = ink.turn > 0
    made = Ink(ink.number, ink.height, ink.width, pictured=ink.pictured)

    def turned(x0: float, top: float, x1: float, bottom: float) -> tuple[float, ...]:
        if leftwards:
            return (ink.height - bottom, x0, ink.height - top, x1)
        return (top, ink.width - x1, bottom, ink.width - x0)

    for one in ink.turned:
        (x0, top, x1, bottom) = turned(one.x0, one.top, one.x1, one.bottom)
        made.glyphs.append(Glyph(one.text, x0, top, x1, bottom, one.size, one.bold))
    for rule in ink.rules:
        box = (rule.start, rule.at, rule.end, rule.at)
        if not rule.level:
            box = (rule.at, rule.start, rule.at, rule.end)
        (x0, top, x1, bottom) = turned(*box)
        if rule.level:
            made.rules.append(Rule(level=False, at=x0, start=top, end=bottom))
        else:
            made.rules.append(Rule(level=True, at=top, start=x0, end=x1))
    for one_box in ink.boxes:
        (x0, top, x1, bottom) = turned(*one_box)
        made.boxes.append((x0, top, x1, bottom))
    return made
