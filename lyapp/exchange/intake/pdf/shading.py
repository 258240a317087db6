"""Shaded rows and cells: where the colour ends, a row or a cell ends, as at a line."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.exchange.intake.pdf.ink import Rule

_NEAR = 2.6
_LOWEST = 8.0
"""Points: a lower area is a mark or a line's own colour and no row."""

_NARROWEST = 12.0
_HIGHEST = 0.6
"""Part of the page's height: a higher area is the paper's colour."""

_WIDEST_PART = 0.5
"""Part of the page's width that shaded cells side by side must cover to be a row."""

_FILLED = 0.95
_MOST_BEHIND = 20
"""How many of the largest boxes may be such a ground."""

_MOST_BOXES = 4_000

Box = tuple[float, float, float, float]


def shaded_edges(boxes: Sequence[Box], *, width: float, height: float) -> list[Rule]:
    """The edges of shaded rows, as rules; between shaded cells side by side too.

    Boxes that lie within another are left out: some programs colour each line of a shaded cell
    once more. But a box that whole rows of others fill is only the colour behind a table.
    """
    if len(boxes) > _MOST_BOXES:
        return []
    kept = [
        box
        for box in boxes
        if _LOWEST <= box[3] - box[1] <= _HIGHEST * height and box[2] - box[0] >= _NARROWEST
    ]
    rows = _side_by_side(_outermost(kept))
    rules: list[Rule] = []
    for row in rows:
        (left, right) = (min(box[0] for box in row), max(box[2] for box in row))
        if sum(box[2] - box[0] for box in row) < _WIDEST_PART * width:
            continue
        (top, bottom) = (row[0][1], row[0][3])
        rules += [Rule(level=True, at=y, start=left, end=right) for y in (top, bottom)]
        edges = {round(x, 1) for box in row for x in (box[0], box[2])} if len(row) > 2 else ()
        rules += [Rule(level=False, at=x, start=top, end=bottom) for x in sorted(edges)]
    return rules


def _outermost(boxes: Sequence[Box]) -> list[Box]:
    largest = sorted(set(boxes), key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    kept: list[Box] = []
    for place, box in enumerate(largest):
        if any(_within(box, other) for other in kept):
            continue
        if place < _MOST_BEHIND and _is_behind(box, largest[place + 1 :]):
            continue
        kept.append(box)
    return kept


def _is_behind(box: Box, others: Sequence[Box]) -> bool:
    """True when rows of other boxes, each as wide as the box, fill all its height."""
    inside = [other for other in others if _within(other, box)]
    rows = _side_by_side(inside)
    full = [
        row
        for row in rows
        if len(row) > 1
        and sum(right - left for left, _, right, _ in row) >= _FILLED * (box[2] - box[0])
    ]
    height = sum(row[0][3] - row[0][1] for row in full)
    return len(full) > 1 and height >= _FILLED * (box[3] - box[1])


def _within(box: Box, other: Box) -> bool:
    return (
        other[0] - 1 <= box[0]
        and other[1] - 1 <= box[1]
        and box[2] <= other[2] + 1
        and box[3] <= other[3] + 1
    )


def _side_by_side(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes that begin and end level."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box[1], box[3])):
        for row in reversed(rows[-6:]):
            if abs(row[0][1] - box[1]) <= _NEAR and abs(row[0][3] - box[3]) <= _NEAR:
                row.append(box)
                break
        else:
            rows.append([box])
    return rows
