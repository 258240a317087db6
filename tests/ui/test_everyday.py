"""Everyday use of the whole window: keys, text sizes, messages, what is saved, small screens."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lyapp.model.trouble import DiskFull, NotAReview, Trouble
from lyapp.store.backups import backup_now
from lyapp.store.file import open_review
from lyapp.store.ops.programme import edit_review
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.notes import Message, Person
from lyapp.ui.review.members import MemberButton
from lyapp.ui.rooms import ROOMS
from lyapp.ui.settings import remember_recent, remember_title, settings_of, title_of
from lyapp.ui.welcome.models import recent_row
from lyapp.ui.window import Window

Settle = Callable[[Desk], None]
_CTRL = Qt.KeyboardModifier.ControlModifier
_WINDOW_WIDE = (
    Qt.ShortcutContext.WindowShortcut,
    Qt.ShortcutContext.ApplicationShortcut,
)


@pytest.fixture
def opened(qtbot: QtBot, window: Window, sample_review: Path, settle: Settle) -> Window:
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.files.open(sample_review)
    settle(window.desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_what_is_typed_after_ctrl_k_goes_to_the_search_box(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    screen = opened.stage.screen_here()
    qtbot.keyClick(screen.view.table, Qt.Key.Key_K, _CTRL)
    focused = QApplication.focusWidget()
    assert focused is screen.view.search
    qtbot.keyClicks(focused, "nosp")
    settle(opened.desk)
    assert opened.stage.here == "status"
    assert screen.view.search.text() == "nosp"


def test_escape_shows_all_localities_again(qtbot: QtBot, opened: Window, settle: Settle) -> None:
    screen = opened.stage.screen_here()
    screen.view.search.setText("stevenage")
    heads = [screen.view.model.index(0, 0).data()]
    assert heads[0].endswith("1 of 7 localities")
    screen.view.table.setFocus()
    qtbot.keyClick(screen.view.table, Qt.Key.Key_Escape)
    assert screen.view.search.text() == ""
    assert "7 localities" in screen.view.model.index(0, 0).data()
    assert " of 7" not in screen.view.model.index(0, 0).data()


def _keys_of(shortcut: QShortcut) -> list[QKeySequence]:
    return list(shortcut.keys())


def _keys_at_work(window: Window) -> list[tuple[str, QWidget]]:
    """Every key and where it works, as the screen shown has it."""
    found: list[tuple[str, QWidget]] = []
    for action in window.findChildren(QAction):
        found += [(key.toString(), window) for key in action.shortcuts()]
    for shortcut in window.findChildren(QShortcut):
        where = shortcut.parent()
        if not (isinstance(where, QWidget) and where.isVisible()):
            continue
        wide = shortcut.context() in _WINDOW_WIDE
        found += [(key.toString(), window if wide else where) for key in _keys_of(shortcut)]
    return [(key, where) for key, where in found if key]


@pytest.mark.parametrize("name", [each.name for each in ROOMS])
def test_no_key_means_two_things(opened: Window, settle: Settle, name: str) -> None:
    opened.rail.member.chosen.emit(opened.summary.facts.members[0])
    opened.desk.go(name)
    settle(opened.desk)
    found = _keys_at_work(opened)
    assert QKeySequence("Ctrl+K").toString() in [key for key, _where in found]
    for place, (key, where) in enumerate(found):
        for other, there in found[place + 1 :]:
            nested = where is there or where.isAncestorOf(there) or there.isAncestorOf(where)
            assert not (key == other and nested), key


def test_a_backup_is_put_in_place_only_after_saying_what_becomes_of_the_review(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    desk = opened.desk
    with qtbot.waitSignal(desk.changed):
        desk.act(edit_review, owner=opened, title="Changed since")
    desk.go("restore")
    settle(desk)
    view = opened.stage.screen_here().view
    view.over.click()
    settle(desk)
    assert desk.is_open
    assert not view.over.isEnabled()
    assert "kept as a backup" in view.really.text()
    qtbot.keyClick(view.rather_not, Qt.Key.Key_Escape)
    assert view.over.isEnabled()
    assert not view.really.isVisible()
    view.over.click()
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        view.really.click()
    settle(desk)
    assert opened.bar.message is not None
    assert "before a backup was restored" in opened.bar.message.sentence
    desk.go("restore")
    settle(desk)
    model = opened.stage.screen_here().model
    kept = [model.backup(row) for row in range(model.rowCount())]
    assert "before a backup was restored" in [each.reason for each in kept if each]


def test_a_double_click_asks_and_does_not_answer(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    opened.desk.go("restore")
    settle(opened.desk)
    view = opened.stage.screen_here().view
    before = view.over.mapTo(opened, QPoint(0, 0))
    pointer = view.over.mapTo(opened, view.over.rect().center())
    qtbot.mouseClick(view.over, Qt.MouseButton.LeftButton)
    qtbot.wait(20)
    assert view.really.isVisible()
    assert view.over.mapTo(opened, QPoint(0, 0)) == before
    assert opened.childAt(pointer) is view.over
    qtbot.mouseClick(view.over, Qt.MouseButton.LeftButton)
    assert view.really.isVisible()
    assert opened.desk.is_open


def test_of_the_backups_of_copies_the_newest_of_the_open_file_is_chosen(
    opened: Window, settle: Settle, tmp_path: Path
) -> None:
    desk = opened.desk
    assert desk.review_path is not None
    copy = tmp_path / "copy of it.lyreview"
    shutil.copy(desk.review_path, copy)
    other = open_review(copy, home=desk.home, holder="Somebody")
    backup_now(other, "asked for")
    other.close()
    desk.go("restore")
    settle(desk)
    screen = opened.stage.screen_here()
    assert screen.model.backup(0).source == copy
    chosen = screen.model.backup(screen.view.table.currentIndex().row())
    assert chosen.source == desk.review_path.resolve()


def test_one_of_a_thing_is_not_many_in_the_list_of_backups(opened: Window, settle: Settle) -> None:
    opened.desk.go("restore")
    settle(opened.desk)
    model = opened.stage.screen_here().model
    said = model.index(0, 4).data()
    assert "1 change" in said
    assert "1 changes" not in said
    assert "12 localities" in said
    assert model.index(0, 3).data().endswith("kB")


def test_a_window_is_never_larger_than_the_screen(closed_desk: Desk) -> None:
    first = Window(closed_desk)
    room = first.screen().availableGeometry()
    assert first.width() <= room.width()
    assert first.height() <= room.height()
    first.setGeometry(room.right() - 50, room.bottom() - 50, 3000, 2000)
    closed_desk.settings.setValue("window/geometry", first.saveGeometry())
    again = Window(closed_desk)
    assert room.contains(again.geometry())
    first.deleteLater()
    again.deleteLater()


def top_in(window: Window, widget: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).y()


def test_good_news_moves_and_covers_nothing_of_the_screen(qtbot: QtBot, opened: Window) -> None:
    screen = opened.stage.screen_here()
    before = screen.view.panel.mapTo(opened, QPoint(0, 0)), screen.size()
    opened.desk.tell("Saved as paper.pdf.", good=True)
    qtbot.waitUntil(lambda: opened.bar.isVisible() and opened.bar.height() > 10)
    assert (screen.view.panel.mapTo(opened, QPoint(0, 0)), screen.size()) == before
    assert top_in(opened, opened.bar) > top_in(opened, screen) + screen.height() - 5
    opened.bar.clear()
    qtbot.waitUntil(lambda: not opened.notices.isVisible())


def test_trouble_is_given_room_at_the_foot_and_the_head_stays(qtbot: QtBot, opened: Window) -> None:
    screen = opened.stage.screen_here()
    before = screen.view.panel.mapTo(opened, QPoint(0, 0)), screen.size()
    opened.desk.told.emit(Message("There is no room left.", "Free some room.", "bad"))
    qtbot.waitUntil(lambda: screen.height() < before[1].height())
    assert screen.view.panel.mapTo(opened, QPoint(0, 0)) == before[0]
    assert top_in(opened, opened.bar) >= top_in(opened, screen) + screen.height()
    # The window's own foot goes on saying whether all is saved.
    assert top_in(opened, opened.bar) + opened.bar.height() <= top_in(opened, opened.footer)
    opened.bar.clear()
    qtbot.waitUntil(lambda: screen.size() == before[1])


def test_escape_dismisses_what_is_said(qtbot: QtBot, opened: Window) -> None:
    opened.desk.told.emit(Message("There is no room left.", "Free some room.", "bad"))
    assert opened.bar.isVisible()
    QTest.keyClick(opened.stage, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened.bar.isVisible())


def test_the_footer_says_what_could_not_be_saved_until_it_is(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    desk = opened.desk
    with qtbot.waitSignal(desk.changed):
        desk.act(edit_review, owner=opened, title="First")
    assert opened.footer.saved.text().startswith("✓ Saved")
    full = [True]

    def sometimes(review: object, **kw: object) -> object:
        if full:
            raise DiskFull(path="the review")
        return edit_review(review, **kw)

    failed: list[Trouble] = []
    desk.act(sometimes, owner=opened, failed=failed.append, title="Second")
    qtbot.waitUntil(lambda: bool(failed))
    assert opened.footer.saved.text() == "Not saved"
    assert "no room left" in opened.footer.why()
    assert opened.bar.isVisible()
    full.clear()
    with qtbot.waitSignal(desk.changed):
        desk.act(sometimes, owner=opened, title="Second")
    settle(desk)
    assert opened.footer.saved.text().startswith("✓ Saved")
    assert opened.footer.why() == ""
    assert not opened.bar.isVisible()


def test_another_trouble_stays_though_saving_works(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    opened.desk.show_trouble(NotAReview(path="fake.lyreview"))
    with qtbot.waitSignal(opened.desk.changed):
        opened.desk.act(edit_review, owner=opened, title="Saved all the same")
    settle(opened.desk)
    assert opened.bar.isVisible()
    assert "another program" in opened.bar.message.advice
    opened.bar.clear()


def test_a_text_size_is_taken_back_whole(qtbot: QtBot, opened: Window, settle: Settle) -> None:
    desk = opened.desk
    desk.go("locality", locality=3, tab="money")
    settle(desk)
    first = opened.stage.screen_here()
    margins = first.view.layout().contentsMargins()
    for _ in range(8):
        qtbot.keyClick(opened, Qt.Key.Key_Plus, _CTRL)
    qtbot.waitUntil(lambda: theme.percent() == 200)
    settle(desk)
    large = opened.stage.screen_here()
    assert large is not first
    assert large.view.layout().contentsMargins().left() == 2 * margins.left()
    assert large.locality == 3
    assert large.view.tabs.currentWidget() is large.view.by_name["money"]
    qtbot.keyClick(opened, Qt.Key.Key_0, _CTRL)
    qtbot.waitUntil(lambda: theme.percent() == 100)
    settle(desk)
    again = opened.stage.screen_here()
    assert again.view.layout().contentsMargins() == margins
    assert again.locality == 3


def test_another_text_size_keeps_the_filters(opened: Window, settle: Settle) -> None:
    view = opened.stage.screen_here().view
    view.search.setText("stevenage")
    opened.look.choose("light", 125)
    settle(opened.desk)
    view = opened.stage.screen_here().view
    assert view.search.text() == "stevenage"
    assert [row.name for row in view.model.shown()] == ["Stevenage"]


def test_what_is_being_typed_survives_another_text_size(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    desk = opened.desk
    desk.go("locality", locality=3, tab="outcome")
    settle(desk)
    text = opened.stage.screen_here().view.outcome.view.text
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Half a sentence")
    opened.look.choose("light", 125)
    settle(desk)
    text = opened.stage.screen_here().view.outcome.view.text
    qtbot.waitUntil(lambda: text.toPlainText() == "Half a sentence")


@pytest.mark.parametrize("name", ["review", "locality"])
def test_the_keys_in_the_footer_never_overlap(
    qtbot: QtBot, opened: Window, settle: Settle, name: str
) -> None:
    opened.rail.member.chosen.emit(opened.summary.facts.members[0])
    with qtbot.waitSignal(opened.desk.changed):
        opened.desk.act(edit_review, owner=opened, title="A change with a long enough title")
    opened.resize(1024, 700)
    opened.desk.go(name, locality=3)
    settle(opened.desk)
    opened.resize(1366, 700)
    QApplication.processEvents()
    opened.resize(1024, 700)
    QApplication.processEvents()
    assert opened.width() == 1024
    parts = [
        each
        for each in opened.footer.findChildren(QWidget)
        if each.parent() is opened.footer and each.isVisible()
    ]
    for place, one in enumerate(parts):
        assert opened.footer.rect().contains(one.geometry())
        for other in parts[place + 1 :]:
            assert not one.geometry().intersects(other.geometry())


def test_an_ampersand_in_a_name_is_shown(qtbot: QtBot, opened: Window) -> None:
    class Row:
        key, name, role = "jo", "Jo & Sons", ""

    button = MemberButton(Row(), opened.desk, 1, opened)
    assert "Jo && Sons" in button.text()
    assert button.accessibleName() == "Jo & Sons"
    opened.rail.member.show_member((Person("jo", "Jo & Sons", "JS"),), None)
    opened.rail.member.open_menu()
    menu = opened.rail.member.menu()
    assert menu.actions()[0].text().startswith("Jo && Sons")
    menu.close()


def test_what_acts_at_once_has_no_dots(opened: Window) -> None:
    words = [action.text() for action in opened.findChildren(QAction)]
    assert "Add &made-up scores" in words


def test_recent_files_show_their_titles(
    closed_desk: Desk, sample_review: Path, tmp_path: Path
) -> None:
    settings = settings_of(closed_desk.home)
    remember_recent(settings, sample_review)
    remember_title(settings, sample_review, "Hertfordshire 2008/09")
    row = recent_row(sample_review, title_of(settings, sample_review))
    assert row.name == f"Hertfordshire 2008/09 · {sample_review.name}"
    assert title_of(settings, tmp_path / "other.lyreview") == ""


def test_why_a_review_is_read_only_is_said_once(
    qtbot: QtBot, window: Window, sample_review: Path, settle: Settle
) -> None:
    held = open_review(sample_review, home=window.desk.home, holder="Somebody Else")
    try:
        with qtbot.waitSignal(window.desk.opened, timeout=20_000):
            window.files.open(sample_review)
        settle(window.desk)
        assert window.bar.isVisible()
        window.desk.go("locality", locality=1)
        settle(window.desk)
        assert not window.bar.isVisible()
        assert "Somebody Else" in window.stage.screen_here().view.read_only.text()
    finally:
        held.close()


def test_money_is_signed_as_on_the_board(opened: Window, settle: Settle) -> None:
    opened.desk.go("money")
    settle(opened.desk)
    model = opened.stage.screen_here().view.model
    said = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert "+£300,000" in said
    assert "−£1,300,000" in said


@pytest.mark.parametrize("width", [1366, 1280, 1200, 1024])
def test_the_board_fits_a_small_laptop_without_scrolling(opened: Window, width: int) -> None:
    opened.resize(width, 700)
    QApplication.processEvents()
    table = opened.stage.screen_here().view.table
    assert table.horizontalScrollBar().maximum() == 0


def test_choices_are_offered_in_the_colours_in_use(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    desk = opened.desk
    desk.go("locality", locality=1, tab="outcome")
    settle(desk)
    choice = opened.stage.screen_here().view.outcome.view.outcome
    first = next(at for at in range(choice.count()) if not choice.itemIcon(at).isNull())
    before = choice.itemIcon(first).pixmap(12).toImage()
    opened.look.choose("dark", 100)
    settle(desk)
    qtbot.waitUntil(lambda: choice.itemIcon(first).pixmap(12).toImage() != before)


def test_the_rail_and_the_choices_have_room_for_their_words(qtbot: QtBot, window: Window) -> None:
    words = theme.font("label")
    words.setBold(True)
    assert window.rail.width() - 1 >= QFontMetrics(words).horizontalAdvance("Programme") + 12
    window.desk.go("welcome", new=True)
    form = window.stage.screen_here().view.form
    plain = form.generated.sizeHint()
    form.generated.setFocus()
    assert form.generated.sizeHint() == plain
    assert form.generated.width() >= plain.width()
    assert all(button.isVisible() for button in form.findChildren(QPushButton))
