"""Adding rows to a plan by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lyapp.model.plan import Section
from lyapp.store.file import open_review
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.ui.desk import Desk
from lyapp.ui.locality.plan.tab import PlanTab
from lyapp.ui.locality.screen import LocalityScreen
from tests.ui import small

Settle = Callable[[Desk], None]


@pytest.fixture
def screen(
    qtbot: QtBot, closed_desk: Desk, settle: Settle, tmp_path: Path
) -> Iterator[LocalityScreen]:
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(small.make(tmp_path / "small.lyreview"))
    shown = LocalityScreen(closed_desk)
    closed_desk.changed.connect(shown.refresh)
    shown.resize(1280, 720)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.leave()
    settle(closed_desk)
    closed_desk.changed.disconnect(shown.refresh)
    shown.close()
    shown.deleteLater()


def _at(screen: LocalityScreen, settle: Settle, name: str) -> PlanTab:
    screen.arrive(tab="plan")
    settle(screen.desk)
    found = next(one.id for one in screen._order if one.name == name)
    screen.arrive(locality=found, tab="plan")
    settle(screen.desk)
    tab = screen.view.by_name["plan"]
    assert isinstance(tab, PlanTab)
    return tab


def _stored(screen: LocalityScreen, settle: Settle) -> LocalityPage:
    pages: list[LocalityPage] = []
    screen.desk.read(locality_page, locality=screen.locality, then=pages.append, owner=screen)
    settle(screen.desk)
    return pages[0]


def test_an_empty_plan_takes_its_first_rows(screen: LocalityScreen, settle: Settle) -> None:
    tab = _at(screen, settle, "Cedar")
    assert not tab.rows.nothing.isHidden()
    assert "no rows yet" in tab.rows.nothing.title.text()
    tab.rows.adder.section.set_value(Section.NATIONAL)
    tab.rows.adder.title.setText("Stop smoking")
    tab.rows.adder.lead.setText("Dr Able")
    tab.rows.adder.timescale.setText("March 2009")
    tab.rows.adder.add.click()
    settle(screen.desk)
    (row,) = _stored(screen, settle).objectives
    assert (row.code, row.section, row.title) == ("P1", Section.NATIONAL, "Stop smoking")
    assert (row.lead, row.timescale) == ("Dr Able", "March 2009")
    assert tab.rows.model.rowCount() == 1
    assert tab.rows.adder.title.text() == ""
    tab.rows.adder.title.setText("Falls")
    QTest.keyClick(tab.rows.adder.title, Qt.Key.Key_Return)
    settle(screen.desk)
    assert [row.title for row in _stored(screen, settle).objectives] == ["Stop smoking", "Falls"]


def test_an_objective_is_asked_for(screen: LocalityScreen, settle: Settle) -> None:
    tab = _at(screen, settle, "Cedar")
    tab.rows.adder.lead.setText("Dr Able")
    tab.rows.adder.add.click()
    assert "objective" in tab.rows.adder.says.text()
    assert tab.rows.adder.lead.text() == "Dr Able"
    settle(screen.desk)
    assert _stored(screen, settle).objectives == ()


def test_what_is_typed_for_one_plan_doesnt_reach_another(
    screen: LocalityScreen, settle: Settle
) -> None:
    tab = _at(screen, settle, "Cedar")
    tab.rows.adder.title.setText("Falls")
    _at(screen, settle, "Beech")
    assert tab.rows.adder.title.text() == ""
    assert len(_stored(screen, settle).objectives) == 3


def test_no_row_is_added_where_no_plan_has_come(screen: LocalityScreen, settle: Settle) -> None:
    tab = _at(screen, settle, "Dale")
    assert tab.rows.adder.isHidden()
    assert "No plan" in tab.rows.nothing.title.text()


def test_a_plan_open_for_reading_takes_no_rows(
    qtbot: QtBot, closed_desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    path = small.make(tmp_path / "small.lyreview")
    held = open_review(path, home=closed_desk.home, holder="Somebody Else")
    try:
        with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
            closed_desk.open(path)
        shown = LocalityScreen(closed_desk)
        qtbot.addWidget(shown)
        tab = _at(shown, settle, "Cedar")
        assert tab.rows.adder.isHidden()
    finally:
        held.close()
