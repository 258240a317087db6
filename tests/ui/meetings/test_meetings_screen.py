"""Adding, removing and ticking meetings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.meetings.screen import MeetingsScreen
from tests.ui import small


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    path = small.make(tmp_path / "small.lyreview")
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[MeetingsScreen]:
    shown = MeetingsScreen(desk)
    desk.changed.connect(shown.refresh)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    qtbot.waitUntil(lambda: shown.view.meetings.rowCount() == 1)
    yield shown
    qtbot.waitUntil(lambda: desk.idle)
    shown.close()
    shown.deleteLater()


def test_filling_the_form_saves_nothing(qtbot: QtBot, desk: Desk, screen: MeetingsScreen) -> None:
    changes: list[object] = []
    desk.changed.connect(changes.append)
    QTest.keyClicks(screen.view.date, "3 July 2008")
    screen.view.localities.model.tick(screen.view.localities.model.keys())
    screen.view.note.setFocus()
    screen.leave()
    qtbot.waitUntil(lambda: desk.idle)
    assert changes == []


def test_a_meeting_is_added_with_its_plans(
    qtbot: QtBot, desk: Desk, screen: MeetingsScreen
) -> None:
    tester = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (screen.view.meetings, screen.view.met, screen.view.localities.model)
    ]
    QTest.keyClicks(screen.view.date, "3 July")
    keys = screen.view.localities.model.keys()
    screen.view.localities.model.tick(keys[2:])
    QTest.keyClick(screen.view.date, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.view.meetings.rowCount() == 2)
    meeting = screen.view.meetings.meeting(1)
    assert meeting.held.isoformat() == "2008-07-03"
    assert set(meeting.localities) == set(keys[2:])
    assert screen.view.date.text() == ""
    assert screen.view.localities.model.ticks() == ()
    assert len(tester) == 3


def test_a_date_that_cant_be_read_says_why(desk: Desk, screen: MeetingsScreen) -> None:
    QTest.keyClicks(screen.view.date, "July 2008")
    screen.view.add.click()
    assert "day is missing" in screen.view.problem.text()
    assert screen.view.date.text() == "July 2008"
    assert desk.idle


def test_space_ticks_a_cell_and_undo_takes_it_back(
    qtbot: QtBot, desk: Desk, screen: MeetingsScreen
) -> None:
    matrix, met = screen.view.matrix, screen.view.met
    matrix.setCurrentIndex(met.index(2, 1))
    QTest.keyClick(matrix, Qt.Key.Key_Space)
    assert met.data(met.index(2, 1)) == "✓"
    qtbot.waitUntil(lambda: desk.idle)
    assert len(screen.view.meetings.meeting(0).localities) == 3
    desk.undo()
    qtbot.waitUntil(lambda: met.data(met.index(2, 1)) == "·")
    assert matrix.currentIndex().row() == 2


def test_removing_a_meeting(qtbot: QtBot, desk: Desk, screen: MeetingsScreen) -> None:
    screen.view.list.setCurrentIndex(screen.view.meetings.index(0))
    assert "Ashdown" in screen.view.about.text()
    screen.view.remove.click()
    qtbot.waitUntil(lambda: screen.view.meetings.rowCount() == 0)
    assert screen.view.right.currentWidget() is screen.view.no_meetings
