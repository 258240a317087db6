"""A member scores their pack by keys and saves the return, which the chair's review accepts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lyapp.exchange.rounds import read_returns
from lyapp.store.ops.merging import merge_returns
from lyapp.store.queries.merging import merge_preview
from lyapp.ui.desk import Desk
from lyapp.ui.notes import Message
from lyapp.ui.returning.models import LINE, Why
from lyapp.ui.window import Window
from tests.ui import own

Settle = Callable[[Desk], None]
_KEYS = {"3": Qt.Key.Key_3, "1": Qt.Key.Key_1, "/": Qt.Key.Key_Slash}


@pytest.fixture
def chair(tmp_path: Path) -> Path:
    return own.chairs(tmp_path / "chair")


@pytest.fixture
def member(qtbot: QtBot, window: Window, chair: Path, tmp_path: Path, settle: Settle) -> Window:
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(own.pack(chair, tmp_path / "mail" / "a.lypack"))
    settle(window.desk)
    return window


def score(qtbot: QtBot, member: Window, settle: Settle, plan: int, keys: str) -> None:
    """Score a plan of the list from its first criterion on."""
    rows = None
    member.desk.go("review")
    settle(member.desk)
    screen = member.stage.screen_here()
    rows = screen.view.to_score.rows()
    member.desk.go("review", locality=rows[plan].locality, criterion=0)
    settle(member.desk)
    for key in keys:
        qtbot.keyClick(screen.view.cards, _KEYS[key])
        settle(member.desk)


def returning(member: Window, settle: Settle):
    member.desk.go("return")
    settle(member.desk)
    return member.stage.screen_here()


def save(qtbot: QtBot, member: Window, settle: Settle, path: Path) -> None:
    """Press the button and answer the system's dialog."""
    screen = member.stage.screen_here()
    screen.view.save.click()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in screen.findChildren(QFileDialog)))
    dialog = next(d for d in screen.findChildren(QFileDialog) if d.isVisible())
    assert dialog.nameFilters() == ["Returns (*.lyreturn)"]
    (suggested,) = dialog.selectedFiles()
    assert Path(suggested).name == "Return – Small review – A. Parker.lyreturn"
    # Typing into Qt's own dialog is Qt's; what it answers with is ours.
    dialog.fileSelected.emit(str(path))
    dialog.close()
    member.activateWindow()
    qtbot.waitUntil(member.isActiveWindow)
    qtbot.waitUntil(path.exists)
    settle(member.desk)


def merged(chair: Path, *paths: Path, passphrases: dict[str, str] | None = None):
    review = own.open_chairs(chair)
    try:
        came = read_returns(
            review, [(p.name, p.read_bytes()) for p in paths], passphrases=passphrases
        )
        preview = merge_preview(review, returns=came)
        merge_returns(review, who="Chair", returns=came)
        return preview
    finally:
        review.close()


def test_from_the_pack_to_the_chairs_review(
    qtbot: QtBot, member: Window, chair: Path, tmp_path: Path, settle: Settle
) -> None:
    score(qtbot, member, settle, 0, "333")
    score(qtbot, member, settle, 1, "1/")
    screen = returning(member, settle)
    v = screen.view
    tester = QAbstractItemModelTester(v.see_to, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert v.far.text() == "1 of 2 plans finished · 5 of 6 criteria answered"
    assert "3 Jul 2030" in v.wanted.text()
    assert v.returned.isHidden()
    assert [(one.why, one.name, one.position) for one in v.see_to.lines()] == [
        (Why.UNFINISHED, "Beech", 2),
        (Why.NO_COMMENT, "Beech", 0),
        (Why.UNABLE, "Beech", 1),
    ]
    assert v.said.text().startswith("1 plan isn’t finished and 1 comment is missing.")
    path = tmp_path / "out" / "mine.lyreturn"
    path.parent.mkdir()
    save(qtbot, member, settle, path)
    (came,) = merged(chair, path).returns
    assert (came.member, came.refused) == ("ap", False)
    assert came.count("new") == 5
    assert v.sent.isVisible()
    assert str(path) in v.saved.text()
    assert v.subject.text() == "Scores for Small review: A. Parker"
    letter = v.letter.toPlainText()
    assert "the file mine.lyreturn" in letter
    assert "5 of 6 criteria are answered." in letter
    assert "Beech (2 of 3)" in letter
    assert "unable to judge" in letter
    assert "3 Jul 2030" in letter
    assert letter.endswith("A. Parker")
    v.copy_subject.click()
    assert QGuiApplication.clipboard().text() == v.subject.text()
    qtbot.keyClick(v.copy_letter, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == letter
    assert v.returned.text().endswith("Nothing has changed since.")
    assert tester is not None


def test_returning_again_says_what_has_changed_and_takes_its_place(
    qtbot: QtBot, member: Window, chair: Path, tmp_path: Path, settle: Settle
) -> None:
    score(qtbot, member, settle, 0, "33")
    returning(member, settle)
    first, second = tmp_path / "one.lyreturn", tmp_path / "two.lyreturn"
    save(qtbot, member, settle, first)
    score(qtbot, member, settle, 0, "13")
    score(qtbot, member, settle, 1, "3")
    screen = returning(member, settle)
    said = screen.view.returned.text()
    assert said.endswith("2 answers have changed since: return again to send them.")
    save(qtbot, member, settle, second)
    assert "take the place of those I returned on" in screen.view.letter.toPlainText()
    merged(chair, first)
    (came,) = merged(chair, second).returns
    assert (came.count("new"), came.count("changed"), came.count("unchanged")) == (1, 1, 1)
    # It is in the file, not on this machine: whoever opens the copy again is told the same.
    path = member.desk.review_path
    member.desk.close()
    settle(member.desk)
    with qtbot.waitSignal(member.desk.opened, timeout=20_000):
        member.desk.open(path)
    settle(member.desk)
    assert "Nothing has changed since" in member.stage.screen_here().view.returned.text()


def test_undo_reaches_beyond_a_return_and_counts_as_a_change(
    qtbot: QtBot, member: Window, tmp_path: Path, settle: Settle
) -> None:
    score(qtbot, member, settle, 0, "3")
    screen = returning(member, settle)
    save(qtbot, member, settle, tmp_path / "one.lyreturn")
    member.desk.undo()
    settle(member.desk)
    assert "0 of 6" in screen.view.far.text()
    assert "1 answer has changed since" in screen.view.returned.text()
    assert screen.view.sent.isHidden()  # what it would have sent is out of date
    assert "1 answer has changed since" in screen.view.said.text()
    save(qtbot, member, settle, tmp_path / "two.lyreturn")
    assert screen.view.sent.isVisible()
    assert "two.lyreturn" in screen.view.letter.toPlainText()
    assert "changed since" not in screen.view.said.text()


def test_a_line_leads_to_its_place_by_enter_and_by_click(
    qtbot: QtBot, member: Window, settle: Settle
) -> None:
    score(qtbot, member, settle, 0, "313")
    screen = returning(member, settle)
    places = screen.view.to_see
    assert [places.model().index(i, 0).data(LINE).why for i in range(2)] == [
        Why.UNFINISHED,
        Why.NO_COMMENT,
    ]
    assert member.focusWidget() is places
    places.setCurrentIndex(places.model().index(1, 0))
    qtbot.keyClick(places, Qt.Key.Key_Return)
    settle(member.desk)
    review = member.stage.screen_here()
    assert member.stage.here == "review"
    assert (review.sheet.name, review.at) == ("Ashdown", 1)
    returning(member, settle)
    at = places.visualRect(places.model().index(0, 0)).center()
    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(member.desk)
    assert (review.sheet.name, review.at) == ("Beech", 0)
    returning(member, settle)
    plans = screen.view.list
    plans.setCurrentIndex(plans.model().index(0, 0))
    qtbot.keyClick(plans, Qt.Key.Key_Return)
    settle(member.desk)
    assert review.sheet.name == "Ashdown"


def test_everything_finished_is_said(
    qtbot: QtBot, member: Window, tmp_path: Path, settle: Settle
) -> None:
    score(qtbot, member, settle, 0, "333")
    score(qtbot, member, settle, 1, "333")
    member.desk.go("begin")
    settle(member.desk)
    begin = member.stage.screen_here()
    assert begin.view.go_on.text() == "Return your scores…"
    qtbot.keyClick(begin.view.go_on, Qt.Key.Key_Return)
    settle(member.desk)
    screen = member.stage.screen_here()
    assert screen.view.all_seen.text().startswith("✓")
    assert not screen.view.to_see.isVisible()
    assert member.focusWidget() is screen.view.save
    save(qtbot, member, settle, tmp_path / "all.lyreturn")
    assert "All 2 plans are finished." in screen.view.letter.toPlainText()


def test_a_locked_return_needs_its_passphrase(
    qtbot: QtBot, member: Window, chair: Path, tmp_path: Path, settle: Settle
) -> None:
    score(qtbot, member, settle, 0, "3")
    screen = returning(member, settle)
    v = screen.view
    assert not v.passphrase.isVisible()
    v.lock.click()
    assert v.passphrase.isVisible()
    v.save.click()
    settle(member.desk)
    assert "Type a passphrase" in v.problem.text()
    qtbot.keyClicks(v.passphrase, "green gate")
    path = tmp_path / "locked.lyreturn"
    save(qtbot, member, settle, path)
    assert "locked with a passphrase" in v.letter.toPlainText()
    assert v.passphrase.text() == ""
    assert "green gate" not in v.letter.toPlainText()
    assert merged(chair, path).returns[0].refused
    again = merged(chair, path, passphrases={path.name: "green gate"})
    assert again.returns[0].count("new") == 1


def test_a_return_that_isnt_saved_is_not_noted(
    qtbot: QtBot, member: Window, tmp_path: Path, settle: Settle
) -> None:
    score(qtbot, member, settle, 0, "3")
    screen = returning(member, settle)
    told: list[Message] = []
    member.desk.told.connect(told.append)
    screen.view.save.click()
    qtbot.waitUntil(lambda: bool(screen.findChildren(QFileDialog)))
    (dialog,) = screen.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "no folder" / "mine.lyreturn"))
    dialog.close()
    settle(member.desk)
    assert "can’t be written" in told[-1].sentence
    assert not screen.view.sent.isVisible()
    assert screen.view.returned.isHidden()


def test_the_menu_says_what_is_open_before_it_asks_where(
    qtbot: QtBot, member: Window, settle: Settle
) -> None:
    score(qtbot, member, settle, 0, "3")
    member.files.save_return()
    settle(member.desk)
    screen = member.stage.screen_here()
    assert member.focusWidget() is screen.view.save
    assert not screen.findChildren(QFileDialog)
    assert "aren’t finished" in screen.view.said.text()


def test_it_fits_a_small_laptop_with_the_largest_text(
    qtbot: QtBot, member: Window, settle: Settle
) -> None:
    member.look.choose("light", 200)
    for name in ("begin", "return", "unlock"):
        member.desk.go(name)
        settle(member.desk)
        needed = member.minimumSizeHint()
        assert needed.width() <= 1366, name
        assert needed.height() <= 700, name
