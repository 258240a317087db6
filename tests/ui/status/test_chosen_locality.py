"""What is chosen on one screen is where another begins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier
Settle = Callable[[Desk], None]


@pytest.fixture
def board(
    qtbot: QtBot, window: Window, closed_desk: Desk, sample_review: Path, settle: Settle
) -> Window:
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(sample_review)
    closed_desk.set_member("ap", "Andrew Parker")
    closed_desk.go("status")
    settle(closed_desk)
    return window


def opened(window: Window, settle: Settle, name: str) -> object:
    """The locality at which a screen opens, as from the rail."""
    window.desk.go(name)
    settle(window.desk)
    screen = window.stage.screen_here()
    assert screen is not None
    return screen.place()["locality"]


def test_review_and_panel_open_at_the_locality_chosen_on_the_board(
    board: Window, settle: Settle
) -> None:
    status = board.stage.screen_here()
    chosen = status.view.model.shown()[4].locality
    for _row in range(4):
        QTest.keyClick(status.view.table, Qt.Key.Key_Down)
    assert opened(board, settle, "review") == chosen
    assert opened(board, settle, "panel") == chosen


def test_a_row_nobody_chose_leaves_review_at_the_next_plan_to_score(
    board: Window, settle: Settle
) -> None:
    desk = board.desk
    first = board.stage.screen_here().view.model.shown()[0].locality
    desk.go("review")
    settle(desk)
    review = board.stage.screen_here()
    for _criterion in range(10):
        review.answers.rate(3)
    settle(desk)
    assert review.sheet.locality == first
    desk.set_member("jw", "Joyce West")
    path = desk.review_path
    assert path is not None
    desk.open(path)
    settle(desk)
    desk.set_member("ap", "Andrew Parker")
    settle(desk)
    assert opened(board, settle, "review") != first


def test_review_stays_where_it_was_left_and_panel_follows_it(board: Window, settle: Settle) -> None:
    status = board.stage.screen_here()
    rows = [row.locality for row in status.view.model.shown()]
    assert status.view.table.go_to(rows[2])
    assert opened(board, settle, "review") == rows[2]
    QTest.keyClick(board.stage.screen_here().view.cards, Qt.Key.Key_Down, ALT)
    settle(board.desk)
    assert opened(board, settle, "panel") == rows[3]
    board.desk.go("status")
    settle(board.desk)
    status.view.table.go_to(rows[6])
    assert opened(board, settle, "review") == rows[3]
