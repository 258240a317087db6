"""A plan whose rows aren't in the review, and a locality without a plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.notes import Destination
from lyapp.ui.review.screen import ReviewScreen

Key = Qt.Key
CEDAR, DALE = 3, 4
"""Localities: one whose plan has no rows, one without a plan."""


@pytest.fixture
def scoring(qtbot: QtBot, desk: Desk, screen: ReviewScreen) -> ReviewScreen:
    desk.set_member("ap", "A. Parker")
    return screen


def go(qtbot: QtBot, desk: Desk, screen: ReviewScreen, locality: int) -> None:
    screen.arrive(locality=locality)
    qtbot.waitUntil(lambda: desk.idle and screen.place()["locality"] == locality, timeout=20_000)
    focus = screen.first_focus()
    assert focus is not None
    focus.setFocus()


@pytest.mark.parametrize("locality", [CEDAR, DALE])
def test_a_plan_without_rows_offers_to_take_its_document_in(
    qtbot: QtBot, desk: Desk, scoring: ReviewScreen, locality: int
) -> None:
    go(qtbot, desk, scoring, locality)
    went: list[Destination] = []
    desk.went.connect(went.append)
    assert scoring.view.take_in.isVisible()
    QTest.mouseClick(scoring.view.take_in, Qt.MouseButton.LeftButton)
    assert [(each.name, each.where) for each in went] == [("intake", {"locality": locality})]


def test_such_a_plan_is_scored_from_the_keyboard(
    qtbot: QtBot, desk: Desk, scoring: ReviewScreen
) -> None:
    go(qtbot, desk, scoring, CEDAR)
    went: list[Destination] = []
    desk.went.connect(went.append)
    for key in (Key.Key_C, Key.Key_X, Key.Key_Escape, Key.Key_Space, Key.Key_3, Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget(), key)
    qtbot.waitUntil(lambda: desk.idle)
    assert scoring.sheet is not None
    assert [(line.rating, line.comment) for line in scoring.sheet.lines[:2]] == [
        (3, "x"),
        (None, ""),
    ]
    assert not went


def test_from_such_a_plan_to_one_with_rows_and_back(
    qtbot: QtBot, desk: Desk, scoring: ReviewScreen
) -> None:
    go(qtbot, desk, scoring, CEDAR)
    go(qtbot, desk, scoring, 1)
    assert QApplication.focusWidget() is scoring.view.cards
    assert not scoring.view.take_in.isVisible()
    QTest.keyClick(scoring.view.cards, Key.Key_J)
    assert scoring.view.cards.currentIndex().row() == 0
    scoring.arrive(locality=CEDAR)
    qtbot.waitUntil(scoring.view.take_in.isVisible, timeout=20_000)
    assert QApplication.focusWidget() is scoring.view.no_rows
