"""The money tab: the lines in a table that is edited in place, the balance under it."""

from __future__ import annotations

from enum import StrEnum
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
from lyapp.ui.locality.tab import Tab, scrolled
from lyapp.ui.locality.tables import give_room
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.labels import Body, Label, Note, Strong

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk

_WIDTHS = {
    Column.KIND: 136,
    Column.LABEL: 190,
    Column.AMOUNT: 110,
    Column.EFFECT: 118,
    Column.YEAR: 82,
    Column.PERIOD: 98,
    Column.RECURRING: 98,
    Column.SOURCE: 128,
    Column.PRINTED: 90,
    Column.NOTE: 150,
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
        self.nothing = Note(
            self.tr("No money is stated for this locality yet. Add the first line below.")
        )
        self._set_up_table()
        self._lay_out()
        self.model.wanted.connect(self._save)
        self.delegate.typing.connect(self._typing)
        self.table.selectionModel().currentChanged.connect(self._moved)
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
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        give_room(self.table)
        self.table.setMinimumHeight(theme.px(190))
        self.table.verticalHeader().setDefaultSectionSize(round(4.5 * theme.unit()))
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, theme.px(width))

    def _lay_out(self) -> None:
        card = Card(margins=0)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self.table, 1)
        sums = Card()
        line = QHBoxLayout()
        line.addWidget(Strong(self.tr("Balance")))
        line.addWidget(self.balance)
        line.addStretch(1)
        line.addWidget(self.remove)
        sums.body.addLayout(line)
        sums.body.addWidget(self.how)
        whole = scrolled(QWidget(), self)
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
        self.remove.setEnabled(self.table.currentIndex().isValid())
        pence = page.balance.pence
        plus = "+" if pence is not None and pence > 0 else ""
        self.balance.setText(words.not_stated() if pence is None else plus + format_pounds(pence))
        self.balance.set_tone("bad" if pence is not None and pence < 0 else "plain")
        self.how.setText(page.balance_sentence)
        self._moved(self.table.currentIndex())

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
        self.says.setText(
            why or self.tr("Type in a cell to change it; Enter saves, Escape leaves it as it was.")
        )
        self.says.set_tone("bad" if why else "plain")
        self.remove.setEnabled(index.isValid())

    @Slot()
    def _remove(self) -> None:
        index = self.table.currentIndex()
        if index.isValid() and not self.desk.read_only:
            self.desk.act(remove_line, owner=self, line=self.model.line(index.row()).id)
