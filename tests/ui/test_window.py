"""The window around the screens: moving about, undo, look, opening and closing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from lyapp.store.ops.programme import edit_review
from lyapp.ui import files, theme
from lyapp.ui.desk import Desk
from lyapp.ui.notes import Message
from lyapp.ui.restore.models import REASON, TITLE
from lyapp.ui.rooms import on_rail
from lyapp.ui.settings import remember_recent
from lyapp.ui.widgets.labels import Key
from lyapp.ui.window import Window

Settle = Callable[[Desk], None]
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot: QtBot, window: Window, sample_review: Path, settle: Settle) -> Window:
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.files.open(sample_review)
    settle(window.desk)
    return window


def test_without_a_review_only_help_is_open(qtbot: QtBot, window: Window) -> None:
    assert window.stage.here == "welcome"
    enabled = {
        b.accessibleName() for b in window.rail.findChildren(QAbstractButton) if b.isEnabled()
    }
    assert enabled == {"Help"}
    window.desk.go("status")
    assert window.stage.here == "welcome"


def test_enter_presses_the_button_the_keyboard_is_on(
    qtbot: QtBot, window: Window, settle: Settle
) -> None:
    (sample,) = [
        each
        for each in window.stage.findChildren(QAbstractButton)
        if each.text() == "Open the sample"
    ]
    sample.setFocus()
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        qtbot.keyClick(sample, Qt.Key.Key_Return)
    settle(window.desk)
    assert window.stage.here == "status"


def test_opening_shows_the_board_and_what_the_review_is(opened: Window) -> None:
    assert opened.stage.here == "status"
    assert opened.windowTitle().endswith("– lyapp")
    assert "Sample" in opened.footer.marks()
    assert "Made up" not in opened.footer.marks()


def test_the_rail_by_keys(qtbot: QtBot, opened: Window, settle: Settle) -> None:
    for place, each in enumerate(on_rail(), start=1):
        qtbot.keyClick(opened, Qt.Key(Qt.Key.Key_0 + place), _ALT)
        settle(opened.desk)
        assert opened.stage.here == each.name


def test_undo_is_named_and_done_by_key(qtbot: QtBot, opened: Window, settle: Settle) -> None:
    assert opened.footer.undo.whole() == ""
    assert not opened.menus.undo.isEnabled()
    with qtbot.waitSignal(opened.desk.changed):
        opened.desk.act(edit_review, owner=opened, title="New title")
    settle(opened.desk)
    assert opened.footer.undo.whole().startswith("Undo: ")
    assert opened.footer.saved.text().startswith("✓ Saved ")
    assert opened.menus.undo.isEnabled()
    with qtbot.waitSignal(opened.desk.changed):
        qtbot.keyClick(opened, Qt.Key.Key_Z, _CTRL)
    settle(opened.desk)
    assert opened.menus.redo.isEnabled()
    with qtbot.waitSignal(opened.desk.changed):
        qtbot.keyClick(opened, Qt.Key.Key_Y, _CTRL)
    settle(opened.desk)
    assert opened.windowTitle() == "New title – lyapp"


def test_what_undo_took_back_is_said_with_a_way_back(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    with qtbot.waitSignal(opened.desk.changed):
        opened.desk.act(edit_review, owner=opened, title="New title")
    with qtbot.waitSignal(opened.desk.changed):
        opened.desk.undo()
    settle(opened.desk)
    bar = opened.bar
    assert bar.message is not None
    assert bar.message.sentence.startswith("Undone: ")
    assert not bar.message.sentence.startswith("Undone: Undo")
    assert bar.undo.isHidden()
    with qtbot.waitSignal(opened.desk.changed):
        bar.redo.click()
    settle(opened.desk)
    assert opened.windowTitle() == "New title – lyapp"
    assert bar.message.sentence.startswith("Done again: ")
    with qtbot.waitSignal(opened.desk.changed):
        opened.desk.act(edit_review, owner=opened, title="Another")
    assert bar.message is None  # the offer would be out of date


def test_the_foot_shows_the_keys_that_work_just_now(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    def shown() -> list[str]:
        return [key.text() for key in opened.footer._keys.findChildren(Key) if not key.isHidden()]

    opened.desk.go("review")
    settle(opened.desk)
    qtbot.waitUntil(lambda: "1–9" in shown())
    assert "0–4" not in shown()
    opened.desk.set_member("ap", "Andrew Parker")
    settle(opened.desk)
    qtbot.waitUntil(lambda: "0–4" in shown())


def test_made_up_scores_are_marked(qtbot: QtBot, opened: Window, settle: Settle) -> None:
    with qtbot.waitSignal(opened.desk.changed, timeout=20_000):
        opened.files.add_made_up_scores()
    settle(opened.desk)
    assert "Made up" in opened.footer.marks()
    with qtbot.waitSignal(opened.desk.changed, timeout=20_000):
        opened.desk.undo()
    settle(opened.desk)
    assert "Made up" not in opened.footer.marks()


def test_who_is_scoring_is_chosen_in_the_rail(qtbot: QtBot, opened: Window) -> None:
    facts = opened.summary.facts
    assert facts is not None
    first = facts.members[0]
    opened.rail.member.chosen.emit(first)
    assert opened.desk.member == first.key
    assert first.name in opened.rail.member.accessibleName()


def test_keys_are_shown_and_put_away(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.overlay.isVisible()
    qtbot.keyClick(window.overlay, Qt.Key.Key_Escape)
    assert not window.overlay.isVisible()


def test_palette_and_text_size_by_key(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, _CTRL | _SHIFT)
    assert theme.current().name == "dark"
    qtbot.keyClick(window, Qt.Key.Key_Plus, _CTRL)
    qtbot.waitUntil(lambda: theme.percent() == 110)
    qtbot.keyClick(window, Qt.Key.Key_0, _CTRL)
    qtbot.waitUntil(lambda: theme.percent() == 100)
    assert window.desk.settings.value("look/palette") == "dark"


def test_another_text_size_keeps_the_plan_meant_to_be_scored(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    """Also while it is asked who is scoring, and when no plan is shown yet."""
    opened.desk.go("review", locality=5)
    settle(opened.desk)
    opened.look.choose("light", 125)
    settle(opened.desk)
    opened.desk.set_member("ap", "Andrew Parker")
    settle(opened.desk)
    assert opened.stage.screen_here().place()["locality"] == 5
    opened.look.choose("light", 100)
    settle(opened.desk)


def test_the_largest_text_fits_a_small_laptop(qtbot: QtBot, opened: Window) -> None:
    opened.look.choose("light", 200)
    for name in ("status", "help", "welcome", "restore"):
        opened.desk.go(name)
        needed = opened.minimumSizeHint()
        assert needed.height() <= 768, name
        assert needed.width() <= 1366, name


def test_trouble_stays_until_dismissed(qtbot: QtBot, window: Window) -> None:
    window.desk.told.emit(Message("There is no room left.", "Free some room.", "bad"))
    assert window.bar.isVisible()
    window.bar.clear()
    assert not window.bar.isVisible()


def test_a_longer_message_in_the_place_of_another_is_shown_whole(
    qtbot: QtBot, window: Window
) -> None:
    bar = window.bar
    window.desk.told.emit(Message("Short."))
    one_line = bar.height()
    window.desk.told.emit(Message("There is no room left on the disk. " * 9, tone="bad"))
    qtbot.waitUntil(lambda: bar.height() > one_line)
    words = bar._words
    assert words.height() >= words.heightForWidth(words.width())
    window.desk.told.emit(Message("Short."))
    qtbot.waitUntil(lambda: bar.height() == one_line)


def test_a_dropped_review_is_opened(
    qtbot: QtBot, window: Window, sample_review: Path, settle: Settle
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_review))])
    drop = QDropEvent(
        QPointF(QPoint(300, 300)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.dropEvent(drop)
    settle(window.desk)
    assert window.desk.review_path == sample_review


def test_missing_files_are_greyed_and_can_be_taken_out(
    qtbot: QtBot, window: Window, sample_review: Path, tmp_path: Path
) -> None:
    for path in (sample_review, tmp_path / "gone.lyreview"):
        remember_recent(window.desk.settings, path)
    window.desk.go("welcome")
    screen = window.stage.screen_here()
    rows = [screen.model.row(index) for index in range(screen.model.rowCount())]
    assert [(row.name, row.missing) for row in rows] == [
        ("gone", True),
        (sample_review.stem, False),
    ]
    assert not screen.view.open_recent.isEnabled()
    qtbot.keyClick(screen.view.recent, Qt.Key.Key_Delete)
    assert screen.model.rowCount() == 1
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        screen.view.recent.activated.emit(screen.model.index(0, 0))


def test_closing_the_review_goes_back_to_the_welcome(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    with qtbot.waitSignal(opened.desk.closed):
        opened.files.close_review()
    assert opened.stage.here == "welcome"
    assert opened.footer.marks() == ()


def test_a_backup_can_be_had_back_beside_and_in_place(
    qtbot: QtBot, opened: Window, settle: Settle, sample_review: Path
) -> None:
    desk = opened.desk
    with qtbot.waitSignal(desk.changed):
        desk.act(edit_review, owner=opened, title="Before")
    desk.close()
    settle(desk)
    with qtbot.waitSignal(desk.opened):
        desk.open(sample_review)
    with qtbot.waitSignal(desk.changed):
        desk.act(edit_review, owner=opened, title="After")
    desk.go("restore")
    settle(desk)
    screen = opened.stage.screen_here()
    assert screen.model.rowCount() >= 1
    screen.view.over.click()
    assert desk.is_open
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        screen.view.really.click()
        screen.view.really.click()
    settle(desk)
    assert opened.summary.facts.title == "Before"
    desk.go("restore")
    settle(desk)
    screen = opened.stage.screen_here()
    reasons = [screen.model.index(row, REASON).data() for row in range(screen.model.rowCount())]
    screen.view.table.selectRow(reasons.index("before a backup was restored"))
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        screen.view.beside.click()
    settle(desk)
    assert desk.review_path != sample_review
    assert opened.summary.facts.title == "After"


def test_what_could_not_be_opened_is_forgotten_with_the_next_file(
    qtbot: QtBot, window: Window, settle: Settle, tmp_path: Path, sample_review: Path
) -> None:
    window.desk.open(tmp_path / "gone.lyreview")
    settle(window.desk)
    assert window.bar.message is not None
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(sample_review)
    settle(window.desk)
    assert window.bar.message is None


def test_why_a_backup_was_not_put_back_stays_to_be_read(
    qtbot: QtBot, opened: Window, settle: Settle
) -> None:
    desk = opened.desk
    desk.go("restore")
    settle(desk)
    screen = opened.stage.screen_here()
    screen.view.over.click()
    for path in (desk.home.data / "backups").rglob("*.lyreview"):
        path.write_bytes(b"damaged")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        screen.view.really.click()
    settle(desk)
    assert opened.bar.message is not None
    assert opened.bar.message.tone == "bad"


def test_a_backup_is_put_just_where_it_was_asked_for(
    qtbot: QtBot,
    window: Window,
    settle: Settle,
    sample_review: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = window.desk
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(sample_review)
    settle(desk)
    desk.close()
    settle(desk)
    asked: list[str] = []

    def chosen(_parent: object, _desk: object, suggested: str) -> Path:
        asked.append(suggested)
        return tmp_path / "mine.lyreview"

    # The system's own file dialog can't be driven; what it gives back is all that matters.
    monkeypatch.setattr(files, "ask_new", chosen)
    desk.go("restore")
    settle(desk)
    screen = window.stage.screen_here()
    assert str(sample_review) in screen.model.index(0, TITLE).data()
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        screen.view.beside.click()
    settle(desk)
    assert desk.review_path == tmp_path / "mine.lyreview"
    assert not set(asked[0]) & set('/\\:*?"<>| ')
    desk.close()
    settle(desk)
    before = (tmp_path / "mine.lyreview").read_bytes()
    told: list[Message] = []
    desk.told.connect(told.append)
    desk.go("restore")
    settle(desk)
    window.stage.screen_here().view.beside.click()
    settle(desk)
    assert "exists already" in told[-1].sentence
    assert (tmp_path / "mine.lyreview").read_bytes() == before


def test_a_file_a_newer_version_changed_is_told_and_no_crash(
    qtbot: QtBot, window: Window, settle: Settle, sample_review: Path
) -> None:
    with closing(sqlite3.connect(sample_review)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.execute("ALTER TABLE locality RENAME COLUMN name TO title")
        raw.commit()
    told: list[Message] = []
    window.desk.told.connect(told.append)
    window.desk.open(sample_review)
    settle(window.desk)
    assert any("newer version" in message.sentence for message in told)


def test_closing_the_window_never_asks(
    qtbot: QtBot, opened: Window, sample_review: Path, tmp_path: Path
) -> None:
    from lyapp.store.file import open_review
    from lyapp.store.queries.programme import programme_page

    opened.desk.act(edit_review, owner=opened, title="Just before closing")
    assert opened.close()
    copy = tmp_path / "copy.lyreview"
    shutil.copyfile(sample_review, copy)
    review = open_review(copy, home=opened.desk.home, holder="Ann")
    assert programme_page(review).title == "Just before closing"
    review.close()


def test_what_cannot_be_saved_keeps_the_window_open_once(
    qtbot: QtBot, opened: Window, sample_review: Path
) -> None:
    sample_review.unlink()
    opened.desk.act(edit_review, owner=opened, title="Nowhere to go")
    assert not opened.close()
    assert opened.bar.isVisible()
    assert opened.close()


def test_every_control_has_a_name(qtbot: QtBot, window: Window) -> None:
    for name in ("welcome", "help", "restore"):
        window.desk.go(name)
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
            for widget in window.findChildren(kind):
                if widget.objectName().startswith("qt_") or not widget.isVisible():
                    continue
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget


def test_the_window_needs_no_store_to_paint() -> None:
    """Nothing heavy may be imported before the first paint."""
    import subprocess
    import sys

    heavy = "('sqlmodel', 'sqlalchemy', 'reportlab', 'xlsxwriter', 'PySide6.QtPdf')"
    code = f"import sys, lyapp.app; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_owner_that_went_away_does_no_harm(qtbot: QtBot, opened: Window, settle: Settle) -> None:
    import shiboken6

    owner = QObject()
    got: list[object] = []
    opened.desk.act(edit_review, owner=owner, then=got.append, title="Done all the same")
    shiboken6.delete(owner)
    settle(opened.desk)
    assert got == []
    assert opened.windowTitle().startswith("Done all the same")


def test_the_file_menu_offers_the_formats_of_the_status(opened: Window, settle: Settle) -> None:
    opened.desk.go("help")
    opened.files.export_status()
    settle(opened.desk)
    menu = opened.stage.screen_here().view.export.actions_menu
    assert opened.stage.here == "status"
    assert menu.isVisible()
    menu.close()
