"""The money tab: the lines in a table that is edited in place, the balance under it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from lyapp.rules.amounts import format_pounds
from lyapp.store.ops.money import edit_line, remove_line
from lyapp.ui import theme
from lyapp.ui.locality.money import words
from lyapp.ui.locality.money.adder import LineAdder
from lyapp.ui.locality.money.delegate import MoneyDelegate, understood
from lyapp.ui.locality.money.models import FIELDS, Column, MoneyModel
from lyapp.ui.locality.tab import Tab, scrolled_column
from lyapp.ui.locality.tables import give_room
from lyapp.ui.notes import Message
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import Card, framed
from lyapp.ui.widgets.labels import Body, Label, Note, Strong

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk

_WIDTHS = {
    Column.KIND: 136,
    Column.LABEL: 182,
    Column.AMOUNT: 104,
    Column.EFFECT: 114,
    Column.YEAR: 76,
    Column.PERIOD: 90,
    Column.RECURRING: 90,
    Column.SOURCE: 214,
    Column.PRINTED: 84,
    Column.NOTE: 112,
}


class MoneyTab(Tab):
    """Money."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = MoneyModel(self, desk.drafts)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.delegate = MoneyDelegate(self.table)
        self.table.setItemDelegate(self.delegate)
        self.says = Note()
        self.adder = LineAdder(desk)
        self.balance = Strong()
        self.how = Body()
        self.remove = plain_button(self.tr("Remove line"), clicked=self._remove)
        self.remove.setToolTip(self.tr("Removes the line chosen in the table (Ctrl+Delete)"))
        self.nothing = Note(
            self.tr("No money is stated for this locality yet. Add the first line below.")
        )
        self._set_up_table()
        self._lay_out()
        self._known: frozenset[int] = frozenset()
        self._awaits_new = False
        self._wanted: tuple[int, str] | None = None
        self.model.wanted.connect(self._save)
        self.delegate.typing.connect(self._typing)
        self.delegate.given_up.connect(self._withdraw)
        self.adder.added.connect(self._added)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        desk.drafts.changed.connect(self._selected)
        desk.look_changed.connect(self._restyle)

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Lines of money"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(True)
        self._key(QKeySequence(QKeySequence.StandardKey.Delete), self._empty)
        self._key(QKeySequence("Ctrl+Del"), self._remove)
        self._back = self._key(QKeySequence("Escape"), self._withdraw)
        self._restyle()

    def _key(self, key: QKeySequence, slot: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(key, self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)
        return shortcut

    @Slot()
    def _restyle(self) -> None:
        give_room(self.table)
        self.table.setMinimumHeight(theme.px(190))
        self.table.verticalHeader().setDefaultSectionSize(round(4.5 * theme.unit()))
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, theme.px(width))

    def _lay_out(self) -> None:
        card = framed(self.table)
        sums = Card()
        line = QHBoxLayout()
        line.addWidget(Strong(self.tr("Balance")))
        line.addWidget(self.balance)
        line.addStretch(1)
        line.addWidget(self.remove)
        sums.body.addLayout(line)
        sums.body.addWidget(self.how)
        whole = scrolled_column(QWidget(), self)
        whole.addWidget(self.nothing)
        whole.addWidget(card, 1)
        whole.addWidget(self.says)
        whole.addWidget(sums)
        whole.addWidget(Label(self.tr("ADD A LINE")))
        whole.addWidget(self.adder)

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show a page; an open editor and what is typed to be added stay."""
        if page.locality != self.locality:
            self.flush()
        self.locality = page.locality
        self.adder.turn_to(page.locality)
        self.model.show_lines(page.lines, writable=writable, locality=page.locality)
        self.nothing.setVisible(not page.lines)
        self.adder.setVisible(writable)
        self.remove.setVisible(writable)
        self._choose(page)
        pence = page.balance.pence
        plus = "+" if pence is not None and pence > 0 else ""
        self.balance.setText(words.not_stated() if pence is None else plus + format_pounds(pence))
        self.balance.set_tone("bad" if pence is not None and pence < 0 else "plain")
        self.how.setText(page.balance_sentence)
        self._selected()

    def go_to(self, line: int, field: str) -> None:
        """Choose the cell of a line's field, once the line is there."""
        self._wanted = (line, field)

    def _choose(self, page: LocalityPage) -> None:
        """Choose the line just added, or the cell asked for."""
        ids = frozenset(line.id for line in page.lines)
        new, self._known = ids - self._known, ids
        if self._awaits_new and len(new) == 1:
            self._awaits_new = False
            self._show_cell(self.model.place_of(next(iter(new)), "label"))
        if self._wanted is not None:
            wanted, self._wanted = self.model.place_of(*self._wanted), None
            if wanted.isValid():
                self._show_cell(wanted)
                self.table.setFocus()

    def _show_cell(self, cell: QModelIndex) -> None:
        self.table.setCurrentIndex(cell)
        self.table.scrollTo(cell)

    @Slot()
    def _added(self) -> None:
        self._awaits_new = True

    def flush(self) -> None:
        """Send off what stands in an open editor."""
        self.delegate.commit_open()
        self.adder.held.hold()

    @Slot(object, str, object)
    def _save(self, line: int, field: str, value: object) -> None:
        fields: dict[str, Any] = {field: value, "line": line}
        if not isinstance(value, str) or isinstance(value, StrEnum):
            # What was chosen from a list goes back to what is stored; what was typed stays.
            self.desk.act(edit_line, owner=self, **fields)
            return
        column = next(column for column, name in FIELDS.items() if name == field)
        self.desk.drafts.save(
            self.model.key(line, column),
            value,
            edit_line,
            owner=self,
            then=self._said_again,
            failed=self._said_again,
            **fields,
        )

    def _said_again(self, _outcome: object) -> None:
        self._moved(self.table.currentIndex())

    @Slot(str)
    def _typing(self, text: str) -> None:
        if not text.strip():
            self._moved(self.table.currentIndex())
            return
        sentence, fine = understood(text)
        self.says.setText(
            self.tr("Understood as {amount}").format(amount=sentence) if fine else sentence
        )
        self.says.set_tone("plain" if fine else "bad")

    @Slot(QModelIndex)
    def _moved(self, index: QModelIndex, _before: object = None) -> None:
        why = self.model.why_refused(index)
        if why:
            said = self.tr("{why} Escape brings back “{stored}”.")
            self.says.setText(said.format(why=why, stored=self.model.stored(index)))
        else:
            self.says.setText(
                self.tr("Type in a cell to change it; Enter saves, Escape leaves it as it was.")
            )
        self.says.set_tone("bad" if why else "plain")

    @Slot()
    def _selected(self) -> None:
        cell = self._chosen()
        self._moved(cell)
        self.remove.setEnabled(cell.isValid())
        self._back.setEnabled(bool(self.model.why_refused(cell)))

    def _chosen(self) -> QModelIndex:
        """The cell that is seen to be chosen; the table may stand on another, unseen."""
        chosen = self.table.selectionModel().selectedIndexes()
        return chosen[0] if chosen else QModelIndex()

    @Slot()
    def _withdraw(self) -> None:
        if self.model.withdraw(self._chosen()):
            self._selected()

    @Slot()
    def _empty(self) -> None:
        cell = self._chosen()
        if not cell.isValid() or self.desk.read_only:
            return
        if cell.column() in FIELDS and self.model.empty(cell):
            return
        self.says.setText(
            self.tr("This cell can’t be empty. “Remove line” takes the whole line away.")
        )
        self.says.set_tone("caution")

    @Slot()
    def _remove(self) -> None:
        cell = self._chosen()
        if cell.isValid() and not self.desk.read_only:
            line = self.model.line(cell.row())
            self.desk.act(
                remove_line, owner=self, then=partial(self._removed, line.label), line=line.id
            )

    def _removed(self, label: str, _changes: object) -> None:
        said = self.tr("Removed the line “{label}”.").format(label=label)
        self.desk.told.emit(Message(said, tone="good", undo=True))
