"""A condition: met or open, its text, owner and due date, each saving itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lyapp.rules.dates import format_date, local_day
from lyapp.store.ops.outcomes import (
    discharge_condition,
    edit_condition,
    remove_condition,
    reopen_condition,
)
from lyapp.ui import theme
from lyapp.ui.locality.fields import DateLine
from lyapp.ui.locality.outcome.verbs import give_condition
from lyapp.ui.widgets.autosave import AutoLine
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.labels import Note

if TYPE_CHECKING:
    from lyapp.model.decision import Condition
    from lyapp.ui.desk import Desk


class ConditionRow(QWidget):
    """One condition of the outcome."""

    def __init__(self, desk: Desk, condition: int) -> None:
        super().__init__()
        self._desk = desk
        self._id = condition
        self._shown: Condition | None = None
        self.box = QCheckBox()
        self.box.clicked.connect(self._clicked)
        self.text = AutoLine(self.tr("Condition"))
        self.owner = AutoLine(self.tr("Owner"))
        self.owner.setPlaceholderText(self.tr("Owner"))
        self.due = DateLine(self.tr("Due"))
        self.due.setPlaceholderText(self.tr("Due"))
        self.remove = link_button(self.tr("Remove"), clicked=self._remove)
        self.met = Note()
        self.text.settled.connect(self._save_text)
        self.owner.settled.connect(self._save_owner)
        self.due.dated.connect(self._save_due)
        self.due.refused.connect(desk.tell)
        self._lay_out()

    def _lay_out(self) -> None:
        unit = theme.unit()
        top = QHBoxLayout()
        top.setSpacing(unit)
        top.addWidget(self.box)
        top.addWidget(self.text, 1)
        below = QHBoxLayout()
        below.setSpacing(unit)
        below.addSpacing(theme.px(28))
        self.owner.setMaximumWidth(theme.px(220))
        self.due.setMaximumWidth(theme.px(120))
        below.addWidget(self.owner, 2)
        below.addWidget(self.due, 1)
        below.addWidget(self.met, 2)
        below.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        whole.setSpacing(theme.px(4))
        whole.addLayout(top)
        whole.addLayout(below)

    def show_condition(self, condition: Condition, *, writable: bool) -> None:
        """Show what is stored; what is being typed stays."""
        self._shown = condition
        self.box.setChecked(not condition.open)
        self.box.setEnabled(writable)
        self.box.setAccessibleName(self.tr("Discharged: {text}").format(text=condition.text))
        self.text.set_saved_text(condition.text)
        self.owner.set_saved_text(condition.owner)
        self.due.set_date(condition.due)
        for field in (self.text, self.owner, self.due):
            field.setReadOnly(not writable)
        self.remove.setVisible(writable)
        self.remove.setAccessibleName(
            self.tr("Remove the condition: {text}").format(text=condition.text)
        )
        if condition.discharged_at is None:
            self.met.setText("")
        else:
            self.met.setText(
                self.tr("Met {date}, {who}").format(
                    date=format_date(local_day(condition.discharged_at)),
                    who=condition.discharged_by,
                )
            )

    def flush(self) -> None:
        """Send off what is being typed."""
        for field in (self.text, self.owner, self.due):
            field.flush()

    @Slot()
    def _clicked(self) -> None:
        verb = discharge_condition if self.box.isChecked() else reopen_condition
        self._desk.act(verb, owner=self, failed=self._put_back, condition=self._id)

    def _put_back(self, _trouble: object) -> None:
        if self._shown is not None:
            self.box.setChecked(not self._shown.open)

    @Slot(str)
    def _save_text(self, text: str) -> None:
        self._desk.act(
            edit_condition, owner=self, failed=self._text_kept, condition=self._id, text=text
        )

    @Slot(str)
    def _save_owner(self, text: str) -> None:
        self._desk.act(
            give_condition, owner=self, failed=self._owner_kept, condition=self._id, name=text
        )

    @Slot(object)
    def _save_due(self, due: object) -> None:
        self._desk.act(
            edit_condition, owner=self, failed=self._due_kept, condition=self._id, due=due
        )

    def _text_kept(self, _trouble: object) -> None:
        self.text.take_back()

    def _owner_kept(self, _trouble: object) -> None:
        self.owner.take_back()

    def _due_kept(self, _trouble: object) -> None:
        self.due.take_back()

    @Slot()
    def _remove(self) -> None:
        self._desk.act(remove_condition, owner=self, condition=self._id)
