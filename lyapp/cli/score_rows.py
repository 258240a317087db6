"""Reading scores that were given on paper: a CSV of locality, criterion, rating, comment."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from pathlib import Path

from lyapp.exchange.plain_values import LONGEST_TEXT
from lyapp.exchange.writing import reason
from lyapp.model.trouble import BadInput

COLUMNS = ("locality", "criterion", "rating", "comment")
_NEEDED = frozenset({"locality", "criterion", "rating"})
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab"}
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class _Heads:
    """How the columns are parted, the place of each known one, how many, and on which line."""

    delimiter: str
    places: dict[str, int]
    count: int
    line: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row as written, without surrounding spaces; `line` counts the file’s lines from 1.

    `fault` says why a row can’t be used as it stands; `remedy`, what to do about it.
    """

    line: int
    locality: str
    criterion: str
    rating: str
    comment: str
    fault: str = ""
    remedy: str = ""


def read_rows(path: Path) -> tuple[ScoreRow, ...]:
    """The rows of a file. UTF-8 (with or without mark), UTF-16 with a mark, or Windows-1252.

    The columns may stand in any order and be parted by commas, semicolons or tabs, and a line
    before them may say by which, as Excel writes it (`sep=;`). Rows without anything in them are
    passed over. A row with more in it than there are columns is given with its `fault`.

    Raises:
        BadInput: there is no such file, it isn’t text, or columns are missing.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInput(path=path, detail="it is too big for a list of scores")
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(path=path, detail=reason(error, reading=True)) from error
    return parse_rows(content, name=str(path))


def parse_rows(content: bytes, *, name: str) -> tuple[ScoreRow, ...]:
    """The rows of a file’s content; `name` is what a refusal calls it.

    Raises:
        BadInput: it isn’t text, or columns are missing.
    """
    text = _decoded(content, name)
    heads = _heads(text, name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=heads.delimiter, strict=True)
    rows: list[ScoreRow] = []
    before = 0
    # A quotation mark that is never closed makes one cell of all the rest, whatever its length.
    usual = csv.field_size_limit(max(len(text), 1))
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if line > heads.line and any(cell.strip() for cell in cells):
                rows.append(_row(line, cells, heads))
    except csv.Error as error:
        detail = f"from line {before + 1} on its quotation marks don’t match"
        raise BadInput(path=name, detail=detail) from error
    finally:
        csv.field_size_limit(usual)
    return tuple(rows)


def _row(line: int, cells: list[str], heads: _Heads) -> ScoreRow:
    values = {
        column: cells[place].strip() if place < len(cells) else ""
        for column, place in heads.places.items()
    }
    fault = remedy = ""
    if any(cell.strip() for cell in cells[heads.count :]):
        fault = f"it has {len(cells)} values, and there are {heads.count} columns"
        remedy = f'If a comment holds a {_NAMES[heads.delimiter]}, put the comment in quotes: "…".'
    elif any(len(value) > LONGEST_TEXT for value in values.values()):
        fault = f"it holds more than {LONGEST_TEXT:,} characters"
        remedy = "See whether a quotation mark is missing."
    return ScoreRow(
        line=line,
        locality=values["locality"],
        criterion=values["criterion"],
        rating=values["rating"],
        comment=values.get("comment", ""),
        fault=fault,
        remedy=remedy,
    )


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput(path=name, detail="it is not a text file")


def _heads(text: str, name: str) -> _Heads:
    """The delimiter under which the first line names the columns, and where each stands."""
    first, _end, rest = text.partition("\n")
    line = 1
    if first.casefold().startswith("sep="):
        first, line = rest.partition("\n")[0], 2
    first = first.strip("\r")
    for delimiter in _NAMES:
        cells = first.rstrip(delimiter).split(delimiter)
        heads = [cell.strip().strip('"').strip().casefold() for cell in cells]
        if set(heads) >= _NEEDED:
            places = {column: heads.index(column) for column in COLUMNS if column in heads}
            return _Heads(delimiter, places, len(heads), line)
    raise BadInput(
        path=name, detail="its first line must name the columns locality, criterion and rating"
    )
