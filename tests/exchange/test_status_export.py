"""The status export, read back with other libraries than those that wrote it."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from python_calamine import CalamineWorkbook

from lyapp.exchange.status_export import FORMATS, export_status, write_status
from lyapp.exchange.status_export.content import LocalityStatus, Status
from lyapp.model.decision import Condition
from lyapp.store.file import open_review

_FIELDS = [
    "code",
    "name",
    "organisation",
    "practices",
    "list_size",
    "list_size_printed",
    "plan_version",
    "meetings",
    "members_scored",
    "members_expected",
    "rating",
    "rag",
    "flags",
    "balance_pence",
    "balance_note",
    "outcome",
    "outcome_label",
    "conditions",
    "next_step",
]


def _locality(**other) -> LocalityStatus:
    values = {
        "code": "ENH-STEV",
        "name": "Stevenage",
        "organisation": "ENH",
        "practices": 10,
        "list_size": 57_144,
        "list_size_printed": "57,144",
        "plan_version": 2,
        "meetings": (date(2008, 1, 8), date(2008, 2, 12)),
        "members_scored": 5,
        "members_expected": 8,
        "rating": 2.5,
        "rag": "A",
        "flags": (("contradiction", "The table says one thing & the text another."),),
        "balance_pence": -300_050,
        "balance_note": "Only “Deficit” counts: −£3,000.",
        "outcome": "amendments",
        "outcome_label": "Agreed subject to amendments, 1 condition open",
        "outcome_symbol": "◐",
        "conditions": (
            Condition(1, "Name the leads", "Lead", date(2008, 4, 30), None, ""),
            Condition(2, "Cost it", "", None, datetime(2008, 3, 1, 9, tzinfo=UTC), "Chair"),
        ),
        "next_step": "Name the leads",
    }
    return LocalityStatus(**(values | other))


def _status(*localities: LocalityStatus, **other) -> Status:
    values = {
        "title": "Herts & others",
        "committee": "PEC",
        "committee_date": date(2008, 3, 13),
        "sample": True,
        "made_up": False,
        "made_up_scores": False,
        "made_on": None,
        "organisations": (("ENH", "East and North", "1 locality"),),
        "localities": localities or (_locality(),),
    }
    return Status(**(values | other))


def _sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_json_holds_exactly_the_documented_fields():
    data = json.loads(write_status(_status(), "json"))
    (locality,) = data["localities"]
    assert list(locality) == _FIELDS
    assert data["sample"] is True
    assert locality["meetings"] == ["2008-01-08", "2008-02-12"]
    assert locality["flags"][0]["kind"] == "contradiction"
    assert locality["conditions"] == [
        {"text": "Name the leads", "owner": "Lead", "due": "2008-04-30", "open": True},
        {"text": "Cost it", "owner": "", "due": None, "open": False},
    ]


def test_what_is_not_stated_is_null_never_zero():
    unknown = _locality(list_size=None, list_size_printed="1027,920", balance_pence=None)
    (locality,) = json.loads(write_status(_status(unknown), "json"))["localities"]
    assert locality["list_size"] is None
    assert locality["list_size_printed"] == "1027,920"
    assert locality["balance_pence"] is None
    assert b"not stated" in write_status(_status(unknown), "table")
    row = dict(zip(*_sheets(write_status(_status(unknown), "xlsx"))["Status"], strict=True))
    assert row["Balance (£)"] == ""


def test_workbook_holds_real_dates_and_numbers():
    sheets = _sheets(write_status(_status(made_on=date(2008, 3, 1)), "xlsx"))
    row = dict(zip(*sheets["Status"], strict=True))
    assert row["Practices"] == 10
    assert row["List size"] == 57_144
    assert row["Balance (£)"] == pytest.approx(-3000.5)
    assert row["Last meeting"] == date(2008, 2, 12)
    assert sheets["Meetings"][1][2] == date(2008, 1, 8)
    first, second = sheets["Conditions"][1:]
    assert first[4] == date(2008, 4, 30)
    assert (first[5], second[5]) == ("yes", "no")
    assert ["Not a real review", "sample"] in sheets["About"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1+1"])
def test_text_never_becomes_a_formula(text):
    status = _status(_locality(name=text, next_step=text))
    row = dict(zip(*_sheets(write_status(status, "xlsx"))["Status"], strict=True))
    assert str(row["Locality"]).strip() == text.strip()
    cells = csv.DictReader(io.StringIO(write_status(status, "csv").decode("utf-8-sig"), newline=""))
    (row,) = cells
    assert row["name"] == "'" + text
    assert row["balance_pence"] == "-300050"


def test_workbook_has_no_formula_cells():
    import zipfile

    content = write_status(_status(_locality(name="=1+1", balance_note="http://a.b")), "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet


def test_csv_is_what_excel_expects():
    content = write_status(_status(_locality(next_step='a "b", c\nd')), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 2
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert row["next_step"] == 'a "b", c\nd'
    assert row["mark"] == "sample"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def test_html_escapes_and_can_be_walked():
    page = write_status(_status(_locality(name="<script>x</script>")), "html").decode()
    reader = _Tags()
    reader.feed(page)
    assert "script" not in reader.tags
    assert "caption" in reader.tags
    assert 'scope="row"' in page
    assert 'lang="en-GB"' in page
    assert "sample" in page


def test_table_is_aligned_and_can_not_steer_a_terminal():
    status = _status(_locality(name="a\x1b[2Jb"), _locality(name="Östlich", code="X"))
    text = write_status(status, "table").decode()
    assert "\x1b" not in text
    lines = text.splitlines()
    scored = [line.index("5 of 8") for line in lines if "5 of 8" in line]
    assert len(scored) == 2
    assert all(a == b for a, b in pairwise(scored))


def test_unknown_format_is_named():
    with pytest.raises(ValueError, match="docx"):
        write_status(_status(), "docx")


@pytest.mark.parametrize("fmt", FORMATS)
def test_equal_reviews_give_equal_bytes(fmt):
    assert write_status(_status(), fmt) == write_status(_status(), fmt)


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_review_without_localities_exports(fmt):
    empty = _status(organisations=())
    assert write_status(Status(**{**_as_dict(empty), "localities": ()}), fmt)


def _as_dict(status: Status) -> dict[str, object]:
    return {name: getattr(status, name) for name in Status.__dataclass_fields__}


def test_the_sample_as_the_papers_state_it(sample_path, home):
    review = open_review(sample_path, home=home, holder="tests", read_only=True)
    try:
        data = json.loads(export_status(review, "json"))
        sheets = _sheets(export_status(review, "xlsx"))
    finally:
        review.close()
    localities = {one["code"]: one for one in data["localities"]}
    assert len(localities) == 12
    assert sum(one["practices"] for one in localities.values()) == 62 + 69
    malformed = localities["ENH-WCENT"]
    assert malformed["list_size"] is None
    assert malformed["list_size_printed"] == "1027,920"
    assert data["sample"] is True
    assert len(sheets["Status"]) == 13
