"""Puts the window together and runs it.

The order is for a fast start: settings and colours, the window, its first paint; only then the
store is imported, on its own thread, and the review opened.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lyapp import __version__
from lyapp.places import Home
from lyapp.ui import theme
from lyapp.ui.desk import Desk
from lyapp.ui.icons import icon
from lyapp.ui.look import apply_saved
from lyapp.ui.settings import settings_of
from lyapp.ui.window import Window

if TYPE_CHECKING:
    from lyapp.ui.crash import CrashHooks

_TURN = 0.001  # seconds


class Start(QObject):
    """What is done once the window has been painted."""

    def __init__(self, window: Window, path: Path | None, *, sample: bool) -> None:
        super().__init__(window)
        self._window = window
        self._hooks: CrashHooks | None = None
        self._path = path
        self._sample = sample
        window.painted.connect(self.go_on)
        if path is not None or sample:
            window.stage.wait(self.tr("Opening the review…"))

    @Slot()
    def go_on(self) -> None:
        """Watch for bugs; import the store; open what was asked for."""
        from lyapp.ui.crash import CrashHooks

        QGuiApplication.setWindowIcon(icon("lyapp", theme.palette_of("light").accent, 64))
        desk = self._window.desk
        self._hooks = CrashHooks(self._window.show_bug, desk.home.logs)
        desk.warm_up()
        if self._path is not None:
            desk.open(self._path)
        elif self._sample:
            desk.open_sample()
        else:
            desk.go("welcome")
            desk.fetch_rest()

    def finish(self) -> None:
        """Give back what was taken over."""
        if self._hooks is not None:
            self._hooks.uninstall()


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application with its names and its language."""
    # The window waits a fifth of the usual time for its turn while the store's thread computes.
    sys.setswitchinterval(_TURN)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([*arguments, *theme.STYLE])
    app.setProperty(theme.STYLED, True)  # noqa: FBT003 - Qt's own
    app.setApplicationName("lyapp")
    app.setApplicationDisplayName("lyapp")
    app.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("lyapp")
    return app


def open_window(
    app: QApplication, home: Home, path: Path | None = None, *, sample: bool = False
) -> tuple[Window, Start]:
    """The window, shown; it opens the review (or the welcome screen) once it has been painted."""
    desk = Desk(home, settings_of(home))
    apply_saved(app, desk)
    window = Window(desk)
    start = Start(window, path, sample=sample)
    window.show()
    return window, start


def main(path: Path | None, home: Home, *, sample: bool = False) -> int:
    """Open the window, on a review or on the welcome screen, and run until it is closed."""
    app = make_application(["lyapp"])
    window, start = open_window(app, home, path, sample=sample)
    code = app.exec()
    start.finish()
    window.deleteLater()
    return code
