"""An answer that came in a return and isn't to be seen yet: said to be in, and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.review.screen import ReviewScreen
from tests.ui.panel import panels


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    path = panels.returned(tmp_path / "round.lyreview")
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    closed_desk.set_member("ap", "A. Parker")
    return closed_desk


@pytest.fixture
def reading(qtbot: QtBot, desk: Desk, screen: ReviewScreen) -> ReviewScreen:
    screen.arrive(locality=panels.ASHDOWN)
    qtbot.waitUntil(lambda: screen.sheet is not None and desk.idle)
    return screen


def test_it_is_said_to_be_in_without_a_rating(reading: ReviewScreen) -> None:
    sheet = reading.view.sheet
    assert sheet.descriptor.text() == "In, and not shown until moderation."
    assert sheet.comment.toPlainText() == ""
    assert sheet.comment.isReadOnly()
    assert not sheet.ratings.isEnabled()
    assert sheet.suggestion_frame.isHidden()
    assert "11 of 11 answered" in sheet.segments.accessibleDescription()
    rows = {row.name: (row.done, row.of) for row in reading.view.to_score.rows()}
    assert rows["Ashdown"] == (10, 10)
    assert rows["Cedar"] == (0, 10)


def test_no_key_writes_over_it(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    changes: list[object] = []
    desk.changed.connect(changes.append)
    said: list[str] = []
    desk.told.connect(lambda message: said.append(message.sentence))
    for key in (Qt.Key.Key_2, Qt.Key.Key_Minus, Qt.Key.Key_Slash, Qt.Key.Key_Backspace):
        QTest.keyClick(reading, key)
    reading.answers.cite_selected()
    reading.answers.take_over()
    qtbot.waitUntil(lambda: desk.idle)
    assert changes == []
    assert said
    assert [one for one in said if "came in a return" not in one] == []
    assert reading.at == 0


def test_another_members_open_plan_is_scored_as_ever(
    qtbot: QtBot, desk: Desk, reading: ReviewScreen
) -> None:
    reading.arrive(locality=3)
    qtbot.waitUntil(lambda: reading.sheet is not None and reading.sheet.locality == 3)
    QTest.keyClick(reading, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: reading.sheet is not None and reading.sheet.lines[0].rating == 2)
    assert reading.view.sheet.ratings.isEnabled()
    assert not reading.view.sheet.comment.isReadOnly()
    qtbot.waitUntil(lambda: desk.idle)


def test_once_opened_it_is_shown(qtbot: QtBot, desk: Desk, reading: ReviewScreen) -> None:
    from lyapp.store.ops.moderation import open_moderation

    desk.act(open_moderation, owner=reading, plan_version=panels.ASHDOWN)
    qtbot.waitUntil(lambda: panels.HIDDEN in reading.view.sheet.comment.toPlainText())
    assert reading.view.sheet.ratings.isEnabled()
    assert reading.view.sheet.suggestion_frame.isVisible()
