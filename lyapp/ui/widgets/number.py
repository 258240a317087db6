"""A whole number that saves itself once a person has stopped changing it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from lyapp.ui import theme

_QUIET = 600  # milliseconds after the last key or step


class AutoNumber(QSpinBox):
    """A spin box: `settled` for what a person set; the wheel scrolls the page."""

    settled = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The stylesheet's padding doesn't reach the field inside.
        self.lineEdit().setTextMargins(theme.px(4), 0, 0, 0)
        self._saved = self.value()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.flush)
        self.valueChanged.connect(self._changed)

    def set_saved_value(self, value: int) -> None:
        """Show what is stored; what is being changed stays."""
        if self._timer.isActive():
            return
        self._saved = value
        if self.value() != value:
            blocker = QSignalBlocker(self)
            self.setValue(value)
            blocker.unblock()

    @Slot()
    def flush(self) -> None:
        """Send off now what has been set."""
        self._timer.stop()
        if self.value() != self._saved:
            self._saved = self.value()
            self.settled.emit(self._saved)

    @Slot(int)
    def _changed(self, _value: int) -> None:
        self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field settles it."""
        super().focusOutEvent(event)
        self.flush()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over the box scrolls the page and never changes what is stored."""
        event.ignore()
