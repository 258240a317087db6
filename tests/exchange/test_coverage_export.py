"""The coverage matrix as it leaves the program."""

from __future__ import annotations

import csv
import io
import json

import pytest
from python_calamine import CalamineWorkbook

from lyapp.exchange.coverage_export import FORMATS, write_coverage
from lyapp.model.coverage import CoveredPlan, Requirement, Said, Suggestion
from lyapp.rules.coverage import coverage_matrix

MATRIX = coverage_matrix(
    [
        Requirement(1, "Pledges", "P1", "=Fewer smokers"),
        Requirement(2, "Pledges", "P2", "Dentists"),
    ],
    [
        CoveredPlan(10, "A", "Ayle", ((100, "1 Quit"),)),
        CoveredPlan(11, "B", "Bow", ((101, "1 Stop"), (102, "2 Teeth"))),
        CoveredPlan(12, "C", "Cray", ()),
    ],
    said=[Said(100, 1, confirmed=True), Said(102, 2, confirmed=False)],
    suggestions=[Suggestion(101, 1, 0.4, ("stop",)), Suggestion(102, 2, 0.4, ("teeth",))],
)
GRID = [
    ["Catalogue", "Code", "Must-do", "Ayle", "Bow", "Cray"],
    ["Pledges", "P1", "=Fewer smokers", "yes", "perhaps", "no rows"],
    ["Pledges", "P2", "Dentists", "–", "–", "no rows"],
]


def test_the_workbook_reads_back():
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_coverage(MATRIX, "xlsx", title="T")))
    assert book.get_sheet_by_index(0).to_python() == GRID


def test_the_csv_reads_back_and_starts_no_formula():
    text = write_coverage(MATRIX, "csv", title="T").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][2] == "'=Fewer smokers"
    assert rows[2] == GRID[2]


def test_the_json_names_the_rows_behind_each_cell():
    data = json.loads(write_coverage(MATRIX, "json", title="T"))
    first = data["must_dos"][0]["localities"]
    assert first["A"] == {"cover": "confirmed", "confirmed": ["1 Quit"], "suggested": []}
    assert first["B"] == {"cover": "suggested", "confirmed": [], "suggested": ["1 Stop"]}
    assert data["localities"][1]["gap"] == 1


def test_the_table_says_what_no_plan_covers():
    text = write_coverage(MATRIX, "table", title="T").decode()
    assert "Dentists: in no plan" in text
    assert "Cray: its rows aren’t in the review" in text


def test_an_unknown_format_is_refused():
    assert "docx" not in FORMATS
    with pytest.raises(ValueError, match="docx"):
        write_coverage(MATRIX, "docx", title="T")
