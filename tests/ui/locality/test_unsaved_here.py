"""The locality page keeps what isn't stored, each text with the locality it was typed for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lyapp.model.money import LineKind
from lyapp.store.ops.money import add_line
from lyapp.store.ops.outcomes import add_condition, add_flag
from lyapp.store.queries.board import board
from lyapp.store.queries.locality import LocalityPage, locality_page
from lyapp.ui.desk import Desk
from lyapp.ui.locality.money.models import Column
from lyapp.ui.locality.money.tab import MoneyTab
from lyapp.ui.locality.plan.tab import PlanTab
from lyapp.ui.locality.screen import LocalityScreen
from lyapp.ui.locality.texts.tab import TextsTab
from lyapp.ui.notes import Message
from tests.ui.disk import LONG, fill, free, settle, stored

ENTRIES = "select count(*) from change_entry"


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
def page(desk: Desk) -> Callable[[int], LocalityPage]:
    def read(locality: int) -> LocalityPage:
        pages: list[LocalityPage] = []
        desk.read(locality_page, locality=locality, then=pages.append, owner=desk)
        settle(desk)
        return pages[0]

    return read


@pytest.fixture
def south(ids: dict[str, int]) -> int:
    return ids["ENH-SOUTH"]


@pytest.fixture
def other(ids: dict[str, int]) -> int:
    return ids["ENH-STEV"]


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, south: int) -> Iterator[LocalityScreen]:
    for verb, kw in (
        (add_condition, {"text": "Name a clinician"}),
        (add_flag, {"sentence": "Two figures differ"}),
        (add_line, {"kind": LineKind.SAVING, "label": "saving", "amount": "£1m"}),
    ):
        desk.act(verb, owner=desk, locality=south, **kw)
    shown = LocalityScreen(desk)
    shown.resize(1280, 720)
    desk.changed.connect(shown.refresh)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive(locality=south, tab="outcome")
    settle(desk)
    shown.activateWindow()
    yield shown
    shown.leave()
    settle(desk)
    desk.changed.disconnect(shown.refresh)
    shown.close()
    shown.deleteLater()


def go(desk: Desk, screen: LocalityScreen, locality: int) -> None:
    screen.arrive(locality=locality)
    settle(desk)


def test_texts_that_could_not_be_written_wait_for_room(
    desk: Desk,
    screen: LocalityScreen,
    south: int,
    other: int,
    page: Callable[[int], LocalityPage],
) -> None:
    outcome, texts = screen.view.outcome.view, screen.view.by_name["texts"]
    assert isinstance(texts, TextsTab)
    before, stev = page(south), page(other)
    entries = stored(desk, ENTRIES)[0][0]
    place = next(i for i, each in enumerate(before.conditions) if each.text == "Name a clinician")
    row = outcome.conditions.rows()[place]
    kind = before.texts[0].kind
    fill(desk)
    outcome.text.setPlainText(LONG)
    row.text.setText(LONG)
    texts.groups[kind].rows.rows()[0].text.setPlainText(LONG)
    go(desk, screen, other)
    assert outcome.text.toPlainText() == stev.status.text
    assert page(other) == stev
    assert page(south) == before
    assert len(desk.drafts.unsaved()) == 3
    go(desk, screen, south)
    assert outcome.text.toPlainText() == LONG
    assert outcome.conditions.rows()[place].text.text() == LONG
    assert texts.groups[kind].rows.rows()[0].text.toPlainText() == LONG
    free(desk)
    go(desk, screen, other)
    go(desk, screen, south)
    after = page(south)
    assert after.status.text == LONG.strip()
    assert after.conditions[place].text == LONG.strip()
    assert after.texts[0].text == LONG.strip()
    assert page(other) == stev
    assert not desk.drafts.unsaved()
    assert stored(desk, ENTRIES)[0][0] == entries + 3
    assert outcome.text.toPlainText() == LONG.strip()


def test_dates_that_cannot_be_read_stay_with_their_locality(
    qtbot: QtBot, desk: Desk, screen: LocalityScreen, south: int, other: int
) -> None:
    view = screen.view.outcome.view
    row = view.conditions.rows()[-1]
    for field, text in ((view.decided, "31 June 2008"), (row.due, "soon")):
        field.selectAll()
        qtbot.keyClicks(field, text)
    go(desk, screen, other)
    assert view.decided.text() != "31 June 2008"
    assert view.decided.property("invalid") == "false"
    go(desk, screen, south)
    assert view.decided.text() == "31 June 2008"
    assert view.decided.property("invalid") == "true"
    assert "30 days" in view.decided.toolTip()
    row = view.conditions.rows()[-1]
    assert row.due.text() == "soon"
    assert row.due.property("invalid") == "true"
    assert len(desk.drafts.unsaved()) == 2
    for field in (view.decided, row.due):
        field.selectAll()
        qtbot.keyClicks(field, "9 Jul 2008")
        field.flush()
    settle(desk)
    assert not desk.drafts.unsaved()
    go(desk, screen, other)
    go(desk, screen, south)
    assert view.decided.text() == "9 Jul 2008"


def test_amounts_stay_in_their_cell(
    desk: Desk,
    screen: LocalityScreen,
    south: int,
    other: int,
    page: Callable[[int], LocalityPage],
) -> None:
    tab = screen.view.by_name["money"]
    assert isinstance(tab, MoneyTab)
    last = tab.model.rowCount() - 1
    tab.model.setData(tab.model.index(last, Column.AMOUNT), "about a lot")
    fill(desk)
    tab.model.setData(tab.model.index(last, Column.NOTE), LONG)
    settle(desk)
    go(desk, screen, other)
    go(desk, screen, south)
    assert tab.model.index(last, Column.AMOUNT).data() == "about a lot"
    assert tab.model.why_refused(tab.model.index(last, Column.AMOUNT))
    assert tab.model.index(last, Column.NOTE).data() == LONG
    free(desk)
    screen.leave()
    settle(desk)
    line = page(south).lines[-1]
    assert line.note == LONG.strip()
    assert line.amount_pence == 100_000_000
    assert len(desk.drafts.unsaved()) == 1
    tab.model.setData(tab.model.index(last, Column.AMOUNT), "2m")
    settle(desk)
    assert page(south).lines[-1].amount_pence == 200_000_000
    assert not desk.drafts.unsaved()


def test_half_typed_lines_stay_with_their_locality(
    qtbot: QtBot,
    desk: Desk,
    screen: LocalityScreen,
    south: int,
    other: int,
    page: Callable[[int], LocalityPage],
) -> None:
    view, by_name = screen.view.outcome.view, screen.view.by_name
    money, plan, texts = by_name["money"], by_name["plan"], by_name["texts"]
    assert isinstance(money, MoneyTab)
    assert isinstance(plan, PlanTab)
    assert isinstance(texts, TextsTab)
    flag = view.flags.rows()[0]
    flag.start()
    fields: list[tuple[QLineEdit, str]] = [
        (view.condition_adder.text, "A condition"),
        (view.condition_adder.owner, "Dr Patel"),
        (view.flag_adder.text, "A flag"),
        (money.adder.label, "more nurses"),
        (money.adder.amount, "1.3x"),
        (plan.rows.adder.title, "A row"),
        *((group.new, f"text {i}") for i, group in enumerate(texts.groups.values())),
    ]
    for field, text in fields:
        field.setText(text)
    flag.reason.setText("Checked")
    money.adder.kind.set_value(LineKind.PRESSURE)
    before = page(south)
    go(desk, screen, other)
    assert [field.text() for field, _text in fields] == [""] * len(fields)
    assert money.adder.kind.value() is LineKind.SAVING
    go(desk, screen, south)
    assert [field.text() for field, _text in fields] == [text for _field, text in fields]
    assert money.adder.kind.value() is LineKind.PRESSURE
    assert view.flags.rows()[0].reason.text() == "Checked"
    assert not view.flags.rows()[0].reason.isHidden()
    assert page(south) == before
    # Nothing of it was meant to be stored yet, so it keeps no window open.
    assert not desk.drafts.unsaved()
    view.condition_adder.due.setText("18 Jul 2008")
    qtbot.keyClick(view.condition_adder.due, Qt.Key.Key_Return)
    settle(desk)
    assert page(south).conditions[-1].due == date(2008, 7, 18)
    go(desk, screen, other)
    go(desk, screen, south)
    assert view.condition_adder.text.text() == ""
    assert view.flag_adder.text.text() == "A flag"


def test_a_line_that_could_not_be_added_is_added_once(
    desk: Desk,
    screen: LocalityScreen,
    south: int,
    other: int,
    page: Callable[[int], LocalityPage],
) -> None:
    adder = screen.view.outcome.view.condition_adder
    count = len(page(south).conditions)
    fill(desk)
    adder.text.setText(LONG)
    adder.send()
    go(desk, screen, other)
    assert adder.text.text() == ""
    assert len(desk.drafts.unsaved()) == 1
    free(desk)
    go(desk, screen, south)
    assert adder.text.text() == LONG
    assert len(page(south).conditions) == count
    adder.send()
    settle(desk)
    assert len(page(south).conditions) == count + 1
    assert adder.text.text() == ""
    assert not desk.drafts.unsaved()


def test_a_line_added_on_the_way_out_is_not_offered_again(
    desk: Desk,
    screen: LocalityScreen,
    south: int,
    other: int,
    page: Callable[[int], LocalityPage],
) -> None:
    adder = screen.view.outcome.view.flag_adder
    adder.text.setText("A flag")
    adder.send()
    go(desk, screen, other)
    go(desk, screen, south)
    assert adder.text.text() == ""
    assert [flag.sentence for flag in page(south).flags].count("A flag") == 1


def test_a_condition_emptied_says_why_not_on_return_and_goes_when_removed(
    desk: Desk, screen: LocalityScreen, south: int, other: int
) -> None:
    told: list[Message] = []
    desk.told.connect(told.append)
    row = screen.view.outcome.view.conditions.rows()[-1]
    row.text.clear()
    row.text.flush()
    settle(desk)
    assert told
    assert row.text.property("invalid") == "true"
    go(desk, screen, other)
    go(desk, screen, south)
    row = screen.view.outcome.view.conditions.rows()[-1]
    assert row.text.text() == ""
    assert row.text.property("invalid") == "true"
    assert row.text.toolTip()
    assert len(desk.drafts.unsaved()) == 1
    row.remove.click()
    settle(desk)
    assert not desk.drafts.unsaved()
