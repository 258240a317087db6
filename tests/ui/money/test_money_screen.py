"""Balances of all localities, and whom the totals leave out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.money.models import BALANCE, Kind
from lyapp.ui.money.screen import MoneyScreen
from tests.ui import small


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    path = small.make(tmp_path / "small.lyreview")
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[MoneyScreen]:
    shown = MoneyScreen(desk)
    desk.changed.connect(shown.refresh)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    qtbot.waitUntil(lambda: shown.view.model.rowCount() > 0)
    yield shown
    qtbot.waitUntil(lambda: desk.idle)
    shown.close()
    shown.deleteLater()


def texts(screen: MoneyScreen) -> list[str]:
    return [entry.texts[0] for entry in screen.view.model.entries()]


def test_totals_say_who_is_left_out(screen: MoneyScreen) -> None:
    said = texts(screen)
    assert said[0] == "East and North"
    assert said[1:3] == ["Ashdown", "Beech"]
    assert "Beech states no balance" in said[3]
    assert screen.view.model.entry(2).texts[BALANCE] == "not stated"


def test_sorting_stays_within_an_organisation(screen: MoneyScreen) -> None:
    model = screen.view.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert texts(screen)[:3] == ["East and North", "Beech", "Ashdown"]
    assert [entry.kind for entry in model.entries()][3] is Kind.TOTAL
    model.sort(-1)
    assert texts(screen)[1:3] == ["Ashdown", "Beech"]
    assert tester.model() is model


def test_enter_opens_the_localitys_money(qtbot: QtBot, desk: Desk, screen: MoneyScreen) -> None:
    screen.view.table.selectRow(1)
    with qtbot.waitSignal(desk.went) as went:
        QTest.keyClick(screen.view.table, Qt.Key.Key_Return)
    assert went.args[0].name == "locality"
    assert went.args[0].where["tab"] == "money"


def test_a_new_line_shows_where_one_stands(qtbot: QtBot, desk: Desk, screen: MoneyScreen) -> None:
    from lyapp.model.money import LineKind
    from lyapp.store.ops.money import add_line

    screen.view.table.selectRow(2)
    beech = screen.view.model.entry(2).row
    assert beech is not None
    desk.act(add_line, owner=screen, locality=beech.locality, kind=LineKind.SAVING,
             label="saving", amount="£300k")  # fmt: skip
    qtbot.waitUntil(lambda: screen.view.model.entry(2).texts[BALANCE] == "+£300,000")
    assert screen.view.table.currentIndex().row() == 2
