"""Words looked for in every plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from lyapp.store.queries.plan_search import Hit
from lyapp.ui.desk import Desk
from lyapp.ui.search.models import HitModel
from lyapp.ui.search.screen import SearchScreen
from lyapp.ui.window import Window
from tests.ui import small

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    path = small.make(tmp_path / "small.lyreview")
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[SearchScreen]:
    shown = SearchScreen(desk)
    desk.changed.connect(shown.refresh)
    shown.resize(1000, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    shown.arrive()
    shown.view.search.setFocus()
    qtbot.waitUntil(lambda: desk.idle)
    yield shown
    shown.leave()
    qtbot.waitUntil(lambda: desk.idle)
    shown.close()
    shown.deleteLater()


def typed(qtbot: QtBot, screen: SearchScreen, words: str) -> None:
    screen.view.search.clear()
    QTest.keyClicks(screen.view.search, words)
    qtbot.waitUntil(lambda: screen._shown == words, timeout=20_000)


def lines(screen: SearchScreen) -> list[str]:
    return [f"{entry.first} {entry.second}" for entry in screen.view.model.entries()]


def test_before_a_word_it_says_what_to_do(screen: SearchScreen) -> None:
    assert screen.view.pages.currentWidget() is screen.view.empty
    assert screen.view.empty.title.text() == "Type a word"


def test_hits_come_while_typing_plan_by_plan(qtbot: QtBot, screen: SearchScreen) -> None:
    typed(qtbot, screen, "pathway 3")
    assert lines(screen)[0].startswith("Ashdown version 1")
    assert "Beech version 1 · 1 hit" in lines(screen)
    assert "LP03 Redesign care pathway 3" in lines(screen)
    assert "hits in 2 plans" in screen.view.said.text()


def test_nothing_found_is_said(qtbot: QtBot, screen: SearchScreen) -> None:
    typed(qtbot, screen, "submarine")
    assert screen.view.empty.title.text() == "Nothing has these words"


def test_arrows_pass_headings_over_and_enter_opens_the_row(
    qtbot: QtBot, desk: Desk, screen: SearchScreen
) -> None:
    went: list[object] = []
    desk.went.connect(went.append)
    typed(qtbot, screen, '"care pathway 31"')
    assert screen.view.list.currentIndex().row() == 1
    typed(qtbot, screen, "pathway 3")
    screen.view.model.entries()
    for _ in range(40):
        QTest.keyClick(screen.view.search, Key.Key_Down)
    last = screen.view.model.entries()[screen.view.list.currentIndex().row()]
    assert last.hit is not None
    assert last.hit.name == "Beech"
    QTest.keyClick(screen.view.search, Key.Key_Return)
    assert went[-1].name == "review"
    assert went[-1].where == {"locality": last.hit.locality, "objective": last.hit.objective}


def test_enter_right_after_the_last_letter_opens_what_was_typed(
    qtbot: QtBot, desk: Desk, screen: SearchScreen
) -> None:
    went: list[object] = []
    desk.went.connect(went.append)
    QTest.keyClicks(screen.view.search, '"care pathway 17"')
    QTest.keyClick(screen.view.search, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(went))
    assert screen.view.list.currentIndex().data() == "LP17 Redesign care pathway 17"


def test_the_list_keeps_qts_rules(qtbot: QtBot) -> None:
    model = HitModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hit = Hit(1, "A", "Ashdown", 1, 1, 5, "P1", "Title", None, None, "some words", ((5, 5),))
    page = Hit(2, "B", "Beech", 2, 3, None, "", "", 7, 4, "some words", ((5, 5),))
    model.show((hit, page))
    assert [entry.first for entry in model.entries()] == ["Ashdown", "P1", "Beech", "page 4"]
    assert model.next_hit(-1, 1) == 1
    assert model.next_hit(1, 1) == 3
    assert model.next_hit(3, 1) is None
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    model.show(())
    assert tester is not None


def test_from_the_menu_to_the_row_in_review(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    desk = window.desk
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(small.make(tmp_path / "small.lyreview"))
    desk.set_member("ap", "A. Parker")
    window.activateWindow()
    qtbot.waitUntil(lambda: desk.idle and window.stage.here == "status", timeout=20_000)
    QTest.keyClick(
        window, Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: window.stage.here == "search")
    search = window.stage.screen_here()
    assert isinstance(search, SearchScreen)
    QTest.keyClicks(search.view.search, '"pathway 2"')
    QTest.keyClick(search.view.search, Key.Key_Return)
    qtbot.waitUntil(lambda: window.stage.here == "review" and desk.idle, timeout=20_000)
    review = window.stage.screen_here()
    qtbot.waitUntil(lambda: review.view.cards.currentIndex().row() == 1, timeout=20_000)
    assert review.sheet.name == "Ashdown"
