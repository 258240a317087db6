"""Offers to have the coverage told while scoring, in a review where no criterion has it yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from lyapp.ui.coverage import calls
from lyapp.ui.notes import Message

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.ui.coverage.calls import Askable
    from lyapp.ui.desk import Desk
    from lyapp.ui.widgets.popup import MenuButton


class Telling(QObject):
    """A button with a menu of the criteria; it is there only while none has the coverage.

    Reviews begun before there was this check have none; new ones have it from their programme.
    """

    def __init__(self, desk: Desk, button: MenuButton, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._button = button
        button.setToolTip(
            self.tr("No criterion tells the coverage of a plan while it is scored: choose one.")
        )
        button.actions_menu.triggered.connect(self._chosen)
        button.hide()

    def read(self) -> None:
        """Look whether there is anything to offer."""
        if self._desk.is_open and not self._desk.read_only:
            self._desk.read(calls.criteria_without_coverage, then=self._offer, owner=self)
        else:
            self._button.hide()

    def refresh(self, changes: Changes) -> None:
        """The criteria may be others, or there may be must-dos now."""
        if changes.touches("criterion", "criteria_set", "must_do"):
            self.read()

    def _offer(self, askable: tuple[Askable, ...]) -> None:
        menu = self._button.actions_menu
        menu.clear()
        for one in askable:
            action = menu.addAction(f"{one.number} {one.title}".replace("&", "&&"))
            action.setData(one)
        self._button.setVisible(bool(askable))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        one: Askable = action.data()
        self._desk.act(
            calls.tell_under,
            owner=self,
            then=partial(self._done, one.title),
            criterion=one.key,
        )

    def _done(self, title: str, _changes: Changes) -> None:
        said = self.tr("Under “{criterion}” the coverage is told while scoring.")
        self._desk.told.emit(Message(said.format(criterion=title), tone="good", undo=True))
