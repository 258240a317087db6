"""The locality page over a real review: every tab's fields reach the file, and only when meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from lyapp.model.briefing import TextKind
from lyapp.model.changes import Changes
from lyapp.model.money import LineKind
from lyapp.store.file import open_review
from lyapp.store.ops.outcomes import add_flag, edit_outcome_text
from lyapp.store.queries.board import board
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.ui.desk import Desk
from lyapp.ui.locality.money.models import Column
from lyapp.ui.locality.money.tab import MoneyTab
from lyapp.ui.locality.screen import LocalityScreen
from lyapp.ui.locality.texts.tab import TextsTab
from lyapp.ui.notes import Destination, Message

Settle = Callable[[Desk], None]


@pytest.fixture
def ids(desk: Desk, settle: Settle) -> dict[str, int]:
    found: dict[str, int] = {}
    desk.read(
        board,
        then=lambda read: found.update({row.code: row.locality for row in read.rows}),
        owner=desk,
    )
    settle(desk)
    return found


@pytest.fixture
def stored(desk: Desk, settle: Settle) -> Callable[[int], LocalityPage]:
    def read(locality: int) -> LocalityPage:
        pages: list[LocalityPage] = []
        desk.read(locality_page, locality=locality, then=pages.append, owner=desk)
        settle(desk)
        return pages[0]

    return read


@pytest.fixture
def screen(
    qtbot: QtBot, desk: Desk, settle: Settle, ids: dict[str, int]
) -> Iterator[LocalityScreen]:
    shown = LocalityScreen(desk)
    shown.resize(1280, 720)
    desk.changed.connect(shown.refresh)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive(locality=ids["ENH-SOUTH"], tab="outcome")
    settle(desk)
    shown.activateWindow()
    yield shown
    shown.leave()
    settle(desk)
    desk.changed.disconnect(shown.refresh)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def changes(desk: Desk) -> list[Changes]:
    seen: list[Changes] = []
    desk.changed.connect(seen.append)
    return seen


def test_showing_and_moving_about_saves_nothing(
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
    changes: list[Changes],
) -> None:
    for tab in screen.view.by_name:
        for locality in ids.values():
            screen.arrive(locality=locality, tab=tab)
            settle(desk)
    screen.leave()
    settle(desk)
    assert changes == []


def test_the_head_says_what_was_printed(
    desk: Desk, screen: LocalityScreen, settle: Settle, ids: dict[str, int]
) -> None:
    assert screen.view.title.text() == "South"
    assert screen.view.malformed.isHidden()
    screen.arrive(locality=ids["ENH-WCENT"])
    settle(desk)
    assert "1027,920" in screen.view.malformed.text()
    assert not screen.view.malformed.isHidden()


def test_next_and_previous_follow_the_paper(
    qtbot: QtBot, desk: Desk, screen: LocalityScreen, ids: dict[str, int]
) -> None:
    went: list[Destination] = []
    desk.went.connect(went.append)
    screen.view.next.click()
    screen.view.previous.click()
    codes = list(ids)
    place = codes.index("ENH-SOUTH")
    assert [each.where["locality"] for each in went] == [
        ids[codes[place + 1]],
        ids[codes[place - 1]],
    ]


def test_outcome_date_text_and_next_step_save_themselves(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
    stored: Callable[[int], LocalityPage],
) -> None:
    south, view = ids["ENH-SOUTH"], screen.view.outcome.view
    other = view.outcome.findText("Agreed")
    view.outcome.setCurrentIndex(other)
    view.outcome.activated.emit(other)
    settle(desk)
    view.decided.selectAll()
    qtbot.keyClicks(view.decided, "9.7.8")
    view.decided.flush()
    settle(desk)
    view.text.selectAll()
    qtbot.keyClicks(view.text, "Agreed on the night")
    view.text.flush()
    qtbot.keyClicks(view.next_step, "Write to the chair")
    view.next_step.flush()
    settle(desk)
    page = stored(south)
    assert page.status.type is not None
    assert page.status.type.key == view.outcome.value()
    assert page.status.decided == date(2008, 7, 9)
    assert page.status.text == "Agreed on the night"
    assert page.own_next_step == "Write to the chair"
    desk.undo()
    settle(desk)
    assert view.next_step.text() == ""


def test_a_date_that_cannot_be_read_stays_and_says_why(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    changes: list[Changes],
) -> None:
    told: list[Message] = []
    desk.told.connect(told.append)
    field = screen.view.outcome.view.decided
    field.selectAll()
    qtbot.keyClicks(field, "31 June 2008")
    field.flush()
    settle(desk)
    assert "30 days" in told[-1].sentence
    assert field.text() == "31 June 2008"
    assert changes == []


def test_what_is_being_typed_is_not_overwritten(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
) -> None:
    text = screen.view.outcome.view.text
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    text.selectAll()
    qtbot.keyClicks(text, "half a sent")
    desk.act(edit_outcome_text, owner=screen, locality=ids["ENH-SOUTH"], text="from elsewhere")
    settle(desk)
    assert text.toPlainText() == "half a sent"


def test_a_condition_is_added_edited_met_and_removed(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
    stored: Callable[[int], LocalityPage],
) -> None:
    south, view = ids["ENH-SOUTH"], screen.view.outcome.view
    before = len(stored(south).conditions)
    adder = view.condition_adder
    qtbot.keyClicks(adder.text, "Name a clinician")
    qtbot.keyClicks(adder.owner, "Locality chair")
    qtbot.keyClicks(adder.due, "18 Jul 2008")
    assert len(stored(south).conditions) == before
    qtbot.keyClick(adder.due, Qt.Key.Key_Return)
    settle(desk)
    made = stored(south).conditions[-1]
    assert (made.text, made.owner, made.due) == (
        "Name a clinician",
        "Locality chair",
        date(2008, 7, 18),
    )
    assert adder.text.text() == ""
    row = view.conditions.rows()[-1]
    row.owner.selectAll()
    qtbot.keyClicks(row.owner, "Dr Patel")
    row.flush()
    row.due.selectAll()
    qtbot.keyClick(row.due, Qt.Key.Key_Delete)
    row.flush()
    row.box.click()
    settle(desk)
    met = stored(south).conditions[-1]
    assert met.owner == "Dr Patel"
    assert met.due is None
    assert not met.open
    assert met.discharged_by == desk.who
    assert desk.who in row.met.text()
    row.remove.click()
    settle(desk)
    assert len(stored(south).conditions) == before
    assert len(view.conditions.rows()) == before


def test_a_flag_is_settled_with_a_reason_only(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
    stored: Callable[[int], LocalityPage],
) -> None:
    south, view = ids["ENH-SOUTH"], screen.view.outcome.view
    desk.act(add_flag, owner=screen, locality=south, sentence="Two figures differ")
    settle(desk)
    flag = stored(south).flags[-1]
    screen.arrive(locality=south, tab="outcome", flag=flag.id)
    settle(desk)
    row = view.flags.row(flag.id)
    assert row is not None
    assert not row.reason.isHidden()
    row.settle.click()
    settle(desk)
    assert stored(south).flags[-1].open
    qtbot.keyClicks(row.reason, "Checked with the chair")
    qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    settle(desk)
    settled = next(f for f in stored(south).flags if f.id == flag.id)
    assert settled.settled_reason == "Checked with the chair"
    assert "Checked with the chair" in row.about.text()


def test_money_is_read_while_typed_and_added(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
    stored: Callable[[int], LocalityPage],
) -> None:
    south = ids["ENH-SOUTH"]
    tab = screen.view.by_name["money"]
    assert isinstance(tab, MoneyTab)
    screen.view.tabs.setCurrentWidget(tab)
    before = stored(south)
    adder = tab.adder
    qtbot.keyClicks(adder.label, "more nurses")
    qtbot.keyClicks(adder.amount, "1.3x")
    assert adder.says.property("tone") == "bad"
    qtbot.keyClick(adder.amount, Qt.Key.Key_Return)
    settle(desk)
    assert stored(south).lines == before.lines
    adder.amount.clear()
    adder.kind.set_value(LineKind.PRESSURE)
    adder.kind.picked.emit(LineKind.PRESSURE)
    qtbot.keyClicks(adder.amount, "£1.3m")
    assert "£1,300,000" in adder.says.text()
    qtbot.keyClick(adder.amount, Qt.Key.Key_Return)
    settle(desk)
    page = stored(south)
    line = page.lines[-1]
    assert (line.kind, line.label, line.amount_pence, line.effect, line.printed) == (
        LineKind.PRESSURE,
        "more nurses",
        130_000_000,
        -1,
        "£1.3m",
    )
    assert page.balance_sentence == tab.how.text()


def test_a_cell_of_money_is_edited_in_place(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
    stored: Callable[[int], LocalityPage],
) -> None:
    south = ids["ENH-SOUTH"]
    tab = screen.view.by_name["money"]
    assert isinstance(tab, MoneyTab)
    screen.view.tabs.setCurrentWidget(tab)
    qtbot.keyClicks(tab.adder.label, "to be edited")
    qtbot.keyClick(tab.adder.label, Qt.Key.Key_Return)
    settle(desk)
    last = tab.model.rowCount() - 1
    cell = tab.model.index(last, Column.AMOUNT)
    assert cell.data() == "not stated"

    def type_in(text: str) -> None:
        tab.table.setCurrentIndex(cell)
        tab.table.edit(cell)
        editor = tab.table.findChildren(QLineEdit)[-1]
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: tab.table.state() != QAbstractItemView.State.EditingState)
        settle(desk)

    type_in("no idea")
    assert cell.data() == "no idea"
    assert "number" in tab.model.why_refused(cell)
    assert stored(south).lines[-1].amount_pence is None
    type_in("300k")
    assert stored(south).lines[-1].amount_pence == 30_000_000
    assert cell.data() == "£300,000"
    tab.model.setData(tab.model.index(last, Column.EFFECT), 0)
    settle(desk)
    assert stored(south).lines[-1].effect == 0
    tab.table.setCurrentIndex(tab.model.index(last, 0))
    tab.remove.click()
    settle(desk)
    assert tab.model.rowCount() == last
    assert len(stored(south).lines) == last


def test_briefing_texts_are_added_edited_moved_and_removed(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
    stored: Callable[[int], LocalityPage],
) -> None:
    south = ids["ENH-SOUTH"]
    tab = screen.view.by_name["texts"]
    assert isinstance(tab, TextsTab)
    screen.view.tabs.setCurrentWidget(tab)
    group = tab.groups[TextKind.PRIORITY]
    before = len(group.rows.rows())
    qtbot.keyClicks(group.new, "better premises")
    qtbot.keyClick(group.new, Qt.Key.Key_Return)
    settle(desk)
    row = group.rows.rows()[-1]
    assert len(group.rows.rows()) == before + 1
    row.more.click()
    qtbot.keyClicks(row.items, "lease\rrepairs")
    qtbot.keyClicks(row.text, " and parking")
    row.flush()
    settle(desk)

    def priorities() -> list[tuple[int | None, str, tuple[str, ...]]]:
        return [
            (text.number, text.text, text.items)
            for text in stored(south).texts
            if text.kind is TextKind.PRIORITY
        ]

    assert priorities()[-1][2] == ("lease", "repairs")
    assert "and parking" in priorities()[-1][1]
    row.up.click()
    settle(desk)
    assert priorities()[-2][2] == ("lease", "repairs")
    assert [number for number, _text, _items in priorities()] == list(range(1, before + 2))
    assert group.rows.rows()[-2] is row
    row.remove.click()
    settle(desk)
    assert len(priorities()) == before


def test_history_shows_what_stood_there_before(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    settle: Settle,
    ids: dict[str, int],
) -> None:
    desk.act(edit_outcome_text, owner=screen, locality=ids["ENH-SOUTH"], text="brand new words")
    settle(desk)
    history = screen.view.history
    screen.view.tabs.setCurrentWidget(history)
    settle(desk)
    item = history.tree.topLevelItem(0)
    assert item is not None
    assert item.childCount() >= 1
    assert any("brand new words" in item.child(i).text(1) for i in range(item.childCount()))
    history.find_box.setText("no such thing at all")
    assert item.isHidden()
    history.find_box.setText("brand")
    assert not item.isHidden()


def test_every_field_has_an_accessible_name(screen: LocalityScreen) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit

    kinds: tuple[type[QObject], ...] = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    for tab in screen.view.by_name.values():
        for kind in kinds:
            for field in tab.findChildren(kind):
                inside = field.objectName().startswith("qt_") or isinstance(
                    field.parent(), QComboBox
                )
                assert (
                    inside
                    or field.accessibleName()
                    or field.metaObject().className() == ("QTableCornerButton")
                ), field


def test_a_review_open_elsewhere_can_be_read_and_says_why(
    qtbot: QtBot, closed_desk: Desk, sample_review: Path, settle: Settle
) -> None:
    held = open_review(sample_review, home=closed_desk.home, holder="Somebody Else")
    try:
        with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
            closed_desk.open(sample_review)
        assert closed_desk.read_only
        shown = LocalityScreen(closed_desk)
        qtbot.addWidget(shown)
        shown.arrive(locality=1)
        settle(closed_desk)
        view = shown.view.outcome.view
        assert "Somebody Else" in shown.view.read_only.text()
        assert not view.outcome.isEnabled()
        assert view.text.isReadOnly()
        assert view.condition_adder.isHidden()
    finally:
        held.close()


def test_the_head_is_low_where_there_is_little_room(qtbot: QtBot, screen: LocalityScreen) -> None:
    view = screen.view
    for width, narrow in ((600, True), (1280, False), (600, True)):
        screen.resize(width, 720)
        qtbot.waitUntil(lambda narrow=narrow: (view.previous.text() == "‹") == narrow)
        qtbot.wait(20)
        back, score = (
            each.mapTo(screen, each.rect().center()).y() for each in (view.back, view.score)
        )
        assert abs(back - score) <= view.score.height()
        title = view.title.mapTo(screen, view.title.rect().center()).y()
        assert title > back
        assert view.previous.accessibleName() == "Previous locality"
