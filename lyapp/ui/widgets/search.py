"""A search box that shows its shortcut."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.autosave import leaves_files
from lyapp.ui.widgets.labels import Key


class SearchBox(QLineEdit):
    """Says `textChanged` while typing, `entered` on Enter; Escape empties it."""

    entered = Signal()
    left = Signal()
    """Down, or Escape in an empty box: on to what was searched."""

    def __init__(self, prompt: str, *, key: str = "Ctrl+K", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt.rstrip("…"))
        self.setClearButtonEnabled(False)
        self._key = Key(key, self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._show_key)
        self.returnPressed.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the box; in an empty one it goes on to the screen."""
        if event.key() == Qt.Key.Key_Escape:
            filled = bool(self.text())
            self.give_up()
            if filled:
                event.accept()
                return
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        super().keyPressEvent(event)

    @Slot()
    def give_up(self) -> None:
        """Empty the box; leave it when it is empty."""
        if self.text():
            self.clear()
        elif self.hasFocus():
            self.left.emit()

    def whole_width(self) -> int:
        """The width in which the prompt and the shortcut stand beside each other."""
        self._key.adjustSize()
        prompt = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return prompt + self._key.width() + 4 * theme.unit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files dropped on the box are the window's."""
        if leaves_files(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shortcut at the right edge."""
        super().resizeEvent(event)
        self._place_key()

    def _place_key(self) -> None:
        self._key.adjustSize()
        size = self._key.size()
        top = (self.height() - size.height()) // 2
        self._key.move(self.width() - size.width() - theme.unit(), top)
        room = self.width() - size.width() - 2 * theme.unit()
        wanted = self.fontMetrics().horizontalAdvance(self.placeholderText()) + theme.unit()
        self._key.setVisible(not self.text() and room > wanted)

    def _show_key(self) -> None:
        self._place_key()
