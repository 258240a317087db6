"""Lines to add a condition or a flag with: nothing is stored before “Add” or Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import parse_date
from lyapp.store.ops.outcomes import add_flag
from lyapp.ui import theme
from lyapp.ui.locality.held import HeldLine
from lyapp.ui.locality.outcome.condition_row import OWNER_WIDTH
from lyapp.ui.locality.outcome.verbs import put_condition
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.date_line import DATE_WIDTH, today
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note, repolish

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


def _field(name: str, prompt: str) -> EntryLine:
    field = EntryLine()
    field.setAccessibleName(name)
    field.setPlaceholderText(prompt)
    return field


class ConditionAdder(QWidget):
    """Text, owner and due date of a new condition."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.locality = 0
        self.text = _field(self.tr("New condition"), self.tr("Add a condition…"))
        self.owner = _field(self.tr("Owner of the new condition"), self.tr("Owner"))
        self.due = _field(self.tr("Due date of the new condition"), self.tr("Due"))
        self.add = plain_button(self.tr("Add condition"), clicked=self.send)
        for field in (self.text, self.owner, self.due):
            field.returnPressed.connect(self.send)
        fields = {"text": self.text, "owner": self.owner, "due": self.due}
        self.held = HeldLine(desk.drafts, ("new condition",), fields, self.clear)
        self.owner.setFixedWidth(theme.px(OWNER_WIDTH))
        self.due.setFixedWidth(theme.px(DATE_WIDTH))
        self.says = Note()
        self.says.set_tone("bad")
        self.says.hide()
        self.due.textChanged.connect(self._date_changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        below = FlowLayout(gap=theme.unit())
        for widget in (self.owner, self.due, self.add):
            below.addWidget(widget)
        whole.addWidget(self.text)
        whole.addLayout(below)
        whole.addWidget(self.says)

    @Slot()
    def send(self) -> None:
        """Add what is typed; a date that can't be read keeps everything as it is."""
        try:
            due = parse_date(self.due.text(), today=today())
        except NotReadable as trouble:
            self._desk.tell(f"{trouble.sentence} {trouble.advice}")
            self._say(f"{trouble.sentence} {trouble.advice}")
            self.due.setFocus()
            return
        self._desk.act(
            put_condition,
            owner=self,
            then=partial(self._added, self.locality),
            failed=partial(self.held.lost, self.locality),
            locality=self.locality,
            text=self.text.text(),
            name=self.owner.text(),
            due=due,
        )

    @Slot()
    def _date_changed(self) -> None:
        self._say("")

    def _say(self, why: str) -> None:
        """Say beside the date why it can't be read; nothing for a date not tried yet."""
        self.says.setText(why)
        self.says.setVisible(bool(why))
        self.due.setProperty("invalid", "true" if why else "false")
        repolish(self.due)

    def turn_to(self, locality: int) -> None:
        """Show what was typed for a locality and not added yet."""
        self.locality = locality
        self.held.turn_to(locality)

    def clear(self) -> None:
        """Start again."""
        for field in (self.text, self.owner, self.due):
            field.clear()

    def _added(self, locality: int, _changes: object) -> None:
        if self.held.added(locality):
            self.clear()
            self.text.setFocus()


class FlagAdder(QWidget):
    """The sentence of a new flag."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.locality = 0
        self.text = _field(self.tr("New flag"), self.tr("Add a flag in a sentence…"))
        self.text.returnPressed.connect(self.send)
        self.held = HeldLine(desk.drafts, ("new flag",), {"text": self.text}, self.text.clear)
        self.add = plain_button(self.tr("Add flag"), clicked=self.send)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.unit())
        line.addWidget(self.text, 1)
        line.addWidget(self.add)

    @Slot()
    def send(self) -> None:
        """Add what is typed."""
        self._desk.act(
            add_flag,
            owner=self,
            then=partial(self._added, self.locality),
            failed=partial(self.held.lost, self.locality),
            locality=self.locality,
            sentence=self.text.text(),
        )

    def turn_to(self, locality: int) -> None:
        """Show what was typed for a locality and not added yet."""
        self.locality = locality
        self.held.turn_to(locality)

    def _added(self, locality: int, _changes: object) -> None:
        if self.held.added(locality):
            self.text.clear()
