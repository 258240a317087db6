"""A choice of several values, which the wheel leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

RULE = object()
"""A value that stands for a line between choices."""

HEAD = object()
"""A value that stands for words above some of the choices, which can't be chosen."""

_MOST_SHOWN = 30  # choices that a list shows before it scrolls


class Choice(QComboBox):
    """One of several values. `picked` only for what a person chose; the wheel scrolls the page."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.activated.connect(self._activated)
        self._values: list[object] = []

    def offer(self, choices: Sequence[tuple[object, str, QIcon | None]]) -> None:
        """Offer (value, words, icon), RULE for a line between, HEAD for words above some.

        The value chosen stays chosen.
        """
        chosen = self.value()
        self.clear()
        self._values = [value for value, _words, _icon in choices]
        for value, words, icon in choices:
            if value is RULE:
                self.insertSeparator(self.count())
            elif value is HEAD:
                self._add_head(words)
            elif icon is None:
                self.addItem(words)
            else:
                self.addItem(icon, words)
        self.set_value(chosen)

    def _add_head(self, words: str) -> None:
        self.addItem(words)
        head = cast("QStandardItemModel", self.model()).item(self.count() - 1)
        head.setEnabled(False)
        font = self.font()
        font.setBold(True)
        head.setFont(font)

    def value(self) -> object:
        """The value chosen."""
        i = self.currentIndex()
        return self._values[i] if 0 <= i < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose without telling anybody."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    @Slot(int)
    def _activated(self, _index: int) -> None:
        self.picked.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over the box scrolls the page and never changes what is stored."""
        event.ignore()
