"""What reading a plan costs beside the library that parses it, for 500 rows of six columns."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import docx
import python_calamine
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lyapp.exchange.intake import read_document

ROWS = 500
LIMIT = 1.5
"""Our reading beside python-docx giving the text of every cell's paragraphs."""

WORKBOOK = 12.0
"""A workbook of as many rows, beside its bare values. Those come from compiled code in less time
than Python takes to make a cell and a line of each; half of ours is just that, the rest is parting
the texts and looking for what is hidden, merged or commented."""

TURNS = 7

Measured = tuple[str, float, float | None, str]
"""What, the ratio or value, its limit (None for none), and the figures behind it."""


def measure() -> list[Measured]:
    """Measure all of this module."""
    word, book = _word(), _workbook()
    ours, theirs = _beside(lambda: read_document(word, name="a.docx"), lambda: _by_library(word))
    cells, values = _beside(lambda: read_document(book, name="a.xlsx"), lambda: _values(book))
    return [
        (
            "Reading a Word plan, 500 rows",
            ours / theirs,
            LIMIT,
            f"{ours * 1000:.0f} ms beside {theirs * 1000:.0f} ms python-docx",
        ),
        (
            "Reading a workbook, 500 rows",
            cells / values,
            WORKBOOK,
            f"{cells * 1000:.0f} ms beside {values * 1000:.1f} ms python-calamine",
        ),
    ]


def _beside(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    # Turn by turn, so that a slow moment of the machine falls on both alike.
    times = [(_timed(ours), _timed(theirs)) for _ in range(TURNS)]
    return min(one for one, _ in times), min(other for _, other in times)


def _timed(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return time.perf_counter() - started


def _by_library(data: bytes) -> list[list[list[str]]]:
    document = docx.Document(io.BytesIO(data))
    return [
        [[paragraph.text for paragraph in cell.p_lst] for cell in row.tc_lst]
        for table in document.tables
        for row in table._tbl.tr_lst
    ]


def _values(data: bytes) -> list[object]:
    with python_calamine.load_workbook(io.BytesIO(data)) as book:
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _lines(row: int, column: int) -> list[str]:
    count = 3 if column in (1, 2, 5) else 1
    return [f"Line {line} of row {row}, with the words a plan has there" for line in range(count)]


def _word() -> bytes:
    document = docx.Document()
    table = document.add_table(0, 6)._tbl
    style = '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'
    rows = "".join(
        "<w:tr>"
        + "".join(
            '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
            + "".join(
                f"<w:p>{style}<w:r><w:t>{one}</w:t></w:r></w:p>" for one in _lines(row, column)
            )
            + "</w:tc>"
            for column in range(6)
        )
        + "</w:tr>"
        for row in range(ROWS)
    )
    for one in list(parse_xml(f"<w:tbl {nsdecls('w')}>{rows}</w:tbl>")):
        table.append(one)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plan")
        for row in range(ROWS):
            for column in range(6):
                sheet.write_string(
                    row, column, "\n".join(f"• {one}" for one in _lines(row, column))
                )
    return out.getvalue()


if __name__ == "__main__":
    sys.stdout.writelines(
        f"{what}: {value:.3f} (limit {limit}); {detail}\n"
        for what, value, limit, detail in measure()
    )
