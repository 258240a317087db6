"""The review screen over a small review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lyapp.ui.desk import Desk
from lyapp.ui.review.screen import ReviewScreen
from tests.ui import small


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    path = small.make(tmp_path / "small.lyreview")
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(path)
    return closed_desk


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[ReviewScreen]:
    shown = ReviewScreen(desk)
    desk.changed.connect(shown.refresh)
    shown.resize(1280, 740)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    yield shown
    shown.leave()
    qtbot.waitUntil(lambda: desk.idle)
    shown.close()
    shown.deleteLater()
