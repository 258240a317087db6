"""What an old .xls says beside its values, from the records of its workbook stream.

Written after the record layout [MS-XLS]. Only records that say where cells are, what is hidden
and how numbers print are looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from lyapp.exchange.intake.ole import stream
from lyapp.exchange.intake.spreadsheet.facts import BookFacts, Place, SheetFacts, check_area
from lyapp.exchange.intake.spreadsheet.formats import BUILT_IN, matters
from lyapp.model.trouble import BadDocument, DocumentTooLarge, LockedDocument, OldSpreadsheet

MOST_RECORDS = 1_500_000

_BOF, _EOF, _PASSWORD, _BOUND, _FORMAT, _XF = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
_ROW, _COLUMN, _ERROR_VALUE = 0x208, 0x7D, 0x205
_NUMBERS = (0x203, 0x27E, 0x06)
"""Cells with one number: a plain one, a shortened one, a formula's."""

_CELLS = (*_NUMBERS, _ERROR_VALUE, 0xFD, 0x204, 0xD6)
_MANY = 0xBD
"""A row's run of shortened numbers."""

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!",
           42: "#N/A"}  # fmt: skip


@dataclass(slots=True)
class _Sheet:
    name: str
    start: int
    hidden: bool
    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    texts: dict[Place, str] = field(default_factory=dict)
    styles: dict[Place, int] = field(default_factory=dict)


def look(data: bytes, *, name: str) -> BookFacts:
    """The facts of every sheet.

    Raises:
        BadDocument: when the workbook is damaged.
        DocumentTooLarge: when a sheet spans more than a plan can.
        LockedDocument: when it is encrypted.
        OldSpreadsheet: when it is older than Excel 97.
    """
    book = stream(data, ("Workbook", "Book"), name=name)
    try:
        sheets, codes = _globals(book, name)
        for sheet in sheets:
            _read(book, sheet, name)
            check_area(sum(one.rows * one.columns for one in sheets), name=name)
    except (struct.error, IndexError, ValueError) as error:
        raise BadDocument(name=name) from error
    return BookFacts({sheet.name: _facts(sheet, codes) for sheet in sheets})


def _facts(sheet: _Sheet, codes: list[str]) -> SheetFacts:
    formats = {
        place: codes[style]
        for place, style in sheet.styles.items()
        if style < len(codes) and matters(codes[style])
    }
    return SheetFacts(
        hidden=sheet.hidden,
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=frozenset(sheet.hidden_columns),
        texts=sheet.texts,
        formats=formats,
    )


def _records(book: bytes, at: int, name: str) -> Iterator[tuple[int, bytes]]:
    """The records from a place up to the end of the part that begins there."""
    depth = 0
    for _ in range(MOST_RECORDS):
        if at + 4 > len(book):
            return
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if kind == _EOF and depth <= 0:
            return
    raise DocumentTooLarge(name=name)


def _globals(book: bytes, name: str) -> tuple[list[_Sheet], list[str]]:
    """The sheets, and the number format of each cell style."""
    sheets: list[_Sheet] = []
    formats = dict(BUILT_IN)
    styles: list[int] = []
    for count, (kind, body) in enumerate(_records(book, 0, name)):
        if count == 0 and (kind != _BOF or struct.unpack_from("<H", body)[0] != 0x600):
            raise OldSpreadsheet(name=name)
        if kind == _PASSWORD:
            raise LockedDocument(name=name)
        if kind == _BOUND:
            start, state, what = struct.unpack_from("<IBB", body)
            if what == 0:
                sheets.append(_Sheet(_text(body[6:], wide_length=False), start, bool(state & 3)))
        elif kind == _FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = _text(body[2:], wide_length=True)
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
    return sheets, [formats.get(one, "") for one in styles]


def _text(body: bytes, *, wide_length: bool) -> str:
    head = 3 if wide_length else 2
    length = struct.unpack_from("<H", body)[0] if wide_length else body[0]
    if body[head - 1] & 1:
        return body[head : head + 2 * length].decode("utf-16-le", "replace")
    return body[head : head + length].decode("latin-1")


def _read(book: bytes, sheet: _Sheet, name: str) -> None:
    for kind, body in _records(book, sheet.start, name):
        if kind in _CELLS:
            _cell(kind, body, sheet, name)
        elif kind == _MANY:
            row, first = struct.unpack_from("<HH", body)
            (last,) = struct.unpack_from("<H", body, len(body) - 2)
            _reach(sheet, row, last, name)
            for at, column in enumerate(range(first, min(last + 1, first + len(body) // 6))):
                (sheet.styles[row, column],) = struct.unpack_from("<H", body, 4 + 6 * at)
        elif kind == _ROW:
            row, _, _, height, _, _, options = struct.unpack_from("<HHHHHHI", body)
            if options & 0x20 or height & 0x7FFF == 0:
                sheet.hidden_rows.add(row)
        elif kind == _COLUMN:
            first, last, width, _, options = struct.unpack_from("<HHHHH", body)
            if options & 1 or width == 0:
                sheet.hidden_columns.update(range(first, min(last + 1, 256)))


def _cell(kind: int, body: bytes, sheet: _Sheet, name: str) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    _reach(sheet, row, column, name)
    if kind in _NUMBERS:
        sheet.styles[row, column] = style
    if kind == _ERROR_VALUE and body[7]:
        sheet.texts[row, column] = _ERRORS.get(body[6], "#N/A")
    elif kind == 0x06 and body[6] == 2 and body[12:14] == b"\xff\xff":
        sheet.texts[row, column] = _ERRORS.get(body[8], "#N/A")


def _reach(sheet: _Sheet, row: int, column: int, name: str) -> None:
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, column + 1)
    check_area(sheet.rows * sheet.columns, name=name)
