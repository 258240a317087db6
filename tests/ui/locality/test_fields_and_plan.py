"""Undo after adding, dates refused beside their field, outcomes in order, the plan's columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lyapp.model.briefing import TextKind
from lyapp.store.queries.board import board
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.ui.desk import Desk
from lyapp.ui.locality.money.tab import MoneyTab
from lyapp.ui.locality.plan.models import Column
from lyapp.ui.locality.plan.tab import PlanTab
from lyapp.ui.locality.screen import LocalityScreen
from lyapp.ui.locality.texts.tab import TextsTab
from lyapp.ui.window import Window

Settle = Callable[[Desk], None]
Show = Callable[[str, str], LocalityScreen]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(window: Window, sample_review: Path, qtbot: QtBot, settle: Settle) -> dict[str, int]:
    desk = window.desk
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(sample_review)
    found: dict[str, int] = {}
    desk.read(
        board,
        then=lambda read: found.update({row.code: row.locality for row in read.rows}),
        owner=desk,
    )
    settle(desk)
    return found


@pytest.fixture
def show(window: Window, ids: dict[str, int], settle: Settle) -> Iterator[Show]:
    def arrive(code: str, tab: str) -> LocalityScreen:
        window.desk.go("locality", locality=ids[code], tab=tab)
        settle(window.desk)
        window.activateWindow()
        found = window.findChild(LocalityScreen)
        assert isinstance(found, LocalityScreen)
        return found

    yield arrive
    settle(window.desk)


def page(window: Window, settle: Settle, locality: int) -> LocalityPage:
    read: list[LocalityPage] = []
    window.desk.read(locality_page, locality=locality, then=read.append, owner=window)
    settle(window.desk)
    return read[0]


def add(qtbot: QtBot, window: Window, settle: Settle, field: QLineEdit) -> None:
    field.setFocus()
    qtbot.keyClicks(field, "something new")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(window.desk)
    assert field.text() == ""


@pytest.mark.parametrize("what", ["line", "condition", "flag", "text"])
def test_undo_takes_back_what_was_added_not_the_words_typed(
    qtbot: QtBot, window: Window, ids: dict[str, int], show: Show, settle: Settle, what: str
) -> None:
    tab = {"line": "money", "text": "texts"}.get(what, "outcome")
    screen = show("ENH-SOUTH", tab)
    money, texts = screen.view.by_name["money"], screen.view.by_name["texts"]
    assert isinstance(money, MoneyTab)
    assert isinstance(texts, TextsTab)
    field = {
        "line": money.adder.label,
        "condition": screen.view.outcome.view.condition_adder.text,
        "flag": screen.view.outcome.view.flag_adder.text,
        "text": texts.groups[TextKind.PRIORITY].new,
    }[what]

    def there() -> tuple[int, int, int, int]:
        found = page(window, settle, ids["ENH-SOUTH"])
        return len(found.lines), len(found.conditions), len(found.flags), len(found.texts)

    before = there()
    add(qtbot, window, settle, field)
    assert sum(there()) == sum(before) + 1
    assert QApplication.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    settle(window.desk)
    assert field.text() == ""
    assert there() == before


def test_words_being_typed_are_still_taken_back_first(
    qtbot: QtBot, window: Window, ids: dict[str, int], show: Show, settle: Settle
) -> None:
    field = show("ENH-SOUTH", "outcome").view.outcome.view.flag_adder.text
    add(qtbot, window, settle, field)
    flags = len(page(window, settle, ids["ENH-SOUTH"]).flags)
    qtbot.keyClicks(field, "half")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    settle(window.desk)
    assert field.text() == ""
    assert len(page(window, settle, ids["ENH-SOUTH"]).flags) == flags


def test_a_refused_date_is_said_beside_its_field(
    qtbot: QtBot, window: Window, show: Show, settle: Settle
) -> None:
    view = show("ENH-NHERTS", "outcome").view.outcome.view
    row = view.conditions.rows()[0]
    for field, says in ((view.decided, view.decided_says), (row.due, row.due_says)):
        assert not says.isVisible()
        field.setFocus()
        qtbot.keyClicks(field, "31 June 2008")
        field.flush()
        assert says.isVisible()
        assert "30 days" in says.text()
        field.selectAll()
        qtbot.keyClicks(field, "30 June 2008")
        field.flush()
        assert not says.isVisible()
    adder = view.condition_adder
    adder.text.setText("A condition")
    adder.due.setText("soonish")
    adder.send()
    assert "soonish" in adder.says.text()
    assert adder.says.isVisible()
    qtbot.keyClick(adder.due, Qt.Key.Key_Backspace)
    assert not adder.says.isVisible()
    adder.clear()
    settle(window.desk)


def test_examples_in_empty_fields_say_that_they_are_examples(show: Show) -> None:
    view = show("ENH-SOUTH", "outcome").view
    assert view.outcome.view.decided.placeholderText() == "such as 18 Jul 2008"
    money = view.by_name["money"]
    assert isinstance(money, MoneyTab)
    assert money.adder.amount.placeholderText().startswith("such as £1.3m")


def test_wordings_of_the_briefing_alone_come_last_under_a_head_of_their_own(
    qtbot: QtBot, window: Window, ids: dict[str, int], show: Show, settle: Settle
) -> None:
    box = show("ENH-NHERTS", "outcome").view.outcome.view.outcome
    words = [box.itemText(i) for i in range(box.count())]
    line = words.index("")
    heads = [1, line + 1]
    for i in (line, *heads):
        assert not box.model().index(i, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    assert [words[i] for i in heads] == [
        "Outcomes of the programme",
        "Only in the briefing’s words",
    ]
    first, last = words[:line], words[line + 2 :]
    assert first[0] == "No outcome yet"
    assert "Agreed subject to minor amendments" in first
    assert "Approved with minor amendments" in last
    assert box.currentText() == "Agreed subject to minor amendments"
    box.setCurrentIndex(line + 2)
    box.activated.emit(line + 2)
    settle(window.desk)
    status = page(window, settle, ids["ENH-NHERTS"]).status.type
    assert status is not None
    assert status.label == last[0]
    assert box.currentText() == last[0]


def test_heads_are_passed_over_by_the_keys(
    qtbot: QtBot, window: Window, show: Show, settle: Settle
) -> None:
    box = show("ENH-NHERTS", "outcome").view.outcome.view.outcome
    seen = []
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        seen.append(box.currentText())
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert seen[0] == "No outcome yet"
    assert "Approved with minor amendments" in seen
    qtbot.keyClick(box, Qt.Key.Key_O)
    assert "Outcomes of the programme" not in {*seen, box.currentText()}
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    settle(window.desk)


def test_a_single_version_is_called_by_the_number_in_the_heading(show: Show) -> None:
    screen = show("ENH-STEV", "plan")
    assert "plan version 2" in screen.view.facts.text()
    assert screen.view.plan.buttons["versions"].text() == "Version 2"


def test_a_note_of_every_row_stands_once_and_empty_columns_go(show: Show, settle: Settle) -> None:
    tab = show("ENH-SOUTH", "plan").view.by_name["plan"]
    assert isinstance(tab, PlanTab)
    assert tab.rows.said_of_all.isVisible()
    assert tab.rows.said_of_all.text().startswith("From the summary briefing")
    model = tab.rows.model
    shown = [model.index(row, Column.TITLE).data() for row in range(model.rowCount())]
    assert not any("From the summary briefing" in title for title in shown)
    hidden = {column for column in Column if tab.rows.table.isColumnHidden(column)}
    assert hidden == {Column.LEAD, Column.TIMESCALE, Column.DUE}
    show("WH-DACCOM", "plan")
    assert not any(tab.rows.table.isColumnHidden(column) for column in Column)
    assert not tab.rows.said_of_all.isVisible()
