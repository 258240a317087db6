"""Long rows show their beginning until they are opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lyapp.model.plan import Item, ItemKind
from lyapp.ui.desk import Desk
from lyapp.ui.review.screen import ReviewScreen
from tests.ui import small

LONG = "Agree with every practice who sees whom, where and when, and write it down. "


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    """A review whose second row is far longer than a window is high."""
    data = small.programme(4)
    plan = data.plans[0]
    rows = list(plan.objectives)
    rows[1] = replace(rows[1], items=tuple(Item(ItemKind.ACTION, LONG * 4) for _ in range(9)))
    plans = (replace(plan, objectives=tuple(rows)), *data.plans[1:])
    path = small.make(tmp_path / "small.lyreview", replace(data, plans=plans))
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def reading(qtbot: QtBot, desk: Desk, screen: ReviewScreen) -> ReviewScreen:
    desk.set_member("ap", "A. Parker")
    screen.arrive(locality=1)
    qtbot.waitUntil(lambda: screen.sheet is not None and desk.idle)
    screen.view.cards.setFocus()
    return screen


def height(reading: ReviewScreen, row: int) -> int:
    cards = reading.view.cards
    return cards.visualRect(cards.model().index(row, 0)).height()


def test_a_long_row_is_folded_and_opened_by_key(qtbot: QtBot, reading: ReviewScreen) -> None:
    qtbot.waitUntil(lambda: 0 < height(reading, 1) < reading.height() // 2)
    folded, short = height(reading, 1), height(reading, 0)
    reading.view.cards.choose(1)
    QTest.keyClick(reading.view.cards, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: height(reading, 1) > reading.height())
    assert height(reading, 0) == short
    QTest.keyClick(reading.view.cards, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: height(reading, 1) == folded)
    reading.view.cards.choose(0)
    QTest.keyClick(reading.view.cards, Qt.Key.Key_O)
    qtbot.wait(20)
    assert height(reading, 0) == short  # a row that is seen whole stays as it is


def test_a_click_on_its_last_line_opens_it(qtbot: QtBot, reading: ReviewScreen) -> None:
    qtbot.waitUntil(lambda: 0 < height(reading, 1) < reading.height() // 2)
    cards = reading.view.cards
    cards.choose(1)
    place = cards.visualRect(cards.currentIndex())
    middle = QPoint(place.center().x(), place.top() + 30)
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.wait(20)
    assert height(reading, 1) == place.height()
    place = cards.visualRect(cards.currentIndex())
    foot = QPoint(place.left() + 30, place.bottom() - 20)
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=foot)
    qtbot.waitUntil(lambda: height(reading, 1) > reading.height())


def test_what_is_looked_for_is_not_folded_away(qtbot: QtBot, reading: ReviewScreen) -> None:
    qtbot.waitUntil(lambda: 0 < height(reading, 1) < reading.height() // 2)
    reading.view.search.setText("write it down")
    qtbot.waitUntil(lambda: height(reading, 1) > reading.height())
    reading.view.search.clear()
    qtbot.waitUntil(lambda: height(reading, 1) < reading.height() // 2)
