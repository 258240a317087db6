"""Where a member begins: a few sentences, and one button that goes on where they stopped."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lyapp.ui import own_copy
from lyapp.ui.arrival_words import carried_over
from lyapp.ui.begin.view import BeginView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.queries.own_review import OwnPage, OwnPlan
    from lyapp.ui.desk import Desk

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BeginScreen(Screen):
    """What the chair asks of the member whose own copy this is."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", "Go on scoring where you stopped"),
        ("Tab", "To the other button"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "go on"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = BeginView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._next: OwnPlan | None = None
        self._all_done = False
        self.view.go_on.clicked.connect(self.go_on)
        self.view.go_back.clicked.connect(self._to_return)

    def arrive(self, **where: object) -> None:  # noqa: ARG002
        """Shown: read how far the member is."""
        self._read()

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002
        """Anything may have changed how far they are."""
        self._read()

    def first_focus(self) -> QWidget | None:
        """The button that goes on."""
        return self.view.go_on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: outside a dialog a button takes no Enter by itself."""
        here: QWidget | None = self.focusWidget()
        if event.key() in _RETURNS and isinstance(here, QPushButton):
            here.click()
            return
        super().keyPressEvent(event)

    def _read(self) -> None:
        self.desk.read(own_copy.read_own, then=self._show, owner=self)

    def _show(self, page: OwnPage) -> None:
        v = self.view
        v.title.setText(page.title)
        v.who.setText(
            (
                self.tr(
                    "You are {name}. Read each plan, rate it on every criterion, say why where it "
                    "matters, and then save your return and send it to the chair."
                )
                if page.plans
                else self.tr("You are {name}.")
            ).format(name=page.member_name)
        )
        today = datetime.now(UTC).astimezone().date()
        _say(v.wanted, own_copy.wanted_by(page.deadline if page.plans else None, today))
        v.note.setText(page.note.strip())
        v.note_card.setVisible(bool(page.note.strip()))
        v.far.setText(own_copy.how_far(page))
        _say(v.carried, carried_over(self.desk.arrival))
        _say(v.waiting, own_copy.waiting(page))
        _say(v.kept_out, own_copy.kept_out(page.kept_out))
        _say(v.returned, own_copy.returned(page.returned))
        self._offer(page)
        v.where.setText(
            self.tr(
                "This is your own copy. Every answer is saved in it at once, without a network, "
                "and nobody sees it before you return it. It is kept at {path}"
            ).format(path=self.desk.review_path)
        )

    def _offer(self, page: OwnPage) -> None:
        """Name the one button by what comes next."""
        there = page.there
        self._next = next((one for one in there if not one.finished), None)
        self._all_done = bool(there) and self._next is None
        if self._all_done:
            said = self.tr("Return your scores…")
        elif self._next is None:
            said = self.tr("Look at the plans")
        elif page.answered:
            said = self.tr("Go on with {name}").format(name=self._next.row.name)
        else:
            said = self.tr("Start with {name}").format(name=self._next.row.name)
        self.view.go_on.setText(said.replace("&", "&&"))
        self.view.go_on.setAccessibleName(said)
        self.view.go_back.setText(
            self.tr("Look at the plans") if self._all_done else self.tr("Return…")
        )
        self.view.go_back.setAccessibleName(self.view.go_back.text())
        self.view.go_back.setVisible(bool(page.plans))

    @Slot()
    def go_on(self) -> None:
        """To the first plan that isn't finished; to the return when all are."""
        if self._all_done:
            self.desk.go("return")
        elif self._next is not None and self._next.first_open is not None:
            self.desk.go(
                "review", locality=self._next.row.locality, criterion=self._next.first_open
            )
        else:
            self.desk.go("review")

    @Slot()
    def _to_return(self) -> None:
        self.desk.go("review" if self._all_done else "return")


def _say(label: QLabel, text: str) -> None:
    """Show the words; nothing where there are none."""
    label.setText(text)
    label.setVisible(bool(text))
