"""Rows of tables drawn without lines: told by the white between them and by where cells begin."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from lyapp.exchange.intake.pdf.columns import Region, Strip, find_regions
from lyapp.exchange.intake.pdf.ink import Glyph
from lyapp.exchange.intake.pdf.shapes import RawCell, RawRow, RawTable, RawText
from lyapp.exchange.intake.pdf.text import TextLine, text_lines
from lyapp.rules.plan_rows.vocabulary import read_heading

_LEVEL = 0.45
"""Parts of the type's size: lines of two columns whose tops differ by less begin level."""

_RULED_ROWS = 4
"""Level rules across a table, from which on they are what parts its rows."""

_ENOUGH = 4
_NEARLY_ALL = 0.75
"""So many rows at least, and so many of them, tell which columns are always filled."""

Floor = tuple[float, float, float]
"""A level rule: y, and from x to x."""


def unruled(
    lines: Sequence[TextLine],
    page: int,
    *,
    floors: Sequence[Floor] = (),
    known: Sequence[Strip] = (),
) -> list[RawTable | RawText]:
    """The tables among the lines, and the texts between them, in their order."""
    blocks: list[RawTable | RawText] = []
    at = 0
    for region in find_regions(lines, known):
        if region.first > at:
            blocks.append(RawText(list(lines[at : region.first]), page))
        blocks.append(_table(lines, region, page, floors))
        at = region.last
    if at < len(lines):
        blocks.append(RawText(list(lines[at:]), page))
    return blocks


@dataclass(slots=True)
class _Band:
    """Lines with no white right across the table between them; by column, from the top down."""

    top: float
    bottom: float
    lines: dict[int, list[TextLine]] = field(default_factory=dict)

    @property
    def beginning(self) -> dict[int, TextLine]:
        """The columns' first lines that stand level with the band's top."""
        return {
            place: own[0]
            for place, own in self.lines.items()
            if own[0].top - self.top < _LEVEL * own[0].size
        }

    @property
    def ending(self) -> dict[int, TextLine]:
        """The columns' last lines that stand level with the band's bottom."""
        return {
            place: own[-1]
            for place, own in self.lines.items()
            if self.bottom - own[-1].bottom < _LEVEL * own[-1].size
        }


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a table is set.

    The white between its closest lines, between paragraphs and between its rows, the level rules
    across it, how far right the lines of each column reach, and the columns that nearly every
    row has something in.
    """

    close: float
    between_paragraphs: float
    between_rows: float
    floors: tuple[float, ...]
    reaches: dict[int, float]
    filled: frozenset[int]


def _table(
    lines: Sequence[TextLine], region: Region, page: int, floors: Sequence[Floor]
) -> RawTable:
    own = lines[region.first : region.last]
    edges = [
        min(line.x0 for line in own) - 1,
        *((a + b) / 2 for a, b in region.strips),
        max(line.x1 for line in own) + 1,
    ]
    across = [lines[n] for n in sorted(region.crossing)]
    bands = _bands(_by_column(own, edges, across))
    setting = _setting(bands, _spanning(floors, edges))
    rows: list[RawRow] = []
    for n, band in enumerate(bands):
        if (
            n == 0
            or _starts_row(bands[n - 1], band, setting)
            or (len(rows) == 1 and _ends_header(rows[0], band))
        ):
            rows.append(RawRow([RawCell() for _ in edges[1:]], page, band.top, band.bottom))
        for place, found in band.lines.items():
            rows[-1].cells[place].lines.extend(found)
        rows[-1].bottom = band.bottom
    _settle(rows, edges)
    return RawTable(tuple(edges), rows, page, strips=region.strips)


def _by_column(
    lines: Sequence[TextLine], edges: Sequence[float], across: Sequence[TextLine]
) -> list[tuple[int, TextLine]]:
    """Each column's own lines. Lines right across the table stand in the first column.

    Columns are seldom set line by line to each other, so each is put together by itself.
    """
    held: dict[int, list[Glyph]] = {}
    for line in lines:
        if line in across:
            continue
        for glyph in line.glyphs:
            middle = (glyph.x0 + glyph.x1) / 2
            held.setdefault(sum(edge <= middle for edge in edges[1:-1]), []).append(glyph)
    found = [(place, line) for place, glyphs in held.items() for line in text_lines(glyphs)]
    return found + [(0, line) for line in across]


def _bands(found: Sequence[tuple[int, TextLine]]) -> list[_Band]:
    bands: list[_Band] = []
    for place, line in sorted(found, key=lambda one: (one[1].top, one[0])):
        if not bands or line.top > bands[-1].bottom - 0.25 * line.size:
            bands.append(_Band(line.top, line.bottom))
        bands[-1].bottom = max(bands[-1].bottom, line.bottom)
        bands[-1].lines.setdefault(place, []).append(line)
    return bands


def _setting(bands: Sequence[_Band], floors: tuple[float, ...]) -> _Setting:
    columns: dict[int, list[TextLine]] = {}
    for band in bands:
        for place, own in band.lines.items():
            columns.setdefault(place, []).extend(own)
    inner = sorted(
        below.top - above.bottom
        for own in columns.values()
        for above, below in itertools.pairwise(own)
    )
    close = inner[len(inner) // 10] if inner else 2.0
    gaps = [below.top - above.bottom for above, below in itertools.pairwise(bands)]
    first = sorted(
        gap
        for gap, band in zip(gaps, bands[1:], strict=False)
        if 0 in band.beginning and gap > close + 0.9
    )
    apart = [gap for gap in inner if gap > close + 0.9]
    reaches = {place: max(line.x1 for line in own) for place, own in columns.items()}
    return _Setting(
        close,
        apart[len(apart) // 4] if apart else close,
        first[len(first) // 2] if first else close,
        floors,
        reaches,
        _filled(bands, close + 0.9),
    )


def _filled(bands: Sequence[_Band], gap: float) -> frozenset[int]:
    """The columns in which nearly every band that may begin a row has its first line.

    Such a band stands further below the one above than `gap`.
    """
    begun = [
        band.beginning.keys()
        for above, band in zip([None, *bands], bands, strict=False)
        if 0 in band.beginning and (above is None or band.top - above.bottom > gap)
    ]
    if len(begun) < _ENOUGH:
        return frozenset()
    return frozenset(
        place
        for place in set().union(*begun)
        if sum(place in own for own in begun) >= _NEARLY_ALL * len(begun)
    )


def _spanning(floors: Sequence[Floor], edges: Sequence[float]) -> tuple[float, ...]:
    """The level rules that lie across most of the table."""
    (left, right) = (edges[0], edges[-1])
    return tuple(y for y, x0, x1 in floors if min(x1, right) - max(x0, left) > 0.5 * (right - left))


def _starts_row(above: _Band, below: _Band, setting: _Setting) -> bool:
    """True when a row begins with this band."""
    if any(above.bottom - 3 < y < below.top + 3 for y in setting.floors):
        return True
    if len(setting.floors) >= _RULED_ROWS:
        return False
    begins = below.beginning
    gap = below.top - above.bottom
    if gap < setting.between_paragraphs + 0.9 and len(setting.filled - begins.keys()) > 1:
        return False  # a second paragraph of the first column
    if gap > setting.close + 0.9:
        return 0 in begins or (len(begins) > 1 and gap > 0.75 * setting.between_rows)
    ending = above.ending
    if 0 in begins and 0 in ending:
        return len(begins) >= 3 and all(
            _begins(ending.get(place), line, setting.reaches[place])
            for place, line in begins.items()
        )
    fresh = sum(place not in ending for place in begins)
    return (0 in begins and len(begins) > 1) or fresh >= 3


def _ends_header(row: RawRow, below: _Band) -> bool:
    """True when the row names the table's columns, and wouldn't with the next line's words."""
    texts = [" ".join(line.text for line in cell.lines) for cell in row.cells]
    more = [
        f"{text} {below.lines[n][0].text}" if n in below.lines else text
        for n, text in enumerate(texts)
    ]
    scores = _scores(texts)
    named = sum(score >= 0.7 for score in scores) >= 3
    return named and sum(_scores(more)) < sum(scores) - 0.25


def _scores(texts: Sequence[str]) -> list[float]:
    """How surely each text is the name of a column."""
    matches = [read_heading(text) for text in texts]
    return [match.score if match is not None else 0.0 for match in matches]


def _begins(above: TextLine | None, line: TextLine, reach: float) -> bool:
    """True when a line's first word would have had room on the line above, and isn't there."""
    if line.text[:1].islower():
        return False
    return above is None or above.x1 + line.first < reach - 0.2 * line.size


def _settle(rows: Sequence[RawRow], edges: Sequence[float]) -> None:
    """Bring each column's edges in to where its text is."""
    for place in range(len(edges) - 1):
        lines = [
            line for row in rows for line in row.cells[place].lines if line.x1 <= edges[place + 1]
        ]
        for row in rows:
            cell = row.cells[place]
            cell.left = min((line.x0 for line in lines), default=edges[place])
            cell.right = max((line.x1 for line in lines), default=edges[place + 1])
