"""The paper sheets' screen: enter a member's sheet on their behalf, compare, print blank ones.

What is entered is marked with who entered it. While scores are blind, whoever enters sees their
own entries and nobody else's; see `lyapp.store.queries.paper_sheets`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui.screen import Screen
from lyapp.ui.sheets import calls
from lyapp.ui.sheets.blank import BlankPage, Blanks
from lyapp.ui.sheets.entering import Entering
from lyapp.ui.sheets.entry import EntryPage
from lyapp.ui.sheets.view import PAGES, SheetsView

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.ui.desk import Desk


class SheetsScreen(Screen):
    """Paper score sheets."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("0–4", "Enter the rating, and go to the next criterion"),
        ("N −", "Not applicable"),
        ("U /", "Unable to judge"),
        ("C  Enter", "Type the comment; Tab goes on to the next criterion"),
        ("Delete", "Take the entry back"),
        ("Alt+↓  Alt+↑", "The next plan, the plan before"),
        ("1 2", "In the differences: take the first entry, take the second"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (
        ("0–4 N U", "enter"),
        ("C", "comment"),
        ("Alt+↓", "next plan"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = SheetsView(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.entering: Entering | None = None
        self.blanks: Blanks | None = None
        self._people: calls.People | None = None
        self._wanted: tuple[str, int | None] = ("", None)
        self.view.pages.made.connect(self._made)
        self.view.pages.turned.connect(self.footer_changed)
        self.view.pages.picked.connect(self.focus_first)
        desk.look_changed.connect(self.view.look)
        desk.member_changed.connect(self._somebody_else)
        self.view.pages.show_page("entry")

    def arrive(self, **where: object) -> None:
        """Shown, perhaps for a `member` (key) and a `locality`, or at one `part`."""
        part = where.get("part")
        if part in PAGES:
            self.view.pages.show_page(str(part))
        member, locality = where.get("member"), where.get("locality")
        self._wanted = (
            member if isinstance(member, str) else "",
            locality if isinstance(locality, int) else None,
        )
        self.desk.read(calls.read_people, then=self._show, owner=self)

    def refresh(self, changes: Changes | None) -> None:
        """Read again what changed."""
        if changes is None or changes.touches("member", "locality", "organisation"):
            self.desk.read(calls.read_people, then=self._show, owner=self)
        elif self.entering is not None:
            self.entering.refresh(changes)

    def leave(self) -> None:
        """Send off what couldn't be written before."""
        self.desk.drafts.send_again()

    def first_focus(self) -> QWidget | None:
        """The table once a sheet is shown, else whose sheet it is."""
        if self.view.pages.shown() == "blank":
            return self.view.blank.members.list
        page = self.view.entry
        return page.table if page.stack.currentWidget() is page.sheet else page.member

    def place(self) -> dict[str, object]:
        """Where one is."""
        here: dict[str, object] = {"part": self.view.pages.shown()}
        page = self.view.entry
        if page.member.value():
            here["member"] = page.member.value()
        if page.plan.value() is not None:
            here["locality"] = page.plan.value()
        return here

    def footer_now(self) -> tuple[tuple[str, str], ...]:
        """The keys of the page shown."""
        if self.view.pages.shown() == "blank":
            return (("Space", "tick or untick"),)
        if self.view.entry.way() == "differences":
            return (("1", "take the first"), ("2", "take the second"))
        return self.footer

    def carry_out(self, what: str) -> None:
        """The menu: go to entering a sheet, or to printing blank ones."""
        self.view.pages.show_page("blank" if what == "print" else "entry")
        self.focus_first()

    def _show(self, people: calls.People) -> None:
        self._people = people
        member, locality = self._wanted
        self._wanted = ("", None)
        if self.entering is not None:
            self.entering.choosing.show_people(people, member=member, locality=locality)
        if self.blanks is not None:
            self.blanks.show_people(people)

    @Slot(str, object)
    def _made(self, _name: str, page: QWidget) -> None:
        if isinstance(page, EntryPage):
            self.entering = Entering(self.desk, page, self)
            self.entering.way_changed.connect(self.footer_changed)
            if self._people is not None:
                self.entering.choosing.show_people(self._people)
        elif isinstance(page, BlankPage):
            self.blanks = Blanks(self.desk, page, self)
            if self._people is not None:
                self.blanks.show_people(self._people)

    @Slot()
    def _somebody_else(self) -> None:
        """Another person is at work, who may see other entries."""
        if self.entering is not None and self.desk.is_open:
            self.entering.read_sheet()
