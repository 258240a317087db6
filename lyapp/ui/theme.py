"""Colours, text sizes and the one stylesheet.

The colours of a palette are named by what they are for; nothing else in the window names a
colour. `apply` may be called again at any time: widgets follow through the stylesheet, painted
ones ask `current()` and `font()` when they paint.
"""

from __future__ import annotations

from functools import cache
from string import Template
from typing import Literal, NamedTuple, cast

from PySide6.QtCore import QJsonDocument
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from lyapp.places import resources

NAMES = ("light", "dark", "contrast")
SMALLEST, LARGEST = 80, 200
STYLE = ("-style", "fusion")
"""The style that the colours are made for, as Qt is asked for it when the program starts.

Asked for by name, since Python's own picture of a QStyle takes a tenth of the start to make.
"""
STYLED = "styled"
"""The property of an application that has that style."""
Role = Literal["body", "label", "title", "heading", "figures"]

_PIXELS: dict[str, float] = {
    "body": 13.0,
    "label": 11.5,
    "title": 19.0,
    "heading": 14.0,
    "figures": 13.0,
}


class Tokens(NamedTuple):
    """The colours of one palette, by what they are for."""

    name: str
    ink: QColor
    ink2: QColor
    background: QColor
    surface: QColor
    line: QColor
    control_line: QColor
    accent: QColor
    accent_fill: QColor
    selection: QColor
    good: QColor
    good_fill: QColor
    caution: QColor
    caution_fill: QColor
    bad: QColor
    bad_fill: QColor
    on_accent: QColor
    focus: QColor

    @property
    def dark(self) -> bool:
        """True when text is lighter than the ground it stands on."""
        return self.background.lightness() < self.ink.lightness()


_COLOURS = Tokens._fields[1:]
"""All that a palette's file holds."""


class _Look(NamedTuple):
    tokens: Tokens
    percent: int


_look: list[_Look] = []


@cache
def palette_of(name: str) -> Tokens:
    """The colours of the palette `name`, one of `NAMES`; light for any other name."""
    known = name if name in NAMES else NAMES[0]
    text = (resources() / "palettes" / f"{known}.json").read_bytes()
    # Qt's own reader is there already; Python's would have to be imported for the first paint.
    values = cast("dict[str, str]", QJsonDocument.fromJson(text).toVariant())
    colours = {each: QColor(values[each]) for each in _COLOURS}
    return Tokens(name=known, **colours)


def current() -> Tokens:
    """The colours in use now."""
    return _look[0].tokens if _look else palette_of(NAMES[0])


def percent() -> int:
    """The text size in use now, in percent of the ordinary size."""
    return _look[0].percent if _look else 100


def px(pixels: float) -> int:
    """A length drawn at 100 %, scaled by the text size and rounded to whole pixels."""
    return max(1, round(pixels * percent() / 100))


def unit() -> int:
    """One step of the grid: 8 pixels, scaled by the text size."""
    return px(8)


def font(role: Role = "body") -> QFont:
    """The system's font in the size and weight of `role`, scaled by the text size."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(_PIXELS[role]))
    made.setWeight(QFont.Weight.Normal)
    if role in ("title", "heading"):
        made.setWeight(QFont.Weight.DemiBold)
    if role == "figures":
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(app: QApplication, name: str, text_percent: int) -> None:
    """Give the whole program one palette and text size (held within 80 to 200 %)."""
    tokens = palette_of(name)
    size = max(SMALLEST, min(LARGEST, text_percent))
    _look[:] = [_Look(tokens, size)]
    if app.property(STYLED) is None:
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setProperty(STYLED, True)  # noqa: FBT003 - Qt's own
    app.setPalette(_qt_palette(tokens))
    app.setFont(font("body"))
    app.setStyleSheet(_stylesheet(tokens))


def _qt_palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette(tokens.surface, tokens.background)
    for what, colour in (
        (role.Window, tokens.background),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.background),
        (role.Text, tokens.ink),
        (role.PlaceholderText, tokens.ink2),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.ink),
        (role.BrightText, tokens.bad),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.ink),
        (role.Highlight, tokens.selection),
        (role.HighlightedText, tokens.ink),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Accent, tokens.accent),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.line),
        (role.Dark, tokens.control_line),
        (role.Shadow, tokens.control_line),
    ):
        made.setColor(what, colour)
    for what in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, what, _between(tokens.ink2, tokens.surface))
    return made


def _between(one: QColor, other: QColor) -> QColor:
    """Two thirds of `one`, one third of `other`."""
    return QColor(
        (2 * one.red() + other.red()) // 3,
        (2 * one.green() + other.green()) // 3,
        (2 * one.blue() + other.blue()) // 3,
    )


@cache
def _template() -> Template:
    return Template((resources() / "style" / "lyapp.qss").read_text(encoding="utf-8"))


def _stylesheet(tokens: Tokens) -> str:
    values = {each: getattr(tokens, each).name() for each in _COLOURS}
    values["disabled"] = _between(tokens.ink2, tokens.surface).name()
    steps = (2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 24, 28, 32, 36, 48)
    lengths = {f"px{n}": f"{px(n)}px" for n in steps}
    sizes = {f"{role}_size": f"{px(pixels)}px" for role, pixels in _PIXELS.items()}
    # A hairline and a focus ring keep their width: they are edges, not text.
    edges = {"hair": "2px" if tokens.name == "contrast" else "1px", "ring": "2px"}
    icons = (resources() / "icons").as_posix()
    ways = ("up", "down", "left", "right")
    arrows = {f"arrow_{way}": f"{icons}/arrow-{way}-{tokens.name}.svg" for way in ways}
    tick = {"tick": f"{icons}/tick-{tokens.name}.svg"}
    return _template().substitute({**values, **lengths, **sizes, **edges, **arrows, **tick})
