"""Palette and text size: chosen from the View menu, kept in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from lyapp.ui import theme
from lyapp.ui.settings import palette_name, remember_look, text_percent

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
_PAUSE = 150  # milliseconds after the last press before a new text size is used


class Look(QObject):
    """Applies and remembers how the window looks."""

    resizing = Signal()
    """Another text size is about to be used."""
    resized = Signal()
    """Another text size is in use."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._use_wanted)

    @property
    def palette(self) -> str:
        """The palette in use."""
        return theme.current().name

    def choose(self, palette: str, percent: int) -> None:
        """Use a palette and a text size from now on."""
        self._wanted = None
        self._pause.stop()
        before = theme.percent()
        if percent != before:
            self.resizing.emit()
        theme.apply(cast("QApplication", QApplication.instance()), palette, percent)
        remember_look(self._desk.settings, palette, theme.percent())
        self._desk.look_changed.emit()
        if percent != before:
            self.resized.emit()

    @Slot()
    def cycle(self) -> None:
        """From light to dark, to high contrast, and back to light."""
        place = theme.NAMES.index(self.palette)
        self.choose_palette(theme.NAMES[(place + 1) % len(theme.NAMES)])

    def choose_palette(self, name: str) -> None:
        """Use a palette at the present text size."""
        self.choose(name, self._percent())

    @Slot()
    def larger(self) -> None:
        """The next larger text size, once no further press follows."""
        bigger = [step for step in _STEPS if step > self._percent()]
        self._want(bigger[0] if bigger else _STEPS[-1])

    @Slot()
    def smaller(self) -> None:
        """The next smaller text size, once no further press follows."""
        less = [step for step in _STEPS if step < self._percent()]
        self._want(less[-1] if less else _STEPS[0])

    @Slot()
    def ordinary(self) -> None:
        """The ordinary text size."""
        self._want(100)

    def _percent(self) -> int:
        return theme.percent() if self._wanted is None else self._wanted

    def _want(self, percent: int) -> None:
        self._wanted = percent
        self._pause.start()

    @Slot()
    def _use_wanted(self) -> None:
        if QApplication.activeModalWidget() is not None:
            # The screen that asked has to be there for the answer.
            self._pause.start()
        elif self._wanted is not None:
            self.choose(self.palette, self._wanted)


def apply_saved(app: QApplication, desk: Desk) -> None:
    """Look as when the window was closed last."""
    theme.apply(app, palette_name(desk.settings), text_percent(desk.settings))
