"""The sample's DacCom plan comes back whole from the Word document that was made of it."""

from __future__ import annotations

import runpy
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from lyapp.exchange.intake import read_document
from lyapp.model.plan import ItemKind
from lyapp.model.reading import ReadingSetting
from lyapp.rules.plan_rows import guess_mappings, read_rows

TOOL = runpy.run_path(str(Path(__file__).parents[3] / "tools" / "sample_document.py"))


@pytest.fixture(scope="module")
def plan():
    return TOOL["sample_plan"]()


@pytest.fixture(scope="module")
def rows():
    document = read_document(TOOL["DOCUMENT"].read_bytes(), name="daccom.docx")
    setting = ReadingSetting(year_starts=date(2008, 4, 1), year_ends=date(2009, 3, 31))
    return read_rows(document, guess_mappings(document), setting=setting)


def test_the_document_is_the_one_made_from_the_plan(plan):
    assert TOOL["DOCUMENT"].read_bytes() == TOOL["write_document"](plan)


def test_every_row_comes_back_as_it_is_in_the_programme(plan, rows):
    def printed(row):
        return (
            row["code"],
            row["section"],
            row["title"],
            row.get("lead", ""),
            row.get("clinical_lead", ""),
            row.get("timescale", ""),
            row.get("due"),
        )

    def read(row):
        return (
            row.code,
            row.section.value,
            row.title,
            row.lead,
            row.clinical_lead,
            row.timescale,
            row.due.day.isoformat() if row.due.day else None,
        )

    assert [read(row) for row in rows] == [printed(row) for row in plan["objectives"]]


def test_every_item_comes_back(plan, rows):
    for row, printed in zip(rows, plan["objectives"], strict=True):
        for kind in ItemKind:
            expected = [item["text"] for item in printed.get("items", []) if item["kind"] == kind]
            assert [item.text for item in row.items if item.kind is kind] == expected
    counts = Counter(item.kind for row in rows for item in row.items)
    assert len(rows) == 32
    assert (counts[ItemKind.ACTION], counts[ItemKind.MILESTONE]) == (96, 167)
