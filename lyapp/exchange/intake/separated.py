"""Values separated by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256

from lyapp.exchange.intake.encodings import decoded
from lyapp.exchange.intake.lines import split_lines
from lyapp.model.intake import Cell, DocumentKind, PlanDocument, SourceRow, SourceTable
from lyapp.model.trouble import BadDocument, DocumentTooLarge

MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CELLS = 200_000
"""Cells of the whole table, empty ones too."""

LONGEST_CELL = 200_000

_SIGNS = ",;\t|"
_SAMPLE = 40
"""Records that are looked at to tell the separator."""


def read_separated(
    data: bytes, *, media_type: str, name: str, tick: Callable[[int, int], None] | None = None
) -> PlanDocument:
    """The one table of a .csv or .tsv file; cells may hold several lines.

    Raises:
        BadDocument: when it can't be read as a table.
        DocumentTooLarge: when it is no plan by its size.
    """
    text = decoded(data, name=name)
    sign, text = _separator(text, tabs=media_type.endswith("tab-separated-values"))
    rows: list[SourceRow] = []
    cells = 0
    try:
        for number, record in enumerate(_records(text, sign), 1):
            cells += len(record)
            if number > MOST_ROWS or len(record) > MOST_COLUMNS or cells > MOST_CELLS:
                raise DocumentTooLarge(name=name)
            if tick is not None and number % 100 == 1:
                tick(number, max(number, text.count("\n")))
            rows.append(SourceRow(tuple(Cell(split_lines(one)) for one in record), number))
    except csv.Error as error:
        raise BadDocument(name=name) from error
    return PlanDocument(
        name=name,
        kind=DocumentKind.SEPARATED,
        media_type=media_type,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        blocks=(SourceTable(_squared(rows)),),
    )


def _records(text: str, sign: str) -> Iterator[list[str]]:
    # Doubled quotes are how every program writes one; a lone quote inside a word is just printed.
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(_lines(text), delimiter=sign)
    finally:
        csv.field_size_limit(before)


def _lines(text: str) -> io.StringIO:
    """The text by its lines; a lone carriage return ends a line too, a rarer sign doesn't."""
    return io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))


def _separator(text: str, *, tabs: bool) -> tuple[str, str]:
    """The separating sign, and the text without Excel's “sep=;” line."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first[4], rest
    if tabs and "\t" in text:
        return "\t", text
    return max(_SIGNS, key=lambda sign: _fit(text, sign)), text


def _fit(text: str, sign: str) -> tuple[int, int]:
    """How well a sign cuts the text: records that agree on a number of cells above one."""
    counts: Counter[int] = Counter()
    try:
        for number, record in enumerate(csv.reader(_lines(text[:200_000]), delimiter=sign)):
            if number == _SAMPLE:
                break
            counts[len(record)] += 1
    except csv.Error:
        return 0, 0
    cells, times = max(
        ((cells, times) for cells, times in counts.items() if cells > 1),
        key=lambda one: (one[1], one[0]),
        default=(0, 0),
    )
    return times * min(cells, 3), cells


def _squared(rows: list[SourceRow]) -> tuple[SourceRow, ...]:
    """Rows of one length, so that a column means the same all the way down."""
    wide = max((len(row.cells) for row in rows), default=0)
    empty = Cell()
    return tuple(
        row
        if len(row.cells) == wide
        else SourceRow(row.cells + (empty,) * (wide - len(row.cells)), row.number)
        for row in rows
    )
