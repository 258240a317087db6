"""Lines to add a condition or a flag with: nothing is stored before “Add” or Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import parse_date
from lyapp.store.ops.outcomes import add_flag
from lyapp.ui import theme
from lyapp.ui.locality.fields import today
from lyapp.ui.locality.outcome.verbs import put_condition
from lyapp.ui.widgets.buttons import plain_button

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk


def _field(name: str, prompt: str) -> QLineEdit:
    field = QLineEdit()
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
        self.owner.setMaximumWidth(theme.px(160))
        self.due.setMaximumWidth(theme.px(100))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.unit())
        line.addWidget(self.text, 4)
        line.addWidget(self.owner, 2)
        line.addWidget(self.due, 1)
        line.addWidget(self.add)

    @Slot()
    def send(self) -> None:
        """Add what is typed; a date that can't be read keeps everything as it is."""
        try:
            due = parse_date(self.due.text(), today=today())
        except NotReadable as trouble:
            self._desk.tell(f"{trouble.sentence} {trouble.advice}")
            self.due.setFocus()
            return
        self._desk.act(
            put_condition,
            owner=self,
            then=self._added,
            locality=self.locality,
            text=self.text.text(),
            name=self.owner.text(),
            due=due,
        )

    def clear(self) -> None:
        """Start again, for another locality."""
        for field in (self.text, self.owner, self.due):
            field.clear()

    def _added(self, _changes: object) -> None:
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
            then=self._added,
            locality=self.locality,
            sentence=self.text.text(),
        )

    def clear(self) -> None:
        """Start again, for another locality."""
        self.text.clear()

    def _added(self, _changes: object) -> None:
        self.clear()
