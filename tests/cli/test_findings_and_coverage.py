"""`lyapp findings` and `lyapp coverage` as a person or a script runs them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from lyapp.cli import app
from lyapp.store import migrations


@pytest.fixture
def lyapp(tmp_path):
    def run(*words):
        return CliRunner().invoke(
            app, ["--home", str(tmp_path / "home"), *map(str, words)], catch_exceptions=False
        )

    return run


def test_findings_name_their_row_and_give_no_rating(lyapp, sample_path):
    found = lyapp("findings", sample_path, "--locality", "wh-daccom")
    assert found.exit_code == 0
    first, *lines = found.stdout.splitlines()
    assert first.startswith("WH-DACCOM DacCom, version 2: ")
    assert any(line.split()[:2] == ["NR10", "serious"] and "No lead" in line for line in lines)


def test_findings_as_json_and_csv_hold_the_same(lyapp, sample_path, tmp_path):
    data = json.loads(lyapp("--json", "findings", sample_path, "--locality", "WH-DACCOM").stdout)
    (plan,) = data["plans"]
    out = tmp_path / "findings.csv"
    said = lyapp("findings", sample_path, "--locality", "WH-DACCOM", "-o", out)
    assert said.stdout.strip().endswith(f"{len(plan['findings'])} findings.")
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [row["finding"] for row in rows] == [one["finding"] for one in plan["findings"]]


def test_an_unknown_locality_is_told_with_those_there_are(lyapp, sample_path):
    for command in ("findings", "coverage"):
        found = lyapp(command, sample_path, "--locality", "NOWHERE")
        assert found.exit_code == 2
        assert "There is no locality “NOWHERE” in this review." in found.stderr
        assert "WH-DACCOM" in found.stderr


def test_coverage_of_all_plans_as_a_workbook(lyapp, sample_path, tmp_path):
    out = tmp_path / "coverage.xlsx"
    assert "132 must-dos" in lyapp("coverage", sample_path, "-o", out).stdout
    head, *rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert len(head) == 3 + 12
    diabetes = next(row for row in rows if row[1] == "CI-4.3")
    assert diabetes[head.index("DacCom")] == "perhaps"
    assert diabetes[head.index("Red House")] == "no rows"


def test_coverage_of_one_plan_as_json(lyapp, sample_path):
    data = json.loads(
        lyapp("coverage", sample_path, "--locality", "WH-DACCOM", "--format", "json").stdout
    )
    assert [each["code"] for each in data["localities"]] == ["WH-DACCOM"]
    one = data["localities"][0]
    assert one["confirmed"] + one["suggested"] + one["gap"] == len(data["must_dos"]) == 132


@pytest.mark.parametrize(("command", "name"), [("findings", "a.xlsx"), ("coverage", "a.html")])
def test_a_file_is_what_its_name_says_or_is_not_written(
    lyapp, sample_path, tmp_path, command, name
):
    out = tmp_path / name
    found = lyapp(command, sample_path, "-o", out)
    assert found.exit_code == 2
    assert ".csv" in found.stderr
    assert not out.exists()
    assert lyapp(command, sample_path, "-o", tmp_path / "a.txt").exit_code == 0


def test_an_older_review_says_how_it_is_brought_up_to_date(lyapp, sample_path):
    with closing(sqlite3.connect(sample_path)) as raw:
        first = min(path.stem for path in (migrations.shipped() / "versions").glob("0*.py"))
        raw.execute("UPDATE alembic_version SET version_num = ?", (first.split("_")[0],))
        raw.commit()
    for command in ("findings", "coverage", "status"):
        found = lyapp(command, sample_path)
        assert found.exit_code == 3
        assert "made by an older version of lyapp" in found.stderr
        assert f"Open it once with “lyapp {sample_path}”" in found.stderr
