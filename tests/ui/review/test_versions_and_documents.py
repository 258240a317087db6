"""A plan that came in again as a document: the source beside the rows, and earlier answers."""

from __future__ import annotations

import hashlib
import io
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from lyapp import places
from lyapp.model.criteria import ScoreState
from lyapp.model.found import DocumentPlace
from lyapp.model.intake import DocumentKind
from lyapp.model.versions import Into
from lyapp.store.creating import create_review
from lyapp.store.ops import intake, scores
from lyapp.ui.desk import Desk
from lyapp.ui.review.screen import ReviewScreen
from tests.plan_documents import document_of, row
from tests.ui import small

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TITLES = ("Shorter waits", "Fewer falls", "Better diabetes care")


def pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for title in TITLES:
        canvas.drawString(72, 700, title)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    """Ashdown's second version came in as a PDF of three pages; its first was scored."""
    path = tmp_path / "small.lyreview"
    home = places.home(tmp_path / "maker")
    content = pdf()
    document = replace(
        document_of(*TITLES, name="plan.pdf"),
        kind=DocumentKind.PDF,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        pages=3,
    )
    review = create_review(path, small.programme(rows=4), home=home, holder="a test")
    given = {"plan_version": 1, "member": "ap", "who": "A. Parker"}
    scores.record_score(
        review, **given, criterion=1, state=ScoreState.RATED, rating=2, comment="Thin."
    )
    scores.record_score(review, **given, criterion=2, state=ScoreState.UNABLE)
    intake.import_plan(
        review,
        who="A. Parker",
        locality=1,
        document=document,
        original=content,
        rows=[row(title, at=at, page=at) for at, title in enumerate(TITLES, 1)],
        into=Into.NEW_VERSION,
    )
    review.close()
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def reading(qtbot: QtBot, desk: Desk, screen: ReviewScreen) -> ReviewScreen:
    desk.set_member("ap", "A. Parker")
    screen.arrive()
    qtbot.waitUntil(lambda: screen.view.source.isEnabled() and desk.idle, timeout=20_000)
    screen.view.cards.setFocus()
    return screen


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def stored(desk: Desk, sql: str) -> list[tuple[object, ...]]:
    assert desk.review_path is not None
    with sqlite3.connect(f"file:{desk.review_path}?mode=ro", uri=True) as connection:
        rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def test_an_earlier_answer_is_shown_and_taken_over_by_one_key(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    earlier = reading.view.sheet.earlier
    assert earlier.isVisible()
    assert earlier.accessibleName() == "On version 1 you gave 2: “Thin.”"
    press(Key.Key_V)
    assert reading.at == 1
    assert earlier.accessibleName() == "On version 1 you were unable to judge."
    press(Key.Key_V)
    assert reading.at == 2
    assert not earlier.isVisible()
    qtbot.waitUntil(lambda: desk.idle)
    answers = "select state, rating, comment from score where plan_version_id > 1 order by id"
    assert stored(desk, answers) == [("rated", 2, "Thin."), ("unable_to_judge", None, "")]


def test_an_answer_given_is_not_taken_over_again(desk: Desk, reading: ReviewScreen) -> None:
    told: list[object] = []
    desk.told.connect(told.append)
    press(Key.Key_4)
    press(Key.Key_Left)
    press(Key.Key_V)
    assert reading.sheet is not None
    assert reading.sheet.lines[0].rating == 4
    assert told


def test_the_document_opens_at_the_row_and_follows(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    reading.plan.go_to_row(1)
    press(Key.Key_P)
    assert reading.source.is_open
    viewer = reading.source._viewer
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.page == 2, timeout=20_000)
    reading.view.cards.setFocus()
    press(Key.Key_J)
    qtbot.waitUntil(lambda: viewer.page == 3)
    press(Key.Key_P)
    assert not reading.source.is_open
    assert not reading.view.source.isChecked()


def test_a_page_is_cited_and_taken_away(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    reading.plan.go_to_row(1)
    press(Key.Key_P)
    viewer = reading.source._viewer
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.page == 2, timeout=20_000)
    press(Key.Key_E, SHIFT)
    qtbot.waitUntil(lambda: desk.idle)
    assert stored(desk, "select page from evidence") == [(2,)]
    chips = reading.view.sheet.chips
    qtbot.waitUntil(lambda: all(button.isEnabled() for button in chips._buttons))
    assert [button.text() for button in chips._buttons] == ["page 2 plan.pdf ×"]
    chips._buttons[0].click()
    qtbot.waitUntil(lambda: desk.idle)
    assert stored(desk, "select page from evidence") == []


def test_without_the_document_open_no_page_is_cited(desk: Desk, reading: ReviewScreen) -> None:
    press(Key.Key_E, SHIFT)
    assert "press P" in reading.view.strip.words.text()
    assert stored(desk, "select page from evidence") == []


def test_ratings_go_on_while_the_document_is_read(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    press(Key.Key_P)
    viewer = reading.source._viewer
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.page is not None, timeout=20_000)
    for _ in range(3):
        press(Key.Key_3)
    assert reading.at == 3


def test_a_plan_without_a_document_says_so(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    press(Key.Key_P)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: reading.sheet is not None and reading.sheet.name == "Beech")
    qtbot.waitUntil(lambda: not reading.source.is_open and desk.idle)
    assert not reading.view.source.isEnabled()


def test_find_means_the_document_while_one_is_in_it(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    press(Key.Key_P)
    viewer = reading.source._viewer
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.page is not None, timeout=20_000)
    viewer.view.search.setFocus()
    viewer.view.larger.setFocus()
    press(Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is viewer.view.search
    reading.view.cards.setFocus()
    press(Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is reading.view.search


def test_arriving_at_a_row(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    wanted = reading.view.plan.rows()[2].id
    reading.view.search.setText("falls")
    reading.arrive(locality=1, objective=wanted)
    qtbot.waitUntil(lambda: reading.view.cards.currentIndex().row() == 2)
    assert not reading.view.cards.isRowHidden(2)


def test_arriving_at_a_page(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    (document,) = reading.noticed.notes.documents
    reading.arrive(locality=1, place=DocumentPlace(document.attachment, 3, 0))
    qtbot.waitUntil(lambda: reading.source.is_open)
    viewer = reading.source._viewer
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.page == 3, timeout=20_000)


def test_undoing_the_intake_of_the_plan_shown_shows_the_version_before(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    reading.plan.go_to_row(1)
    press(Key.Key_P)
    said: list[object] = []
    desk.told.connect(said.append)
    newer = reading.sheet
    assert newer is not None
    desk.undo()
    qtbot.waitUntil(
        lambda: desk.idle and reading.sheet is not None and reading.sheet is not newer,
        timeout=20_000,
    )
    assert reading.sheet is not None
    assert (reading.sheet.version, reading.sheet.lines[0].comment) == (1, "Thin.")
    assert len(reading.view.plan.rows()) == 4
    assert not reading.view.source.isEnabled()
    assert [each.sentence[:6] for each in said] == ["Undone"], said
    desk.redo()
    qtbot.waitUntil(lambda: desk.idle and reading.sheet.version == newer.version, timeout=20_000)
    assert reading.view.sheet.earlier.isVisible()
