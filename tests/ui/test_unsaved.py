"""What couldn't be written: kept wherever one goes, sent again, and never left without a word."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lyapp.store.ops.programme import edit_member, edit_review
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
    assert opened.footer.saved_words() == "1 change isn’t saved"
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
    assert opened.footer.saved_words().startswith("✓ Saved")
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
