"""The panel screen over a small review."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.panel.screen import PanelScreen
from tests.ui.panel import panels

Shower = Callable[[Path], PanelScreen]


@pytest.fixture
def show(qtbot: QtBot, closed_desk: Desk) -> Iterator[Shower]:
    """Open a review and show its panel."""
    shown: list[PanelScreen] = []

    def make(path: Path) -> PanelScreen:
        with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
            closed_desk.open(path)
        screen = PanelScreen(closed_desk)
        shown.append(screen)
        screen.resize(1270, 700)
        closed_desk.changed.connect(screen.refresh)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.arrive(locality=panels.ASHDOWN)
        qtbot.waitUntil(lambda: screen.sheet is not None)
        return screen

    yield make
    for screen in shown:
        screen.leave()
        qtbot.waitUntil(lambda: closed_desk.idle)
        screen.close()
        screen.deleteLater()


@pytest.fixture
def screen(show: Shower, tmp_path: Path) -> PanelScreen:
    """Ashdown's plan, its moderation open."""
    return show(panels.opened(panels.make(tmp_path / "small.lyreview")))
