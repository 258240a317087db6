"""Exporting from the board: the file asked for, whole, or a sentence and nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.notes import Message
from lyapp.ui.status.screen import StatusScreen


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, settle: Callable[[Desk], None]) -> Iterator[StatusScreen]:
    shown = StatusScreen(desk)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    settle(desk)
    yield shown
    settle(desk)
    shown.close()
    shown.deleteLater()


def asked(qtbot: QtBot, screen: StatusScreen, kind: int) -> QFileDialog:
    screen.view.export.actions_menu.actions()[kind].trigger()
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is not None, timeout=20_000)
    return screen.findChild(QFileDialog)


@pytest.mark.parametrize(("kind", "start"), [(0, b"PK"), (1, b"\xef\xbb\xbf"), (2, b"<!")])
def test_a_format_chosen_is_written_where_asked(
    qtbot: QtBot, screen: StatusScreen, tmp_path: Path, kind: int, start: bytes
) -> None:
    dialog = asked(qtbot, screen, kind)
    target = tmp_path / "status.out"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: screen.desk.idle, timeout=20_000)
    assert target.read_bytes().startswith(start)
    assert not list(tmp_path.glob("*.part"))


def test_the_data_holds_every_locality(qtbot: QtBot, screen: StatusScreen, tmp_path: Path) -> None:
    dialog = asked(qtbot, screen, 3)
    target = tmp_path / "status.json"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: screen.desk.idle, timeout=20_000)
    assert len(json.loads(target.read_text(encoding="utf-8"))["localities"]) == 12


def test_cancelling_writes_nothing_and_a_bad_place_is_said(
    qtbot: QtBot, desk: Desk, screen: StatusScreen, tmp_path: Path
) -> None:
    before = set(tmp_path.rglob("*"))
    dialog = asked(qtbot, screen, 1)
    dialog.reject()
    assert {p for p in tmp_path.rglob("*") if p.suffix == ".csv"} <= before
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is None)
    told: list[Message] = []
    desk.told.connect(told.append)
    dialog = asked(qtbot, screen, 1)
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "status.csv"))
    dialog.close()
    qtbot.waitUntil(lambda: desk.idle, timeout=20_000)
    assert "can’t be written: there is no such folder" in told[-1].sentence
