"""The keys of the review screen. Fields keep the keys they need for typing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

ORDERS: tuple[tuple[str, str], ...] = (
    *((str(digit), f"rate {digit}") for digit in range(10)),
    ("-", "not applicable"),
    ("/", "unable"),
    ("Backspace", "clear"),
    ("Delete", "clear"),
    ("C", "comment"),
    ("Shift+C", "comment on last"),
    ("E", "cite"),
    ("Shift+E", "cite page"),
    ("B", "bearing"),
    ("S", "show line"),
    ("T", "cards or table"),
    ("O", "open card"),
    ("P", "source"),
    ("N", "finding on"),
    ("Shift+N", "finding back"),
    ("F", "finding to comment"),
    ("X", "set aside"),
    ("D", "correct due"),
    ("L", "correct lead"),
    ("M", "correct measures"),
    ("Shift+M", "correct money"),
    ("V", "take over"),
    ("J", "row down"),
    ("K", "row up"),
    ("Left", "criterion back"),
    ("Right", "criterion on"),
    ("PgUp", "criterion back"),
    ("PgDown", "criterion on"),
    ("Alt+Down", "plan on"),
    ("Alt+Up", "plan back"),
    ("Ctrl+F", "find"),
)
"""(key, order). One order may have several keys."""

_REPEATING = ("row down", "row up", "finding on", "finding back")


class Keys(QObject):
    """Turns key presses anywhere on a screen into orders."""

    ordered = Signal(str)

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._shortcuts: dict[str, list[QShortcut]] = {}
        for key, order in ORDERS:
            shortcut = QShortcut(QKeySequence(key), screen)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(order in _REPEATING)
            shortcut.setProperty("order", order)
            shortcut.activated.connect(self._pressed)
            self._shortcuts.setdefault(order, []).append(shortcut)

    def allow(self, order: str, *, there: bool) -> None:
        """Have an order's keys, or leave them to something else that has them too."""
        for shortcut in self._shortcuts[order]:
            shortcut.setEnabled(there)

    @Slot()
    def _pressed(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.ordered.emit(str(shortcut.property("order")))
