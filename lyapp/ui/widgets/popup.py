"""A button that opens a menu of choices and shows the one chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QStyleOptionButton, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.menu_keys import MenuKeys

_ARROW = " ▾"
_LEAST = 110
"""Pixels at 100 % that a button never goes below."""
_EDGE = 12
"""Pixels at 100 % beside the words, as the style sheet has them."""
_SHORTENED = Qt.TextElideMode.ElideRight


class ChoiceButton(QPushButton):
    """“All organisations ▾”: one of several choices, each with a value.

    The menu is filled when it is opened: for a thousand localities that takes a moment.
    """

    chosen = Signal(object)
    """The value of the choice a person made."""
    _measuring = False
    """Set while Qt asks how large the button would like to be."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        self._menu.installEventFilter(MenuKeys(self._menu))
        self._group = QActionGroup(self)
        self._menu.aboutToShow.connect(self.fill_menu)
        self._menu.triggered.connect(self._picked)
        self.setMenu(self._menu)
        self._choices: tuple[tuple[object, str], ...] = ()
        self._filled: tuple[tuple[object, str], ...] = ()
        self._value: object = None

    def set_choices(self, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        """Offer (value, words) pairs; `value` is chosen, the first when it isn't among them."""
        self._choices = tuple(choices)
        values = [each for each, _words in choices]
        if values:
            self.set_value(value if value in values else values[0])

    def value(self) -> object:
        """The value chosen now."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose without telling anybody."""
        for each, words in self._choices:
            if each == value:
                self._value = value
                self.setText(words.replace("&", "&&") + _ARROW)
                self.setAccessibleName(f"{self._name}: {words}")
                return

    def sizeHint(self) -> QSize:
        """Qt's own: room for all of the words, however narrow the button is now."""
        self._measuring = True
        size = super().sizeHint()
        self._measuring = False
        return size

    def minimumSizeHint(self) -> QSize:
        """Qt's own: long words are shortened rather than hold the window wide."""
        size = self.sizeHint()
        return QSize(min(size.width(), theme.px(_LEAST)), size.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Qt's own: as many of the words as there is room for, and the arrow."""
        super().initStyleOption(option)
        if self._measuring:
            return
        metrics = self.fontMetrics()
        room = self.width() - 2 * theme.px(_EDGE) - 2
        if metrics.horizontalAdvance(option.text) > room + 2:
            room -= metrics.horizontalAdvance(_ARROW)
            words = option.text.removesuffix(_ARROW)
            option.text = metrics.elidedText(words, _SHORTENED, max(room, 0)) + _ARROW

    @Slot()
    def fill_menu(self) -> None:
        """Put the choices into the menu, and tick the one chosen."""
        if self._filled != self._choices:
            self._menu.clear()
            for each, words in self._choices:
                # The menu owns its actions, so that clearing it deletes them.
                action = self._menu.addAction(words.replace("&", "&&"))
                action.setActionGroup(self._group)
                action.setCheckable(True)
                action.setData(each)
            self._filled = self._choices
        for action in self._menu.actions():
            action.setChecked(action.data() == self._value)

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
        self.actions_menu.installEventFilter(MenuKeys(self.actions_menu))
        self.setMenu(self.actions_menu)
