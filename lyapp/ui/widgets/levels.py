"""What each level of the scale means for a criterion, one line a level."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.labels import Note, repolish

_TOP = Qt.AlignmentFlag.AlignTop
_PLAIN = ("label", "label")
_CHOSEN = ("chosen-number", "chosen")
"""The roles of a line's number and words. The words keep their weight, so no line gets longer."""


class Levels(QWidget):
    """The levels' words under each other, lowest first; the chosen one is strong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[int, str], ...] = ()
        self._lines: dict[int, tuple[Note, Note]] = {}

    def show_words(self, words: Sequence[tuple[int, str]]) -> None:
        """Show these words by level; the same ones leave everything alone."""
        new = tuple(words)
        if new == self._shown:
            return
        if [value for value, _ in new] != list(self._lines):
            self._make([value for value, _ in new])
        self._shown = new
        for value, text in new:
            self._lines[value][1].setText(text)

    def choose(self, value: int | None) -> None:
        """Make the chosen level's line strong; None for no rating."""
        for level, labels in self._lines.items():
            roles = _CHOSEN if level == value else _PLAIN
            for label, role in zip(labels, roles, strict=True):
                if label.property("role") != role:
                    label.setProperty("role", role)
                    repolish(label)

    def lines(self) -> tuple[str, ...]:
        """What is shown, a line a level."""
        return tuple(f"{value} {text}" for value, text in self._shown)

    def strong(self) -> int | None:
        """The level whose line is strong."""
        for level, (number, _) in self._lines.items():
            if number.property("role") == _CHOSEN[0]:
                return level
        return None

    def _make(self, values: Sequence[int]) -> None:
        for labels in self._lines.values():
            for label in labels:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._lines = {}
        for row, value in enumerate(values):
            number, words = Note(str(value), self), Note("", self)
            number.setWordWrap(False)
            number.setAlignment(_TOP)
            self._grid.addWidget(number, row, 0)
            self._grid.addWidget(words, row, 1)
            for label, role in zip((number, words), _PLAIN, strict=True):
                label.setContentsMargins(theme.px(4), theme.px(1), theme.px(4), theme.px(1))
                label.setProperty("role", role)
                label.show()
            self._lines[value] = number, words
