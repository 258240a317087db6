"""A line to type something new into, which the program empties once it has been added."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit

from lyapp.ui.widgets.autosave import leaves_files, leaves_to_window


class EntryLine(QLineEdit):
    """Emptied, it forgets what was typed: undo then takes back what was added, not the words."""

    def clear(self) -> None:
        """Empty the line, with nothing left to take back in it."""
        # Qt's own clear can be undone; a text that is set can't.
        self.setText("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files dropped on the line are the window's."""
        if leaves_files(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo and redo with nothing to take back here are left to the window."""
        if leaves_to_window(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)
