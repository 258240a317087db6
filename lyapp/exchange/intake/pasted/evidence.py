"""What speaks for a line's standing in a column: weights, as logarithms of how likely it is.

They were set by hand on one family of texts and measured on others; small changes matter little,
since what tells most – how wide a column is, how its texts begin – is learnt from the text itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from lyapp.exchange.intake.pasted.pieces import Piece
from lyapp.model.intake import Column

_LEADS = frozenset({Column.LEAD, Column.CLINICAL_LEAD})
NEVER = -1e9
SKIPPED = {
    Column.OBJECTIVE: -5.0,
    Column.ACTION: -3.0,
    Column.TIMESCALE: -3.0,
    Column.LEAD: -3.5,
    Column.MILESTONE: -2.0,
    Column.OUTCOME: -2.0,
}
"""What it costs to leave a cell empty."""

NEXT_PARAGRAPH = {
    Column.OBJECTIVE: -2.5,
    Column.LEAD: -5.0,
    Column.CLINICAL_LEAD: -5.0,
    Column.TIMESCALE: -8.0,
    Column.CODE: -9.0,
    Column.SECTION: -9.0,
}
"""What it costs to begin another paragraph in a cell."""

_OPENINGS = ("acts", "doing", "figure", "bullet", "other")


@dataclass(slots=True)
class Seen:
    """What was seen of a column: how wide it is in letters, and how its paragraphs begin."""

    width: float | None = None
    begins: dict[str, int] = field(default_factory=dict)


def begins_row(piece: Piece, *, first: bool) -> float:
    """How well the piece begins a row, in its first column or further right."""
    if piece.parted:
        return -6.0
    if piece.bullet and not piece.code:
        return -4.0
    if not first:
        return 4.0 if piece.low else 0.0  # the rest of a row that a page's end has cut
    return 0.0 if piece.blank else -0.5


def begins_cell(piece: Piece) -> float:
    """How well a sign at the beginning goes with a new cell: a list begins with its first."""
    if piece.number:
        return 1.0 if piece.number == 1 else -4.0
    return -2.0 if piece.bullet else 0.0


def begins_afresh(above: Piece | None, piece: Piece, *, soft: bool) -> float:
    """How well a cell or a paragraph begins here, whatever its column."""
    if above is None:
        return 0.0
    value = 0.0
    if piece.parted:
        return 2.0
    if piece.low and not piece.bullet:
        value -= 3.0
    if above.unfinished:
        value -= 3.0
    if piece.blank:
        value += 1.0
    if soft:
        value += -2.0 if piece.soft else 0.4
    return value


def goes_on(above: Piece, piece: Piece, kind: Column, width: float | None, *, soft: bool) -> float:
    """How well the piece goes on with the line above it."""
    if piece.parted or piece.bullet or kind in (Column.CODE, Column.SECTION):
        return NEVER
    value = 1.5 if above.unfinished else 0.0
    if piece.low:
        value += 1.0
    elif kind not in _LEADS:  # there names go on in capitals
        value -= 1.0 if above.unfinished or not piece.text[:1].isalpha() else 2.6
    value -= 1.5 * above.ended + 3.0 * piece.blank
    if soft:
        value += 1.5 if piece.soft else -0.6
    value += _out_of_place(piece, kind)
    if width is not None:
        room = _room(above, piece, width)
        if room > 0.15 * width:
            value -= min(4.0, 1.5 + 8.0 * room / width)
    return value


def _out_of_place(piece: Piece, kind: Column) -> float:
    """How ill a line that goes on fits what the column holds."""
    if kind is Column.TIMESCALE:
        return 0.0 if piece.date else -3.0
    if kind in _LEADS:
        return -2.5 if len(piece.text.split()) > 5 or piece.date else -0.5
    return -2.0 if piece.lead and piece.text.startswith("Dr ") else 0.0


def _room(above: Piece, piece: Piece, width: float) -> float:
    """The letters that would be left if the piece's first word stood on the line above."""
    return width - len(above.text) - 1 - len(piece.text.split(maxsplit=1)[0])


def ends_early(above: Piece, piece: Piece, width: float | None) -> float:
    """How well a paragraph ends above: one that fills its line may well go on."""
    if width is None or piece.parted:
        return 0.0
    return 0.5 if _room(above, piece, width) > 0 else -0.8


def begins(piece: Piece, kind: Column, seen: Seen) -> float:
    """How well the piece begins a cell or a paragraph of a column."""
    if kind is Column.TIMESCALE:
        return (1.5 if piece.low else 4.0) if piece.date else -5.0
    if kind is Column.CODE:
        return 3.0 if piece.code else -6.0
    value = -4.0 * piece.date - 2.0 * piece.code
    if kind in _LEADS:
        return value + (1.5 if piece.lead and not piece.acts else -3.5)
    if piece.lead:
        value -= 2.0 if piece.text.startswith(("Dr ", "Mr", "Ms ", "Prof")) else 0.3
    return value + _begins_text(piece, kind, seen)


def _begins_text(piece: Piece, kind: Column, seen: Seen) -> float:
    """How well the piece begins a text under an objective, an action or the like."""
    value = 0.0
    if kind is Column.OBJECTIVE:
        value -= 2.0 * piece.bullet + 1.0 * piece.text[:1].isdigit() + 3.0 * piece.low
    elif kind is Column.ACTION:
        value += 0.8 * piece.acts - 0.3 * (not piece.acts and not piece.doing)
    else:
        value -= 0.4 * piece.acts
    if seen.begins:
        every = sum(seen.begins.values())
        share = (seen.begins.get(opening(piece), 0) + 1) / (every + len(_OPENINGS))
        value += 0.8 * math.log(share * len(_OPENINGS))
    return value


def opening(piece: Piece) -> str:
    """The kind of beginning that a text has."""
    if piece.bullet:
        return "bullet"
    if piece.text[:1].isdigit() or piece.text[:1] == "£":
        return "figure"
    return "acts" if piece.acts else "doing" if piece.doing else "other"


def too_wide(piece: Piece, width: float | None) -> float:
    """How ill the piece fits into a column as wide as this."""
    if width is None:
        return 0.0
    return -max(0.0, min(6.0, 0.6 * (len(piece.text) - width - 1)))
