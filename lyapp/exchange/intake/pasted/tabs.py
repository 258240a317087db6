"""Cells parted by tabs: from a spreadsheet, from a Word table, or out of a broken PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lyapp.exchange.intake.lines import tidy
from lyapp.exchange.intake.pasted.cells import text_cell
from lyapp.exchange.intake.pasted.ragged import Columns, aligned, columns_of
from lyapp.model.intake import Cell, Paragraph, SourceRow, SourceTable
from lyapp.rules.plan_rows.vocabulary import read_heading

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|[^\t\n]*')
_LISTED = re.compile(r"^[•·▪■○◦➢➤\uf0b7\uf0a7o]\t", re.MULTILINE)
"""A bullet as Word puts it on the clipboard: the tab behind it parts no cells."""

_LISTED_ANYWHERE = re.compile(r"(?:(?<=\t)|^)([•·▪■○◦➢➤\uf0b7\uf0a7o])\t", re.MULTILINE)
_LONGEST_QUOTED = 20_000
_SURE = 0.7

Record = list[str]
"""The cells of one line; a quoted cell may hold several lines."""


def read_tabs(text: str) -> tuple[SourceTable | Paragraph, ...]:
    """The tables and the text around them."""
    if _LISTED.search(text):
        text = _LISTED_ANYWHERE.sub(r"\1 ", text)
    blocks: list[SourceTable | Paragraph] = []
    for group in _groups(_records(text)):
        if any(len(record) > 1 for record in group):
            blocks.append(_table(group, blocks))
        else:
            blocks.extend(
                Paragraph(tidy(record[0]), heading=len(record[0]) < 90)
                for record in group
                if record[0].strip()
            )
    return tuple(blocks)


def _records(text: str) -> list[Record]:
    """Lines cut at tabs. A quote counts only where it opens and closes a whole cell."""
    records: list[Record] = [[]]
    at = 0
    while at <= len(text):
        found = _CELL.match(text, at)
        if found is None:
            break
        quoted = found[1]
        if quoted is not None and len(quoted) <= _LONGEST_QUOTED and _needs_quotes(quoted):
            records[-1].append(quoted.replace('""', '"'))
            at = found.end()
        else:
            end = _end(text, at)
            records[-1].append(text[at:end])
            at = end
        if at >= len(text):
            break
        if text[at] == "\n":
            records.append([])
        at += 1
    return records


def _needs_quotes(text: str) -> bool:
    return "\n" in text or "\t" in text or '"' in text


def _end(text: str, at: int) -> int:
    ends = [place for place in (text.find("\t", at), text.find("\n", at)) if place >= 0]
    return min(ends, default=len(text))


def _groups(records: Sequence[Record]) -> list[list[Record]]:
    """Records of a table together, and those between tables.

    Lines without tabs are a table's own, unless they stand before its first line, after its last
    below an empty line, or right above a new header.
    """
    tabbed = [n for n, record in enumerate(records) if len(record) > 1]
    if not tabbed:
        return [list(records)]
    starts = [tabbed[0]]
    starts.extend(n for n in tabbed[1:] if _names_columns(records[n]) and _apart(records, n))
    groups: list[list[Record]] = [list(records[: starts[0]])]
    for start, end in zip(starts, [*starts[1:], len(records)], strict=True):
        last = max(n for n in tabbed if n < end)
        cut = next((n for n in range(last + 1, end) if _empty(records[n])), end)
        groups.extend((list(records[start:cut]), list(records[cut:end])))
    return [group for group in groups if any(not _empty(record) for record in group)]


def _names_columns(record: Record) -> bool:
    found = [read_heading(text) for text in record if text.strip()]
    sure = [one for one in found if one is not None and one.score >= _SURE]
    return len(sure) >= 3 and len(sure) * 2 > len(found)


def _apart(records: Sequence[Record], n: int) -> bool:
    """True when an empty line and perhaps a title stand above the record."""
    above = n - 1
    while above >= 0 and len(records[above]) == 1 and not _empty(records[above]) and n - above < 4:
        above -= 1
    return above >= 0 and _empty(records[above])


def _empty(record: Record) -> bool:
    return not any(text.strip() for text in record)


def _table(group: Sequence[Record], before: Sequence[SourceTable | Paragraph]) -> SourceTable:
    last = before[-1] if before else None
    title = last.text if isinstance(last, Paragraph) and len(last.text) <= 160 else ""
    width = _width(group)
    rows = _even(group, width)
    if rows is None:
        rows = _over_lines(group, width)
    if rows is None:
        return SourceTable(_numbered(_ragged(group, width)), title=title)
    cells = [[text_cell(text) for text in row] for row in rows]
    return SourceTable(_numbered(cells), title=title)


def _numbered(rows: Sequence[Sequence[Cell]]) -> tuple[SourceRow, ...]:
    printed = [tuple(row) for row in rows if any(row)]
    return tuple(SourceRow(row, number) for number, row in enumerate(printed, 1))


def _width(group: Sequence[Record]) -> int:
    """The number of columns: that of the header, or the commonest among the widest."""
    for record in group[:8]:
        if len(record) > 2 and _names_columns(record):
            return len(record)
    counted = Counter(len(record) for record in group if len(record) > 1)
    return max(counted, key=lambda width: (counted[width] * width, width))


def _even(group: Sequence[Record], width: int) -> list[Record] | None:
    """The rows when each stands on a line of its own; None when they don't."""
    own = [record for record in group if not _empty(record)]
    if any(len(record) > width for record in own):
        return None
    if sum(len(record) == width for record in own) < 0.9 * len(own):
        # Spreadsheets leave out the empty cells at a line's end; a Word cell's lines have none.
        return None
    if any(len(record) == 1 for record in own) and _over_lines(group, width) is not None:
        return None
    return [[*record, *[""] * (width - len(record))] for record in own]


def _over_lines(group: Sequence[Record], width: int) -> list[Record] | None:
    """The rows of a table whose cells hold several lines, as Word puts it on the clipboard.

    A row is full when it has all its tabs; lines without tabs then go on in its last cell. None
    when the tabs don't come out even.
    """
    rows: list[Record] = []
    for record in group:
        if rows and (len(rows[-1]) < width or len(record) == 1):
            rows[-1][-1] += "\n" + record[0]
            rows[-1].extend(record[1:])
        else:
            rows.append(list(record))
        if len(rows[-1]) > width:
            return None
    if rows and len(rows[-1]) < width:
        return None
    return rows


def _ragged(group: Sequence[Record], width: int) -> list[list[Cell]]:
    """The rows of a table that has lost tabs and cells: each cell where it fits best."""
    columns: Columns = columns_of(group, width)
    rows: list[list[Cell]] = []
    loose: list[str] = []
    for record in [*group, [""] * width]:
        if len(record) == 1 and record[0].strip():
            loose.append(record[0])
            continue
        if loose:
            place = columns.unfinished()
            rows.append([Cell()] * width)
            rows[-1][place] = text_cell("\n".join(loose), unwrap=True)
            columns.remember(place, loose[-1])
            loose = []
        if _empty(record):
            continue
        texts = aligned(record, columns)
        rows.append([text_cell(text) for text in texts])
        for place, text in enumerate(texts):
            columns.remember(place, text)
    return rows
