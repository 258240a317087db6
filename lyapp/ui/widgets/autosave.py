"""Fields that save themselves: they say `settled` once a person has stopped typing.

Filling a field from the store never settles anything; what is being typed is never overwritten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from lyapp.ui.widgets.labels import repolish

_NEVER = "\0"  # no text a person can type
_QUIET = 600  # milliseconds after the last key

if TYPE_CHECKING:

    class _Field(QWidget):
        """What `_Saving` stands beside: no class of Qt's is the base of both fields alone."""

        settled = Signal(str)

        def isReadOnly(self) -> bool: ...
else:
    _Field = object


class _Saving(_Field):
    """What both fields know of their way to the store."""

    def _begin(self, name: str) -> None:
        """Set up what is the same in both."""
        self.setAccessibleName(name)
        self._saved = ""
        self._sent: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.flush)

    def _shown(self) -> str:
        """What stands in the field."""
        return ""

    def _put(self, text: str) -> None:
        """Put a text into the field without its being taken for typed."""

    def _put_in_place(self, text: str) -> None:
        """Put a text into the field, and leave the cursor where it is."""

    def _can_step(self) -> tuple[bool, bool]:
        """Whether there is something of its own to undo, and to redo."""
        return False, False

    @property
    def pending(self) -> bool:
        """True while what is shown has not been sent off."""
        return self._shown() != self._saved

    def set_saved_text(self, text: str) -> None:
        """Show what is stored; what is being typed stays."""
        if self._late(text) or (self.pending and self._busy(text)):
            return
        self._saved = text
        if self._shown() != text:
            self._put_in_place(text)

    def start_over(self, text: str) -> None:
        """Show another row's text; what was typed for the row before is sent off first."""
        self.flush()
        self._saved, self._sent = text, None
        self._put(text)

    def take_back(self) -> None:
        """Nothing came of the last `settled`: what is shown is still to be saved."""
        self._saved = _NEVER
        self._sent = None

    def flush(self) -> None:
        """Send off now what has been typed."""
        self._timer.stop()
        if self.pending and not self.isReadOnly():
            self._saved = self._sent = self._shown()
            self.settled.emit(self._saved)

    def _late(self, text: str) -> bool:
        """True for an answer read before what was just sent off was written. Only once."""
        sent, self._sent = self._sent, None
        return sent is not None and text.strip() != sent.strip()

    def _busy(self, text: str) -> bool:
        """True while a person works in the field and shows something else."""
        return self._shown() != text and (self._timer.isActive() or self.hasFocus())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files dropped on the field are the window's."""
        if leaves_files(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field settles it."""
        super().focusOutEvent(event)
        self.flush()

    def event(self, event: QEvent) -> bool:
        """Undo and redo with nothing to take back here are left to the window."""
        undo, redo = self._can_step()
        if leaves_to_window(event, undo=undo, redo=redo):
            event.ignore()
            return False
        return super().event(event)


class AutoLine(_Saving, QLineEdit):
    """One line that saves itself."""

    settled = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin(name)
        self.textEdited.connect(self._typed)

    def _shown(self) -> str:
        return self.text()

    def _put(self, text: str) -> None:
        self.setText(text)

    def _put_in_place(self, text: str) -> None:
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(place, len(text)))

    def _can_step(self) -> tuple[bool, bool]:
        return self.isUndoAvailable(), self.isRedoAvailable()

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._timer.start()


class AutoText(_Saving, QPlainTextEdit):
    """Several lines that save themselves."""

    settled = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin(name)
        self.setTabChangesFocus(True)
        self._filling = False
        self.textChanged.connect(self._typed)

    def _shown(self) -> str:
        return self.toPlainText()

    def _put(self, text: str) -> None:
        self._filling = True
        self.setPlainText(text)
        self._filling = False

    def _put_in_place(self, text: str) -> None:
        place = self.textCursor().position()
        self._put(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def _can_step(self) -> tuple[bool, bool]:
        return self.document().isUndoAvailable(), self.document().isRedoAvailable()

    @Slot()
    def _typed(self) -> None:
        if not self._filling:
            self._timer.start()


def mark(field: QWidget, why: str) -> None:
    """Mark what stands in a field as refused, with the reason; "" for fine again."""
    if field.toolTip() != why or field.property("invalid") is None:
        field.setProperty("invalid", "true" if why else "false")
        field.setToolTip(why)
        repolish(field)


def leaves_files(event: QDragEnterEvent) -> bool:
    """True while files are dragged: a field takes words only."""
    return event.mimeData().hasUrls()


def leaves_to_window(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """True for the key of undo (redo) asked of a field that has none of its own to do."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    return event.matches(QKeySequence.StandardKey.Redo) and not redo
