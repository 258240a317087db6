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
from lyapp.model.criteria import ScoreState
from lyapp.store.check import verify as check
from lyapp.store.file import open_review
from lyapp.store.ops.scores import record_score
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


def test_wrong_usage_is_told_in_plain_words_and_as_json(lyapp, sample_path, tmp_path):
    new = ("new", tmp_path / "a.lyreview", "--programme", "generated", "--localities")
    for words, told in (
        ((*new, 0), "--localities: it is at least 1"),
        ((*new, "many"), "“many” is not a whole number"),
        (("status", sample_path, "--format", "xml"), "'xml' is not one of"),
        (("score", sample_path, "--from", tmp_path / "s.csv"), "can’t be read: it isn’t there"),
        (("restore", sample_path, "--backup", "x"), "Say with -o where"),
    ):
        result = lyapp("--json", *words)
        assert result.exit_code in (2, 3)
        said = json.loads(result.stdout)
        assert told in said["error"]
        assert said["error"] in result.stderr
        assert not any(raw in result.stderr for raw in ("Value error", "Input should"))


def test_the_version_as_json(lyapp):
    said = json.loads(lyapp("--json", "--version").stdout)
    assert lyapp("--version").stdout == f"lyapp {said['version']}\n"


def test_a_folder_is_told_as_one(lyapp, tmp_path):
    folder = tmp_path / "dir.lyreview"
    folder.mkdir()
    result = lyapp("status", folder)
    assert result.exit_code == 3
    assert "is a folder and not a review file" in result.stderr


def test_a_review_is_named_as_one_and_a_new_folder_is_told(lyapp, tmp_path):
    wrong = lyapp("new", tmp_path / "a.txt")
    assert wrong.exit_code == 2
    assert ".lyreview" in wrong.stderr
    assert list(tmp_path.glob("a.txt*")) == []
    made = lyapp("new", tmp_path / "there" / "a.lyreview")
    assert f"Made the folder {tmp_path / 'there'}." in made.stdout
    out = tmp_path / "here" / "s.csv"
    told = lyapp("status", tmp_path / "there" / "a.lyreview", "-o", out)
    assert f"Made the folder {out.parent}." in told.stdout
    restored = lyapp("restore", tmp_path / "there" / "a.lyreview", "-o", tmp_path / "b.txt")
    assert restored.exit_code == 2


def test_a_dash_is_the_terminal_and_no_file(lyapp, sample_path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plain = lyapp("status", sample_path, "--format", "csv").stdout
    assert lyapp("status", sample_path, "--format", "csv", "-o", "-").stdout == plain
    refused = lyapp("briefing", sample_path, "-o", "-")
    assert refused.exit_code == 2
    assert not (tmp_path / "-").exists()


def test_verify_tells_a_value_of_the_sample_that_was_altered(lyapp, sample_path):
    assert json.loads(lyapp("verify", sample_path, "--json").stdout)["not_compared"] == 0
    with closing(sqlite3.connect(sample_path)) as raw:
        raw.execute("UPDATE financial_line SET amount_pence = amount_pence + 1 WHERE id = 1")
        raw.commit()
    result = lyapp("verify", sample_path)
    assert result.exit_code == 1
    assert "of financial_line, at least one is not as entry 1 made it" in result.stdout
    assert "The first entry of the log that doesn’t hold is 1." in result.stdout


def test_one_of_a_thing_is_told_in_the_singular(lyapp, sample_path):
    assert "1 change\n" in lyapp("backup", sample_path).stdout
    assert "1 entry in its log" in lyapp("verify", sample_path).stdout


def test_a_locality_that_is_not_the_members_is_told_plainly(lyapp, sample_path, tmp_path, member):
    rows = _scores(tmp_path, "XX,timescales,3,")
    result = lyapp("score", sample_path, "--member", member, "--from", rows)
    assert "There is no locality “XX” that this member scores." in result.stderr


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


def test_a_row_with_too_much_in_it_is_refused_and_the_others_are_saved(
    lyapp, sample_path, tmp_path, home, member
):
    rows = _scores(tmp_path, "ENH-STEV,must_dos,3,good, but late", "ENH-STEV,timescales,2,fine")
    result = lyapp("score", sample_path, "--member", member, "--from", rows)
    assert result.exit_code == 1
    assert "line 2: refused" in result.stderr
    assert "put the comment in quotes" in result.stderr
    lines = _sheet(sample_path, home, member)
    assert (lines["must_dos"].rating, lines["must_dos"].comment) == (None, "")
    assert lines["timescales"].rating == 2


def test_scores_entered_here_and_in_the_window_have_one_hash(
    lyapp, sample_path, tmp_path, home, member
):
    copy = tmp_path / "copy.lyreview"
    copy.write_bytes(sample_path.read_bytes())
    rows = _scores(tmp_path, "ENH-STEV,timescales,3,fine")
    assert lyapp("score", sample_path, "--member", member, "--from", rows).exit_code == 0
    review = open_review(copy, home=home, holder="Alex")
    try:
        plan = next(one for one in to_score(review, member=member) if one.code == "ENH-STEV")
        sheet = score_sheet(review, plan_version=plan.plan_version, member=member)
        line = next(one for one in sheet.lines if one.what.key == "timescales")
        record_score(
            review, plan_version=plan.plan_version, criterion=line.criterion, member=member,
            state=ScoreState.RATED, rating=3, comment="fine", who="Alex",
        )  # fmt: skip
    finally:
        review.close()
    assert check(copy).content_hash == check(sample_path).content_hash


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


def test_a_locality_that_the_organisation_leaves_out_is_wrong_usage(lyapp, sample_path, tmp_path):
    out = tmp_path / "b.pdf"
    both = ("--locality", "ENH-STEV", "--locality", "WH-HERTS")
    result = lyapp("briefing", sample_path, "-o", out, "--organisation", "WH", *both)
    assert result.exit_code == 2
    assert "ENH-STEV is a locality of ENH" in " ".join(result.stderr.split())
    assert not out.exists()
    fits = lyapp("briefing", sample_path, "-o", out, "--organisation", "WH", *both[2:])
    assert fits.exit_code == 0


def test_a_home_that_can_not_be_written_is_said_and_nothing_is_left(sample_path, tmp_path, member):
    (tmp_path / "file").write_text("")
    home = tmp_path / "file" / "home"
    path = tmp_path / "new" / "a.lyreview"
    path.parent.mkdir()
    before = sample_path.read_bytes()
    rows = _scores(tmp_path, "ENH-STEV,timescales,3,")
    for words in (
        ("new", path),
        ("score", sample_path, "--member", member, "--from", rows),
        ("backup", sample_path),
    ):
        result = CliRunner().invoke(app, ["--home", str(home), *map(str, words)])
        assert result.exit_code == 3
        assert "lyapp can’t write in its own data folder" in result.stderr
        assert "--home" in result.stderr
    assert list(path.parent.iterdir()) == []
    assert sample_path.read_bytes() == before
    assert CliRunner().invoke(app, ["--home", str(home), "status", str(sample_path)]).exit_code == 0


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


def test_a_copy_has_backups_of_its_own(lyapp, sample_path, tmp_path):
    lyapp("backup", sample_path)
    copy = tmp_path / "copy.lyreview"
    copy.write_bytes(sample_path.read_bytes())
    bare = lyapp("restore", copy, "-o", tmp_path / "bare.lyreview")
    assert bare.exit_code == 1
    assert f"no backups of {copy}" in bare.stderr
    lyapp("backup", copy)
    ours, more = lyapp("restore", copy).stdout.splitlines()
    assert "a copy of" not in ours
    assert "1 more is of copies of this review elsewhere" in more
    every = lyapp("restore").stdout
    assert f"a copy of {sample_path}" in every
    assert f"a copy of {copy}" in every


def test_a_review_that_is_gone_is_known_by_its_place(lyapp, sample_path, tmp_path):
    lyapp("backup", sample_path)
    other = tmp_path / "other.lyreview"
    lyapp("new", other, "--programme", "blank")
    lyapp("backup", other)
    whole = check(sample_path).content_hash
    sample_path.unlink()
    back = tmp_path / "back.lyreview"
    assert lyapp("restore", sample_path, "--backup", "newest", "-o", back).exit_code == 0
    assert check(back).content_hash == whole
    missing = lyapp("restore", tmp_path / "none.lyreview", "--backup", "newest", "-o", back)
    assert missing.exit_code == 1
    assert "no backups of" in missing.stderr
    any_at_all = lyapp("restore", "--backup", "newest", "-o", tmp_path / "x.lyreview")
    assert any_at_all.exit_code == 2
    assert "several reviews" in any_at_all.stderr
    assert not (tmp_path / "x.lyreview").exists()


def test_a_place_where_two_reviews_were_must_be_told_apart(lyapp, sample_path, tmp_path):
    lyapp("backup", sample_path)
    sample_path.unlink()
    lyapp("new", sample_path, "--programme", "blank")
    lyapp("backup", sample_path)
    sample_path.write_bytes(b"damaged")
    back = tmp_path / "back.lyreview"
    asked = lyapp("restore", sample_path, "-o", back)
    assert asked.exit_code == 2
    assert "several reviews" in asked.stderr
    name = json.loads(lyapp("restore", sample_path, "--json").stdout)["backups"][-1]["name"]
    assert lyapp("restore", sample_path, "--backup", name, "-o", back).exit_code == 0
    assert "Hertfordshire" in lyapp("status", back).stdout


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
