"""The texts of a plan's card, laid out once for a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from lyapp.model.plan import DatePrecision, ItemKind
from lyapp.rules.dates import MONTHS, format_date
from lyapp.rules.widths import share
from lyapp.ui import theme

if TYPE_CHECKING:
    from lyapp.model.plan import Objective

Ink = Literal["ink", "ink2", "good", "caution"]
Column = tuple[tuple[str, str, Ink], ...]
"""Blocks under each other (label, text, ink); a block without a label is a note."""

_PEOPLE = (26, 13)
"""Shares of the width, in percent, for lead and due date; the words have the rest."""
_LEAST = 0.35
"""The least share of the words' width for either of their columns, however little is in it."""
_NARROW = 66
"""Below this many grid steps the four columns stand two by two."""
_VERY_NARROW = 44
"""Below this many, one under the other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One laid-out text and where it stands inside the card."""

    layout: QTextLayout
    at: QPointF
    ink: Ink


@dataclass(frozen=True, slots=True)
class CardText:
    """A card's texts for one width, and the height they take with the card's padding."""

    row: Objective
    width: int
    height: int
    pieces: tuple[Piece, ...]
    tag: QRectF
    """Where the word "cited" stands when it does."""


def lay_out(row: Objective, width: int) -> CardText:
    """Lay out a card that is `width` pixels wide inside its border."""
    step = theme.unit()
    pad = step * 1.5
    tag_width = QFontMetricsF(theme.font("label")).horizontalAdvance(cited_word()) + step * 1.5
    tag_height = QFontMetricsF(theme.font("label")).height() + step / 2
    tag = QRectF(width - pad - tag_width, pad - step / 4, tag_width, tag_height)
    pieces: list[Piece] = []

    y = pad
    code_font = theme.font("body")
    code_font.setWeight(QFont.Weight.DemiBold)
    code = _text(row.code, code_font, width)
    code_width = _natural_width(code)
    pieces.append(Piece(code, QPointF(pad, y), "ink2"))
    left = pad + code_width + step
    title = _text(row.title, theme.font("body"), max(tag.left() - step - left, step * 8))
    pieces.append(Piece(title, QPointF(left, y), "ink"))
    y += max(_height(title), _height(code)) + step * 0.75

    inner = width - 2 * pad
    words, people = _words(row), _people(row)
    if inner < step * _VERY_NARROW:
        for column in (*words, *people):
            y = _stand(pieces, (column,), (inner,), pad, y)
    elif inner < step * _NARROW:
        first = inner * 0.45
        top = _stand(pieces, words, _shared(words, inner), pad, y)
        y = _stand(pieces, people, (first, inner - first), pad, top + step / 2)
    else:
        # Lead and due stand under each other from card to card; the words divide the rest.
        left_over = inner * (100 - sum(_PEOPLE)) / 100
        lead_and_due = tuple(inner * each / 100 for each in _PEOPLE)
        y = _stand(pieces, (*words, *people), (*_shared(words, left_over), *lead_and_due), pad, y)
    return CardText(row, width, round(y + pad * 0.75), tuple(pieces), tag)


def cited_word() -> str:
    """The word on a cited row."""
    return _tr("cited")


def due_text(row: Objective) -> str:
    """When an objective is due: the date understood, else the words printed."""
    if row.due is None or row.precision is DatePrecision.NONE:
        return row.timescale or "–"
    if row.precision is DatePrecision.DAY:
        return format_date(row.due)
    if row.precision is DatePrecision.MONTH:
        return f"{MONTHS[row.due.month - 1][:3]} {row.due.year}"
    return str(row.due.year)


def _says_the_same(row: Objective) -> bool:
    printed = row.timescale.casefold().strip()
    if row.due is None:
        return False
    spelt = f"{MONTHS[row.due.month - 1]} {row.due.year}".casefold()
    return printed in (due_text(row).casefold(), spelt)


def _words(row: Objective) -> tuple[Column, ...]:
    """What is done, and by when it should show; a column with nothing in it isn't there."""
    columns = (
        _blocks(row, (ItemKind.ACTION, _tr("Action")), (ItemKind.DETAIL, _tr("Detail"))),
        _blocks(row, (ItemKind.MILESTONE, _tr("Milestones")), (ItemKind.OUTCOME, _tr("Outcome"))),
    )
    return tuple(column for column in columns if column) or ((("", "–", "ink2"),),)


def _shared(columns: tuple[Column, ...], width: float) -> tuple[float, ...]:
    """The widths of the columns of words: what each needs, else by how much there is in it."""
    if len(columns) == 1:
        return (width,)
    body = QFontMetricsF(theme.font("body"))
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


def _people(row: Objective) -> tuple[Column, ...]:
    """Lead and due date."""
    clinical: tuple[str, str, Ink] = (
        ("", "✓ " + row.clinical_lead, "good")
        if row.clinical_lead
        else ("", "⚑ " + _tr("no clinical lead named"), "caution")
    )
    due: list[tuple[str, str, Ink]] = [(_tr("Due"), due_text(row), "ink")]
    if row.due is not None and row.timescale and not _says_the_same(row):
        due.append(("", row.timescale, "ink2"))
    return (
        ((_tr("Lead"), row.lead or _tr("not stated"), "ink" if row.lead else "ink2"), clinical),
        tuple(due),
    )


def _blocks(
    row: Objective, first: tuple[ItemKind, str], second: tuple[ItemKind, str]
) -> tuple[tuple[str, str, Ink], ...]:
    made: list[tuple[str, str, Ink]] = []
    for kind, label in (first, second):
        texts = row.texts(kind)
        if texts:
            made.append((label, " · ".join(texts), "ink"))
    return tuple(made)


def _stand(
    pieces: list[Piece],
    columns: tuple[tuple[tuple[str, str, Ink], ...], ...],
    widths: tuple[float, ...],
    left: float,
    top: float,
) -> float:
    """Put columns beside each other; return where the tallest ends."""
    step = theme.unit()
    bottom = top
    x = left
    for blocks, width in zip(columns, widths, strict=True):
        y = top
        for label, text, ink in blocks:
            if label:
                head = _text(label, theme.font("label"), width - step)
                pieces.append(Piece(head, QPointF(x, y), "ink2"))
                y += _height(head) + 1
            body = _text(text, theme.font("body" if label else "label"), width - step)
            pieces.append(Piece(body, QPointF(x, y), ink))
            y += _height(body) + step / 4
        x += width
        bottom = max(bottom, y)
    return bottom


def _text(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
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


def _height(layout: QTextLayout) -> float:
    return layout.boundingRect().height()


def _natural_width(layout: QTextLayout) -> float:
    return layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("Card", text)
