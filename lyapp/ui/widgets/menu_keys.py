"""Keys that are pressed in an open menu stay in it."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent


class MenuKeys(QObject):
    """An event filter for menus.

    Qt asks for shortcuts before an open menu sees a key, and a screen's own, which are plain
    letters, count as long as the keyboard was in the screen before: the letter underlined in the
    menu would do something on the screen behind it.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own: a key without Ctrl is the menu's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = QtCore.Qt.KeyboardModifier
            if not event.modifiers() & (held.ControlModifier | held.MetaModifier):
                event.accept()
                return True
        return super().eventFilter(watched, event)
