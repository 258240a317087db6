"""Score files as spreadsheets write them."""

from __future__ import annotations

import pytest

from lyapp.cli.score_rows import parse_rows, read_rows
from lyapp.model.trouble import BadInput

_TEXT = "locality,criterion,rating,comment\r\nENH-STEV,timescales,3,naïve – “good”\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding):
    (row,) = parse_rows(_TEXT.encode(encoding), name="s.csv")
    assert row.comment == "naïve – “good”"
    assert row.line == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_and_column_order(delimiter):
    lines = [["Rating", "Locality", "Notes", "Criterion"], ["2", "A", "x", "B"]]
    text = "\n".join(delimiter.join(cells) for cells in lines)
    (row,) = parse_rows(text.encode(), name="s.csv")
    assert (row.locality, row.criterion, row.rating, row.comment) == ("A", "B", "2", "")


def test_lines_are_counted_as_an_editor_does():
    text = 'locality,criterion,rating,comment\nA,b,1,"two\nlines"\n\n,,,\nA,c,2,\n'
    rows = parse_rows(text.encode(), name="s.csv")
    assert [row.line for row in rows] == [2, 6]
    assert rows[0].comment == "two\nlines"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a,b\n1,2\n",
        b"\x00\x01\x02",
        b'locality,criterion,rating\n"open,b,c',
        b"PK\x03\x04\x00",
    ],
)
def test_what_is_no_score_file_is_refused(content):
    with pytest.raises(BadInput):
        parse_rows(content, name="s.csv")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(BadInput, match="it isn’t there"):
        read_rows(tmp_path / "none.csv")


def test_a_comment_cut_by_its_own_comma_is_a_fault_of_that_row_alone():
    text = "locality,criterion,rating,comment\nA,b,3,good, but late\nA,c,2,fine,,\n"
    cut, whole = parse_rows(text.encode(), name="s.csv")
    assert "5 values" in cut.fault
    assert "comma" in cut.remedy
    assert (whole.comment, whole.fault) == ("fine", "")


def test_a_comment_with_commas_in_quotes_is_whole():
    text = 'locality,criterion,rating,comment\nA,b,3,"good, but late"\n'
    (row,) = parse_rows(text.encode(), name="s.csv")
    assert (row.comment, row.fault) == ("good, but late", "")


def test_a_comment_too_long_to_travel_is_a_fault_of_that_row():
    text = f"locality,criterion,rating,comment\nA,b,3,{'x' * 200_000}\nA,c,2,fine\n"
    long, fine = parse_rows(text.encode(), name="s.csv")
    assert "20,000 characters" in long.fault
    assert fine.fault == ""


def test_the_line_of_excel_that_names_the_delimiter_is_passed_over():
    text = "sep=;\r\nlocality;criterion;rating;comment\r\nA;b;3;fine, so far\r\n"
    (row,) = parse_rows(text.encode(), name="s.csv")
    assert (row.line, row.comment, row.fault) == (3, "fine, so far", "")


def test_a_quotation_mark_left_open_is_told_by_its_line():
    text = 'locality,criterion,rating,comment\nA,b,3,fine\nA,c,3,"left open\nA,d,1,\n'
    with pytest.raises(BadInput, match="from line 3 on its quotation marks don’t match"):
        parse_rows(text.encode(), name="s.csv")
