"""What couldn't be written: kept wherever one goes, sent again, and never left without a word."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lyapp.store.ops.programme import edit_member, edit_review
from lyapp.ui.locality.money.models import REFUSED, Column
from lyapp.ui.locality.screen import LocalityScreen
from lyapp.ui.notes import Message
from lyapp.ui.review.screen import ReviewScreen
from lyapp.ui.window import Window
from tests.ui import small
from tests.ui.disk import LONG, fill, free, settle, stored

COMMENTS = "select comment, member_id from score where comment <> ''"
ENTRIES = "select count(*) from change_entry"
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    path = small.make(tmp_path / "small.lyreview")
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.files.open(path)
    settle(window.desk)
    return window


@pytest.fixture
def scoring(opened: Window) -> ReviewScreen:
    opened.desk.set_member("ap", "A. Parker")
    opened.desk.go("review")
    settle(opened.desk)
    screen = opened.stage.screen_here()
    assert isinstance(screen, ReviewScreen)
    assert screen.sheet is not None
    return screen


def write(screen: ReviewScreen, text: str) -> None:
    screen.view.sheet.comment.setPlainText(text)


def test_a_comment_is_sent_again_with_the_next_change(
    opened: Window, scoring: ReviewScreen
) -> None:
    desk = opened.desk
    before = stored(desk, ENTRIES)[0][0]
    fill(desk)
    write(scoring, LONG)
    scoring.go_to(1)
    settle(desk)
    assert stored(desk, COMMENTS) == []
    assert opened.footer.saved.text() == "1 change isn’t saved"
    assert scoring.view.sheet.comment.toPlainText() == ""
    scoring.go_to(0)
    assert scoring.view.sheet.comment.toPlainText() == LONG
    assert scoring.view.sheet.saved.text() == "not saved"
    scoring.go_to(1)
    settle(desk)
    free(desk)
    desk.act(edit_review, owner=desk, title="There is room again")
    settle(desk)
    settle(desk)
    assert stored(desk, COMMENTS) == [(LONG.strip(), 1)]
    assert stored(desk, ENTRIES)[0][0] == before + 2
    assert opened.footer.saved.text().startswith("✓ Saved")
    scoring.go_to(0)
    assert scoring.view.sheet.comment.toPlainText().strip() == LONG.strip()
    scoring.go_to(1)
    settle(desk)
    assert stored(desk, ENTRIES)[0][0] == before + 2


def test_a_comment_is_sent_again_when_the_screen_is_left(
    opened: Window, scoring: ReviewScreen
) -> None:
    desk = opened.desk
    fill(desk)
    write(scoring, LONG)
    scoring.go_to(1)
    settle(desk)
    free(desk)
    desk.go("status")
    settle(desk)
    assert stored(desk, COMMENTS) == [(LONG.strip(), 1)]
    assert not desk.drafts.unsaved()


def test_another_member_neither_sees_nor_saves_it(opened: Window, scoring: ReviewScreen) -> None:
    desk = opened.desk
    fill(desk)
    write(scoring, LONG)
    desk.set_member("tw", "T. West")
    settle(desk)
    scoring.go_to(0)
    assert scoring.sheet is not None
    assert scoring.sheet.member == "tw"
    assert scoring.view.sheet.comment.toPlainText() == ""
    free(desk)
    desk.act(edit_review, owner=desk, title="There is room again")
    settle(desk)
    settle(desk)
    assert stored(desk, COMMENTS) == [(LONG.strip(), 1)]
    written = stored(desk, "select who, label from change_entry order by id desc limit 2")
    assert [who for who, label in written] == ["A. Parker", "T. West"], written


def test_what_is_being_typed_is_saved_for_the_member_who_typed_it(
    opened: Window, scoring: ReviewScreen
) -> None:
    write(scoring, "Parker says")
    opened.desk.set_member("tw", "T. West")
    settle(opened.desk)
    assert stored(opened.desk, COMMENTS) == [("Parker says", 1)]
    assert stored(opened.desk, "select who from change_entry order by id desc")[0] == ("A. Parker",)


def test_the_window_stays_open_for_every_new_text_that_is_not_saved(
    opened: Window, scoring: ReviewScreen
) -> None:
    desk = opened.desk
    fill(desk)
    write(scoring, LONG)
    assert not opened.close()
    assert opened.bar.isVisible()
    write(scoring, LONG + "and more")
    assert not opened.close()
    free(desk)
    scoring.leave()
    settle(desk)
    assert stored(desk, COMMENTS) == [(f"{LONG}and more", 1)]
    fill(desk)
    write(scoring, "Written later: " + LONG + LONG)
    assert not opened.close()
    message = opened.bar.message
    assert message is not None
    assert "Written later" in message.advice
    assert opened.close()


def test_once_there_is_room_closing_writes_it(opened: Window, scoring: ReviewScreen) -> None:
    desk = opened.desk
    path = desk.review_path
    assert path is not None
    fill(desk)
    write(scoring, LONG)
    assert not opened.close()
    free(desk)
    assert opened.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute(COMMENTS).fetchall() == [(LONG.strip(), 1)]
    connection.close()


def test_a_message_in_between_has_the_window_refuse_again(
    opened: Window, scoring: ReviewScreen
) -> None:
    fill(opened.desk)
    write(scoring, LONG)
    assert not opened.close()
    opened.desk.told.emit(Message("Something else.", "", "caution"))
    assert not opened.close()
    assert opened.close()


def test_closing_the_review_or_opening_another_refuses_too(
    qtbot: QtBot, opened: Window, scoring: ReviewScreen, tmp_path: Path
) -> None:
    desk = opened.desk
    first = desk.review_path
    other = small.make(tmp_path / "other.lyreview")
    fill(desk)
    write(scoring, LONG)
    qtbot.keyClick(opened, Qt.Key.Key_W, _CTRL)
    settle(desk)
    assert desk.is_open
    assert opened.stage.here == "review"
    assert scoring.view.sheet.comment.toPlainText() == LONG
    # A change that does fit: what was said of closing counts no more.
    desk.act(edit_review, owner=desk, title="x")
    settle(desk)
    opened.files.open(other)
    settle(desk)
    assert desk.review_path == first
    desk.act(edit_review, owner=desk, title="y")
    settle(desk)
    opened.files.open_sample()
    settle(desk)
    assert desk.review_path == first
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        opened.files.open(other)
    settle(desk)
    assert desk.review_path == other
    assert not desk.drafts.unsaved()
    assert stored(desk, COMMENTS) == []
    assert opened.close()


def test_with_everything_saved_nothing_is_asked(
    qtbot: QtBot, opened: Window, scoring: ReviewScreen
) -> None:
    desk = opened.desk
    path = desk.review_path
    assert path is not None
    write(scoring, "Just before leaving")
    with qtbot.waitSignal(desk.closed, timeout=20_000):
        qtbot.keyClick(opened, Qt.Key.Key_W, _CTRL)
    with sqlite3.connect(path) as connection:
        assert connection.execute(COMMENTS).fetchall() == [("Just before leaving", 1)]
    connection.close()


def test_after_the_window_was_closed_nothing_is_sent_off(
    opened: Window, scoring: ReviewScreen
) -> None:
    assert opened.close()
    write(scoring, "too late")
    scoring.view.sheet.comment.flush()
    opened.desk.undo()
    assert opened.close()


def test_a_member_renamed_meanwhile_is_logged_under_the_new_name(
    opened: Window, scoring: ReviewScreen
) -> None:
    desk = opened.desk
    desk.act(edit_member, owner=desk, member=1, name="A. Parker-West")
    settle(desk)
    settle(desk)
    assert desk.who == "A. Parker-West"


def test_a_click_on_what_is_not_saved_leads_to_the_comment(
    qtbot: QtBot, opened: Window, scoring: ReviewScreen
) -> None:
    desk, foot = opened.desk, opened.footer
    assert foot.lead.isHidden()
    assert scoring.sheet is not None
    locality = scoring.sheet.locality
    scoring.go_to(1)
    fill(desk)
    write(scoring, LONG)
    desk.go("status")
    settle(desk)
    assert not foot.lead.isHidden()
    foot.lead.click()
    settle(desk)
    settle(desk)
    assert opened.stage.here == "review"
    assert scoring.sheet is not None
    assert (scoring.sheet.locality, scoring.at) == (locality, 1)
    assert scoring.view.sheet.comment.toPlainText() == LONG
    # What else is written makes room for nothing here, and the words alone lead there too.
    desk.go("status")
    settle(desk)
    qtbot.mouseClick(foot, Qt.MouseButton.LeftButton, pos=foot.saved.geometry().center())
    settle(desk)
    settle(desk)
    assert opened.stage.here == "review"
    free(desk)


def test_a_refused_amount_is_led_to_and_withdrawn(
    qtbot: QtBot, opened: Window, tmp_path: Path
) -> None:
    desk = opened.desk
    desk.go("locality", locality=1, tab="money")
    settle(desk)
    settle(desk)
    screen = opened.stage.screen_here()
    assert isinstance(screen, LocalityScreen)
    tab = screen.view.money
    tab.adder.label.setText("More nurses")
    tab.adder.amount.setText("300k")
    tab.adder.send()
    settle(desk)
    settle(desk)
    # What was added is the line that “Remove line” would take.
    last = tab.model.rowCount() - 1
    cell = tab.model.index(last, Column.AMOUNT)
    assert [each.row() for each in tab.table.selectedIndexes()] == [last]
    tab.model.setData(cell, "abc")
    assert cell.data(REFUSED)
    assert cell.data() == "abc"
    desk.go("status")
    settle(desk)
    assert opened.footer.saved.text() == "1 change isn’t saved"
    opened.footer.lead.click()
    settle(desk)
    settle(desk)
    assert opened.stage.here == "locality"
    assert tab.table.currentIndex() == cell
    assert "Escape brings back “£300,000”" in tab.says.text()
    qtbot.keyClick(tab.table, Qt.Key.Key_Escape)
    assert cell.data() == "£300,000"
    assert not cell.data(REFUSED)
    assert not desk.drafts.unsaved()
    assert opened.footer.lead.isHidden()
    assert opened.close()


def test_leaving_an_editor_with_escape_withdraws_what_was_refused(
    qtbot: QtBot, opened: Window
) -> None:
    desk = opened.desk
    desk.go("locality", locality=1, tab="money")
    settle(desk)
    settle(desk)
    screen = opened.stage.screen_here()
    assert isinstance(screen, LocalityScreen)
    tab = screen.view.money
    tab.adder.label.setText("More nurses")
    tab.adder.send()
    settle(desk)
    settle(desk)
    cell = tab.model.index(tab.model.rowCount() - 1, Column.AMOUNT)
    tab.model.setData(cell, "abc")
    tab.table.setCurrentIndex(cell)
    tab.table.edit(cell)
    editor = tab.table.viewport().findChildren(QLineEdit)[-1]
    assert editor.text() == "abc"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert cell.data() == "not stated"
    assert not desk.drafts.unsaved()


def test_delete_empties_a_cell_and_only_a_chosen_line_is_removed(
    qtbot: QtBot, opened: Window
) -> None:
    desk = opened.desk
    desk.go("locality", locality=1, tab="money")
    settle(desk)
    settle(desk)
    screen = opened.stage.screen_here()
    assert isinstance(screen, LocalityScreen)
    tab = screen.view.money
    for label in ("First", "Second"):
        tab.adder.label.setText(label)
        tab.adder.amount.setText("300k")
        tab.adder.send()
        settle(desk)
        settle(desk)
    last = tab.model.rowCount() - 1
    lines = stored(desk, "select count(*) from financial_line")[0][0]
    cell = tab.model.index(last, Column.AMOUNT)
    tab.table.setFocus()
    tab.table.setCurrentIndex(cell)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    settle(desk)
    settle(desk)
    assert cell.data() == "not stated"
    label = tab.model.index(last, Column.LABEL)
    tab.table.setCurrentIndex(label)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    settle(desk)
    assert label.data() == "Second"
    assert "can’t be empty" in tab.says.text()
    assert stored(desk, "select count(*) from financial_line")[0][0] == lines
    tab.table.clearSelection()
    assert not tab.remove.isEnabled()
    tab.table.setCurrentIndex(label)
    tab.remove.click()
    settle(desk)
    settle(desk)
    assert stored(desk, "select count(*) from financial_line")[0][0] == lines - 1
    assert opened.bar.message is not None
    assert "“Second”" in opened.bar.message.sentence
    assert opened.bar.message.undo


def test_a_refused_amount_of_a_new_line_is_said_once_and_no_longer_than_it_is_so(
    qtbot: QtBot, opened: Window
) -> None:
    desk = opened.desk
    desk.go("locality", locality=1, tab="money")
    settle(desk)
    settle(desk)
    screen = opened.stage.screen_here()
    assert isinstance(screen, LocalityScreen)
    adder = screen.view.money.adder
    adder.label.setText("More nurses")
    adder.amount.setText("£1.3m-ish")
    adder.send()
    settle(desk)
    assert "can’t be read" in adder.says.text()
    assert opened.bar.message is None
    adder.amount.setText("£1.3m")
    adder.send()
    settle(desk)
    assert "can’t be read" not in adder.says.text()
    assert adder.says.property("tone") == "plain"
    assert opened.bar.message is None
