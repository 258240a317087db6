from __future__ import annotations

import pytest

from lyapp.exchange.intake import read_document
from lyapp.model.intake import DocumentKind, Line
from tests.exchange.intake import office_samples as samples


def texts(data: bytes, name: str = "plan.csv"):
    (table,) = read_document(data, name=name).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_every_separator_in_every_encoding(sign, encoding):
    row = ["Money – £5", "“Quoted”, and more; too", "x"]
    written = sign.join(f'"{one}"' for one in row)
    data = f"Objective{sign}Action{sign}Lead\r\n{written}\r\n".encode(encoding)
    assert texts(data) == [["Objective", "Action", "Lead"], row]


def test_cells_of_several_lines_and_short_rows():
    data = b'a,b,c\r\n"One\n\x95 two\n\x95 three",x\r\n'
    (table,) = read_document(data, name="plan.csv").tables
    assert table.rows[1].cells[0].lines == (Line("One"), Line("two", 1), Line("three", 1))
    assert len(table.rows[1].cells) == 3


def test_the_line_that_names_the_separator_is_no_row():
    assert texts(b"sep=;\r\na;b\r\n") == [["a", "b"]]


def test_tab_separated_text_called_xls_is_read():
    assert texts(b"a\tb\r\nc\td\r\n", "export.xls") == [["a", "b"], ["c", "d"]]


def test_kind_and_hash_are_of_the_file():
    document = read_document(samples.separated("\t").encode(), name="plan.tsv")
    assert document.kind is DocumentKind.SEPARATED
    assert document.media_type == "text/tab-separated-values"
    assert document.size == len(samples.separated("\t").encode())
