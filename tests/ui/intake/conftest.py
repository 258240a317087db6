"""The intake screen in a window over a small review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lyapp.ui.intake.screen import IntakeScreen
from lyapp.ui.intake.tray import Paper, State
from lyapp.ui.window import Window
from tests.ui import small


@pytest.fixture
def opened(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    """The window with a small review open."""
    path = small.make(tmp_path / "small.lyreview")
    desk = window.desk
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        desk.open(path)
    qtbot.waitUntil(lambda: desk.idle, timeout=20_000)
    return window


@pytest.fixture
def bring(qtbot: QtBot, opened: Window) -> Callable[..., IntakeScreen]:
    """Take documents in hand and wait until they were read."""

    def go(*paths: Path, **where: object) -> IntakeScreen:
        opened.desk.go("intake", paths=paths, **where)
        screen = opened.stage.screen_here()
        assert isinstance(screen, IntakeScreen)
        qtbot.waitUntil(lambda: opened.desk.idle and _all_read(screen), timeout=20_000)
        return screen

    return go


def _all_read(screen: IntakeScreen) -> bool:
    papers = screen.bench.tray.papers
    return bool(papers) and all(
        one.state not in (State.WAITING, State.READING)
        and (one.state is not State.READY or one.rows is not None or one.locality is None)
        for one in papers
    )


def paper_of(screen: IntakeScreen) -> Paper:
    """The document worked on."""
    paper = screen.bench.tray.paper()
    assert paper is not None
    return paper
