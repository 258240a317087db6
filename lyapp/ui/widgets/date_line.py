"""A date as people type it, and the words beside it when it can't be read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import format_date, parse_date
from lyapp.ui.widgets.autosave import AutoLine, mark
from lyapp.ui.widgets.labels import Note

DATE_WIDTH = 150
"""How wide a field for a date is, at 100 %: a month's name in full fits."""


def today() -> date:
    """The day on this machine's calendar."""
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


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
