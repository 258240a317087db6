"""A desk and a window over a real review file in a temporary folder; nothing may be left over."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyapp.places import Home
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.settings import settings_of
from lyapp.ui.window import Window


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["lyapp"]


@pytest.fixture(autouse=True)
def british_english_and_ordinary_look(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    if theme.current().name != "light" or theme.percent() != 100 or not qapp.styleSheet():
        theme.apply(qapp, "light", 100)


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication) -> Iterator[None]:
    """Every test closes its windows and ends its threads."""
    threads = set(threading.enumerate())
    yield
    # What a test let go of is freed here, in the window's thread.
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left open: {left}"
    new = [each for each in threading.enumerate() if each not in threads and each.is_alive()]
    assert not new, f"threads left running: {new}"


@pytest.fixture
def sample_review(sample_path: Path) -> Path:
    """A fresh copy of the sample."""
    return sample_path


@pytest.fixture
def closed_desk(qtbot: QtBot, home: Home) -> Iterator[Desk]:
    """A desk with no review open."""
    desk = Desk(home, settings_of(home))
    bugs: list[object] = []
    desk.broke.connect(bugs.append)
    yield desk
    desk.shut()
    assert not bugs, bugs[0]


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, sample_review: Path) -> Desk:
    """A desk with a fresh copy of the sample open."""
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(sample_review)
    return closed_desk


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[Desk], None]:
    """Wait until a desk has nothing left to do."""

    def wait(desk: Desk) -> None:
        qtbot.waitUntil(lambda: desk.idle, timeout=20_000)

    return wait


@pytest.fixture
def window(qtbot: QtBot, closed_desk: Desk) -> Iterator[Window]:
    """A window on the welcome screen."""
    shown = Window(closed_desk)
    shown.resize(1366, 768)
    with qtbot.waitExposed(shown):
        shown.show()
    closed_desk.go("welcome")
    yield shown
    shown.close()
    if shown.isVisible():
        shown.close()
    shown.deleteLater()
