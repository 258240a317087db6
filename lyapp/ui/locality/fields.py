"""Fields the tabs share: dates as people type them, choices that the wheel leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import format_date, parse_date
from lyapp.ui.widgets.autosave import AutoLine
from lyapp.ui.widgets.labels import repolish


def today() -> date:
    """The day on this machine's calendar."""
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


class DateLine(AutoLine):
    """A date as typed. `dated(date | None)` once it is understood, `refused(sentence)` when not."""

    dated = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setPlaceholderText(self.tr("18 Jul 2008"))
        self.settled.connect(self._read)

    def set_date(self, value: date | None) -> None:
        """Show a stored date; what is being typed, or couldn't be read, stays."""
        if self.property("invalid") == "true":
            return
        self.set_saved_text("" if value is None else format_date(value))

    def read(self) -> date | None:
        """The date typed. Raises NotReadable."""
        return parse_date(self.text(), today=today())

    @Slot(str)
    def _read(self, _text: str) -> None:
        try:
            found = self.read()
        except NotReadable as trouble:
            self.mark(f"{trouble.sentence} {trouble.advice}")
            self.refused.emit(f"{trouble.sentence} {trouble.advice}")
            return
        self.mark("")
        self.dated.emit(found)

    def mark(self, why: str) -> None:
        """Mark the field as not understood, or as fine again."""
        self.setProperty("invalid", "true" if why else "false")
        self.setToolTip(why)
        repolish(self)


class Choice(QComboBox):
    """One of several values. `picked` only for what a person chose; the wheel scrolls the page."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._activated)
        self._values: list[object] = []

    def offer(self, choices: Sequence[tuple[object, str, QIcon | None]]) -> None:
        """Offer (value, words, icon); the value chosen stays chosen."""
        chosen = self.value()
        self.clear()
        self._values = [value for value, _words, _icon in choices]
        for _value, words, icon in choices:
            if icon is None:
                self.addItem(words)
            else:
                self.addItem(icon, words)
        self.set_value(chosen)

    def value(self) -> object:
        """The value chosen."""
        i = self.currentIndex()
        return self._values[i] if 0 <= i < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose without telling anybody."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    @Slot(int)
    def _activated(self, _index: int) -> None:
        self.picked.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over the box scrolls the page and never changes what is stored."""
        event.ignore()
