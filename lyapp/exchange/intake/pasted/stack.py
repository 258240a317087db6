"""One cell a line, as some programs put a table on the clipboard: headers first, then the rows."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.exchange.intake.lines import tidy
from lyapp.exchange.intake.pasted.cells import text_cell
from lyapp.exchange.intake.pasted.ragged import aligned, columns_of
from lyapp.model.intake import Column, Paragraph, SourceRow, SourceTable
from lyapp.rules.plan_rows.contents import date_like
from lyapp.rules.plan_rows.measures_beside import twice_but_apart
from lyapp.rules.plan_rows.vocabulary import read_heading

_SURE = 0.7
_LONGEST_HEADING = 60
_FEWEST = 3

Block = list[str]
"""Lines without an empty one between them."""


def read_stack(text: str) -> tuple[SourceTable | Paragraph, ...]:
    """The table, with what stands above it; nothing when the text isn't of this kind."""
    lines = text.replace("\f", "\n").split("\n")
    labels = _labelled(lines)
    if labels is not None:
        return (labels,)
    found = _headings(lines)
    if found is None:
        return ()
    (first, last) = found
    headings = [tidy(line) for line in lines[first:last] if line.strip()]
    blocks = _blocks(lines[last:])
    spaced = any(not line.strip() for line in lines[first:last])
    rows = _rows(blocks, headings, spaced=spaced)
    if not rows:
        return ()
    printed = [tidy(line) for line in lines[:first] if line.strip()]
    above = [Paragraph(text, heading=len(text) < 90) for text in printed]
    cells = [[text_cell(text) for text in row] for row in [headings, *rows]]
    table = SourceTable(
        tuple(SourceRow(tuple(row), number) for number, row in enumerate(cells, 1)),
        title=above[-1].text if above and len(above[-1].text) <= 160 else "",
    )
    return (*above, table)


def _column(line: str) -> Column | None:
    text = tidy(line).rstrip(":")
    if not text or len(text) > _LONGEST_HEADING:
        return None
    match = read_heading(text)
    return match.column if match is not None and match.score >= _SURE else None


def _headings(lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the names of the columns begin and end: the first run of three and more."""
    n = 0
    while n < len(lines):
        found: list[tuple[str, Column]] = []
        end = n if lines[n].strip() else len(lines)
        while end < len(lines):
            if lines[end].strip():
                kind = _column(lines[end])
                if kind is None or _is_other(kind, lines[end], found):
                    break
                found.append((lines[end], kind))
            end += 1
        if len(found) >= _FEWEST:
            while end > n and not lines[end - 1].strip():
                end -= 1
            return n, end
        n += 1
    return None


def _is_other(kind: Column, heading: str, before: Sequence[tuple[str, Column]]) -> bool:
    """True when a second name of one kind shows that the names of columns are over."""
    if kind is Column.DETAIL or all(kind is not one for _, one in before):
        return False
    return not twice_but_apart(kind, heading, before)


def _blocks(lines: Sequence[str]) -> list[Block]:
    blocks: list[Block] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _rows(blocks: Sequence[Block], headings: Sequence[str], *, spaced: bool) -> list[list[str]]:
    width = len(headings)
    if spaced and len(blocks) > 1:
        # Every cell is followed by an empty line, so that a block is a cell.
        cells = ["\n".join(block) for block in blocks]
        return _chunks(_without_headings(cells, headings), headings)
    if len(blocks) > 1:
        return [_record(block, headings) for block in blocks if not _repeats(block, headings)]
    cells = _without_headings([line for block in blocks for line in block], headings)
    if not cells:
        return []
    if len(cells) % width == 0 and _dates_fit(cells, headings):
        return _chunks(cells, headings)
    return _by_dates(cells, headings)


def _repeats(block: Sequence[str], headings: Sequence[str]) -> bool:
    return [tidy(line) for line in block] == list(headings)


def _without_headings(cells: Sequence[str], headings: Sequence[str]) -> list[str]:
    """The cells without the headings that were repeated at the top of a page."""
    kept: list[str] = []
    width = len(headings)
    n = 0
    while n < len(cells):
        if _repeats(cells[n : n + width], headings):
            n += width
        else:
            kept.append(cells[n])
            n += 1
    return kept


def _chunks(cells: Sequence[str], headings: Sequence[str]) -> list[list[str]]:
    width = len(headings)
    rows = [list(cells[n : n + width]) for n in range(0, len(cells), width)]
    if rows and len(rows[-1]) < width:
        rows[-1] = _fitted(rows[-1], headings)
    return rows


def _time_column(headings: Sequence[str]) -> int | None:
    kinds = [_column(heading) for heading in headings]
    return kinds.index(Column.TIMESCALE) if Column.TIMESCALE in kinds else None


def _dates_fit(cells: Sequence[str], headings: Sequence[str]) -> bool:
    place = _time_column(headings)
    if place is None:
        return True
    own = cells[place :: len(headings)]
    return sum(date_like(text) for text in own) * 2 >= len(own)


def _record(block: Sequence[str], headings: Sequence[str]) -> list[str]:
    """A record's lines in its columns; the date tells where the others belong."""
    width = len(headings)
    if len(block) == width:
        return list(block)
    if len(block) < width:
        return _fitted(block, headings)
    place = _time_column(headings)
    dates = [n for n, line in enumerate(block) if date_like(line)]
    if place is None or not dates:
        return [*block[: width - 1], "\n".join(block[width - 1 :])]
    (before, after) = (list(block[: dates[0]]), list(block[dates[0] + 1 :]))
    return [*_spread(before, place), block[dates[0]], *_spread(after, width - place - 1)]


def _spread(lines: Sequence[str], count: int) -> list[str]:
    """The lines in so many cells: one each from both ends, what is over in the second."""
    if count == 0:
        return []
    if len(lines) <= count:
        return [*lines, *[""] * (count - len(lines))]
    if count == 1:
        return ["\n".join(lines)]
    over = len(lines) - count + 1
    return [lines[0], "\n".join(lines[1 : 1 + over]), *lines[1 + over :]]


def _fitted(cells: Sequence[str], headings: Sequence[str]) -> list[str]:
    return aligned(cells, columns_of([list(headings)], len(headings)))


def _by_dates(cells: Sequence[str], headings: Sequence[str]) -> list[list[str]]:
    """Records told by their dates, where cells hold several lines or are missing."""
    width = len(headings)
    place = _time_column(headings)
    dates = [n for n, text in enumerate(cells) if date_like(text)]
    if place is None or not dates:
        return _chunks(cells, headings)
    rows: list[list[str]] = []
    start = 0
    for n, at in enumerate(dates):
        following = dates[n + 1] if n + 1 < len(dates) else len(cells)
        end = min(at + width - place, following) if n + 1 < len(dates) else len(cells)
        if n + 1 < len(dates):
            end = min(end, max(at + 1, following - place))
        rows.append(_record(cells[start:end], headings))
        start = end
    return rows


def _labelled(lines: Sequence[str]) -> SourceTable | None:
    """A table of labels and values out of lines such as “Lead: …”; None when there are too few."""
    rows: list[tuple[str, list[str]]] = []
    kinds: list[Column] = []
    for line in lines:
        (label, colon, rest) = line.partition(":")
        kind = _column(label) if colon else None
        if kind is not None:
            kinds.append(kind)
            rows.append((tidy(label), [rest]))
        elif rows and line.strip():
            rows[-1][1].append(line)
    if len(set(kinds)) < _FEWEST or len(kinds) < _FEWEST + 1:
        return None
    return SourceTable(
        tuple(
            SourceRow((text_cell(label), text_cell("\n".join(value))), number)
            for number, (label, value) in enumerate(rows, 1)
        )
    )
