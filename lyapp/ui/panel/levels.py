"""The scale's levels side by side, as short as they can be; none is chosen by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import repolish

if TYPE_CHECKING:
    from lyapp.model.criteria import Level


class LevelRow(QWidget):
    """A button for each level."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=theme.unit() * 3 // 4)
        self._levels: tuple[Level, ...] = ()
        self._buttons: dict[int, QPushButton] = {}
        self._value: int | None = None

    def show_levels(self, levels: Sequence[Level]) -> None:
        """Offer these levels; nothing happens when they are the ones offered already."""
        if tuple(levels) == self._levels:
            return
        self._levels = tuple(levels)
        self._flow.clear()
        self._buttons = {}
        for level in levels:
            button = plain_button(str(level.value), parent=self)
            button.setCheckable(True)
            words = self.tr("Agree {value}, {label}").format(value=level.value, label=level.label)
            button.setAccessibleName(words)
            button.setToolTip(f"{level.value} – {level.label}")
            button.setMinimumWidth(theme.unit() * 6)
            button.clicked.connect(self._clicked)
            self._buttons[level.value] = button
            self._flow.addWidget(button)
            button.show()

    def choose(self, value: int | None) -> None:
        """Show this value as the one agreed; None for none."""
        self._value = value
        for each, button in self._buttons.items():
            button.setChecked(each == value)
            kind = "primary" if each == value else "plain"
            if button.property("kind") != kind:
                button.setProperty("kind", kind)
                repolish(button)

    def value(self) -> int | None:
        """The value shown as agreed."""
        return self._value

    @Slot()
    def _clicked(self) -> None:
        for value, button in self._buttons.items():
            if button is self.sender():
                # The click alone agrees nothing: what is shown follows what was recorded.
                self.choose(self._value)
                self.picked.emit(value)
                return
