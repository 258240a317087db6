"""The outcome types: what can be decided, changed until it has been recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lyapp.model.decision import OutcomeStage, OutcomeType
from lyapp.store.ops.outcome_types import (
    add_outcome_type,
    edit_outcome_type,
    remove_outcome_type,
)
from lyapp.ui import theme
from lyapp.ui.programme import words
from lyapp.ui.widgets.add_form import AddForm
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import Card, framed
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Label, Note
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Collection

    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.ui.desk import Desk

_FIELDS = {0: "label", 3: "next_step"}


class OutcomesPart(QWidget):
    """A table of the types, a form for a new one, and tools for the one chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        t, step = self.tr, theme.unit()
        self.desk = desk
        self._types: tuple[OutcomeType, ...] = ()
        self._used: Collection[str] = ()
        self._fixed = True
        self._last_wanted = False
        self.add = AddForm(
            (("label", t("New outcome type"), 34),), t("Add outcome type"),
            choice=t("Stage of the new outcome type"), tick=t("Takes conditions"),
        )  # fmt: skip
        self.add.added.connect(self._add)
        self.table = TextTable(
            t("Outcome types"),
            (t("Outcome"), t("Stage"), t("Conditions"), t("Next step"), t("Recorded")),
            (36, 20, 17, 32, 10), typable=(0, 3),
        )  # fmt: skip
        self.table.texts.typed.connect(self._type)
        self.table.selectionModel().currentChanged.connect(self._show_chosen)
        self.table.texts.modelReset.connect(self._show_chosen)
        self.name = Label()
        self.stage = ChoiceButton(t("Stage"))
        self.stage.set_choices(words.stages())
        if self.add.choice is not None:
            self.add.choice.set_choices(words.stages(), OutcomeStage.AGREED)
        self.stage.chosen.connect(self._stage)
        self.conditions = QCheckBox(t("Takes conditions"))
        self.conditions.clicked.connect(self._conditions)
        self.remove = plain_button(t("Remove"), clicked=self._remove)
        self.why = Note()
        self.tools = Card(margins=1)
        tools = FlowLayout(gap=step)
        for widget in (self.name, self.stage, self.conditions, self.remove):
            tools.addWidget(widget)
        self.tools.body.addLayout(tools)
        self.tools.body.addWidget(self.why)
        card = framed(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.add)
        column.addWidget(card, 1)
        column.addWidget(self.tools)

    def show_types(
        self, types: tuple[OutcomeType, ...], used: Collection[str], *, fixed: bool
    ) -> None:
        """Show the types; those `used` can't be changed, and none when all is `fixed`."""
        self._types, self._used, self._fixed = types, used, fixed
        self.table.show_rows(words.outcome_cells(types, used), read_only=fixed)
        self.add.setVisible(not fixed)
        self.tools.setVisible(not fixed)
        if self._last_wanted and types:
            self._last_wanted = False
            self.table.setCurrentIndex(self.table.texts.index(len(types) - 1, 0))
        self._show_chosen()

    def chosen(self) -> OutcomeType | None:
        """The type the table's current row is of."""
        index = self.table.currentIndex()
        if not index.isValid():
            return None
        key = self.table.texts.cells(index.row()).key
        return self._types[key] if key < len(self._types) else None

    @Slot()
    def _show_chosen(self) -> None:
        one = self.chosen()
        used = one is not None and one.key in self._used
        for widget in (self.stage, self.conditions, self.remove):
            widget.setVisible(one is not None)
            widget.setEnabled(not used)
        self.name.setText("" if one is None else one.label)
        self.name.setVisible(one is not None)
        if one is None:
            self.why.setText(self.tr("Choose an outcome type to change its stage or remove it."))
        elif used:
            self.why.setText(self.tr("It has been recorded for a locality, so it stays as it is."))
        else:
            self.why.setText(self.tr("F2 changes its words and its next step in the table."))
        if one is not None:
            self.stage.set_value(one.stage)
            blocker = QSignalBlocker(self.conditions)
            self.conditions.setChecked(one.takes_conditions)
            blocker.unblock()

    @Slot(int, int, str)
    def _type(self, key: int, column: int, text: str) -> None:
        if key < len(self._types):
            self._change(self._types[key], {_FIELDS[column]: text})

    @Slot(object)
    def _stage(self, stage: object) -> None:
        self._change(self.chosen(), {"stage": stage})

    @Slot(bool)
    def _conditions(self, on: bool) -> None:
        self._change(self.chosen(), {"takes_conditions": on})

    def _change(self, one: OutcomeType | None, field: dict[str, Any]) -> None:
        if one is not None:
            self.desk.act(
                edit_outcome_type, owner=self, failed=self._kept, outcome_type=one.key, **field
            )

    def _kept(self, _trouble: Trouble) -> None:
        self._show_chosen()

    @Slot()
    def _remove(self) -> None:
        one = self.chosen()
        if one is not None:
            self.desk.act(remove_outcome_type, owner=self, outcome_type=one.key)

    @Slot(object)
    def _add(self, texts: dict[str, str]) -> None:
        form = self.add
        self.desk.act(
            add_outcome_type,
            owner=self,
            then=self._added,
            failed=form.refuse,
            inline=True,
            stage=form.choice.value() if form.choice is not None else OutcomeStage.UNDECIDED,
            takes_conditions=form.tick is not None and form.tick.isChecked(),
            **texts,
        )

    def _added(self, _changes: Changes) -> None:
        self._last_wanted = True
        self.add.clear()
