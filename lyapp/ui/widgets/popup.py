"""A button that opens a menu of choices and shows the one chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class ChoiceButton(QPushButton):
    """“All organisations ▾”: one of several choices, each with a value."""

    chosen = Signal(object)
    """The value of the choice a person made."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._menu.triggered.connect(self._picked)
        self.setMenu(self._menu)
        self._value: object = None

    def set_choices(self, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        """Offer (value, words) pairs; `value` is chosen, the first when it isn't among them."""
        self._menu.clear()
        values = [each for each, _words in choices]
        for each, words in choices:
            action = QAction(words.replace("&", "&&"), self._group)
            action.setCheckable(True)
            action.setData(each)
            self._menu.addAction(action)
        if values:
            self.set_value(value if value in values else values[0])

    def value(self) -> object:
        """The value chosen now."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose without telling anybody."""
        for action in self._menu.actions():
            if action.data() == value:
                self._value = value
                action.setChecked(True)
                self.setText(f"{action.text()} ▾")
                self.setAccessibleName(f"{self._name}: {action.text().replace('&&', '&')}")
                return

    @Slot(QAction)
    def _picked(self, action: QAction) -> None:
        self.set_value(action.data())
        self.chosen.emit(self._value)


class MenuButton(QPushButton):
    """“Export status ▾”: a button that opens a menu of things to do."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(f"{text} ▾", parent)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.actions_menu = QMenu(self)
        self.setMenu(self.actions_menu)
