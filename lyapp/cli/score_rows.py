"""Reading scores that were given on paper: a CSV of locality, criterion, rating, comment."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from pathlib import Path

from lyapp.exchange.writing import reason
from lyapp.model.trouble import BadInput

COLUMNS = ("locality", "criterion", "rating", "comment")
_NEEDED = frozenset({"locality", "criterion", "rating"})
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row as written, without surrounding spaces; `line` counts the file’s lines from 1."""

    line: int
    locality: str
    criterion: str
    rating: str
    comment: str


def read_rows(path: Path) -> tuple[ScoreRow, ...]:
    """The rows of a file. UTF-8 (with or without mark), UTF-16 with a mark, or Windows-1252.

    The columns may stand in any order and be parted by commas, semicolons or tabs. Rows without
    anything in them are passed over.

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
    delimiter, places = _heads(text, name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[ScoreRow] = []
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if line == 1 or not any(cell.strip() for cell in cells):
                continue
            values = {
                column: cells[place].strip() if place < len(cells) else ""
                for column, place in places.items()
            }
            rows.append(
                ScoreRow(
                    line=line,
                    locality=values["locality"],
                    criterion=values["criterion"],
                    rating=values["rating"],
                    comment=values.get("comment", ""),
                )
            )
    except csv.Error as error:
        raise BadInput(path=name, detail=f"line {reader.line_num}: {error}") from error
    return tuple(rows)


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


def _heads(text: str, name: str) -> tuple[str, dict[str, int]]:
    """The delimiter under which the first line names the columns, and where each stands."""
    first = text.partition("\n")[0].strip("\r")
    for delimiter in ",;\t":
        heads = [cell.strip().strip('"').strip().casefold() for cell in first.split(delimiter)]
        if set(heads) >= _NEEDED:
            return delimiter, {column: heads.index(column) for column in COLUMNS if column in heads}
    raise BadInput(
        path=name, detail="its first line must name the columns locality, criterion and rating"
    )
