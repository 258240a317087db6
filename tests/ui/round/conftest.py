"""The round's screen over a small review, in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.round.screen import RoundScreen
from tests.ui.round import rounds


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return rounds.make(tmp_path / "small.lyreview")


@pytest.fixture
def desk(closed_desk: Desk) -> Desk:
    """A desk whose review a test opens once it has made what came back."""
    return closed_desk


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, path: Path, came: tuple[Path, ...]) -> Iterator[RoundScreen]:
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(path)
    shown = RoundScreen(desk)
    desk.changed.connect(shown.refresh)
    shown.resize(1200, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.arrive()
    qtbot.waitUntil(lambda: shown.owing.view.model.rowCount() == 2)
    yield shown
    qtbot.waitUntil(lambda: desk.idle, timeout=20_000)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def came() -> tuple[Path, ...]:
    """What came back before the review is opened; none, unless a module says otherwise."""
    return ()
