"""Who is scoring, which plan comes, and which criterion a comment belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.review.screen import ReviewScreen

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(desk: Desk, screen: ReviewScreen) -> ReviewScreen:
    """The screen, told of another member as the window tells it."""
    desk.member_changed.connect(screen.arrive)
    return screen


@pytest.fixture
def scoring(qtbot: QtBot, desk: Desk, screen: ReviewScreen) -> ReviewScreen:
    desk.set_member("ap", "A. Parker")
    at(qtbot, desk, screen, "Ashdown")
    screen.view.cards.setFocus()
    return screen


def at(qtbot: QtBot, desk: Desk, screen: ReviewScreen, name: str) -> None:
    qtbot.waitUntil(
        lambda: screen.sheet is not None and screen.sheet.name == name and desk.idle,
        timeout=20_000,
    )


def asked(qtbot: QtBot, desk: Desk, screen: ReviewScreen, **where: object) -> None:
    screen.arrive(**where)
    qtbot.waitUntil(lambda: screen.view.pages.currentWidget() is screen.view.who and desk.idle)


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def tab_to_level(screen: ReviewScreen, value: int) -> None:
    button = screen.view.sheet.ratings.button(value)
    assert button is not None
    button.setFocus(Qt.FocusReason.TabFocusReason)


def answers(screen: ReviewScreen) -> list[int | None]:
    assert screen.sheet is not None
    return [line.rating for line in screen.sheet.lines]


def localities(desk: Desk, qtbot: QtBot) -> dict[str, int]:
    from lyapp.store.queries.programme import programme_page

    found: list[object] = []
    desk.read(programme_page, then=found.append, owner=desk)
    qtbot.waitUntil(lambda: bool(found))
    return {each.name: each.id for each in found[0].localities}


def test_the_locality_asked_for_outlives_the_question_who_is_scoring(
    qtbot: QtBot, desk: Desk, screen: ReviewScreen
) -> None:
    asked(qtbot, desk, screen, locality=localities(desk, qtbot)["Cedar"])
    # The window tells the screen that the member changed and shows it again, more than once.
    desk.member_changed.connect(screen.arrive)
    press(Key.Key_Return)
    at(qtbot, desk, screen, "Cedar")
    assert screen.view.list.currentIndex().data() == "Cedar"
    desk.set_member("tw", "T. West")
    at(qtbot, desk, screen, "Cedar")


def test_the_list_follows_the_sheet(qtbot: QtBot, desk: Desk, scoring: ReviewScreen) -> None:
    seen: list[str] = []
    view = scoring.view.list
    view.selectionModel().selectionChanged.connect(lambda *_: seen.append("told"))
    scoring.arrive(locality=localities(desk, qtbot)["Beech"])
    at(qtbot, desk, scoring, "Beech")
    assert view.currentIndex().data() == "Beech"
    assert [index.data() for index in view.selectedIndexes()] == ["Beech"]
    assert seen, "the list isn't told to paint another row as chosen"


@pytest.mark.parametrize(
    ("key", "member"),
    [(Key.Key_Return, "ap"), (Key.Key_Enter, "ap"), (Key.Key_Space, "ap"), (Key.Key_2, "tw")],
)
def test_a_name_is_chosen_from_the_keyboard(
    qtbot: QtBot, desk: Desk, screen: ReviewScreen, key: Key, member: str
) -> None:
    for _visit in range(2):
        asked(qtbot, desk, screen)
        assert QApplication.focusWidget() is screen.view.who.button(1)
    press(key)
    assert desk.member == member
    at(qtbot, desk, screen, "Ashdown")
    assert QApplication.focusWidget() is screen.view.cards


def test_keys_of_the_sheet_mean_nothing_while_it_asks_who(
    qtbot: QtBot, desk: Desk, screen: ReviewScreen
) -> None:
    asked(qtbot, desk, screen)
    for key in (Key.Key_C, Key.Key_E, Key.Key_Slash, Key.Key_9, Key.Key_Backspace):
        press(key)
    assert desk.member is None
    assert QApplication.focusWidget() is screen.view.who.button(1)


def test_the_comments_heading_names_its_criterion(scoring: ReviewScreen) -> None:
    sheet = scoring.view.sheet
    assert sheet.comment_on.text() == "Comment on 1 Criterion 1"
    press(Key.Key_3)
    assert sheet.comment_on.text() == "Comment on 2 Criterion 2"
    assert sheet.comment.accessibleName() == "Comment on 2 Criterion 2"


def test_shift_c_comments_on_the_criterion_just_rated(
    qtbot: QtBot, desk: Desk, scoring: ReviewScreen
) -> None:
    press(Key.Key_3)
    press(Key.Key_C, SHIFT)
    sheet = scoring.view.sheet
    assert sheet.comment_on.text() == "Comment on 1 Criterion 1"
    QTest.keyClicks(QApplication.focusWidget(), "Clear and short")
    press(Key.Key_Return, CONTROL)
    assert scoring.at == 1
    assert sheet.comment.toPlainText() == ""
    qtbot.waitUntil(lambda: desk.idle)
    assert scoring.sheet is not None
    assert scoring.sheet.lines[0].comment == "Clear and short"


def test_shift_c_before_any_rating_says_so(desk: Desk, scoring: ReviewScreen) -> None:
    told: list[object] = []
    desk.told.connect(told.append)
    press(Key.Key_C, SHIFT)
    assert told
    assert QApplication.focusWidget() is not scoring.view.sheet.comment


def test_c_goes_behind_what_is_written(scoring: ReviewScreen) -> None:
    comment = scoring.view.sheet.comment
    press(Key.Key_C)
    QTest.keyClicks(comment, "one two")
    press(Key.Key_Escape)
    comment.moveCursor(QTextCursor.MoveOperation.Start)
    press(Key.Key_C)
    QTest.keyClicks(comment, "!")
    assert comment.toPlainText() == "one two!"


@pytest.mark.parametrize("key", [Key.Key_C, Key.Key_Return])
def test_the_open_comment_waits_to_be_started(scoring: ReviewScreen, key: Key) -> None:
    scoring.go_to(9)
    tab_to_level(scoring, 2)
    press(Key.Key_3)
    comment = scoring.view.sheet.comment
    assert scoring.at == 10
    press(Key.Key_3)
    assert comment.toPlainText() == ""
    press(key)
    assert QApplication.focusWidget() is comment
    QTest.keyClicks(comment, "3 ideas")
    assert comment.toPlainText() == "3 ideas"


def test_criteria_are_counted_as_the_progress_counts_them(scoring: ReviewScreen) -> None:
    place = scoring.view.sheet.place
    assert place.text() == "Criterion 1 of 10"
    scoring.go_to(5)
    assert place.text() == "Criterion 6 of 10 · must pass"
    scoring.go_to(10)
    assert place.text() == "Last: open comment"


def test_every_levels_words_are_shown_where_they_fit(qtbot: QtBot, scoring: ReviewScreen) -> None:
    sheet = scoring.view.sheet
    assert sheet.levels.isVisible()
    assert sheet.levels.lines()[:2] == ("0 Nothing is said of it.", "1 Little is said of it.")
    assert sheet.levels.strong() is None
    press(Key.Key_3)
    press(Key.Key_Left)
    assert sheet.levels.strong() == 3
    assert sheet.guidance.isVisible()
    scoring.go_to(5)
    assert sheet.levels.lines()[1] == "1 A few rows name somebody."
    scoring.go_to(10)
    assert not sheet.levels.isVisible()


def test_in_a_small_window_the_focus_shows_a_levels_words(
    qtbot: QtBot, scoring: ReviewScreen
) -> None:
    sheet = scoring.view.sheet
    scoring.resize(1000, 380)
    qtbot.waitUntil(lambda: not sheet.levels.isVisible())
    button = sheet.ratings.button(2)
    assert button is not None
    button.setFocus()
    assert sheet.descriptor.isVisible()
    assert "Half of it is there." in sheet.descriptor.text()
    scoring.view.cards.setFocus()
    assert "Half of it" not in sheet.descriptor.text()
    scoring.resize(1280, 740)
    qtbot.waitUntil(sheet.levels.isVisible)


def test_space_after_a_comment_rates_nothing(
    qtbot: QtBot, desk: Desk, scoring: ReviewScreen
) -> None:
    for criterion in range(2):
        press(Key.Key_C)
        QTest.keyClicks(QApplication.focusWidget(), "Clear")
        press(Key.Key_Escape)
        press(Key.Key_Space)
        press(Key.Key_C)
        press(Key.Key_Return, CONTROL)
        press(Key.Key_Space)
        assert scoring.at == criterion + 1
    qtbot.waitUntil(lambda: desk.idle)
    assert not any(rating is not None for rating in answers(scoring))
    assert QApplication.focusWidget() is scoring.view.cards


def test_a_level_keeps_the_keyboard_for_its_criterion_alone(
    qtbot: QtBot, desk: Desk, scoring: ReviewScreen
) -> None:
    tab_to_level(scoring, 2)
    press(Key.Key_Space)
    assert scoring.at == 0
    for step in (Key.Key_Right, Key.Key_PageDown):
        press(step)
        press(Key.Key_Space)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    at(qtbot, desk, scoring, "Beech")
    press(Key.Key_Space)
    assert not any(rating is not None for rating in answers(scoring))
    press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    at(qtbot, desk, scoring, "Ashdown")
    assert [rating for rating in answers(scoring) if rating is not None] == [2]


def test_a_click_on_a_level_ends_the_typing(scoring: ReviewScreen) -> None:
    press(Key.Key_C)
    QTest.keyClicks(QApplication.focusWidget(), "Clear")
    button = scoring.view.sheet.ratings.button(3)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answers(scoring)[0] == 3
    assert QApplication.focusWidget() is scoring.view.cards
    press(Key.Key_4)
    assert answers(scoring)[0] == 4
    assert scoring.sheet is not None
    assert scoring.sheet.lines[0].comment == "Clear"


def test_the_keys_named_are_those_of_the_scale(scoring: ReviewScreen) -> None:
    named = dict(scoring.shown_keys()), dict(scoring.footer_now())
    assert all("0–4" in keys for keys in named)
    assert scoring.sheet is not None
    levels = scoring.sheet.scale.levels[1:4]
    scoring.sheet = replace(scoring.sheet, scale=replace(scoring.sheet.scale, levels=levels))
    named = dict(scoring.shown_keys()), dict(scoring.footer_now())
    assert all("1–3" in keys and "0–4" not in keys for keys in named)
