"""Palette and text size: chosen from the View menu, kept in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from lyapp.ui import theme
from lyapp.ui.settings import palette_name, remember_look, text_percent

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


class Look(QObject):
    """Applies and remembers how the window looks."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def palette(self) -> str:
        """The palette in use."""
        return theme.current().name

    def choose(self, palette: str, percent: int) -> None:
        """Use a palette and a text size from now on."""
        theme.apply(cast("QApplication", QApplication.instance()), palette, percent)
        remember_look(self._desk.settings, palette, theme.percent())
        self._desk.look_changed.emit()

    @Slot()
    def cycle(self) -> None:
        """From light to dark, to high contrast, and back to light."""
        place = theme.NAMES.index(self.palette)
        self.choose(theme.NAMES[(place + 1) % len(theme.NAMES)], theme.percent())

    def choose_palette(self, name: str) -> None:
        """Use a palette at the present text size."""
        self.choose(name, theme.percent())

    @Slot()
    def larger(self) -> None:
        """The next larger text size."""
        bigger = [step for step in _STEPS if step > theme.percent()]
        self.choose(self.palette, bigger[0] if bigger else _STEPS[-1])

    @Slot()
    def smaller(self) -> None:
        """The next smaller text size."""
        less = [step for step in _STEPS if step < theme.percent()]
        self.choose(self.palette, less[-1] if less else _STEPS[0])

    @Slot()
    def ordinary(self) -> None:
        """The ordinary text size."""
        self.choose(self.palette, 100)


def apply_saved(app: QApplication, desk: Desk) -> None:
    """Look as when the window was closed last."""
    theme.apply(app, palette_name(desk.settings), text_percent(desk.settings))
