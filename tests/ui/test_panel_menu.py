"""The Panel menu: every entry leads to its own page, wherever one was on that screen before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.window import Window

WAYS = (
    ("Members and conflicts", "members", {"part": "matrix"}),
    ("Print blank", "sheets", {"part": "blank"}),
    ("Enter a paper", "sheets", {"part": "entry"}),
    ("Merge returns", "round", {"tab": "merge"}),
    ("Make packs", "round", {"tab": "packs"}),
    ("Who owes", "round", {"tab": "owing"}),
)


def test_each_entry_leads_to_its_own_page(
    qtbot: QtBot, window: Window, sample_review: Path, settle: Callable[[Desk], None]
) -> None:
    with qtbot.waitSignal(window.desk.opened, timeout=20_000):
        window.files.open(sample_review)
    settle(window.desk)
    window.desk.go("members", part="people")
    (menu,) = [one.menu() for one in window.menuBar().actions() if one.text() == "&Panel"]
    for words, room, place in WAYS:
        (action,) = [one for one in menu.actions() if one.text().replace("&", "").startswith(words)]
        action.trigger()
        settle(window.desk)
        screen = window.stage.screen_here()
        assert window.stage.here == room
        assert screen is not None
        assert screen.place().items() >= place.items(), words
