"""A condition: met or open, its text, owner and due date, each saving itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from lyapp.model.trouble import Refused
from lyapp.rules.dates import format_date, local_day
from lyapp.store.ops.outcomes import (
    discharge_condition,
    edit_condition,
    remove_condition,
    reopen_condition,
)
from lyapp.ui import theme
from lyapp.ui.locality.outcome.verbs import give_condition
from lyapp.ui.widgets.autosave import AutoLine, mark
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.date_line import DATE_WIDTH, Beside, DateLine
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from lyapp.model.changes import Changes
    from lyapp.model.decision import Condition
    from lyapp.model.trouble import Trouble
    from lyapp.ui.desk import Desk
    from lyapp.ui.drafts import Key

OWNER_WIDTH = 220
"""How wide the field for a condition's owner is, at 100 %."""


class ConditionRow(QWidget):
    """One condition of the outcome."""

    def __init__(self, desk: Desk, key: Key) -> None:
        super().__init__()
        self._desk = desk
        self._key = key
        self._id = key[-1]
        self._shown: Condition | None = None
        self.box = QCheckBox()
        self.box.clicked.connect(self._clicked)
        self.text = AutoLine(self.tr("Condition"))
        self.owner = AutoLine(self.tr("Owner"))
        self.owner.setPlaceholderText(self.tr("Owner"))
        self.due = DateLine(self.tr("Due"))
        self.due.setPlaceholderText(self.tr("Due"))
        self.due_says = Beside(self.due)
        self.remove = link_button(self.tr("Remove"), clicked=self._remove)
        self.met = Note()
        self.text.settled.connect(self._save_text)
        self.owner.settled.connect(self._save_owner)
        self.due.dated.connect(self._save_due)
        self.due.refused.connect(self._due_unreadable)
        self._lay_out()

    def _lay_out(self) -> None:
        unit = theme.unit()
        below = FlowLayout(gap=unit)
        self.owner.setFixedWidth(theme.px(OWNER_WIDTH))
        self.due.setFixedWidth(theme.px(DATE_WIDTH))
        for widget in (self.owner, self.due, self.met, self.remove):
            below.addWidget(widget)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        whole.setHorizontalSpacing(unit)
        whole.setVerticalSpacing(theme.px(4))
        whole.setColumnStretch(1, 1)
        whole.addWidget(self.box, 0, 0)
        whole.addWidget(self.text, 0, 1)
        whole.addLayout(below, 1, 1)
        whole.addWidget(self.due_says, 2, 1)

    def show_condition(self, condition: Condition, *, writable: bool) -> None:
        """Show what is stored; what is being typed stays."""
        self._shown = condition
        self.box.setChecked(not condition.open)
        self.box.setEnabled(writable)
        self.box.setAccessibleName(self.tr("Discharged: {text}").format(text=condition.text))
        drafts = self._desk.drafts
        for field, what, stored in (
            (self.text, "text", condition.text),
            (self.owner, "owner", condition.owner),
        ):
            draft = drafts.find((*self._key, what))
            field.set_saved_text(drafts.shown((*self._key, what), stored))
            mark(field, draft.refused if draft is not None else "")
        due = drafts.find((*self._key, "due"))
        if due is not None:
            self.due.show_draft(str(due.value), due.refused)
        else:
            self.due.set_date(condition.due)
        for field in (self.text, self.owner, self.due):
            field.setReadOnly(not writable)
        self.remove.setVisible(writable)
        self.remove.setAccessibleName(
            self.tr("Remove the condition: {text}").format(text=condition.text)
        )
        self.met.setVisible(condition.discharged_at is not None)
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
        self._save(self.text, "text", edit_condition, text=text)

    @Slot(str)
    def _save_owner(self, text: str) -> None:
        self._save(self.owner, "owner", give_condition, name=text)

    @Slot(object)
    def _save_due(self, due: object) -> None:
        self._save(self.due, "due", edit_condition, due=due)

    @Slot(str)
    def _due_unreadable(self, why: str) -> None:
        self._desk.drafts.keep((*self._key, "due"), self.due.text(), why=why)
        self._desk.tell(why)

    def _save(
        self, field: AutoLine, what: str, verb: Callable[..., Changes], /, **value: object
    ) -> None:
        parts: dict[str, Any] = {"condition": self._id, **value}
        self._desk.drafts.save(
            (*self._key, what),
            field.text(),
            verb,
            owner=self,
            failed=partial(self._not_saved, field),
            **parts,
        )

    def _not_saved(self, field: AutoLine, trouble: Trouble) -> None:
        field.take_back()
        if isinstance(trouble, Refused):
            mark(field, trouble.sentence)

    @Slot()
    def _remove(self) -> None:
        self._desk.act(remove_condition, owner=self, condition=self._id)
