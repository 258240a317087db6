"""Who owes what: counts only, reminders to copy, who has finished, and the chart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from lyapp.rules.moderation.round_state import RoundState
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.round.models import Column
from lyapp.ui.round.screen import RoundScreen
from tests.ui.round import rounds


@pytest.fixture
def came(path: Path) -> tuple[Path, ...]:
    return (rounds.returned(path, "ap", {"EN-A": 3}),)


def texts(screen: RoundScreen, row: int) -> dict[Column, str]:
    model = screen.owing.view.model
    return {column: model.data(model.index(row, column)) for column in Column}


def test_the_list_says_who_has_a_pack(qtbot: QtBot, screen: RoundScreen) -> None:
    v = screen.owing.view
    QAbstractItemModelTester(v.model, QAbstractItemModelTester.FailureReportingMode.Fatal, v)
    parker, west = texts(screen, 0), texts(screen, 1)
    assert parker[Column.STATE] == "pack made"
    assert parker[Column.PLANS] == "0 of 3"
    assert parker[Column.PACK] != "–"
    assert (west[Column.STATE], west[Column.PACK]) == ("no pack yet", "–")
    sign = v.model.data(v.model.index(0, Column.STATE), Qt.ItemDataRole.DecorationRole)
    assert not sign.isNull()
    counts = "Members: 2. With a pack: 1; with a return in: 0; still owing something: 2."
    assert v.summary.text().startswith(counts)


def test_a_return_shows_how_much_and_never_what(
    qtbot: QtBot, screen: RoundScreen, came: tuple[Path, ...]
) -> None:
    screen.arrive(merge=came)
    qtbot.waitUntil(lambda: screen.merging.view.model.rowCount() == 1)
    screen.merging.view.merge.click()
    model = screen.owing.view.model
    qtbot.waitUntil(lambda: model.member(0).state is RoundState.PART_RETURNED)
    assert texts(screen, 0)[Column.PLANS] == "1 of 3"
    assert (model.member(0).answers, model.member(0).answers_expected) == (10, 30)
    screen.view.show_part("owing")
    v = screen.owing.view
    v.table.selectRow(0)
    assert "Of your 3 plans, 2 are not finished in it." in v.text.toPlainText()
    assert "Not finished: Beech, Cedar." in v.text.toPlainText()


def test_reminders_are_copied_for_whom_one_chose(
    qtbot: QtBot, desk: Desk, screen: RoundScreen
) -> None:
    v = screen.owing.view
    assert v.to_whom.text().startswith("To all who owe something: A. Parker, T. West.")
    v.table.selectRow(0)
    v.table.setFocus()
    QTest.keyClick(v.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Dear A. Parker,\n\nFor “Small review”, nothing has come in from you")
    assert "Please send your return by 16 Jul 2008." in copied
    assert "T. West" not in copied
    v.copy_subject.click()
    assert QGuiApplication.clipboard().text() == "Small review: your scores"
    # Another date, for all who owe something.
    QTest.keyClicks(v.wanted_by, "1 August 2008")
    v.all_owing.click()
    v.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.count("1 Aug 2008") == 2
    assert "To: T. West\nSubject: Small review: your scores" in copied


def test_marking_finished_and_taking_it_back(qtbot: QtBot, desk: Desk, screen: RoundScreen) -> None:
    v = screen.owing.view
    assert not v.finish.isEnabled()
    v.table.selectRow(1)
    v.table.setFocus()
    QTest.keyClick(v.table, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: v.model.member(1).state is RoundState.MARKED_FINISHED)
    assert v.text.toPlainText() == ""
    assert v.to_whom.text() == "Nothing is owed by whom you chose."
    assert v.finish.text() == "Not finished after all"
    v.finish.click()
    qtbot.waitUntil(lambda: v.model.member(1).state is RoundState.NO_PACK)


@pytest.mark.parametrize("palette", theme.NAMES)
def test_the_chart_says_what_the_table_says(
    qtbot: QtBot, desk: Desk, screen: RoundScreen, palette: str
) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, palette, 100)
    v = screen.owing.view
    v.as_chart.click()
    chart = screen.owing.chart
    assert chart is not None
    assert v.stack.currentWidget() is chart
    qtbot.waitUntil(chart.picture.renderer.isValid)
    qtbot.waitUntil(lambda: desk.idle)
    assert chart.picture.height() == chart.picture.renderer.defaultSize().height()
    v.as_chart.click()
    assert v.stack.currentWidget() is v.table
