"""The commands as a person or a script runs them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from typer.testing import CliRunner

from lyapp.cli import app
from lyapp.store.check import verify as check
from lyapp.store.file import open_review
from lyapp.store.queries.programme import programme_page
from lyapp.store.queries.score_sheet import score_sheet, to_score


@pytest.fixture
def lyapp(tmp_path):
    """Run a command with the test's own home folder."""

    def run(*words):
        return CliRunner().invoke(
            app, ["--home", str(tmp_path / "home"), *map(str, words)], catch_exceptions=False
        )

    return run


@pytest.fixture
def member(sample_path, home):
    review = open_review(sample_path, home=home, holder="tests", read_only=True)
    try:
        return programme_page(review).members[0].key
    finally:
        review.close()


def _sheet(path, home, member, code="ENH-STEV"):
    review = open_review(path, home=home, holder="tests", read_only=True)
    try:
        plan = next(one for one in to_score(review, member=member) if one.code == code)
        found = score_sheet(review, plan_version=plan.plan_version, member=member)
    finally:
        review.close()
    return {line.what.key: line for line in found.lines}


def _scores(tmp_path, *rows):
    path = tmp_path / "scores.csv"
    path.write_text("\n".join(("locality,criterion,rating,comment", *rows)), encoding="utf-8")
    return path


def test_new_makes_a_review_and_never_overwrites(lyapp, tmp_path):
    path = tmp_path / "a.lyreview"
    made = lyapp("new", path, "--programme", "blank", "--json")
    assert made.exit_code == 0
    assert json.loads(made.stdout)["path"] == str(path)
    before = path.read_bytes()
    again = lyapp("new", path, "--programme", "blank")
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert path.read_bytes() == before


def test_generated_reviews_are_the_same_for_a_seed(lyapp, tmp_path):
    hashes = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.lyreview"
        made = lyapp(
            "new", path, "--programme", "generated", "--localities", 5, "--members", 3, "--scores",
            "--seed", 7, "--json",
        )  # fmt: skip
        assert json.loads(made.stdout)["made_up"] is True
        hashes.append(json.loads(lyapp("verify", path, "--json").stdout)["content_hash"])
    assert hashes[0] == hashes[1]


def test_generator_options_go_with_the_generator_alone(lyapp, tmp_path):
    result = lyapp("new", tmp_path / "a.lyreview", "--programme", "blank", "--seed", 3)
    assert result.exit_code == 2
    assert not (tmp_path / "a.lyreview").exists()


def test_unknown_programme(lyapp, tmp_path):
    result = lyapp("new", tmp_path / "a.lyreview", "--programme", "no-such")
    assert result.exit_code in (2, 3)
    assert "no-such" in result.stderr


def test_a_file_is_what_its_name_says(lyapp, sample_path, tmp_path):
    refused = lyapp("status", sample_path, "-o", tmp_path / "status.docx")
    assert refused.exit_code == 2
    assert "would not be what its name says" in refused.stderr
    assert not (tmp_path / "status.docx").exists()


def test_status_in_every_format(lyapp, sample_path, tmp_path):
    assert "Stevenage" in lyapp("status", sample_path).stdout
    assert len(json.loads(lyapp("status", sample_path, "--json").stdout)["localities"]) == 12
    assert "Stevenage" in lyapp("status", sample_path, "--format", "csv").stdout
    for suffix in ("xlsx", "csv", "json", "html", "txt"):
        out = tmp_path / "out" / f"status.{suffix}"
        assert lyapp("status", sample_path, "-o", out).exit_code == 0
        assert out.stat().st_size > 500


def test_unreadable_input_is_three_and_a_sentence(lyapp, tmp_path):
    broken = tmp_path / "b.lyreview"
    broken.write_bytes(b"this is no review")
    for words in (("status",), ("verify",), ("backup",), ("status", "--json")):
        result = lyapp(words[0], broken, *words[1:])
        assert result.exit_code == 3
        assert "is not a review file" in result.stderr
        assert "Traceback" not in result.output
    assert "error" in json.loads(result.stdout)
    assert lyapp("status", tmp_path / "none.lyreview").exit_code == 3


def test_wrong_usage_is_two(lyapp, sample_path):
    assert lyapp("status").exit_code == 2
    assert lyapp("status", sample_path, "--format", "docx").exit_code == 2
    assert lyapp("stauts", sample_path).exit_code == 2


def test_score_saves_acknowledges_and_reports(lyapp, sample_path, tmp_path, home, member):
    rows = _scores(
        tmp_path,
        "ENH-STEV,timescales,3,clear enough",
        "enh-stev,measurable,n/a,",
        "ENH-STEV,clinical_leads,?,",
        "ENH-STEV,other_feedback,,only words",
        "ENH-STEV,must_dos,9,",
        "ENH-STEV,nonsense,1,",
        "NOWHERE,timescales,1,",
        "ENH-STEV,other_feedback,2,",
    )
    result = lyapp("score", sample_path, "--member", member, "--from", rows)
    assert result.exit_code == 1
    assert result.stdout.count("saved") == 5  # four rows and the sum
    assert [n for n in range(2, 10) if f"line {n}: refused" in result.stderr] == [6, 7, 8, 9]
    lines = _sheet(sample_path, home, member)
    assert lines["timescales"].rating == 3
    assert lines["timescales"].comment == "clear enough"
    assert lines["measurable"].state == "not_applicable"
    assert lines["clinical_leads"].state == "unable_to_judge"
    assert lines["other_feedback"].comment == "only words"
    assert check(sample_path).ok


def test_each_row_is_one_entry_of_the_log(lyapp, sample_path, tmp_path, member):
    before = check(sample_path).entries
    rows = _scores(tmp_path, "ENH-STEV,timescales,3,why", "ENH-STEV,measurable,2,")
    lyapp("score", sample_path, "--member", member, "--from", rows)
    assert check(sample_path).entries == before + 2
    again = lyapp("score", sample_path, "--member", member, "--from", rows, "--json")
    assert json.loads(again.stdout)["counts"]["unchanged"] == 2
    assert check(sample_path).entries == before + 2


def test_one_thing_said_twice_is_refused(lyapp, sample_path, tmp_path, home, member):
    rows = _scores(tmp_path, "ENH-STEV,timescales,3,", "ENH-STEV,timescales,1,")
    result = lyapp("score", sample_path, "--member", member, "--from", rows)
    assert result.exit_code == 1
    assert "line 2 says something else" in result.stderr
    assert _sheet(sample_path, home, member)["timescales"].rating == 3


def test_dry_run_writes_nothing(lyapp, sample_path, tmp_path, member):
    before = sample_path.read_bytes()
    rows = _scores(tmp_path, "ENH-STEV,timescales,3,")
    result = lyapp("score", sample_path, "--member", member, "--from", rows, "--dry-run")
    assert "would be saved" in result.stdout
    assert sample_path.read_bytes() == before


def test_score_wants_a_known_member_and_a_readable_file(lyapp, sample_path, tmp_path, member):
    rows = _scores(tmp_path, "ENH-STEV,timescales,3,")
    unknown = lyapp("score", sample_path, "--member", "nobody", "--from", rows)
    assert unknown.exit_code == 2
    assert member in unknown.stderr
    missing = lyapp("score", sample_path, "--member", member, "--from", tmp_path / "none.csv")
    assert missing.exit_code == 3


def test_scoring_a_file_that_is_open_elsewhere_is_refused(
    lyapp, sample_path, tmp_path, home, member
):
    rows = _scores(tmp_path, "ENH-STEV,timescales,3,")
    review = open_review(sample_path, home=home, holder="Alex")
    try:
        result = lyapp("score", sample_path, "--member", member, "--from", rows)
    finally:
        review.close()
    assert result.exit_code == 3
    assert "Alex" in result.stderr


def test_backup_and_restore(lyapp, sample_path, tmp_path):
    made = json.loads(lyapp("backup", sample_path, "--json").stdout)
    listed = json.loads(lyapp("restore", sample_path, "--json").stdout)["backups"]
    assert made["name"] in [one["name"] for one in listed]
    back = tmp_path / "back.lyreview"
    assert lyapp("restore", sample_path, "--backup", made["name"], "-o", back).exit_code == 0
    assert check(back).content_hash == check(sample_path).content_hash
    assert lyapp("restore", sample_path, "-o", back).exit_code == 2


def test_restore_of_a_damaged_review(lyapp, sample_path, tmp_path):
    lyapp("backup", sample_path)
    whole = check(sample_path).content_hash
    sample_path.write_bytes(sample_path.read_bytes()[:5000])
    back = tmp_path / "back.lyreview"
    assert lyapp("restore", sample_path, "-o", back).exit_code == 0
    assert check(back).content_hash == whole


def test_restore_without_backups_says_so(lyapp, sample_path):
    result = lyapp("restore", sample_path)
    assert result.exit_code == 1
    assert "no backups" in result.stdout


def test_briefing_writes_a_pdf(lyapp, sample_path, tmp_path):
    from pypdf import PdfReader

    out = tmp_path / "b.pdf"
    result = lyapp("briefing", sample_path, "-o", out, "--locality", "ENH-STEV")
    assert result.exit_code == 0
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Stevenage" in text
    assert lyapp("briefing", sample_path, "-o", out, "--locality", "NOWHERE").exit_code == 2


def test_output_that_can_not_be_written(lyapp, sample_path, tmp_path):
    (tmp_path / "file").write_text("")
    result = lyapp("status", sample_path, "-o", tmp_path / "file" / "status.csv")
    assert result.exit_code == 1
    assert "can’t be written" in result.stderr or "can’t be written" in result.stderr


@pytest.mark.parametrize("command", ["status", "briefing"])
def test_output_never_replaces_a_review(lyapp, sample_path, command):
    before = sample_path.read_bytes()
    result = lyapp(command, sample_path, "-o", sample_path)
    assert result.exit_code == 2
    assert "is a review" in result.stderr
    assert sample_path.read_bytes() == before


def test_briefing_of_some_parts(lyapp, sample_path, tmp_path):
    from pypdf import PdfReader

    from lyapp.briefing.content import Section

    def words(*options):
        out = tmp_path / "b.pdf"
        assert lyapp("briefing", sample_path, "-o", out, *options).exit_code == 0
        return " ".join(page.extract_text() for page in PdfReader(out).pages)

    assert Section.QUESTIONS.label in words("--section", "questions", "--section", "members")
    assert Section.QUESTIONS.label not in words("--section", "status")
    wrong = lyapp("briefing", sample_path, "-o", tmp_path / "c.pdf", "--section", "cover")
    assert wrong.exit_code == 2
    help_text = " ".join(lyapp("briefing", "--help").stdout.replace("│", " ").split())
    assert all(section.value in help_text + wrong.stderr for section in Section)
    assert not (tmp_path / "c.pdf").exists()


def _make_newer(path, statement):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.execute(statement)
        raw.commit()


def test_a_readable_file_of_a_newer_version_is_read_and_said_to_be(lyapp, sample_path):
    _make_newer(sample_path, "ALTER TABLE review ADD COLUMN mood TEXT")
    status = lyapp("status", sample_path)
    assert status.exit_code == 0
    assert "Stevenage" in status.stdout
    assert "newer version" in status.stderr
    json.loads(lyapp("status", sample_path, "--json").stdout)
    checked = lyapp("verify", sample_path)
    assert checked.exit_code == 0
    assert "of another version of lyapp" in checked.stdout
    assert lyapp("backup", sample_path).exit_code == 0


def test_a_changed_file_of_a_newer_version_is_three_and_a_sentence(lyapp, sample_path, tmp_path):
    _make_newer(sample_path, "ALTER TABLE locality RENAME COLUMN name TO title")
    for words in (("status",), ("briefing", "-o", tmp_path / "b.pdf")):
        result = lyapp(words[0], sample_path, *words[1:])
        assert result.exit_code == 3
        assert "newer version" in result.stderr


def test_backups_of_a_copy_say_whose_they_are(lyapp, sample_path, tmp_path):
    lyapp("backup", sample_path)
    copy = tmp_path / "copy.lyreview"
    copy.write_bytes(sample_path.read_bytes())
    lyapp("backup", copy)
    ours, other = lyapp("restore", copy).stdout.splitlines()
    assert "a copy of" not in ours
    assert f"a copy of {sample_path}" in other


def test_tour_does_the_whole_job_twice(lyapp, tmp_path):
    out = tmp_path / "out"
    first = lyapp("tour", "-o", out)
    assert first.exit_code == 0
    for name in ("hertfordshire-2008-09.lyreview", "briefing.pdf", "status.xlsx"):
        assert (out / name).is_file()
        assert str((out / name).resolve()) in first.stdout
    content = check(out / "hertfordshire-2008-09.lyreview").content_hash
    assert lyapp("tour", "-o", out).exit_code == 0
    assert check(out / "hertfordshire-2008-09.lyreview").content_hash == content


def _process(*words, **options):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "lyapp", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        **options,
    )


def test_version_and_help_load_nothing_heavy():
    code = (
        "import sys\nfrom lyapp.__main__ import main\nsys.argv = ['lyapp', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'PySide6', 'reportlab', 'xlsxwriter', 'pydantic'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "score" in ran.stdout
    assert _process("--version").stdout.startswith("lyapp ")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_without_a_screen_the_window_says_so(sample_path):
    for words in ((), (sample_path,), ("--sample",)):
        ran = _process(*words)
        assert ran.returncode == 1
        assert "no screen" in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_reader_that_goes_away_is_no_trouble(sample_path, tmp_path):
    ran = subprocess.run(
        ["sh", "-c", '"$0" -m lyapp --home "$2" status "$1" --format html | true',
         sys.executable, sample_path, tmp_path / "home"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stderr == ""


def test_a_bug_is_a_sentence_and_a_log(lyapp, sample_path, tmp_path, monkeypatch):
    def breaks(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("lyapp.store.check.verify", breaks)
    result = lyapp("verify", sample_path)
    assert result.exit_code == 70
    log = tmp_path / "home" / "logs" / "lyapp.log"
    assert str(log) in result.stderr
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert "Traceback" not in result.output
