"""Plans come in as they are sent, and are scored with a cited row: three formats, one window."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from tests.journeys import papers
from tests.journeys.hands import ALT, CTRL, Hands
from tests.journeys.taking_in import take_in

KEY = Qt.Key


def test_three_plans_come_in_and_one_is_scored(start: Callable[[], Hands], tmp_path: Path) -> None:
    word = papers.word(tmp_path / "stevenage.docx")
    sheet = papers.sheet(tmp_path / "north herts.xlsx")
    pdf = papers.pdf(tmp_path / "watcom.pdf")
    hands = start()
    hands.press("Open the sample")
    hands.wait(lambda: hands.window.stage.here == "status")
    hands.settle()
    review = hands.window.desk.review_path
    assert review is not None

    take_in(hands, word, whose="Stevenage", rows=2)
    take_in(hands, sheet, whose="North Herts", rows=2)
    take_in(hands, pdf, whose="WatCom", rows=3)
    _score_stevenage(hands)
    hands.key("q", CTRL)
    assert not hands.window.isVisible()

    _check(review, word, sheet, pdf)
    verified = subprocess.run(
        [sys.executable, "-m", "lyapp", "--home", str(tmp_path / "home"), "verify", str(review)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr


def _score_stevenage(hands: Hands) -> None:
    """The new version’s rows are there to be read, cited and scored, with what was noticed."""
    hands.key("1", ALT)
    hands.settle()
    hands.key("k", CTRL)
    hands.type("steven")
    hands.key(KEY.Key_Return)
    hands.reads("9 practices · 87,008 registered")
    hands.key("s")
    hands.reads("Who is scoring?")
    hands.press("Andrew Parker")
    hands.reads("Covers must-dos")
    hands.settle()
    plan = hands.find(QListView, "Rows of the plan")
    assert plan.model().rowCount() == 2
    spoken = str(plan.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Breathing clinics nearer home" in spoken
    hands.key("3")
    hands.reads("Criterion 2 of 10")
    hands.click_row(plan, plan.model().index(1, 0))
    hands.key("e")
    hands.reads("Talking therapies")
    hands.key("2")
    hands.reads("Criterion 3 of 10")
    hands.settle()


def _check(review: Path, *documents: Path) -> None:
    with closing(sqlite3.connect(review)) as file:
        kept = dict(file.execute("SELECT name, sha256 FROM attachment").fetchall())
        assert kept == {
            each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in documents
        }
        titles = [
            [title for (title,) in file.execute(
                "SELECT title FROM objective WHERE plan_version_id = ? ORDER BY sort", (version,)
            )]
            for (version,) in file.execute(
                "SELECT DISTINCT plan_version_id FROM attachment ORDER BY id"
            )
        ]  # fmt: skip
        assert titles == [
            [row[0] for row in plan]
            for plan in (papers.STEVENAGE, papers.NORTH_HERTS, papers.WATCOM)
        ]
        leads = file.execute(
            "SELECT clinical_lead FROM objective WHERE title = 'Breathing clinics nearer home'"
        ).fetchall()
        assert leads == [("Dr Alan Frost",)]
        cited = file.execute(
            "SELECT objective.title, score.rating FROM evidence "
            "JOIN score ON score.id = evidence.score_id "
            "JOIN objective ON objective.id = evidence.objective_id"
        ).fetchall()
        assert cited == [("Talking therapies", 2)]
