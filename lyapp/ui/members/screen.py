"""The members screen: who scores what, who has declared an interest, and who stands in for whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from lyapp.model.panel import Assigning
from lyapp.ui import scoring
from lyapp.ui.members import calls
from lyapp.ui.members.interests import Interests
from lyapp.ui.members.models import names_of
from lyapp.ui.members.people import PeoplePage
from lyapp.ui.members.view import PAGES, MatrixPage, MembersView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.ui.desk import Desk

_TABLES = (
    "member", "member_organisation", "locality", "organisation", "substitute", "assignment",
    "conflict_of_interest", "review", "pack", "received_return",
)  # fmt: skip


class MembersScreen(Screen):
    """The panel's members."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓ ← →", "Choose a cell; with Shift, several"),
        ("Space", "Give the plans chosen to their members to score, or take them away"),
        ("Shift+Space", "Choose a locality’s whole row"),
        ("Ctrl+Space", "Choose a member’s whole column"),
        ("C", "Declare an interest for the cells chosen, or change it"),
        ("Delete", "Take the interests of the cells chosen away"),
        ("Ctrl+Enter", "In the form of the interest: declare it"),
        ("Esc", "Close the form of the interest"),
        ("F2", "In the list of members: type where a member comes from"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Space", "give or take"),
        ("C", "declare an interest"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = MembersView(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._page: calls.MembersPage | None = None
        self.interests: Interests | None = None
        v = self.view
        v.pages.made.connect(self._made)
        v.pages.picked.connect(self.focus_first)
        v.pages.turned.connect(self.footer_changed)
        v.to_programme.clicked.connect(self._to_programme)
        desk.look_changed.connect(v.look)
        v.pages.show_page("matrix")

    def arrive(self, **where: object) -> None:
        """Shown, perhaps at one `part` (“matrix”, “people”): read who is who."""
        part = where.get("part")
        if part in PAGES:
            self.view.pages.show_page(str(part))
        self.desk.read(calls.read_page, then=self._show, owner=self)

    def refresh(self, changes: Changes | None) -> None:
        """Read again when members, localities or what is settled about them changed."""
        if changes is None or changes.touches(*_TABLES):
            self.desk.read(calls.read_page, then=self._show, owner=self)
        elif self.interests is not None and changes.touches("score"):
            self.interests.read_given()

    def first_focus(self) -> QWidget | None:
        """The matrix, or the table of members."""
        if self.view.pages.shown() == "people":
            return self.view.people.table
        return self.view.matrix.table

    def footer_now(self) -> tuple[tuple[str, str], ...]:
        """The keys of the page shown."""
        if self.view.pages.shown() == "people":
            return (("F2", "where a member comes from"),)
        return self.footer

    def carry_out(self, what: str) -> None:
        """From the menu: to one of the pages."""
        if what in PAGES:
            self.view.pages.show_page(what)
            self.focus_first()

    def place(self) -> dict[str, object]:
        """Which page it is."""
        return {"part": self.view.pages.shown()}

    # Showing.

    def _show(self, page: calls.MembersPage) -> None:
        self._page = page
        if not page.who.members:
            self.view.say_nothing_yet(
                self.tr("No members yet"),
                self.tr("Add the task group’s members to the programme; then come back here."),
            )
            return
        if not page.localities:
            self.view.say_nothing_yet(
                self.tr("No localities yet"),
                self.tr("Add the localities that submit a plan to the programme first."),
            )
            return
        self.view.whole.setCurrentWidget(self.view.pages)
        for made in self.view.pages.made_already():
            self._fill(made)

    @Slot(str, object)
    def _made(self, _name: str, page: MatrixPage | PeoplePage) -> None:
        if isinstance(page, MatrixPage):
            matrix = page
            self.interests = Interests(self.desk, matrix, self)
            matrix.group.buttonClicked.connect(self._settle)
            matrix.table.toggled.connect(self.toggle)
            matrix.toggle.clicked.connect(self.toggle)
            matrix.table.chosen.connect(self._show_about)
        else:
            people = page
            people.typed.connect(self._set_organisation)
            people.withdrawn.connect(self._withdraw)
            people.finished.connect(self._finish)
            people.substitute_added.connect(self._add_substitute)
            people.substitute_removed.connect(self._remove_substitute)
            people.to_programme.clicked.connect(self._to_programme)
        self._fill(page)

    def _fill(self, page: QWidget) -> None:
        if self._page is None:
            return
        if isinstance(page, PeoplePage):
            page.show_page(self._page, fixed=self.desk.read_only)
        elif isinstance(page, MatrixPage):
            self._fill_matrix(page, self._page)

    def _fill_matrix(self, matrix: MatrixPage, page: calls.MembersPage) -> None:
        matrix.model.show(page)
        matrix.ways[page.who.assigning].setChecked(True)
        for button in matrix.ways.values():
            button.setEnabled(not self.desk.read_only)
        if not matrix.table.currentIndex().isValid():
            matrix.table.go_to(0, 0)
        if self.interests is not None:
            self.interests.show_now()
        self._show_cells(matrix)

    @Slot()
    def _show_about(self) -> None:
        self._show_cells(self.view.matrix)

    def _show_cells(self, matrix: MatrixPage) -> None:
        pairs = matrix.table.pairs()
        matrix.about.setText(self._about(matrix, pairs))
        write = bool(pairs) and not self.desk.read_only
        matrix.declare.setEnabled(write)
        # Pressed where it has no effect, it says why, as the key does.
        matrix.toggle.setEnabled(write)

    def _about(self, matrix: MatrixPage, pairs: list[tuple[int, int]]) -> str:
        model = matrix.model
        if not pairs:
            return self.tr("Choose a cell to see what it says.")
        if len(pairs) == 1:
            index = matrix.table.selectionModel().selectedIndexes()[0]
            said = self.tr("{member}, {locality}: {what}")
            return said.format(
                member=model.member_name(pairs[0][0]),
                locality=model.locality_name(pairs[0][1]),
                what=model.words(index.row(), index.column()),
            )
        members, localities = names_of(model, pairs)
        said = self.tr("{n} cells chosen ({members}, {localities}); scoring in {m} of them")
        scoring = sum(model.scores(pair) for pair in pairs)
        return said.format(
            n=f"{len(pairs):,}", members=members, localities=localities, m=f"{scoring:,}"
        )

    @Slot()
    def _to_programme(self) -> None:
        no_localities = self._page is not None and self._page.who.members
        where = "localities" if no_localities and not self._localities() else "members"
        self.desk.go("programme", part=where)

    def _localities(self) -> bool:
        return self._page is not None and bool(self._page.localities)

    # Who scores what.

    @Slot(QAbstractButton)
    def _settle(self, button: QAbstractButton) -> None:
        matrix = self.view.matrix
        way = next(way for way, one in matrix.ways.items() if one is button)
        if way is not matrix.model.assigning:
            self.desk.act(calls.set_assigning, owner=self, failed=self._not_settled, assigning=way)

    def _not_settled(self, _trouble: Trouble) -> None:
        matrix = self.view.matrix
        matrix.ways[matrix.model.assigning].setChecked(True)

    @Slot()
    def toggle(self) -> None:
        """Give the plans of the cells chosen to their members, or take them all away."""
        matrix = self.view.matrix
        model, pairs = matrix.model, matrix.table.pairs()
        if not pairs or self.desk.read_only:
            return
        if model.assigning is not Assigning.PICKED:
            self.desk.tell(
                self.tr("Single cells count once “Picked one by one” is chosen above the matrix.")
            )
            return
        able = [pair for pair in pairs if model.can_score(pair)]
        if not able:
            self.desk.tell(
                self.tr("A declared interest, or standing down, keeps these members from scoring.")
            )
            return
        give = not all(model.picked(pair) for pair in able)
        self.desk.act(calls.assign, owner=self, pairs=able, scores=give)

    # The members.

    @Slot(int, str)
    def _set_organisation(self, member: int, text: str) -> None:
        self.desk.act(calls.set_organisation, owner=self, member=member, organisation=text)

    @Slot(int, bool)
    def _withdraw(self, member: int, on: bool) -> None:
        self.desk.act(calls.withdraw, owner=self, failed=self._again, member=member, withdrawn=on)

    @Slot(int, bool)
    def _finish(self, member: int, on: bool) -> None:
        self.desk.act(
            scoring.mark_finished, owner=self, failed=self._again, member=member, finished=on
        )

    def _again(self, _trouble: Trouble) -> None:
        self._fill(self.view.people)

    @Slot(int, object)
    def _add_substitute(self, member: int, values: Mapping[str, Any]) -> None:
        self.desk.act(
            calls.add_substitute,
            owner=self,
            then=self._substitute_added,
            failed=self._no_substitute,
            member=member,
            **values,
        )

    def _substitute_added(self, _changes: Changes) -> None:
        self.view.people.add.clear()

    def _no_substitute(self, trouble: Trouble) -> None:
        self.view.people.add.say(f"{trouble.sentence} {trouble.advice}".strip())

    @Slot(int)
    def _remove_substitute(self, substitute: int) -> None:
        self.desk.act(calls.remove_substitute, owner=self, substitute=substitute)
