"""Journeys start the program's own window, as `lyapp` does, with a home folder of their own."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyapp import places
from lyapp.app import open_window
from lyapp.places import Home
from lyapp.ui import theme
from tests.journeys.hands import Hands


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["lyapp"]


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, home: Home, caplog: pytest.LogCaptureFixture
) -> Iterator[Callable[..., Hands]]:
    """Open the window, perhaps with a home of its own and on a file.

    After it has been closed it, or another, may be opened.
    """
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    threads = set(threading.enumerate())
    opened = []
    bugs: list[object] = []

    def open_it(at: Path | None = None, path: Path | None = None) -> Hands:
        for window, begun in opened:
            assert not window.isVisible(), "close the window first"
            begun.finish()
        window, begun = open_window(qapp, home if at is None else places.home(at), path)
        window.desk.broke.connect(bugs.append)
        opened.append((window, begun))
        window.resize(1366, 768)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
        hands = Hands(qtbot, window)
        hands.settle()
        return hands

    yield open_it
    for window, begun in opened:
        window.close()
        if window.isVisible():
            window.close()
        begun.finish()
        window.deleteLater()
    opened.clear()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, "light", 100)
    assert not bugs, bugs[0]
    # The program keeps Qt's warnings in its log; none but what Qt says without a real screen.
    said = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert not [each for each in said if "This plugin does not support" not in each]
    left = [each for each in threading.enumerate() if each not in threads and each.is_alive()]
    assert not left, f"threads left running: {left}"
