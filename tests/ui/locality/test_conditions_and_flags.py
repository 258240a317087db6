"""Conditions and flags on the outcome tab: where the keyboard goes, and what fits its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lyapp.store.ops.outcomes import add_condition, record_outcome
from lyapp.store.queries.board import board
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.ui.desk import Desk
from lyapp.ui.locality.outcome.view import OutcomeView
from lyapp.ui.locality.screen import LocalityScreen
from lyapp.ui.locality.texts.tab import TextsTab
from tests.ui.disk import settle


@pytest.fixture
def stevenage(desk: Desk) -> int:
    found: dict[str, int] = {}
    desk.read(
        board,
        then=lambda read: found.update({row.code: row.locality for row in read.rows}),
        owner=desk,
    )
    settle(desk)
    return found["ENH-STEV"]


@pytest.fixture
def page(desk: Desk, stevenage: int) -> Callable[[], LocalityPage]:
    def read() -> LocalityPage:
        pages: list[LocalityPage] = []
        desk.read(locality_page, locality=stevenage, then=pages.append, owner=desk)
        settle(desk)
        return pages[0]

    return read


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, stevenage: int) -> Iterator[LocalityScreen]:
    for text in ("Name a clinician", "Take out the uplift", "Date the savings"):
        desk.act(add_condition, owner=desk, locality=stevenage, text=text, due=date(2008, 9, 30))
    shown = LocalityScreen(desk)
    shown.resize(1280, 720)
    desk.changed.connect(shown.refresh)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive(locality=stevenage, tab="outcome")
    settle(desk)
    shown.activateWindow()
    yield shown
    shown.leave()
    settle(desk)
    desk.changed.disconnect(shown.refresh)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def view(screen: LocalityScreen) -> OutcomeView:
    return screen.view.outcome.view


def press(qtbot: QtBot, desk: Desk, button: QWidget) -> None:
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle(desk)


def left(widget: QWidget, of: QWidget) -> int:
    return widget.mapTo(of, widget.rect().topLeft()).x()


def test_the_keyboard_stays_among_the_conditions_when_one_is_removed(
    qtbot: QtBot, desk: Desk, screen: LocalityScreen, view: OutcomeView
) -> None:
    for following in ("Take out the uplift", "Date the savings"):
        press(qtbot, desk, view.conditions.rows()[0].remove)
        row = view.conditions.rows()[0]
        assert screen.focusWidget() is row.text
        assert row.text.text() == following
    press(qtbot, desk, view.conditions.rows()[-1].remove)
    assert view.conditions.rows() == []
    assert screen.focusWidget() is view.condition_adder.text


def test_removing_the_last_one_goes_to_the_one_above(
    qtbot: QtBot, desk: Desk, screen: LocalityScreen, view: OutcomeView
) -> None:
    press(qtbot, desk, view.conditions.rows()[-1].remove)
    assert screen.focusWidget() is view.conditions.rows()[-1].text


def test_a_row_that_goes_elsewhere_leaves_the_keyboard_where_it_is(
    desk: Desk, screen: LocalityScreen, view: OutcomeView
) -> None:
    view.text.setFocus()
    desk.undo()
    settle(desk)
    assert len(view.conditions.rows()) == 2
    assert screen.focusWidget() is view.text


def test_the_keyboard_stays_among_the_texts_of_the_briefing(
    qtbot: QtBot, desk: Desk, screen: LocalityScreen
) -> None:
    screen.view.show_tab("texts")
    settle(desk)
    tab = screen.view.by_name["texts"]
    assert isinstance(tab, TextsTab)
    group = next(each for each in tab.groups.values() if len(each.rows.rows()) > 1)
    while group.rows.rows():
        press(qtbot, desk, group.rows.rows()[0].remove)
        assert group.isAncestorOf(screen.focusWidget())
    assert screen.focusWidget() is group.new


def test_only_one_flag_asks_why_and_escape_takes_the_question_back(
    qtbot: QtBot, desk: Desk, screen: LocalityScreen, view: OutcomeView
) -> None:
    first, second, third = view.flags.rows()[:3]
    press(qtbot, desk, first.ask)
    assert screen.focusWidget() is first.reason
    second.ask.click()
    assert not first.reason.isVisible()
    assert first.ask.isVisible()
    assert screen.focusWidget() is second.reason
    qtbot.keyClicks(second.reason, "Asked the chair")
    third.ask.click()
    assert second.reason.isVisible()
    assert second.reason.text() == "Asked the chair"
    qtbot.keyClick(third.reason, Qt.Key.Key_Escape)
    assert not third.reason.isVisible()
    assert screen.focusWidget() is third.ask
    second.reason.setFocus()
    qtbot.keyClick(second.reason, Qt.Key.Key_Escape)
    assert not second.reason.isVisible()
    screen.refresh(None)
    settle(desk)
    assert not second.reason.isVisible()
    assert second.reason.text() == ""


def test_the_keyboard_stays_with_a_flag_that_is_settled_and_opened_again(
    qtbot: QtBot, desk: Desk, screen: LocalityScreen, view: OutcomeView
) -> None:
    row = view.flags.rows()[0]
    press(qtbot, desk, row.ask)
    qtbot.keyClicks(row.reason, "The chair knows")
    qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    settle(desk)
    assert screen.focusWidget() is row.again
    press(qtbot, desk, row.again)
    assert screen.focusWidget() is row.ask


@pytest.mark.parametrize("text", ["18 Jul 2008", "31/2/2008", "30 September 2008"])
def test_a_date_fits_the_field_for_when_a_condition_is_due(view: OutcomeView, text: str) -> None:
    for field in (view.condition_adder.due, view.conditions.rows()[0].due):
        field.setText(text)
        field.setCursorPosition(0)
        before = field.cursorRect().x()
        field.setCursorPosition(len(text))
        assert field.cursorRect().x() - before >= field.fontMetrics().horizontalAdvance(text) - 2
        field.setText("")


def test_the_fields_of_a_condition_begin_under_each_other(qtbot: QtBot, view: OutcomeView) -> None:
    row = view.conditions.rows()[0]
    qtbot.keyClicks(row.due, "soonish")
    row.due.flush()
    assert row.due_says.isVisible()
    starts = {left(each, row) for each in (row.text, row.owner, row.due_says)}
    assert len(starts) == 1
    row.due.selectAll()
    qtbot.keyClick(row.due, Qt.Key.Key_Delete)
    row.due.flush()


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        ("agreed_subject_to_amendments", "None is listed yet."),
        ("agreed", "Nothing has to be done"),
        ("not_agreed", "None is listed. Conditions count once"),
        (None, "Record an outcome first"),
    ],
)
def test_what_no_condition_means_follows_from_the_outcome(
    desk: Desk, view: OutcomeView, stevenage: int, outcome: str | None, says: str
) -> None:
    for _ in range(3):
        desk.undo()
    desk.act(record_outcome, owner=desk, locality=stevenage, outcome_type=outcome)
    settle(desk)
    assert view.no_conditions.isVisible()
    assert view.no_conditions.text().startswith(says)
    listed = "not listed" in view.reading.text()
    assert listed == view.no_conditions.text().startswith("None is listed yet")
