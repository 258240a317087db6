"""The one crash dialog."""

from __future__ import annotations

import sys
import threading

from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from lyapp.places import Home
from lyapp.ui.crash import LOG_NAME, CrashHooks
from lyapp.ui.window import Window
from lyapp.ui.worker import Bug


def test_the_same_bug_is_shown_once(qtbot: QtBot, window: Window) -> None:
    window.crash.show_bug(Bug("KeyError: 'x'", "Traceback one"))
    assert window.crash.isVisible()
    window.crash.close()
    window.crash.show_bug(Bug("KeyError: 'x'", "Traceback one"))
    assert not window.crash.isVisible()
    window.crash.show_bug(Bug("ValueError: y", "Traceback two"))
    assert window.crash.isVisible()
    window.crash.copy()
    text = QApplication.clipboard().text()
    assert "Traceback one" in text
    assert "Traceback two" in text
    assert "Qt 6" in text


def test_exceptions_of_any_thread_reach_it(qtbot: QtBot, window: Window, home: Home) -> None:
    seen: list[Bug] = []
    with capture_exceptions():
        hooks = CrashHooks(seen.append, home.logs)
        try:
            error = ValueError("in the window")
            sys.excepthook(ValueError, error, None)
            thread = threading.Thread(target=lambda: int("x"))
            thread.start()
            thread.join()
            qtbot.waitUntil(lambda: len(seen) == 2)
        finally:
            hooks.uninstall()
    assert seen[0].summary == "ValueError: in the window"
    assert seen[1].summary == "ValueError: invalid literal for int() with base 10: 'x'"
    assert home.logs.is_dir()
    assert LOG_NAME.endswith(".log")
