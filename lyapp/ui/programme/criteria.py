"""The criteria: a list to choose from, and the fields of the one chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lyapp.store.ops.criteria import (
    add_criterion,
    choose_checks,
    edit_criterion,
    edit_descriptor,
    move_criterion,
    remove_criterion,
)
from lyapp.ui import theme
from lyapp.ui.programme.criterion_fields import CriterionFields
from lyapp.ui.programme.versions import Versions
from lyapp.ui.widgets.add_form import AddForm
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.cards import Card, framed
from lyapp.ui.widgets.labels import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lyapp.model.changes import Changes
    from lyapp.model.criteria import Criterion
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.ui.desk import Desk

_KEY = Qt.ItemDataRole.UserRole
_TOOLTIP = Qt.ItemDataRole.ToolTipRole


class CriteriaPart(QWidget):
    """The criteria of the programme; once somebody has scored, a change makes a new version."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        step = theme.unit()
        self.desk = desk
        self._page: ProgrammePage | None = None
        self._fixed = True
        self._last_wanted = False
        self.why = Note()
        self.why.hide()
        self.versions = Versions()
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Criteria"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chosen)
        self.fields = CriterionFields()
        self.fields.settled.connect(self._edit)
        self.fields.described.connect(self._describe)
        self.fields.checks.chosen.connect(self._check)
        self._make_tools()
        self.add = AddForm(
            (("title", self.tr("New criterion’s title"), 22),), self.tr("Add criterion")
        )
        self.add.added.connect(self._add)
        left = Card(margins=0)
        left.body.setContentsMargins(1, step, 1, step)
        left.body.addWidget(self.list, 1)
        tools = QHBoxLayout()
        tools.setContentsMargins(step, 0, step, 0)
        tools.setSpacing(step)
        for button in (self.up, self.down, self.remove):
            tools.addWidget(button)
        tools.addStretch()
        left.body.addLayout(tools)
        right = framed(self.fields)
        both = QHBoxLayout()
        both.setSpacing(step * 2)
        both.addWidget(left, 2)
        both.addWidget(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.why)
        column.addWidget(self.versions)
        column.addWidget(self.add)
        column.addLayout(both, 1)
        self.look()

    def _make_tools(self) -> None:
        self.up = link_button("↑", clicked=self._up)
        self.down = link_button("↓", clicked=self._down)
        for button, said in (
            (self.up, self.tr("Move the criterion up")),
            (self.down, self.tr("Move the criterion down")),
        ):
            button.setAccessibleName(said)
            button.setToolTip(said)
        self.remove = link_button(self.tr("Remove"), clicked=self._remove)
        self.remove.setAccessibleName(self.tr("Remove the criterion"))

    def look(self) -> None:
        """Follow the text size."""
        step = theme.unit()
        self.list.setStyleSheet(f"QListWidget::item {{ padding: {step * 3 // 4}px {step}px; }}")
        self.fields.look()

    def show_page(self, page: ProgrammePage, *, why: str) -> None:
        """Show what is stored. `why` nothing can be changed here; empty when it can."""
        self._page, self._fixed = page, bool(why)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.add.setVisible(not why)
        for button in (self.up, self.down, self.remove):
            button.setVisible(not why)
        self._list(page.criteria)
        self._show_chosen()

    def show_rules(self, rules: Sequence[tuple[str, str]], *, fixed: bool) -> None:
        """Offer all that is looked for in plans; chosen even when scores were given."""
        self.fields.checks.offer(rules, fixed=fixed)
        self._show_chosen()

    def flush(self) -> None:
        """Send off what is still being typed."""
        self.fields.flush()

    def chosen(self) -> str:
        """The key of the criterion chosen; "" when there is none."""
        item = self.list.currentItem()
        return "" if self.list.currentRow() < 0 else str(item.data(_KEY))

    def _list(self, criteria: tuple[Criterion, ...]) -> None:
        keys = [one.key for one in criteria]
        before, row = self.chosen(), self.list.currentRow()
        blocker = QSignalBlocker(self.list)
        while self.list.count() > len(criteria):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(criteria):
            self.list.addItem(QListWidgetItem())
        for position, one in enumerate(criteria):
            item = self.list.item(position)
            item.setText(f"{one.number}  {one.title}")
            item.setData(_KEY, one.key)
            item.setData(_TOOLTIP, one.title)
        if self._last_wanted:
            row, self._last_wanted = len(keys) - 1, False
        elif before in keys:
            row = keys.index(before)
        if keys:
            self.list.setCurrentRow(min(max(row, 0), len(keys) - 1))
        blocker.unblock()

    def _show_chosen(self) -> None:
        if self._page is None:
            return
        key, last = self.chosen(), len(self._page.criteria)
        for one in self._page.criteria:
            if one.key == key:
                self.fields.show_criterion(self._as_typed(one), self._page.scale, fixed=self._fixed)
                self.up.setEnabled(one.number > 1)
                self.down.setEnabled(one.number < last)
                self.remove.setEnabled(last > 1)

    def _as_typed(self, one: Criterion) -> Criterion:
        """The criterion with what was typed for it and couldn't be stored."""
        drafts, key, said = self.desk.drafts, ("criterion", one.key), dict(one.descriptors)
        if self._page is not None:
            for level in self._page.scale.levels:
                text = drafts.shown((*key, level.value), said.get(level.value, ""))
                if text:
                    said[level.value] = text
        return replace(
            one,
            title=drafts.shown((*key, "title"), one.title),
            question=drafts.shown((*key, "question"), one.question),
            guidance=drafts.shown((*key, "guidance"), one.guidance),
            descriptors=tuple(said.items()),
        )

    @Slot()
    def _chosen(self) -> None:
        self._show_chosen()

    @Slot(str, object)
    def _edit(self, name: str, value: object) -> None:
        field: dict[str, Any] = {name: value}
        kept = partial(self._kept, self.fields.criterion, name)
        key = self.fields.criterion
        if not isinstance(value, str):
            self.desk.act(edit_criterion, owner=self, failed=kept, criterion=key, **field)
            return
        self.desk.drafts.save(
            ("criterion", key, name),
            value,
            edit_criterion,
            owner=self,
            failed=kept,
            criterion=key,
            **field,
        )

    @Slot(object)
    def _check(self, checks: tuple[str, ...]) -> None:
        key = self.fields.criterion
        if key:
            self.desk.act(choose_checks, owner=self, criterion=key, checks=checks)

    def _kept(self, criterion: str, name: str, _trouble: Trouble) -> None:
        if criterion == self.fields.criterion:
            self._show_chosen()
            self.fields.take_back(name)

    @Slot(int, str)
    def _describe(self, value: int, text: str) -> None:
        key = self.fields.criterion
        kept = partial(self._level_kept, key, value)
        parts: dict[str, Any] = {"criterion": key, "value": value, "text": text}
        self.desk.drafts.save(
            ("criterion", key, value), text, edit_descriptor, owner=self, failed=kept, **parts
        )

    def _level_kept(self, criterion: str, value: int, _trouble: Trouble) -> None:
        if criterion == self.fields.criterion:
            self.fields.take_level_back(value)

    @Slot(object)
    def _add(self, texts: dict[str, str]) -> None:
        self.fields.flush()
        self.desk.act(
            add_criterion,
            owner=self,
            then=self._added,
            failed=self.add.refuse,
            inline=True,
            **texts,
        )

    def _added(self, _changes: Changes) -> None:
        self._last_wanted = True
        self.add.clear()

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        self.fields.flush()
        self.desk.act(move_criterion, owner=self, criterion=self.chosen(), step=step)

    @Slot()
    def _remove(self) -> None:
        key = self.chosen()
        if key:
            self.fields.flush()
            self.desk.act(remove_criterion, owner=self, criterion=key)
