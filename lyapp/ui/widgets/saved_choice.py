"""A choice that is stored once it is made, and not for each value that the keys pass over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from lyapp.ui.widgets.choice import Choice

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SavedChoice(Choice):
    """`picked` for what is taken from the open list at once, else with Enter or on leaving.

    What the keys pass over in the closed box is only shown until then; Escape goes back.
    """

    passing = Signal(bool)
    """Whether what is shown was only passed over so far, and isn't picked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._saved: object = None
        self._by_key = False
        self._passing = False

    @property
    def pending(self) -> bool:
        """True while what is shown isn't picked."""
        return self._passing

    def set_saved(self, value: object) -> None:
        """Show what is stored; what is being chosen stays."""
        self._saved = value
        if self._passing:
            self._pass(on=self.value() != value)
        else:
            self.set_value(value)

    def flush(self) -> None:
        """Pick what the keys have come to."""
        if self._passing:
            self._pass(on=False)
            self.picked.emit(self.value())

    def showPopup(self) -> None:
        """What is taken from the list is picked, whichever key opened it."""
        self._by_key = False
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks what is shown, Escape and undo go back to what is stored."""
        if self._passing and event.key() in _ENTER:
            self.flush()
        elif self._passing and _goes_back(event):
            self._pass(on=False)
            self.set_value(self._saved)
        else:
            self._by_key = True
            super().keyPressEvent(event)
            self._by_key = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box picks what is shown."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def event(self, event: QEvent) -> bool:
        """What goes back here is no step for the window to take back."""
        if (
            self._passing
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _goes_back(event)
        ):
            event.accept()
            return True
        return super().event(event)

    @Slot(int)
    def _activated(self, _index: int) -> None:
        if self._by_key:
            self._pass(on=self.value() != self._saved)
        else:
            self._pass(on=False)
            self.picked.emit(self.value())

    def _pass(self, *, on: bool) -> None:
        if on != self._passing:
            self._passing = on
            self.passing.emit(on)


def _goes_back(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Undo)
