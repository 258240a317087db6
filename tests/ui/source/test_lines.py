"""A document as one list of lines."""

from __future__ import annotations

from dataclasses import replace

from lyapp.model.intake import (
    Cell,
    DocumentKind,
    Line,
    Paragraph,
    PlanDocument,
    SourceRow,
    SourceTable,
)
from lyapp.model.plan import RowPlace
from lyapp.ui.source.laying import hits_in
from lyapp.ui.source.lines import Kind, line_at, lines_of
from tests.plan_documents import document_of


def test_everything_printed_comes_in_its_order_with_its_pages() -> None:
    lines = lines_of(document_of("Fewer falls", "Better care"))
    assert [line.kind for line in lines] == [
        Kind.PAGE, Kind.HEADING, Kind.TABLE, Kind.ROW, Kind.ROW, Kind.ROW,
        Kind.PAGE, Kind.PARAGRAPH, Kind.TABLE, Kind.ROW, Kind.ROW,
    ]  # fmt: skip
    assert lines[4].words == "Fewer falls\tDo: Fewer falls\tDr Ann Hill\tMarch 2009"
    assert [line.page for line in lines if line.kind is Kind.ROW] == [1, 1, 1, 2, 2]
    assert [line.head for line in lines if line.kind is Kind.ROW] == [
        True, False, False, False, False,
    ]  # fmt: skip


def test_a_title_that_repeats_the_heading_above_stands_once() -> None:
    document = document_of("Fewer falls")
    table = document.tables[0]
    said = Paragraph("What we will do", page=1, heading=True)
    lines = lines_of(replace(document, blocks=(said, table)))
    assert [line.kind for line in lines[:3]] == [Kind.PAGE, Kind.HEADING, Kind.ROW]


def test_a_row_is_found_by_its_own_number_and_a_page_by_its_start() -> None:
    lines = lines_of(document_of("Fewer falls", "Better care"))
    assert line_at(lines, place=RowPlace(0, 3, 1)) == 5
    assert line_at(lines, place=RowPlace(1, 1, 2)) == 9
    assert line_at(lines, page=2) == 6
    assert line_at(lines, page=9) is None
    assert line_at(lines, place=RowPlace(7, 1, None)) is None


def test_a_row_between_two_is_looked_for_in_the_one_before() -> None:
    def row(text: str, number: int) -> SourceRow:
        return SourceRow((Cell((Line(text),)),), number)

    document = PlanDocument(
        "form.docx", DocumentKind.WORD, "", "", 0, (SourceTable((row("a", 1), row("b", 5))),)
    )
    assert line_at(lines_of(document), place=RowPlace(0, 3)) == 0


def test_hits_are_counted_as_qt_counts_letters() -> None:
    assert hits_in("Falls and FALLS", "falls") == [(0, 5), (10, 5)]
    assert hits_in("😀 falls", "falls") == [(3, 5)]
    assert hits_in("a.b", ".") == [(1, 1)]
