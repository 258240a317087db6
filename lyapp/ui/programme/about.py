"""The programme's own facts: fields that save themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import format_date, parse_date
from lyapp.ui import theme
from lyapp.ui.widgets.autosave import AutoLine
from lyapp.ui.widgets.labels import Body, Label, Note, repolish

if TYPE_CHECKING:
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.ui.drafts import Kept

_DATES = ("committee_date", "paper_date")
_NARROW = 380
"""Pixels at 100 % below which the names stand over their fields."""


class About(QWidget):
    """Title, year, committee, dates, agenda item and contact."""

    settled = Signal(str, object)
    """A field's name and its new value (text, date or None)."""
    unreadable = Signal(str, str)
    """A field's name and why what stands in it can't be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.fields: dict[str, AutoLine] = {}
        self.problems: dict[str, Note] = {}
        self._year = datetime.now(UTC).astimezone().year
        self._over: bool | None = None
        self._lines: list[tuple[Label, QWidget]] = []
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(step * 2)
        grid.setVerticalSpacing(step)
        grid.setColumnStretch(1, 1)
        for name, words in self._names():
            field = AutoLine(words, self)
            field.setObjectName(name)
            field.settled.connect(self._settled)
            label = Label(words, self)
            label.setBuddy(field)
            problem = Note("", self)
            problem.set_tone("bad")
            problem.hide()
            held = QWidget(self)
            box = QVBoxLayout(held)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(2)
            box.addWidget(field)
            box.addWidget(problem)
            self._lines.append((label, held))
            self.fields[name], self.problems[name] = field, problem
        for name in _DATES:
            self.fields[name].setPlaceholderText(self.tr("such as 16 July 2008"))
        self.source = Body("", self)
        self.marks = Note("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step * 2)
        column.addLayout(grid)
        column.addWidget(self.marks)
        column.addWidget(self.source)
        column.addStretch()
        self.setMaximumWidth(step * 100)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: follow the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The names stand beside their fields, or over them where that leaves too little room."""
        over = self.width() < theme.px(_NARROW)
        if over == self._over:
            return
        self._over = over
        for position, (label, held) in enumerate(self._lines):
            if over:
                self._grid.addWidget(label, 2 * position, 0, 1, 2)
                self._grid.addWidget(held, 2 * position + 1, 0, 1, 2)
            else:
                self._grid.addWidget(label, 2 * position, 0)
                self._grid.addWidget(held, 2 * position, 1)
        self._grid.setVerticalSpacing(theme.unit() // 2 if over else theme.unit())

    def show_page(self, page: ProgrammePage, drafts: Kept, *, read_only: bool) -> None:
        """Show what is stored; what is being typed, or couldn't be stored, stays."""
        texts = {
            "title": page.title,
            "year": page.year,
            "committee": page.committee,
            "committee_date": format_date(page.committee_date) if page.committee_date else "",
            "paper_date": format_date(page.paper_date) if page.paper_date else "",
            "agenda_item": page.agenda_item,
            "contact": page.contact,
        }
        for name, text in texts.items():
            self.fields[name].setReadOnly(read_only)
            self.fields[name].set_saved_text(drafts.shown(("programme", name), text))
        known = page.committee_date or page.paper_date
        if known is not None:
            self._year = known.year
        marks = []
        if page.sample:
            marks.append(self.tr("This is the sample programme; every paper says so."))
        if page.made_up:
            marks.append(self.tr("Everything in this programme is made up; every paper says so."))
        self.marks.setText(" ".join(marks))
        self.marks.setVisible(bool(marks))
        self.source.setText(page.source_note)

    def flush(self) -> None:
        """Send off what is still being typed."""
        for field in self.fields.values():
            field.flush()

    def take_back(self, name: str, sentence: str) -> None:
        """A field couldn't be saved: its text stays, and why is said under it."""
        self.fields[name].take_back()
        self._say(name, sentence)

    @Slot(str)
    def _settled(self, text: str) -> None:
        field = self.sender()
        if not isinstance(field, AutoLine):
            return
        name = field.objectName()
        value: object = text
        if name in _DATES:
            try:
                value = parse_date(text, today=date(self._year, 1, 1))
            except NotReadable as trouble:
                why = f"{trouble.sentence} {trouble.advice}".strip()
                self.take_back(name, why)
                self.unreadable.emit(name, why)
                return
        self._say(name, "")
        self.settled.emit(name, value)

    def _say(self, name: str, sentence: str) -> None:
        field = self.fields[name]
        self.problems[name].setText(sentence)
        self.problems[name].setVisible(bool(sentence))
        field.setProperty("invalid", "true" if sentence else "false")
        repolish(field)

    def _names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("title", self.tr("Title")),
            ("year", self.tr("Year")),
            ("committee", self.tr("Committee")),
            ("committee_date", self.tr("Date of the committee")),
            ("paper_date", self.tr("Date of the paper")),
            ("agenda_item", self.tr("Agenda item")),
            ("contact", self.tr("Contact")),
        )
