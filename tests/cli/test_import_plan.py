"""`lyapp import-plan` as a person or a script runs it."""

from __future__ import annotations

import json
from datetime import date

import pytest
import xlsxwriter
from typer.testing import CliRunner

from lyapp import places
from lyapp.cli import app
from lyapp.model.intake import Column, MappingPreset
from lyapp.store.check import verify
from lyapp.store.file import open_review
from lyapp.store.ops.presets import save_preset
from lyapp.store.queries.attachments import attachments
from lyapp.store.queries.naming import locality_by_code
from lyapp.store.queries.versions import versions

DACCOM = places.database() / "programmes" / "hertfordshire-2008-09" / "documents" / "daccom.docx"
HEAD = ("Objective", "What we will do", "Milestones", "Owner", "By when", "Success measure")


@pytest.fixture
def lyapp(tmp_path):
    """Run a command with the test's own home folder."""

    def run(*words):
        return CliRunner().invoke(
            app, ["--home", str(tmp_path / "home"), *map(str, words)], catch_exceptions=False
        )

    return run


@pytest.fixture
def book(tmp_path):
    """A workbook as offices keep them: dates, sums, hidden rows, a sheet for each section."""
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        day = workbook.add_format({"num_format": "d mmm yyyy"})
        sheet = workbook.add_worksheet("National priorities")
        sheet.merge_range("A1:F1", "Our plan for the year")
        sheet.write_row("A3", HEAD)
        sheet.merge_range("A4:A5", "Shorter waits for hearing tests")
        sheet.write_row("B4", ("Open a second clinic", "Room found", "Dr A Roe"))
        sheet.write_datetime("E4", date(2008, 10, 31), day)
        sheet.write("F4", "Nobody waits over six weeks")
        sheet.write_row("B5", ("Train two nurses", "Both in post"))
        sheet.write("A6", "An objective that was given up")
        sheet.set_row(5, options={"hidden": True})
        second = workbook.add_worksheet("Local priorities")
        second.write_row("A1", HEAD)
        second.write_row("A2", ("Better signs", "Paint the doors", "Colours agreed"))
        second.write_formula("D2", '="B"&" Lund"', value="B Lund")
        second.write_row("E2", ("March 2009", "Nobody is lost"))
    return path


def _json(result):
    return json.loads(result.stdout)


def test_a_dry_run_says_what_would_be_taken_in_and_changes_nothing(lyapp, sample_path, book):
    before = sample_path.read_bytes()
    result = lyapp(
        "import-plan", sample_path, "--locality", "WH-DACCOM", book, "--dry-run", "--json"
    )
    assert result.exit_code == 0
    told = _json(result)
    first, second = told["rows"]
    assert first["objective"] == "Shorter waits for hearing tests"
    assert first["section"] == "national"
    assert first["actions"] == ["Open a second clinic", "Train two nurses"]
    assert first["milestones"] == ["Room found", "Both in post"]
    assert first["outcomes"] == ["Nobody waits over six weeks"]
    assert first["lead"] == "Dr A Roe"
    assert first["clinical_leads"] == ["Dr A Roe"]
    assert first["due_date"] == "2008-10-31"
    assert first["measures"] == [
        {"printed": "six weeks", "meaning": "6 weeks"},
        {"printed": "two nurses", "meaning": "2 nurses"},
    ]
    assert first["money"] == []
    assert (second["section"], second["lead"]) == ("local", "B Lund")
    assert (second["timescale"], second["due_date"]) == ("March 2009", "2009-03-31")
    assert second["warnings"] == []
    assert told["errors"] == []
    assert any("Hidden rows" in warning for warning in told["warnings"])
    assert sample_path.read_bytes() == before


def test_a_plan_is_taken_in_as_the_next_version(lyapp, sample_path, book, home):
    result = lyapp("import-plan", sample_path, "--locality", "wh-daccom", book)
    assert result.exit_code == 0
    assert "plan.xlsx: 2 rows for version 3: 2 added" in result.stdout
    review = open_review(sample_path, home=home, holder="tests", read_only=True)
    try:
        key = locality_by_code(review, code="WH-DACCOM")
        assert [version.number for version in versions(review, locality=key)][-1] == 3
        assert [one.name for one in attachments(review, locality=key)] == ["plan.xlsx"]
    finally:
        review.close()
    assert not verify(sample_path).problems


def test_a_second_document_can_be_added(lyapp, sample_path, book, tmp_path):
    more = tmp_path / "more.csv"
    more.write_text(
        "Priority,Action,Lead,Timescale\nQuieter wards,Buy soft shoes,C Ames,May 2008\n",
        encoding="utf-8",
    )
    lyapp("import-plan", sample_path, "--locality", "WH-DACCOM", book)
    result = lyapp(
        "import-plan", sample_path, "--locality", "WH-DACCOM", more, "--add", "--section", "local"
    )
    assert result.exit_code == 0
    assert "1 row for version 3: 1 added" in result.stdout


def test_the_shipped_document_changes_nothing_of_the_sample(lyapp, sample_path):
    document = DACCOM
    result = lyapp(
        "import-plan", sample_path, "--locality", "WH-DACCOM", document, "--dry-run", "--json"
    )
    assert result.exit_code == 0
    counts = _json(result)["counts"]
    assert counts == {"added": 0, "changed": 0, "unchanged": 32, "removed": 0, "refused": 0}


def test_a_section_told_for_every_row(lyapp, sample_path, book):
    result = lyapp(
        "import-plan",
        sample_path,
        "--locality",
        "WH-DACCOM",
        book,
        "--section",
        "local",
        "--dry-run",
        "--json",
    )
    assert {row["section"] for row in _json(result)["rows"]} == {"local"}


def test_refused_rows_are_counted_and_told(lyapp, sample_path, tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text(
        "Objective,Action,Lead,When\n,Buy a van,B Lund,May 2008\nBetter signs,Paint,B Lund,May\n",
        encoding="utf-8",
    )
    result = lyapp(
        "import-plan", sample_path, "--locality", "WH-DACCOM", path, "--dry-run", "--json"
    )
    assert result.exit_code == 1
    told = _json(result)
    assert [row["objective"] for row in told["rows"]] == ["Better signs"]
    assert told["counts"]["refused"] == 1
    assert "no objective" in told["errors"][0]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "plan.doc", 3),
        (b"%PDF-1.4 nothing more", "plan.pdf", 3),
        (b"Only a letter, and no table at all.", "letter.txt", 1),
    ],
)
def test_a_document_that_gives_no_rows(lyapp, sample_path, tmp_path, content, name, code):
    path = tmp_path / name
    path.write_bytes(content)
    result = lyapp(
        "import-plan", sample_path, "--locality", "WH-DACCOM", path, "--dry-run", "--json"
    )
    assert result.exit_code == code
    told = _json(result)
    assert told["rows"] == []
    assert told["errors"]
    assert name in result.stderr


def test_what_a_person_should_know_beforehand_is_said(lyapp, sample_path, home, tmp_path):
    scores = tmp_path / "scores.csv"
    scores.write_text("locality,criterion,rating\nWH-WATCOM,must_dos,3\n", encoding="utf-8")
    assert lyapp("score", sample_path, "--member", "ap", "--from", scores).exit_code == 0
    words = ("import-plan", sample_path, "--locality", "WH-WATCOM", DACCOM, "--json")
    first = _json(lyapp(*words))["warnings"]
    assert "It speaks of DacCom and never of WatCom: is it the right locality’s plan?" in first
    assert (
        "Answers given on version 2: 1. They stay with it, and version 3 starts without any."
        in first
    )
    assert not any("taken in before" in warning for warning in first)
    again = _json(lyapp(*words, "--dry-run"))["warnings"]
    assert "This very document has been taken in before: WatCom, version 3." in again
    assert not any("Answers given" in warning for warning in again)


def test_nothing_is_doubted_without_reason(lyapp, sample_path, book):
    told = lyapp("import-plan", sample_path, "--locality", "WH-DACCOM", book, "--json").stdout
    for words in ("It speaks of", "Answers given", "taken in before"):
        assert words not in told


def test_a_mapping_that_fits_nothing_is_said(lyapp, sample_path, home, book):
    review = open_review(sample_path, home=home, holder="tests", read_only=False)
    try:
        preset = MappingPreset("Greek", (("Alpha", Column.OBJECTIVE),))
        save_preset(review, who="tests", preset=preset)
    finally:
        review.close()
    words = ("import-plan", sample_path, "--locality", "WH-DACCOM", book, "--dry-run", "--json")
    assert any(
        "“Greek” knows none" in one
        for one in _json(lyapp(*words, "--mapping", "greek"))["warnings"]
    )
    assert "Greek" not in lyapp(*words).stdout


def test_a_document_that_is_not_there(lyapp, sample_path, tmp_path):
    result = lyapp("import-plan", sample_path, "--locality", "WH-DACCOM", tmp_path / "no.docx")
    assert result.exit_code == 3
    assert "there is no such file" in result.stderr


def test_a_locality_or_a_mapping_that_is_not_known(lyapp, sample_path, book):
    result = lyapp("import-plan", sample_path, "--locality", "NOWHERE", book)
    assert result.exit_code == 2
    assert "WH-DACCOM" in result.stderr
    result = lyapp("import-plan", sample_path, "--locality", "WH-DACCOM", book, "--mapping", "ours")
    assert result.exit_code == 2
    assert "mapping" in result.stderr


def test_a_kept_mapping_is_used_by_its_name(lyapp, sample_path, home, tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text(
        "Alpha,Beta,Gamma\nBetter signs,Paint the doors,Nobody is lost\n", encoding="utf-8"
    )
    headers = (("Alpha", Column.OBJECTIVE), ("Beta", Column.ACTION), ("Gamma", Column.OUTCOME))
    review = open_review(sample_path, home=home, holder="tests", read_only=False)
    try:
        save_preset(review, who="tests", preset=MappingPreset("Greek", headers))
    finally:
        review.close()
    result = lyapp(
        "import-plan",
        sample_path,
        "--locality",
        "WH-DACCOM",
        path,
        "--mapping",
        "greek",
        "--dry-run",
        "--json",
    )
    assert result.exit_code == 0
    (row,) = _json(result)["rows"]
    assert (row["objective"], row["actions"], row["outcomes"]) == (
        "Better signs",
        ["Paint the doors"],
        ["Nobody is lost"],
    )


def test_comments_are_said_to_be_kept_apart(lyapp, sample_path, tmp_path):
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Local priorities")
        sheet.write_row("A1", HEAD)
        sheet.write_row(
            "A2", ("Better signs", "Paint the doors", "Agreed", "B Lund", "May 2008", "Ok")
        )
        sheet.write_comment("B2", "Which doors?")
    result = lyapp(
        "import-plan", sample_path, "--locality", "WH-DACCOM", path, "--dry-run", "--json"
    )
    assert "Comments left in the document were kept apart: 1." in _json(result)["warnings"]
