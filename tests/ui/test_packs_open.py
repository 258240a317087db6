"""Opening packs and returns in the window, and what a member's own copy shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lyapp.__main__ import _opens
from lyapp.store.queries.packs import needed_origin
from lyapp.ui import files
from lyapp.ui.desk import Desk
from lyapp.ui.menus import everywhere
from lyapp.ui.notes import Destination, Message
from lyapp.ui.rooms import ROOMS
from lyapp.ui.settings import recent
from lyapp.ui.window import Window
from tests.ui import own

Settle = Callable[[Desk], None]
_START = """
import sys
from pathlib import Path

from lyapp import app as program
from lyapp import places
from PySide6.QtCore import QTimer

application = program.make_application(["lyapp"])
window, start = program.open_window(application, places.home(Path(sys.argv[1])), Path(sys.argv[2]))


def look():
    if window.desk.idle and window.stage.here:
        print(window.stage.here)
        watch.stop()
        window.close()


watch = QTimer()
watch.setInterval(5)
watch.timeout.connect(look)
watch.start()
application.exec()
start.finish()
"""
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chair(tmp_path: Path) -> Path:
    return own.chairs(tmp_path / "chair")


@pytest.fixture
def pack(chair: Path, tmp_path: Path) -> Path:
    return own.pack(chair, tmp_path / "mail" / "for you.lypack")


@pytest.fixture
def told(window: Window) -> list[Message]:
    said: list[Message] = []
    window.desk.told.connect(said.append)
    return said


@pytest.fixture
def member(qtbot: QtBot, window: Window, pack: Path, settle: Settle) -> Window:
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.files.open(pack)
    settle(window.desk)
    return window


def dropped(paths: Iterable[Path]) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    dropped.kept = data  # type: ignore[attr-defined]  # Qt keeps only a pointer
    return QDropEvent(
        QPointF(QPoint(300, 300)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_a_dropped_pack_makes_the_members_own_copy(
    qtbot: QtBot, window: Window, pack: Path, settle: Settle
) -> None:
    desk = window.desk
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        window.dropEvent(dropped([pack]))
    settle(desk)
    assert desk.own is not None
    assert (desk.member, desk.who) == ("ap", "A. Parker")
    path = desk.review_path
    assert path is not None
    assert path.parent == desk.home.data
    assert path.name.startswith("Small review – A. Parker – ")
    assert window.stage.here == "begin"
    page = window.stage.screen_here().view
    assert "You are A. Parker" in page.who.text()
    assert "3 Jul 2030" in page.wanted.text()
    assert page.note.text() == own.NOTE
    assert page.far.text() == "0 of 2 plans finished · 0 of 6 criteria answered"
    assert "Cedar" in page.kept_out.text()
    assert "your own locality (practises there)" in page.kept_out.text()
    assert "Dale" in page.waiting.text()
    assert str(path) in page.where.text()
    assert page.go_on.text() == "Start with Ashdown"
    assert pack.exists()


def test_the_same_pack_opens_the_copy_there_is(
    qtbot: QtBot, member: Window, pack: Path, settle: Settle, told: list[Message]
) -> None:
    desk = member.desk
    path = desk.review_path
    qtbot.keyClick(member.stage.screen_here().view.go_on, Qt.Key.Key_Return)
    settle(desk)
    review = member.stage.screen_here()
    qtbot.keyClick(review.view.cards, Qt.Key.Key_3)
    settle(desk)
    desk.close()
    settle(desk)
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        member.files.open(pack)
    settle(desk)
    assert desk.review_path == path
    assert "opened this pack before" in told[-1].sentence
    assert "1 of 6 criteria" in member.stage.screen_here().view.far.text()
    assert [each.name for each in desk.home.data.glob("*.lyreview")] == [path.name]


def test_a_copy_that_was_moved_is_found_again(
    qtbot: QtBot, member: Window, pack: Path, settle: Settle, tmp_path: Path
) -> None:
    desk = member.desk
    desk.close()
    settle(desk)
    (made,) = desk.home.data.glob("*.lyreview")
    moved = tmp_path / "mine.lyreview"
    shutil.move(made, moved)
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(moved)
    settle(desk)
    desk.close()
    settle(desk)
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(pack)
    settle(desk)
    assert desk.review_path == moved


@pytest.mark.parametrize("answered", [True, False])
def test_a_new_pack_leaves_the_earlier_copy_alone(
    qtbot: QtBot,
    member: Window,
    chair: Path,
    tmp_path: Path,
    settle: Settle,
    told: list[Message],
    *,
    answered: bool,
) -> None:
    desk = member.desk
    first = desk.review_path
    assert first is not None
    if answered:
        desk.go("review")
        settle(desk)
        qtbot.keyClick(member.stage.screen_here(), "3")
        settle(desk)
    before = first.read_bytes()
    newer = own.pack(chair, tmp_path / "mail" / "newer.lypack")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(newer)
    settle(desk)
    assert desk.review_path not in (None, first)
    assert first.read_bytes() == before
    page = member.stage.screen_here().view
    if answered:
        said = f"1 answer was carried over from your earlier copy “{first.stem}”."
        assert "1 of 6 criteria answered" in page.far.text()
        assert page.go_on.text() == "Go on with Ashdown"
    else:
        said = f"You had answered nothing in your earlier copy “{first.stem}”."
    assert (told[-1].sentence, told[-1].tone) == (said, "good")
    assert page.carried.text() == said
    assert first in recent(desk.settings)


def test_what_stayed_in_the_earlier_copy_is_said_and_where(
    qtbot: QtBot,
    member: Window,
    chair: Path,
    tmp_path: Path,
    settle: Settle,
    told: list[Message],
) -> None:
    desk = member.desk
    first = desk.review_path
    assert first is not None
    desk.go("review")
    settle(desk)
    for key in (Qt.Key.Key_3, Qt.Key.Key_2):
        qtbot.keyClick(member.stage.screen_here().view.cards, key)
        settle(desk)
    own.change_the_question(chair)
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(own.pack(chair, tmp_path / "mail" / "newer.lypack"))
    settle(desk)
    message = told[-1]
    assert message.sentence == (
        f"1 answer was carried over from your earlier copy “{first.stem}”; "
        "1 to criteria that have changed stayed there."
    )
    assert str(first.parent) in message.advice
    assert message.tone == "caution"
    assert member.bar.isVisible()
    # Where one goes on it would cover the way to the next criterion.
    member.stage.screen_here().view.go_on.click()
    settle(desk)
    assert member.stage.here == "review"
    assert member.bar.message is None
    assert not member.bar.isVisible()
    desk.go("begin")
    settle(desk)
    assert member.stage.screen_here().view.carried.text() == message.sentence


def test_an_earlier_copy_that_cant_be_read_is_said(
    qtbot: QtBot,
    member: Window,
    chair: Path,
    tmp_path: Path,
    settle: Settle,
    told: list[Message],
) -> None:
    desk = member.desk
    first = desk.review_path
    assert first is not None
    desk.close()
    settle(desk)
    first.write_bytes(b"no review any more")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(own.pack(chair, tmp_path / "mail" / "newer.lypack"))
    settle(desk)
    assert desk.own is not None
    assert f"“{first.stem}” seems to be an earlier copy of yours" in told[-1].sentence
    assert "no answer was carried over" in told[-1].sentence
    assert told[-1].tone == "caution"


def test_a_locked_pack_asks_for_its_passphrase(
    qtbot: QtBot, window: Window, chair: Path, tmp_path: Path, settle: Settle
) -> None:
    locked = own.pack(chair, tmp_path / "locked.lypack", passphrase="blue door")
    desk = window.desk
    desk.open(tmp_path / "gone.lypack")
    settle(desk)
    assert window.bar.message is not None
    desk.open(locked)
    settle(desk)
    assert window.stage.here == "unlock"
    assert window.bar.message is None
    view = window.stage.screen_here().view
    assert "locked.lypack" in view.title.text()
    assert view.problem.isHidden()
    qtbot.keyClicks(view.passphrase, "red door")
    qtbot.keyClick(view.passphrase, Qt.Key.Key_Return)
    settle(desk)
    assert "can’t be unlocked" in view.problem.text()
    assert not desk.is_open
    assert not list(desk.home.data.glob("*.lyreview"))
    qtbot.keyClicks(view.passphrase, "blue door")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        qtbot.keyClick(view.passphrase, Qt.Key.Key_Return)
    settle(desk)
    assert window.stage.here == "begin"
    assert view.passphrase.text() == ""


def test_giving_the_passphrase_up_leads_back(
    qtbot: QtBot, window: Window, chair: Path, tmp_path: Path, settle: Settle
) -> None:
    window.desk.open(own.pack(chair, tmp_path / "locked.lypack", passphrase="blue door"))
    settle(window.desk)
    window.stage.screen_here().view.cancel.click()
    assert window.stage.here == "welcome"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:-40], "cut off"),
        (lambda data: b"", "is empty"),
        (lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:], "spoilt.lypack"),
        (lambda _data: b"hello" * 99, "not a pack"),
    ],
)
def test_a_damaged_pack_is_told_and_changes_nothing(
    window: Window,
    pack: Path,
    tmp_path: Path,
    settle: Settle,
    told: list[Message],
    spoil: Callable[[bytes], bytes],
    said: str,
) -> None:
    spoilt = tmp_path / "spoilt.lypack"
    spoilt.write_bytes(spoil(pack.read_bytes()))
    window.desk.open(spoilt)
    settle(window.desk)
    assert told[-1].tone == "bad"
    assert said in told[-1].sentence
    assert window.stage.here == "welcome"
    assert not list(window.desk.home.data.glob("*.lyreview"))


def test_a_pack_that_is_gone_is_told(
    window: Window, tmp_path: Path, settle: Settle, told: list[Message]
) -> None:
    window.desk.open(tmp_path / "gone.lypack")
    settle(window.desk)
    assert "gone.lypack" in told[-1].sentence


def test_the_rail_and_the_menus_are_the_members(member: Window) -> None:
    shown = [
        button.text()
        for button in member.rail.findChildren(type(member.rail._buttons["help"]))
        if button.isVisible()
    ]
    assert shown == ["Review", "Return", "Help"]
    menus = [action.text() for action in member.menuBar().actions() if action.isVisible()]
    assert menus == ["&File", "&Edit", "&View", "&Help"]
    entries = {
        action.text().replace("&", "")
        for menu in member.menuBar().actions()
        if menu.isVisible()
        for action in menu.menu().actions()
        if action.isVisible()
    }
    for gone in (
        "New review…", "Open the sample", "Take in a plan…", "Take in a folder of plans…",
        "Export status…", "Export coverage…", "Add made-up scores", "Coverage of the must-dos",
        "Status", "Panel", "Programme",
    ):  # fmt: skip
        assert gone not in entries
    assert {"Open…", "Save the return for the chair…", "Review", "Return"} <= entries
    assert "What the chair asks of you" in entries


def test_the_keys_are_the_members(qtbot: QtBot, member: Window, settle: Settle) -> None:
    for key, name in ((Qt.Key.Key_2, "return"), (Qt.Key.Key_1, "review"), (Qt.Key.Key_3, "help")):
        qtbot.keyClick(member, key, _ALT)
        settle(member.desk)
        assert member.stage.here == name
    for key, also in (
        (Qt.Key.Key_4, _ALT), (Qt.Key.Key_8, _ALT), (Qt.Key.Key_I, _CTRL), (Qt.Key.Key_N, _CTRL),
    ):  # fmt: skip
        qtbot.keyClick(member, key, also)
        settle(member.desk)
        assert member.stage.here == "help"
    keys = dict(everywhere(own=True))
    assert keys["Alt+1  …  Alt+3"] == "Go to Review, Return, Help"
    assert "Ctrl+I" not in keys
    assert "Ctrl+O" in keys
    assert "Alt+1  …  Alt+8" in dict(everywhere())


def test_no_way_leads_to_a_room_of_the_chairs(member: Window, settle: Settle) -> None:
    for each in ROOMS:
        if each.whose == "chair":
            member.stage.go(Destination(each.name))
            settle(member.desk)
            assert member.stage.here == "review"


def test_nobody_else_can_score_in_it(member: Window) -> None:
    desk = member.desk
    desk.set_member("tw", "T. West")
    desk.set_member(None)
    assert desk.member == "ap"
    button = member.rail.member
    assert "A. Parker" in button.accessibleName()
    button.click()
    assert not button.menu().isVisible()
    assert desk.settings.value(f"members/{desk.review_uid}/key") is None


def test_after_it_another_review_has_everything_again(
    qtbot: QtBot, member: Window, chair: Path, settle: Settle
) -> None:
    with qtbot.waitSignal(member.desk.opened, timeout=20_000):
        member.desk.open(chair)
    settle(member.desk)
    assert member.stage.here == "status"
    assert [action.text() for action in member.menuBar().actions() if action.isVisible()] == [
        "&File", "&Edit", "&View", "&Panel", "&Help",
    ]  # fmt: skip
    qtbot.keyClick(member, Qt.Key.Key_4, _ALT)
    assert member.stage.here == "meetings"
    member.desk.go("return")
    assert member.stage.here == "status"


def test_a_plan_one_has_an_interest_in_is_there_to_read(
    qtbot: QtBot, member: Window, settle: Settle, told: list[Message]
) -> None:
    desk = member.desk
    desk.go("review")
    settle(desk)
    screen = member.stage.screen_here()
    rows = screen.view.to_score.rows()
    assert [row.name for row in rows] == ["Ashdown", "Beech", "Dale", "Cedar"]
    assert screen.view.finished.text() == "0 of 2 finished"
    screen.view.list.setCurrentIndex(screen.view.to_score.index(3))
    settle(desk)
    assert screen.view.not_yours.isVisible()
    assert "your own locality" in screen.view.not_yours.why.text()
    assert not screen.view.sheet.isVisible()
    assert ("J K", "rows") in screen.footer_now()
    assert "0–4" not in [key for key, _words in screen.footer_now()]
    for key in (Qt.Key.Key_3, Qt.Key.Key_C, Qt.Key.Key_E, Qt.Key.Key_F):
        qtbot.keyClick(screen.view.cards, key)
        settle(desk)
        assert "You don’t score this plan" in told[-1].sentence
    assert member.footer.saved.text() == ""
    screen.view.list.setCurrentIndex(screen.view.to_score.index(0))
    settle(desk)
    assert screen.view.sheet.isVisible()
    assert not screen.view.not_yours.isVisible()
    assert "0–4" in [key for key, _words in screen.footer_now()]


def test_a_member_kept_out_of_every_plan_is_asked_for_nothing(
    qtbot: QtBot, window: Window, chair: Path, tmp_path: Path, settle: Settle
) -> None:
    own.keep_out_of_all(chair)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(own.pack(chair, tmp_path / "none.lypack"))
    settle(window.desk)
    page = window.stage.screen_here().view
    assert page.far.text() == "Nothing in this pack is yours to score."
    assert "Ashdown, Beech" in page.kept_out.text()
    assert page.wanted.isHidden()
    assert page.go_back.isHidden()
    page.go_on.click()
    settle(window.desk)
    assert window.stage.here == "review"
    assert window.stage.screen_here().view.not_yours.isVisible()
    window.desk.go("return")
    settle(window.desk)
    page = window.stage.screen_here().view
    assert page.said.text() == "There is nothing to return."
    assert not page.save.isEnabled()
    assert page.lock.isHidden()
    assert page.list.hasFocus()


def test_a_long_note_doesnt_push_the_way_on_out_of_sight(
    qtbot: QtBot, window: Window, chair: Path, tmp_path: Path, settle: Settle
) -> None:
    note = "Please look at the leads above all, and at the dates. " * 60
    window.resize(1024, 700)
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(own.pack(chair, tmp_path / "long.lypack", note=note))
    settle(window.desk)
    view = window.stage.screen_here().view
    assert view.note.text().strip() == note.strip()
    assert not view.go_on.visibleRegion().isEmpty()
    assert view.go_on.mapTo(view, view.go_on.rect().bottomLeft()).y() < view.height() // 2


def test_what_is_the_chairs_to_say_of_a_plan_isnt_asked(
    qtbot: QtBot, member: Window, settle: Settle, told: list[Message]
) -> None:
    member.desk.go("review")
    settle(member.desk)
    screen = member.stage.screen_here()
    qtbot.keyClick(screen.view.cards, Qt.Key.Key_J)
    for key in (Qt.Key.Key_D, Qt.Key.Key_L, Qt.Key.Key_X):
        qtbot.keyClick(screen.view.cards, key)
        assert not screen.view.strip.is_asking
    assert not screen.view.strip.aside.isVisible()
    assert "D" not in dict(screen.shown_keys())
    assert "E" in dict(screen.shown_keys())


def test_returns_go_to_the_chairs_round(
    window: Window, chair: Path, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    went: list[Destination] = []
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.desk.open(chair)
    settle(window.desk)
    window.desk.went.disconnect(window._go)
    window.desk.went.connect(went.append)
    returns = (tmp_path / "a.lyreturn", tmp_path / "b.LYRETURN")
    assert window.files.takes(dropped(returns).mimeData())
    window.dropEvent(dropped(returns))
    window.desk.open(returns[0])
    assert went == [
        Destination("round", {"merge": returns}),
        Destination("round", {"merge": returns[:1]}),
    ]


def test_a_return_without_the_chairs_review_says_what_to_do(
    window: Window, told: list[Message], tmp_path: Path
) -> None:
    window.desk.open(tmp_path / "a.lyreturn")
    assert window.stage.here == "welcome"
    assert told[-1].sentence.startswith("a.lyreturn is a return")
    assert "Open the chair’s review first" in told[-1].advice


def test_a_return_in_a_members_copy_says_what_to_do(
    member: Window, told: list[Message], tmp_path: Path
) -> None:
    member.dropEvent(dropped([tmp_path / "a.lyreturn"]))
    assert member.stage.here == "begin"
    assert "Send it to the chair" in told[-1].advice


def test_documents_arent_taken_into_a_members_copy(member: Window, tmp_path: Path) -> None:
    assert not member.files.takes(dropped([tmp_path / "plan.docx"]).mimeData())


def test_the_open_dialog_offers_packs_too(
    window: Window, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def chosen(_parent: object, _title: str, _folder: str, offered: str) -> tuple[str, str]:
        asked.append(offered)
        return str(pack), ""

    # The system's own dialog can't be driven; what it offers and gives back is all that matters.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    assert files.ask_open(window, window.desk) == pack
    assert asked[0].startswith("Reviews and packs (*.lyreview *.lypack *.lyreturn)")


def test_the_program_starts_on_a_pack_by_itself(pack: Path, tmp_path: Path) -> None:
    assert _opens(pack)
    assert not _opens(tmp_path / "none.lypack")


@pytest.mark.parametrize(("name", "here"), [("for you.lypack", "begin"), ("a.lyreturn", "welcome")])
def test_a_start_on_a_file_from_a_round(pack: Path, tmp_path: Path, name: str, here: str) -> None:
    asked = pack.with_name(name)
    if not asked.exists():
        asked.write_bytes(b"whatever it holds")
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path / "member"), str(asked)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == [here]


def test_the_copy_is_what_the_pack_says(member: Window, settle: Settle) -> None:
    found: list[object] = []
    member.desk.read(needed_origin, then=found.append, owner=member)
    settle(member.desk)
    assert found[0].note == own.NOTE
    assert found[0].deadline == own.DEADLINE
