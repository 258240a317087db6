"""A table copied out of a PDF: cell after cell, each broken over lines, without any signs between.

Which column a line stands in is told by all lines together: columns come in their order, a line
that was broken is as long as its column is wide, times and leads say themselves what they are.
The way through the table that fits all of it best is taken (Viterbi's method), first with what is
known of any plan, then three times more with what was seen of this one's columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.exchange.intake.pasted.evidence import (
    NEVER,
    NEXT_PARAGRAPH,
    SKIPPED,
    Seen,
    begins,
    begins_afresh,
    begins_cell,
    begins_row,
    ends_early,
    goes_on,
    opening,
    too_wide,
)
from lyapp.exchange.intake.pasted.pieces import Piece
from lyapp.model.intake import Column

TURNS = 3
MOST_PIECES = 20_000
_LEARNT_FROM = 3_000
"""Pieces that are looked at until the columns are known."""

_CERTAIN = 6
"""How many beginnings one that is certain counts for."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece in its column. `row` begins a row, `cell` a cell, `paragraph` a paragraph."""

    piece: Piece
    column: int
    row: bool = False
    cell: bool = False
    paragraph: bool = False


def placed(pieces: Sequence[Piece], kinds: Sequence[Column]) -> list[Placed]:
    """Every piece in its column."""
    seen = [Seen() for _ in kinds]
    for turn in range(TURNS + 1):
        if turn:
            seen = _learnt(_way(pieces[:_LEARNT_FROM], kinds, seen), len(kinds))
        # Of the very first piece it is known what it begins.
        first = seen[0].begins
        first[opening(pieces[0])] = first.get(opening(pieces[0]), 0) + _CERTAIN
    return _way(pieces, kinds, seen)


def _way(pieces: Sequence[Piece], kinds: Sequence[Column], seen: Sequence[Seen]) -> list[Placed]:
    """The best way through the columns."""
    count = len(kinds)
    skipped = [SKIPPED.get(kind, -1.0) for kind in kinds]
    soft = any(piece.soft for piece in pieces)
    best = [NEVER] * count
    steps: list[list[tuple[int, str]]] = []
    for number, piece in enumerate(pieces):
        above = pieces[number - 1] if number else None
        begin = [begins(piece, kinds[at], seen[at]) for at in range(count)]
        fresh = begins_afresh(above, piece, soft=soft)
        now = [NEVER] * count
        taken: list[tuple[int, str]] = [(0, "row")] * count
        ending = [
            value + (ends_early(above, piece, own.width) if above is not None else 0.0)
            for value, own in zip(best, seen, strict=True)
        ]
        # From the end of a row, with what it leaves out behind, to each column of a new one.
        last, ends = _best_end(ending, skipped) if number else (0, 0.0)
        left_out = 0.0
        from_left: tuple[float, int] = (NEVER, 0)
        for at in range(count):
            row = ends + left_out + fresh + begin[at] + begins_row(piece, first=not at)
            choices = [(row, last, "row")]
            left_out += skipped[at]
            if at and number:
                from_left = (
                    max((from_left[0] + skipped[at - 1], from_left[1]), (ending[at - 1], at - 1))
                    if at > 1
                    else (ending[0], 0)
                )
                cell = from_left[0] + fresh + begin[at] + begins_cell(piece)
                choices.append((cell, from_left[1], "cell"))
            if above is not None:
                width = seen[at].width
                more = fresh + begin[at] + NEXT_PARAGRAPH.get(kinds[at], -0.4)
                more -= 6.0 if piece.parted else 3.0 if piece.number == 1 else 0.0
                choices.append((ending[at] + more, at, "paragraph"))
                on = goes_on(above, piece, kinds[at], width, soft=soft)
                choices.append((best[at] + on, at, "line"))
            value, before, how = max(choices)
            now[at] = value + too_wide(piece, seen[at].width)
            taken[at] = before, how
        best = now
        steps.append(taken)
    at = _best_end(best, skipped)[0]
    found: list[Placed] = []
    for piece, taken in zip(reversed(pieces), reversed(steps), strict=True):
        before, how = taken[at]
        row, cell = how == "row", how in ("row", "cell")
        found.append(Placed(piece, at, row, cell, how != "line"))
        at = before
    return found[::-1]


def _best_end(best: Sequence[float], skipped: Sequence[float]) -> tuple[int, float]:
    """The column that a row best ends in, and the value with what it leaves empty."""
    after = 0.0
    found: tuple[float, int] = (NEVER * 2, 0)
    for at in range(len(best) - 1, -1, -1):
        found = max(found, (best[at] + after, at))
        after += skipped[at]
    return found[1], found[0]


def _learnt(found: Sequence[Placed], count: int) -> list[Seen]:
    """What the columns look like when the pieces stand as found."""
    seen = [Seen() for _ in range(count)]
    broken: list[list[int]] = [[] for _ in range(count)]
    every: list[list[int]] = [[] for _ in range(count)]
    for number, one in enumerate(found):
        every[one.column].append(len(one.piece.text))
        if one.paragraph:
            begun = seen[one.column].begins
            kind = opening(one.piece)
            begun[kind] = begun.get(kind, 0) + 1
        elif number:
            broken[one.column].append(len(found[number - 1].piece.text))
    for own, lengths, all_ in zip(seen, broken, every, strict=True):
        if len(lengths) >= 3:
            own.width = float(sorted(lengths)[int(0.9 * (len(lengths) - 1))]) + 1
        elif all_:
            own.width = float(max(all_))
    return seen
