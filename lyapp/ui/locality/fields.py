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
from lyapp.ui.widgets.labels import Note, repolish


def today() -> date:
    """The day on this machine's calendar."""
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


def mark(field: QWidget, why: str) -> None:
    """Mark what stands in a field as refused, with the reason; "" for fine again."""
    if field.toolTip() != why or field.property("invalid") is None:
        field.setProperty("invalid", "true" if why else "false")
        field.setToolTip(why)
        repolish(field)


class DateLine(AutoLine):
    """A date as typed. `dated(date | None)` once it is understood, `refused(sentence)` when not."""

    dated = Signal(object)
    refused = Signal(str)
    marked = Signal(str)
    """Why it isn't understood, to be said beside the field; empty when it is fine."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setPlaceholderText(self.tr("such as 18 Jul 2008"))
        self.settled.connect(self._read)

    def set_date(self, value: date | None) -> None:
        """Show a stored date; what is being typed, or couldn't be read, stays."""
        if self.property("invalid") == "true":
            return
        self.set_saved_text("" if value is None else format_date(value))

    def show_draft(self, text: str, why: str) -> None:
        """Show what was typed earlier and isn't stored, with `why` it can't be read, if so."""
        self.set_saved_text(text)
        if self.text() == text:
            self.mark(why)

    def start_over(self, text: str) -> None:
        """Show another row's date; what was typed for the row before is sent off first."""
        super().start_over(text)
        self.mark("")

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
        mark(self, why)
        self.marked.emit(why)


class Beside(Note):
    """Says beside a date why it isn't understood; not there otherwise."""

    def __init__(self, field: DateLine) -> None:
        super().__init__()
        self.set_tone("bad")
        self.hide()
        field.marked.connect(self._say)

    @Slot(str)
    def _say(self, why: str) -> None:
        self.setText(why)
        self.setVisible(bool(why))


RULE = object()
"""A value that stands for a line between choices."""


_MOST_SHOWN = 30  # choices that a list shows before it scrolls


class Choice(QComboBox):
    """One of several values. `picked` only for what a person chose; the wheel scrolls the page."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.activated.connect(self._activated)
        self._values: list[object] = []

    def offer(self, choices: Sequence[tuple[object, str, QIcon | None]]) -> None:
        """Offer (value, words, icon), RULE for a line between; the value chosen stays chosen."""
        chosen = self.value()
        self.clear()
        self._values = [value for value, _words, _icon in choices]
        for value, words, icon in choices:
            if value is RULE:
                self.insertSeparator(self.count())
            elif icon is None:
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
