"""The line to add a row of the plan with: nothing is stored before “Add row” or Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lyapp.model.plan import Section
from lyapp.model.trouble import Trouble
from lyapp.store.ops.programme import add_objective
from lyapp.ui import theme
from lyapp.ui.locality.held import HeldLine
from lyapp.ui.widgets.buttons import primary_button
from lyapp.ui.widgets.choice import Choice
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


class RowAdder(QWidget):
    """Section, objective, lead and timescale of a new row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.locality = 0
        self.section = Choice(self.tr("Section of the new row"))
        self.section.offer(
            [
                (Section.LOCAL, self.tr("local"), None),
                (Section.NATIONAL, self.tr("national"), None),
            ]
        )
        self.section.set_value(Section.LOCAL)
        self.title = _field(self.tr("Objective of the new row"), self.tr("Objective"), 320)
        self.lead = _field(self.tr("Lead of the new row"), self.tr("Lead"), 140)
        self.timescale = _field(self.tr("Timescale of the new row"), self.tr("Timescale"), 140)
        fields: dict[str, QLineEdit | Choice] = {
            "section": self.section,
            "title": self.title,
            "lead": self.lead,
            "timescale": self.timescale,
        }
        self.held = HeldLine(desk.drafts, ("new row",), fields, self.clear)
        self.add = primary_button(self.tr("Add row"), clicked=self.send)
        self.says = Note()
        self.says.set_tone("bad")
        self.says.hide()
        line = FlowLayout(gap=theme.unit())
        for widget in (self.section, self.title, self.lead, self.timescale, self.add):
            line.addWidget(widget)
        for field in (self.title, self.lead, self.timescale):
            field.returnPressed.connect(self.send)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        whole.addLayout(line)
        whole.addWidget(self.says)

    def turn_to(self, locality: int) -> None:
        """Show what was typed for a locality and not added yet."""
        self.locality = locality
        self.held.turn_to(locality)

    def clear(self) -> None:
        """Start again."""
        for field in (self.title, self.lead, self.timescale):
            field.clear()
        self._say("")

    @Slot()
    def send(self) -> None:
        """Add the row; what is refused stays as typed."""
        if not self.title.text().strip():
            self._say(self.tr("Type the objective first."))
            self.title.setFocus()
            return
        self._desk.act(
            add_objective,
            owner=self,
            then=partial(self._added, self.locality),
            failed=partial(self._refused, self.locality),
            locality=self.locality,
            section=self.section.value(),
            title=self.title.text(),
            lead=self.lead.text(),
            timescale=self.timescale.text(),
        )

    def _added(self, locality: int, _changes: object) -> None:
        if self.held.added(locality):
            self.clear()
            self.title.setFocus()

    def _refused(self, locality: int, trouble: Trouble) -> None:
        self.held.lost(locality, trouble)
        if locality == self.locality:
            self._say(trouble.sentence)

    def _say(self, sentence: str) -> None:
        self.says.setText(sentence)
        self.says.setVisible(bool(sentence))


def _field(name: str, prompt: str, width: int) -> EntryLine:
    field = EntryLine()
    field.setAccessibleName(name)
    field.setPlaceholderText(prompt)
    field.setMinimumWidth(theme.px(width))
    return field
