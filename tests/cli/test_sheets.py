"""`lyapp sheets`, and declarations in `lyapp briefing`."""

from __future__ import annotations

import io
import json
from pathlib import Path

from pypdf import PdfReader
from typer.testing import CliRunner

from lyapp import places
from lyapp.cli import app
from lyapp.model.panel import ConflictKind
from lyapp.store.file import open_review
from lyapp.store.ops.members import declare_conflicts
from tests.ui import small


def run(folder: Path, *words: object, code: int = 0) -> str:
    done = CliRunner().invoke(
        app, ["--home", str(folder / "home"), *map(str, words)], catch_exceptions=False
    )
    assert done.exit_code == code, done.output
    return done.output


def made(folder: Path) -> Path:
    path = small.make(folder / "small.lyreview")
    review = open_review(path, home=places.home(folder / "maker"), holder="a test")
    declare_conflicts(review, who="Chair", pairs=[(1, 2)], kind=ConflictKind.OTHER, note="A cousin")
    review.close()
    return path


def text_of(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_sheets_are_written_for_who_scores_what(tmp_path: Path) -> None:
    path, out = made(tmp_path), tmp_path / "out" / "sheets.pdf"
    said = json.loads(run(tmp_path, "sheets", path, "-o", out, "--json"))
    # Three plans have been submitted; one of the two members doesn't score Beech.
    assert said["sheets"] == 5
    run(tmp_path, "sheets", path, "-o", out, "--member", "ap", "--locality", "EN-A",
        "--deadline", "2008-07-03")  # fmt: skip
    text = text_of(out)
    assert "Score sheet: Ashdown – A. Parker" in text
    assert "3 July 2008" in text
    assert "T. West" not in text
    assert "2 sheets" in run(
        tmp_path, "sheets", path, "-o", out, "--unnamed", "--locality", "EN-A",
        "--locality", "EN-B",
    )  # fmt: skip


def test_what_isnt_there_is_said(tmp_path: Path) -> None:
    path, out = made(tmp_path), tmp_path / "sheets.pdf"
    assert "nobody" in run(tmp_path, "sheets", path, "-o", out, "--member", "nobody", code=2)
    assert not out.exists()
    run(tmp_path, "sheets", path, "-o", out, "--member", "ap", "--unnamed", code=2)


def test_the_briefing_has_the_declarations(tmp_path: Path) -> None:
    path, out = made(tmp_path), tmp_path / "briefing.pdf"
    run(tmp_path, "briefing", path, "-o", out)
    assert "Declarations of interest" in text_of(out)
    assert "A cousin" in text_of(out)
    run(tmp_path, "briefing", path, "-o", out, "--section", "members")
    assert "A cousin" not in text_of(out)
