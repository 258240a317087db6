"""The texts of a plan's card, laid out once for a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QTextLayout

from lyapp.model.plan import Confidence, ItemKind
from lyapp.rules.dates import MONTHS, format_due
from lyapp.ui import theme
from lyapp.ui.review.card_layouts import Block, Column, Font, Ink, Layouts, Marks, Widths

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.ui.review.finding_words import Part

_PEOPLE = (26, 13)
"""Shares of the width, in percent, for lead and due date; the words have the rest."""
_LONG = 60
"""Characters from which an item stands on a line of its own."""
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


def lay_out(
    row: Objective,
    width: int,
    marks: Marks = (),
    layouts: Layouts | None = None,
    *,
    figures: str = "",
) -> CardText:
    """Lay out a card that is `width` pixels wide inside its border, with its marks.

    `figures` is the line below everything: the measures and the money understood in the row.
    """
    layouts = layouts or Layouts()
    step = theme.unit()
    pad = step * 1.5
    tag_width, tag_height = layouts.tag
    tag = QRectF(width - pad - tag_width, pad - step / 4, tag_width, tag_height)
    pieces: list[Piece] = []

    y = pad
    code, code_height = layouts.text(row.code, "code", width)
    pieces.append(Piece(code, QPointF(pad, y), "ink2"))
    inner = width - 2 * pad
    if inner < step * _VERY_NARROW:
        # Code and tag share a line, so that the title has the whole width below them.
        left, room = pad, inner
        y += max(code_height, tag_height)
        code_height = 0
    else:
        left = pad + _natural_width(code) + step
        room = max(tag.left() - step - left, step * 8)
    title, height = layouts.text(row.title, "body", room)
    pieces.append(Piece(title, QPointF(left, y), "ink"))
    end = left + _natural_width(title) if title.lineCount() == 1 else width
    y += max(height, code_height)
    y = _head_marks(layouts, pieces, marks, end + step * 1.5, tag.left() - step, left, y)
    y += step * 0.75

    words, people = _words(row), _people(row, marks)
    if inner < step * _VERY_NARROW:
        for column in (*people, *words):
            y = _stand(layouts, pieces, (column,), (inner,), pad, y)
    elif inner < step * _NARROW:
        # Lead and due first: under a long text nobody would see what is missing there.
        first = inner * 0.55
        top = _stand(layouts, pieces, people, (first, inner - first), pad, y)
        y = _stand(layouts, pieces, words, layouts.shares(row, words, inner), pad, top + step / 2)
    else:
        # Lead and due stand under each other from card to card; the words divide the rest.
        left_over = inner * (100 - sum(_PEOPLE)) / 100
        lead_and_due = tuple(inner * each / 100 for each in _PEOPLE)
        shares = layouts.shares(row, words, left_over)
        y = _stand(layouts, pieces, (*words, *people), (*shares, *lead_and_due), pad, y)
    if figures:
        line, height = layouts.text(figures, "label", inner)
        pieces.append(Piece(line, QPointF(pad, y + step / 4), "ink2"))
        y += height + step / 4
    return CardText(row, width, round(y + pad * 0.75), tuple(pieces), tag)


def due_text(row: Objective) -> str:
    """When an objective is due: the date understood, else the words printed."""
    understood = "" if row.due is None else format_due(row.due, row.precision)
    return understood or row.timescale or "–"


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


def _marked(part: Part, marks: Marks) -> Column:
    return tuple(("", mark.text, mark.tone) for mark in marks if mark.part == part)


def _head_marks(
    layouts: Layouts,
    pieces: list[Piece],
    marks: Marks,
    after: float,
    until: float,
    left: float,
    bottom: float,
) -> float:
    """Put what isn't about lead or date behind the title, or below it where there is no room.

    Returns where the lowest of it ends.
    """
    top = pieces[-1].at.y()
    for mark in marks:
        if mark.part in ("lead", "due"):
            continue
        font: Font = "mark" if mark.tone == "caution" else "label"
        layout, height = layouts.text(mark.text, font, until - left)
        width = layout.lineAt(0).naturalTextWidth() if layout.lineCount() == 1 else until
        if after + width <= until:
            pieces.append(Piece(layout, QPointF(after, top + 1), mark.tone))
            after += width + theme.unit() * 1.5
        else:
            pieces.append(Piece(layout, QPointF(left, bottom), mark.tone))
            bottom += height
    return bottom


def _people(row: Objective, marks: Marks) -> tuple[Column, ...]:
    """Lead and due date, each with what was noticed of it."""
    due: list[Block] = [(_tr("Due"), due_text(row), "ink")]
    if row.due is not None and row.timescale and not _says_the_same(row):
        due.append(("", row.timescale, "ink2"))
    if row.due is not None and row.confidence is Confidence.DOUBTFUL:
        due.append(("", _tr("read with doubt"), "ink2"))
    due += [("", other, "ink2") for other in row.other_timescales]
    lead: list[Block] = [
        (_tr("Lead"), row.lead or _tr("not stated"), "ink" if row.lead else "ink2")
    ]
    lead += [("", other, "ink2") for other in row.other_leads]
    if row.clinical_lead and not any(mark.tone == "good" for mark in marks):
        lead.append(("", "✓ " + row.clinical_lead, "good"))
    return (*lead, *_marked("lead", marks)), (*due, *_marked("due", marks))


def _blocks(
    row: Objective, first: tuple[ItemKind, str], second: tuple[ItemKind, str]
) -> tuple[tuple[str, str, Ink], ...]:
    made: list[tuple[str, str, Ink]] = []
    for kind, label in (first, second):
        texts = row.texts(kind)
        if texts:
            made.append((label, _joined(texts), "ink"))
    return tuple(made)


def _joined(texts: tuple[str, ...]) -> str:
    """Short items beside each other; long ones each on a line of its own."""
    if len(texts) > 1 and any(len(text) > _LONG or "\n" in text for text in texts):
        return "\n".join(f"– {text}" for text in texts)
    return " · ".join(texts)


def _stand(
    layouts: Layouts,
    pieces: list[Piece],
    columns: tuple[Column, ...],
    widths: Widths,
    left: float,
    top: float,
) -> float:
    """Put columns beside each other; return where the tallest ends.

    What is noted below a column's words goes on under the columns to its right that end above it.
    """
    step = theme.unit()
    ends: list[tuple[float, float]] = []
    x = left + sum(widths)
    # From the right: how far a note may go is known once what stands beside it is laid out.
    for blocks, own in zip(reversed(columns), reversed(widths), strict=True):
        x -= own
        y = top
        for label, text, ink in blocks:
            width = own if label else own + _free(ends, y)
            if label:
                head, height = layouts.text(label, "label", width - step)
                pieces.append(Piece(head, QPointF(x, y), "ink2"))
                y += height + 1
            font: Font = "body" if label else "mark" if ink == "caution" else "label"
            body, height = layouts.text(text, font, width - step)
            pieces.append(Piece(body, QPointF(x, y), ink))
            y += height + step / 4
        ends.append((own, y))
    return max((end for _, end in ends), default=top)


def _free(ends: list[tuple[float, float]], y: float) -> float:
    """The width of the columns just to the right, the nearest last, that have ended at `y`."""
    free = 0.0
    for width, end in reversed(ends):
        if end > y:
            break
        free += width
    return free


def _natural_width(layout: QTextLayout) -> float:
    return layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("Card", text)
