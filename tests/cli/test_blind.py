"""While a review is blind, nothing the command line writes differs by what hidden answers say."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from lyapp import places
from lyapp.cli import app
from lyapp.exchange.rounds import make_pack
from lyapp.model.criteria import ScoreState
from lyapp.store.creating import create_review
from lyapp.store.ops.calibration import mark_for_calibration
from lyapp.store.ops.merging import merge_returns
from lyapp.store.ops.moderation import open_moderation
from lyapp.store.ops.scores import record_score
from tests.store.panel.returning import answer, incoming
from tests.store.programme_small import small

SAID = "Krähenfüße"
CHANGING = re.compile(
    r"[0-9a-f]{8,}|content [0-9a-f]{4} [0-9a-f]{4}|\d\d?:\d\d(:\d\d)?|/(one|two)/"
)
"""Hashes and moments, which differ between any two reviews."""
COMMANDS = (
    *(("status", "--format", fmt, "-o", f"status.{fmt}") for fmt in ("csv", "json", "html")),
    ("status", "--format", "xlsx", "-o", "status.xlsx"),
    ("status",),
    ("briefing", "-o", "briefing.pdf"),
    ("briefing", "-o", "all.pdf", *(
        word for part in ("members", "status", "summary", "questions", "disagreements", "coverage")
        for word in ("--section", part)
    )),
    ("record", "-o", "record.pdf"),
    ("record", "-o", "record.html"),
    ("panel", "--locality", "E-1"),
    ("panel", "--locality", "E-1", "--format", "csv"),
    ("panel", "--locality", "E-1", "--json"),
    ("agreement",),
    ("agreement", "--json"),
    ("findings",),
    ("coverage",),
)  # fmt: skip


def make(path: Path, *, rating: int, words: str) -> Path:
    """A blind review: everybody's return is in, and no plan is opened."""
    path.parent.mkdir()
    home = places.home(path.parent / "home")
    review = create_review(path, small(), home=home, holder="Chair")
    for member in ("ap", "bq", "cz"):
        make_pack(review, who="Chair", member=member)
        said = [
            answer("clear", rating, comment=f"{words} {SAID}"),
            answer("money", rating, comment=words),
            answer("remarks", None, comment=f"{words} {SAID}", state=None),
        ]
        other = ScoreState.UNABLE if rating else ScoreState.NOT_APPLICABLE
        plans = {
            ("E-1", 1): said,
            ("E-1", 2): said,
            ("E-2", 1): [answer("clear", None, state=other), answer("money", rating)],
        }
        merge_returns(review, who="Chair", returns=[incoming(review, member, plans)])
    review.close()
    return path


def make_opened(path: Path, *, rating: int, words: str) -> Path:
    """Two returns are in and Ashby's plan was opened early; Cy's scores, typed in, wait."""
    path.parent.mkdir()
    review = create_review(path, small(), home=places.home(path.parent / "home"), holder="Chair")
    for member in ("ap", "bq"):
        make_pack(review, who="Chair", member=member)
        said = [answer("clear", 3, comment="Seen by all"), answer("money", 2)]
        merge_returns(review, who="Chair", returns=[incoming(review, member, {("E-1", 2): said})])
    for version in (2, 3):
        for criterion in (1, 2):
            record_score(
                review, who="Clerk", entered_by="Clerk", plan_version=version, member="cz",
                criterion=criterion, state=ScoreState.RATED, rating=rating,
                comment=f"{words} {SAID}",
            )  # fmt: skip
    open_moderation(review, who="Chair", plan_version=3, reason="It is late")
    mark_for_calibration(review, who="Chair", plan_version=3)
    review.close()
    return path


def text_of(path: Path) -> str:
    """What a file says, whatever its kind."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(
                parts.read(name).decode() for name in sorted(parts.namelist()) if "xl/" in name
            )
    return data.decode()


def run(path: Path, words: tuple[str, ...]) -> str:
    """What a command prints and writes about a review, but for hashes and moments."""
    folder = path.parent
    written = [folder / word for word in words if "." in word and word != path.name]
    parts = [str(folder / word) if "." in word else word for word in words]
    done = CliRunner().invoke(
        app,
        ["--home", str(folder / "home"), parts[0], str(path), *parts[1:]],
        catch_exceptions=False,
    )
    assert done.exit_code in (0, 1), done.output
    return CHANGING.sub("#", "\n".join([done.output, *map(text_of, written)]))


@pytest.mark.parametrize("made", [make, make_opened])
def test_no_command_differs_by_what_is_hidden(tmp_path: Path, made: Callable[..., Path]) -> None:
    high = made(tmp_path / "one" / "r.lyreview", rating=4, words="Splendid")
    low = made(tmp_path / "two" / "r.lyreview", rating=0, words="Poor")
    for words in COMMANDS:
        said = run(high, words)
        assert SAID not in said, words
        assert said.splitlines() == run(low, words).splitlines(), words
