"""The keys of the panel screen. Fields keep the keys they need for typing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

ORDERS: tuple[tuple[str, str], ...] = (
    *((str(digit), f"rate {digit}") for digit in range(10)),
    ("-", "not applicable"),
    ("/", "unable"),
    ("Backspace", "take back"),
    ("Delete", "take back"),
    ("R", "reason"),
    ("P", "point"),
    ("N", "next"),
    ("Shift+N", "previous"),
    ("Ctrl+Return", "confirm"),
    ("Ctrl+Enter", "confirm"),
    ("O", "open"),
    ("A", "across"),
    ("H", "heat"),
    ("L", "record"),
    ("M", "save record"),
    ("Escape", "back"),
    ("Alt+Down", "plan on"),
    ("Alt+Up", "plan back"),
)
"""(key, order). One order may have several keys."""

_REPEATING = ("next", "previous")


class Keys(QObject):
    """Turns key presses anywhere on the screen into orders."""

    ordered = Signal(str)

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        for key, order in ORDERS:
            shortcut = QShortcut(QKeySequence(key), screen)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(order in _REPEATING)
            shortcut.setProperty("order", order)
            shortcut.activated.connect(self._pressed)

    @Slot()
    def _pressed(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.ordered.emit(str(shortcut.property("order")))
