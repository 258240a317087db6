"""The keys a table moves its current cell with; a table leaves all others to its screen."""

from __future__ import annotations

from PySide6.QtCore import Qt

MOVES = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
        Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    }
)  # fmt: skip
