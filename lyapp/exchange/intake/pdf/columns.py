"""Tables drawn without lines: columns told by the strips of white between them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.exchange.intake.pdf.text import TextLine
from lyapp.rules.plan_rows.vocabulary import read_heading

_NARROWEST = 2.0
"""Points: the white between two columns is nowhere narrower."""

_WHITE = 0.62
"""Parts of the type's size: white this wide all the way down lies between two columns."""

_SPACE = 0.45
"""Parts of the type's size: the space between two words is narrower."""

_SURE = 0.7
_HIGHEST_HEADER = 3
"""Lines of a header below its first."""

_FURTHEST = 90.0
"""Points: lines further apart than this are not of one table."""

_FEWEST_LINES = 3
_FEWEST_COLUMNS = 3

Strip = tuple[float, float]
"""A strip of white, from x to x."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `first` to before `last` make a table; `strips` are the white between its columns.

    `crossing` numbers the lines that are printed right across it.
    """

    first: int
    last: int
    strips: tuple[Strip, ...]
    crossing: frozenset[int]


def find_regions(lines: Sequence[TextLine], known: Sequence[Strip] = ()) -> list[Region]:
    """The tables among these lines, from the top down.

    `known` is the white between the columns of a table that may go on from the page before.
    """
    regions: list[Region] = []
    at = 0
    if known:
        region = _grown(lines, 0, list(known))
        if region is not None and region.last > region.first:
            regions.append(region)
            at = region.last
    while at < len(lines):
        if _pieces(lines[at]) < _FEWEST_COLUMNS:
            at += 1
            continue
        region = _grown(lines, at, _gaps(lines[at]))
        if region is not None and _is_table(lines, region):
            region = _with_lines_above(lines, region, regions[-1].last if regions else 0)
            regions.append(_refined(lines, region))
            at = region.last
        else:
            at += 1
    return regions


def _words(line: TextLine) -> list[Strip]:
    """Where the words of a line stand, closest ones as one."""
    words: list[Strip] = []
    for glyph in line.glyphs:
        if glyph.text.isspace():
            continue
        if words and glyph.x0 - words[-1][1] < 0.19 * glyph.size:
            words[-1] = (words[-1][0], max(words[-1][1], glyph.x1))
        else:
            words.append((glyph.x0, glyph.x1))
    return words


def _pieces(line: TextLine) -> int:
    """How many columns the line seems to fill; a bullet's sign is no column."""
    return sum(len(piece.text) > 1 or piece.text.isalnum() for piece in line.pieces)


def _gaps(line: TextLine) -> list[Strip]:
    own = [piece for piece in line.pieces if len(piece.text) > 1 or piece.text.isalnum()]
    return [(one.x1, two.x0) for one, two in itertools.pairwise(own)]


def _grown(lines: Sequence[TextLine], first: int, strips: list[Strip]) -> Region | None:
    """The table that begins in a line, as far down as the white goes on."""
    crossing: set[int] = set()
    last = first
    for n in range(first, len(lines)):
        if n > first and lines[n].top - lines[n - 1].bottom > _FURTHEST:
            break
        if n > first + _HIGHEST_HEADER and _names_columns(lines[n]):
            last = _without_title(lines, last, least=first + 1)
            break
        narrowed = _narrowed(strips, lines[n])
        if narrowed is None:
            if not _is_heading_across(lines, n, strips) or _names_columns(lines[n + 1]):
                break
            crossing.add(n)
            continue
        strips = narrowed
        last = n + 1
    if last == first:
        return None
    return Region(first, last, tuple(strips), frozenset(n for n in crossing if n < last))


def _narrowed(strips: Sequence[Strip], line: TextLine) -> list[Strip] | None:
    """The strips without what the line covers; None when it covers one altogether."""
    narrowed: list[Strip] = []
    words = _words(line)
    running = len(line.pieces) == 1
    for strip in strips:
        white = _widest(strip, words)
        if white is None or (running and _is_space(white, words, line)):
            return None
        narrowed.append(white)
    return narrowed


def _without_title(lines: Sequence[TextLine], last: int, *, least: int) -> int:
    """The end of a table without the title of the one below it."""
    while last > least:
        line = lines[last - 1]
        stands_out = line.bold or line.size > lines[last - 2].size + 0.6
        if len(line.pieces) > 1 or not stands_out:
            break
        last -= 1
    return last


def _is_space(white: Strip, words: Sequence[Strip], line: TextLine) -> bool:
    """True when the white is no more than the space between two words of a sentence."""
    left = max((x1 for x0, x1 in words if x0 < white[0] + 0.1), default=None)
    right = min((x0 for x0, x1 in words if x1 > white[1] - 0.1), default=None)
    return left is not None and right is not None and right - left < _SPACE * line.size


def _names_columns(line: TextLine) -> bool:
    """True when every part of the line is the name of a column: another table begins."""
    matches = [read_heading(piece.text) for piece in line.pieces]
    return len(matches) >= _FEWEST_COLUMNS and all(
        match is not None and match.score >= _SURE for match in matches
    )


def _widest(strip: Strip, words: Sequence[Strip]) -> Strip | None:
    (at, end) = strip
    best: Strip | None = None
    for x0, x1 in [*words, (end, end)]:
        if x1 <= strip[0] or x0 > end:
            continue
        if x0 - at >= _NARROWEST and (best is None or x0 - at > best[1] - best[0]):
            best = (at, x0)
        at = max(at, x1)
    return best


def _is_heading_across(lines: Sequence[TextLine], n: int, strips: Sequence[Strip]) -> bool:
    """True for one short line across the table with more of the table right below it."""
    line = lines[n]
    if len(line.pieces) > 1 or len(line.text) > 120 or n + 1 >= len(lines):
        return False
    below = lines[n + 1]
    if below.top - line.bottom > 3 * line.size:
        return False
    fits = _narrowed(strips, below)
    return fits is not None and len(below.pieces) >= _FEWEST_COLUMNS - 1


def _is_table(lines: Sequence[TextLine], region: Region) -> bool:
    own = [lines[n] for n in range(region.first, region.last) if n not in region.crossing]
    full = sum(_pieces(line) >= _FEWEST_COLUMNS for line in own)
    return len(own) >= _FEWEST_LINES and full >= 2


def _with_lines_above(lines: Sequence[TextLine], region: Region, least: int) -> Region:
    """The table with the upper lines of a header whose names take several."""
    first = region.first
    strips = list(region.strips)
    while first > least and region.first - first < 3:
        line = lines[first - 1]
        below = lines[first]
        narrowed = _narrowed(strips, line)
        if (
            narrowed is None
            or below.base - line.base > 1.6 * line.size
            or line.bold != lines[region.first].bold
            or abs(line.size - lines[region.first].size) > 0.6
            or line.x0 < strips[0][0]
        ):
            break
        strips = narrowed
        first -= 1
    return Region(first, region.last, tuple(strips), region.crossing)


def _refined(lines: Sequence[TextLine], region: Region) -> Region:
    """The table with the columns that its first line has no word for."""
    own = [lines[n] for n in range(region.first, region.last) if n not in region.crossing]
    least = _WHITE * min(line.size for line in own)
    covered: list[Strip] = []
    for x0, x1 in sorted(word for line in own for word in _words(line)):
        if covered and x0 <= covered[-1][1] + 0.1:
            covered[-1] = (covered[-1][0], max(covered[-1][1], x1))
        else:
            covered.append((x0, x1))
    strips = list(region.strips)
    for (a0, a1), (b0, _b1) in itertools.pairwise(covered):
        known = any(strip[0] < b0 and strip[1] > a1 for strip in strips)
        if not known and b0 - a1 >= least and a1 - a0 > 8 and _is_parted(own, (a1, b0)):
            strips.append((a1, b0))
    return Region(region.first, region.last, tuple(sorted(strips)), region.crossing)


def _is_parted(lines: Sequence[TextLine], strip: Strip) -> bool:
    """True when several lines have text close on both sides of the strip."""
    both = 0
    for line in lines:
        words = _words(line)
        left = any(x1 <= strip[0] + 0.1 for _, x1 in words)
        right = any(x0 >= strip[1] - 0.1 for x0, _ in words)
        both += left and right
    return both >= 2
