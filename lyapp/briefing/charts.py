"""Charts as drawings: vectors in a PDF, and the same drawing as SVG on the screen.

Each chart has a table twin where it is shown; it adds a picture and no fact of its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from lyapp.briefing.palette import COLOURS
from lyapp.briefing.typeset import REGULAR, Look, Typesetter

SCREEN_FAMILY = "Liberation Sans"
"""What the paper's font is called on the screen, where it must be loaded to be found."""

_EDGE = 36.0
_CLIP = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bar:
    """A member's bar: `done` of `of`, what stands beside it, and whether nothing more is to come.

    `of` is 0 for who has nothing to do; the words then stand in the bar's place.
    """

    name: str
    done: int
    of: int
    words: str
    complete: bool = False


@dataclass(frozen=True, slots=True)
class ChartLook:
    """How a chart is drawn: its width and the size of its text in points, colours as #rrggbb.

    On the screen a point is a pixel, and the text is set in `SCREEN_FAMILY`.
    """

    width: float = 700.0
    size: float = 10.0
    ink: str = COLOURS["ink"]
    quiet: str = COLOURS["quiet"]
    line: str = COLOURS["line"]
    fill: str = COLOURS["navy"]
    complete: str = COLOURS["good"]


def progress_chart(title: str, bars: Sequence[Bar], look: ChartLook) -> Drawing:
    """How much of what is expected is in, a bar a member.

    A bar's outline is as long as what is expected of the member, its filling what is in; the
    figures stand beside it, so that nothing hangs on the colour.
    """
    # Whole points throughout: an SVG's text is turned over about a line at a whole one.
    type_ = Typesetter()
    size, row = look.size, round(look.size * 2.1)
    name_width, words_width = look.width * 0.3, look.width * 0.3
    left = name_width + size
    room = look.width - left - words_width - size
    most = max((bar.of for bar in bars), default=0)
    height = row * (len(bars) + 1) + round(size)
    drawing = Drawing(look.width, height)

    def write(x: float, y: float, text: str, colour: str, width: float) -> None:
        drawing.add(
            String(
                x,
                round(y),
                _fitted(type_, text, size, width),
                fontName=REGULAR,
                fontSize=size,
                fillColor=HexColor(colour),
            )
        )

    write(0, height - size * 1.2, title, look.quiet, look.width)
    for n, bar in enumerate(bars, start=1):
        base = height - row * (n + 1) + row * 0.25
        write(0, base + size * 0.2, bar.name, look.ink, name_width)
        end = left
        if bar.of:
            end += room * bar.of / most
            _bar(drawing, left, base, end - left, size * 1.1, bar, look)
        beside = end + size * 0.6 if bar.of else left
        write(beside, base + size * 0.2, bar.words, look.ink, look.width - beside)
    return drawing


def _bar(
    drawing: Drawing, x: float, y: float, width: float, height: float, bar: Bar, look: ChartLook
) -> None:
    filled = width * min(bar.done, bar.of) / bar.of
    colour = HexColor(look.complete if bar.complete else look.fill)
    if filled:
        drawing.add(Rect(x, y, filled, height, fillColor=colour, strokeColor=None))
    drawing.add(
        Rect(x, y, width, height, fillColor=None, strokeColor=HexColor(look.quiet), strokeWidth=1)
    )
    half = x + width / 2
    drawing.add(Line(half, y, half, y - height * 0.2, strokeColor=HexColor(look.line)))


def _fitted(type_: Typesetter, text: str, size: float, width: float) -> str:
    """The text on one line, cut with “…” where there is no room."""
    plain = type_.clean(text).replace("\n", " ")
    set_in = Look(REGULAR, size, "ink")
    if type_.width(plain, set_in) <= width:
        return plain
    while plain and type_.width(f"{plain}…", set_in) > width:
        plain = plain[:-1]
    return f"{plain.rstrip()}…"


def as_svg(drawing: Drawing, *, title: str) -> bytes:
    """The drawing for the screen, with its title for a screen reader."""
    said: str = renderSVG.drawToString(drawing)
    said = said.replace("<title>...</title>", f"<title>{escape(title)}</title>")
    said = said.replace("<desc>...</desc>", "")
    said = _CLIP.sub("", said)
    # The screen knows the font by another name. Qt would paint the clip, which nothing needs.
    said = said.replace(f"font-family: {REGULAR};", f"font-family: '{SCREEN_FAMILY}';")
    said = said.replace(' style="clip-path: url(#clip)"', "").replace(' transform=""', "")
    return said.encode()


def as_pdf(drawing: Drawing, *, title: str) -> bytes:
    """The drawing as vectors on one A4 page across, made smaller where it is too large."""
    out = io.BytesIO()
    width, height = landscape(A4)
    canvas = Canvas(
        out, pagesize=(width, height), invariant=1, lang="en-GB", initialFontName=REGULAR
    )
    canvas.setTitle(title)
    place(canvas, drawing, x=_EDGE, top=height - _EDGE, width=width - 2 * _EDGE,
          height=height - 2 * _EDGE)  # fmt: skip
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def place(
    canvas: Canvas, drawing: Drawing, *, x: float, top: float, width: float, height: float
) -> float:
    """Draw on a page, within this room and no larger than it is; gives the height it took."""
    scale = min(1.0, width / drawing.width, height / drawing.height)
    # What every drawing begins with: otherwise it would name a Helvetica that isn't embedded.
    STATE_DEFAULTS["fontName"] = REGULAR
    canvas.saveState()
    canvas.translate(x, top - drawing.height * scale)
    canvas.scale(scale, scale)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.restoreState()
    return float(drawing.height * scale)
