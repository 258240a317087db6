"""The texts of cards laid out for a width, and kept: the same ones stand on many cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from lyapp.rules.widths import share
from lyapp.ui import theme

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.ui.review.finding_words import Mark

Ink = Literal["ink", "ink2", "good", "caution"]
Font = Literal["body", "label", "code", "mark"]
Block = tuple[str, str, Ink]
"""Label, text and ink; one without a label is a note, one with a sign before it a mark."""
Column = tuple[Block, ...]
"""Blocks under each other."""
Marks = tuple["Mark", ...]
Widths = tuple[float, ...]

_LEAST = 0.35
"""The least share of the words' width for either of their columns, however little is in it."""


class Layouts:
    """Texts laid out before, by their words, font and width: the same ones stand on many cards."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, Font, int], tuple[QTextLayout, float]] = {}
        self._shares: dict[tuple[int, int], tuple[Objective, Widths]] = {}
        self._fonts: dict[Font, QFont] = {}
        label = QFontMetricsF(self.font("label"))
        self.tag = (
            label.horizontalAdvance(cited_word()) + theme.unit() * 1.5,
            label.height() + theme.unit() / 2,
        )

    def font(self, name: Font) -> QFont:
        """A font by its use on a card."""
        if name not in self._fonts:
            made = theme.font("label" if name in ("label", "mark") else "body")
            if name in ("code", "mark"):
                made.setWeight(QFont.Weight.DemiBold)
            self._fonts[name] = made
        return self._fonts[name]

    def text(self, text: str, font: Font, width: float) -> tuple[QTextLayout, float]:
        """A text's layout and its height."""
        key = text, font, round(width)
        found = self._made.get(key)
        if found is None:
            layout = _text(text, self.font(font), width)
            found = self._made[key] = layout, layout.boundingRect().height()
        return found

    def shares(self, row: Objective, columns: tuple[Column, ...], width: float) -> Widths:
        """The widths of a row's columns of words, worked out once."""
        key = row.id, round(width)
        found = self._shares.get(key)
        if found is None or found[0] is not row:
            shares = _shared(columns, width, QFontMetricsF(self.font("body")))
            found = self._shares[key] = row, shares
        return found[1]


def cited_word() -> str:
    """The word on a cited row."""
    return QCoreApplication.translate("Card", "cited")


def _shared(columns: tuple[Column, ...], width: float, body: QFontMetricsF) -> Widths:
    """The widths of the columns of words: what each needs, else by how much there is in it."""
    if len(columns) == 1:
        return (width,)
    lengths = [
        [body.horizontalAdvance(text) + theme.unit() * 2 for _label, text, _ink in column]
        for column in columns
    ]
    needed = {place: max(of_one) for place, of_one in enumerate(lengths)}
    whole = sum(map(sum, lengths))
    shares = {
        place: min(max(sum(of_one) / whole, _LEAST), 1 - _LEAST)
        for place, of_one in enumerate(lengths)
    }
    widths = share(width, needed, shares)
    return tuple(widths[place] for place in needed)


def _text(text: str, font: QFont, width: float) -> QTextLayout:
    # Qt breaks a layout's line only at its own sign for that.
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
