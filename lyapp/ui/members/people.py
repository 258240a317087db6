"""The page of the members: a table, and beside it what can be said of the one chosen."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.widgets.add_form import AddForm
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import Card, framed
from lyapp.ui.widgets.keyed import KeyedRows
from lyapp.ui.widgets.labels import Body, Heading, Label, Note
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.text_table import Cells, TextTable

if TYPE_CHECKING:
    from lyapp.store.queries.members import PanelMember, StandIn
    from lyapp.ui.members.calls import MembersPage

ORGANISATION = 2
"""The column a person types into."""


class StandInRow(QWidget):
    """One substitute, and the way to take them away."""

    removed = Signal(int)

    def __init__(self, substitute: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._substitute = substitute
        self.words = Body("", self)
        self.remove = link_button(self.tr("Remove"), clicked=self._remove, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.remove)

    def show_words(self, words: str, *, fixed: bool) -> None:
        """Show who it is."""
        self.words.setText(words)
        self.remove.setAccessibleName(self.tr("Remove {who}").format(who=words))
        self.remove.setVisible(not fixed)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._substitute)


class PeoplePage(QSplitter):
    """The members as a table; substitutes, standing down and finishing beside it."""

    typed = Signal(int, str)
    """A member and where they come from."""
    withdrawn = Signal(int, bool)
    finished = Signal(int, bool)
    substitute_added = Signal(int, object)
    substitute_removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._page: MembersPage | None = None
        self._fixed = True
        self.table = TextTable(
            self.tr("Members"),
            (
                self.tr("Name"), self.tr("Role"), self.tr("Organisation"),
                self.tr("Stands in"), self.tr("Standing"),
            ),
            (20, 24, 22, 20, 18), typable=(ORGANISATION,),
        )  # fmt: skip
        self.table.texts.typed.connect(self._typed)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.to_programme = plain_button(self.tr("Add or rename members"), parent=self)
        self.name = Heading("")
        self.stands_down = QCheckBox(self.tr("Has stood down"))
        self.has_finished = QCheckBox(self.tr("Has finished scoring"))
        self.stands_down.clicked.connect(self._withdraw)
        self.has_finished.clicked.connect(self._finish)
        self.stand_ins: KeyedRows[StandInRow] = KeyedRows()
        self.nobody = Note(self.tr("Nobody is named to stand in."))
        self.add = AddForm(
            (("name", self.tr("Substitute’s name"), 20), ("note", self.tr("perhaps a note"), 20)),
            self.tr("Add substitute"), choice=self.tr("Stands in for"),
        )  # fmt: skip
        self.add.added.connect(self._add)
        self._lay_out()
        self.look()

    def _lay_out(self) -> None:
        step = theme.unit()
        left = QWidget(self)
        card = framed(self.table)
        row = QHBoxLayout()
        row.addWidget(self.to_programme)
        row.addStretch()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(card, 1)
        column.addWidget(Note(self.tr("F2 types where a member comes from.")))
        column.addLayout(row)
        self.side = Card()
        self.side.body.setSpacing(step // 2)
        self.side.body.addWidget(self.name)
        for box, words in (
            (self.stands_down, self.tr("Scores nothing more; what they said before stays.")),
            (
                self.has_finished,
                self.tr("Nothing more is awaited, though not every criterion is answered."),
            ),
        ):
            box.setAccessibleDescription(words)
            self.side.body.addSpacing(step)
            self.side.body.addWidget(box)
            self.side.body.addWidget(Note(words))
        self.side.body.addSpacing(step)
        self.side.body.addWidget(Label(self.tr("Substitutes")))
        self.side.body.addWidget(self.nobody)
        self.side.body.addWidget(self.stand_ins)
        self.side.body.addWidget(self.add)
        self.side.body.addStretch()
        area = scrolled(self.side, self)
        area.setMinimumWidth(step * 24)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setHandleWidth(step)
        self.setProperty("quiet", "true")
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(area)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([step * 100, step * 38])

    def look(self) -> None:
        """Follow the text size."""
        self.table.look()

    def show_page(self, page: MembersPage, *, fixed: bool) -> None:
        """Show the members; the one chosen stays chosen."""
        self._page, self._fixed = page, fixed
        names = {one.id: one.short_name or one.name for one in page.organisations}
        choices: list[tuple[object, str]] = [(None, self.tr("For all organisations"))]
        choices += [(key, self.tr("For {name}").format(name=name)) for key, name in names.items()]
        if self.add.choice is not None:
            self.add.choice.set_choices(choices, self.add.choice.value())
        self.table.show_rows([self._cells(one) for one in page.who.members], read_only=fixed)
        if page.who.members and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.texts.index(0, 0))
        self._show_chosen()

    def member(self) -> PanelMember | None:
        """The member chosen."""
        index = self.table.currentIndex()
        if self._page is None or not index.isValid():
            return None
        key = self.table.texts.cells(index.row()).key
        return next((one for one in self._page.who.members if one.member == key), None)

    def _cells(self, one: PanelMember) -> Cells:
        stand_ins = "\n".join(self._stand_in(each) for each in one.substitutes)
        parts = []
        if one.withdrawn:
            parts.append(self.tr("stood down"))
        if one.finished:
            parts.append(self.tr("finished"))
        if one.packs:
            packs = self.tr("1 pack") if one.packs == 1 else self.tr("{n} packs")
            parts.append(packs.format(n=one.packs))
        if one.returns:
            returns = self.tr("1 return") if one.returns == 1 else self.tr("{n} returns")
            parts.append(returns.format(n=one.returns))
        return Cells(
            one.member, (one.name, one.role, one.organisation, stand_ins, ", ".join(parts))
        )

    def _stand_in(self, one: StandIn) -> str:
        names = {}
        if self._page is not None:
            names = {each.id: each.short_name or each.name for each in self._page.organisations}
        words = one.name
        if one.organisation in names:
            words = self.tr("{who}, for {where}").format(who=words, where=names[one.organisation])
        return f"{words} ({one.note})" if one.note else words

    def _show_chosen(self) -> None:
        one = self.member()
        self.side.setVisible(one is not None)
        if one is None:
            return
        self.name.setText(one.name)
        self.stands_down.setChecked(one.withdrawn)
        self.has_finished.setChecked(one.finished)
        for widget in (self.stands_down, self.has_finished, self.add.button):
            widget.setEnabled(not self._fixed)
        rows: dict[Hashable, StandInRow] = {}
        for each in one.substitutes:
            row = self.stand_ins.row(each.substitute)
            if row is None:
                row = StandInRow(each.substitute)
                row.removed.connect(self.substitute_removed)
            words = self.tr("{who} – for {member}")
            said = words.format(who=self._stand_in(each), member=one.name)
            row.show_words(said, fixed=self._fixed)
            rows[each.substitute] = row
        self.stand_ins.arrange(rows)
        self.nobody.setVisible(not rows)
        self.add.setVisible(not self._fixed)

    @Slot()
    def _chosen(self) -> None:
        self._show_chosen()

    @Slot(int, int, str)
    def _typed(self, member: int, _column: int, text: str) -> None:
        self.typed.emit(member, text)

    @Slot(bool)
    def _withdraw(self, on: bool) -> None:
        one = self.member()
        if one is not None:
            self.withdrawn.emit(one.member, on)

    @Slot(bool)
    def _finish(self, on: bool) -> None:
        one = self.member()
        if one is not None:
            self.finished.emit(one.member, on)

    @Slot(object)
    def _add(self, texts: dict[str, str]) -> None:
        one = self.member()
        if one is not None and self.add.choice is not None:
            self.substitute_added.emit(
                one.member, {**texts, "organisation": self.add.choice.value()}
            )
