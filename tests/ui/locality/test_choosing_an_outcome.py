"""An outcome chosen with the keys is one step, and its contradiction goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from lyapp.model.changes import Changes
from lyapp.store.queries.board import board
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.ui.desk import Desk
from lyapp.ui.locality.outcome.view import OutcomeView
from lyapp.ui.locality.screen import LocalityScreen
from tests.ui.disk import settle

DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(desk: Desk) -> dict[str, int]:
    found: dict[str, int] = {}
    desk.read(
        board,
        then=lambda read: found.update({row.code: row.locality for row in read.rows}),
        owner=desk,
    )
    settle(desk)
    return found


@pytest.fixture
def page(desk: Desk, ids: dict[str, int]) -> Callable[[], LocalityPage]:
    def read() -> LocalityPage:
        pages: list[LocalityPage] = []
        desk.read(locality_page, locality=ids["ENH-STEV"], then=pages.append, owner=desk)
        settle(desk)
        return pages[0]

    return read


@pytest.fixture
def steps(desk: Desk) -> list[Changes]:
    made: list[Changes] = []
    desk.changed.connect(made.append)
    return made


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, ids: dict[str, int]) -> Iterator[LocalityScreen]:
    shown = LocalityScreen(desk)
    shown.resize(1280, 720)
    desk.changed.connect(shown.refresh)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive(locality=ids["ENH-STEV"], tab="outcome")
    settle(desk)
    shown.activateWindow()
    view = shown.view.outcome.view
    view.outcome.setFocus()
    qtbot.waitUntil(view.outcome.hasFocus)
    yield shown
    shown.leave()
    settle(desk)
    desk.changed.disconnect(shown.refresh)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def view(screen: LocalityScreen) -> OutcomeView:
    return screen.view.outcome.view


def to_agreed(qtbot: QtBot, box: QComboBox) -> None:
    """Go up from “Recommended” to “Agreed”, one choice a key."""
    for _ in range(5):
        qtbot.keyClick(box, UP)
    assert box.currentText() == "Agreed"


def test_what_the_keys_pass_over_is_not_recorded_before_enter(
    qtbot: QtBot,
    desk: Desk,
    view: OutcomeView,
    page: Callable[[], LocalityPage],
    steps: list[Changes],
) -> None:
    before = page()
    to_agreed(qtbot, view.outcome)
    settle(desk)
    assert page() == before
    assert "Enter" in view.reading.text()
    for _ in range(2):
        qtbot.keyClick(view.outcome, DOWN)
    qtbot.keyClick(view.outcome, Qt.Key.Key_Return)
    settle(desk)
    after = page()
    assert after.status.type is not None
    assert after.status.type.label == "Agreed subject to amendments"
    assert after.flags == before.flags
    assert len(steps) == 1
    assert view.reading.text() == after.reading.label
    desk.undo()
    settle(desk)
    assert page() == before
    assert view.outcome.currentText() == "Recommended to the committee"


def test_leaving_the_box_records_what_the_keys_have_come_to(
    qtbot: QtBot,
    desk: Desk,
    view: OutcomeView,
    page: Callable[[], LocalityPage],
    steps: list[Changes],
) -> None:
    to_agreed(qtbot, view.outcome)
    qtbot.keyClick(view.outcome, Qt.Key.Key_Tab)
    settle(desk)
    assert page().reading.label == "Agreed"
    assert len(steps) == 1


def test_going_to_another_locality_records_it_for_the_one_it_was_chosen_for(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    ids: dict[str, int],
    page: Callable[[], LocalityPage],
    steps: list[Changes],
) -> None:
    to_agreed(qtbot, screen.view.outcome.view.outcome)
    screen.arrive(locality=ids["ENH-WELHAT"])
    settle(desk)
    assert page().reading.label == "Agreed"
    assert len(steps) == 1
    assert screen.view.outcome.view.outcome.currentText() == "Recommended to the committee"


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Z, CONTROL)],
)
def test_escape_and_undo_go_back_to_what_is_stored(
    qtbot: QtBot,
    desk: Desk,
    view: OutcomeView,
    page: Callable[[], LocalityPage],
    steps: list[Changes],
    key: Qt.Key,
    held: Qt.KeyboardModifier,
) -> None:
    before = page()
    to_agreed(qtbot, view.outcome)
    qtbot.keyClick(view.outcome, key, held)
    assert view.outcome.currentText() == "Recommended to the committee"
    assert view.reading.text() == before.reading.label
    qtbot.keyClick(view.outcome, Qt.Key.Key_Tab)
    settle(desk)
    assert page() == before
    assert steps == []


def test_what_is_taken_from_the_open_list_is_recorded_at_once(
    qtbot: QtBot,
    desk: Desk,
    view: OutcomeView,
    page: Callable[[], LocalityPage],
    steps: list[Changes],
) -> None:
    box = view.outcome
    qtbot.keyClick(box, Qt.Key.Key_F4)
    listed = box.view()
    qtbot.waitUntil(listed.isVisible)
    for _ in range(5):
        qtbot.keyClick(listed, UP)
    settle(desk)
    assert steps == []
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not listed.isVisible())
    settle(desk)
    assert page().reading.label == "Agreed"
    assert len(steps) == 1


def test_another_change_meanwhile_leaves_the_choice_as_it_is(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    view: OutcomeView,
    page: Callable[[], LocalityPage],
) -> None:
    to_agreed(qtbot, view.outcome)
    screen.refresh(None)
    settle(desk)
    assert view.outcome.currentText() == "Agreed"
    qtbot.keyClick(view.outcome, Qt.Key.Key_Return)
    settle(desk)
    assert page().reading.label == "Agreed"


def test_what_the_papers_printed_stands_apart_from_the_outcome(
    qtbot: QtBot, desk: Desk, view: OutcomeView
) -> None:
    to_agreed(qtbot, view.outcome)
    qtbot.keyClick(view.outcome, Qt.Key.Key_Return)
    settle(desk)
    assert view.printed_label.isVisible()
    assert "PAPERS" in view.printed_label.text()
    assert view.printed.text().splitlines() == [
        "In the status table: “Recommend plan to PEC”",
        "In the briefing: “Plan approved ... some amendments”",
    ]
    assert view.printed.parentWidget() is view.briefing.parentWidget()
    assert view.printed.parentWidget() is not view.outcome.parentWidget()
