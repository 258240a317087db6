"""Keeps the matrix true: everything worked out once, afterwards only what a change touched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lyapp.ui.coverage import calls
from lyapp.ui.coverage.calls import Board
from lyapp.ui.coverage.gather import Gather

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.covering import Prepared
    from lyapp.ui.desk import Desk
    from lyapp.ui.notes import Progress

_ALL = ("must_do", "synonym_group", "review", "locality", "organisation")
"""After a change in one of these, everything is worked out anew."""
_ONE = ("must_do_link", "objective", "objective_item", "plan_version", "plan")
_FEW = 25
"""More localities than this are worked out aside, with progress, as all are."""


class Upkeep(QObject):
    """Knows what is out of date, and has it worked out."""

    whole = Signal(object)
    """A `Board` with all that is known."""
    some = Signal(object)
    """A `Board` with the columns of a few localities."""
    began = Signal()
    """Everything is being worked out."""
    given_up = Signal()
    """That was cancelled."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gather = Gather(desk, self)
        self._known = False
        self._stale = False
        self._due: set[int] = set()
        self._job: int | None = None
        desk.progressed.connect(self._followed)

    @property
    def known(self) -> bool:
        """True once everything was worked out; it may be out of date."""
        return self._known

    @property
    def current(self) -> bool:
        """True while nothing is out of date."""
        return self._known and not self._stale and not self._due

    def take(self) -> None:
        """What is known was worked out before, and is still true."""
        self._known = True

    def note(self, changes: Changes) -> None:
        """Something was committed; `catch_up` sees to it."""
        if changes.touches(*_ALL) or (changes.touches(*_ONE) and not changes.localities):
            self._stale = True
        elif changes.touches(*_ONE):
            self._due.update(changes.localities)

    def seen(self, *localities: int) -> None:
        """The columns of these were put in."""
        self._due.difference_update(localities)

    def catch_up(self, listed: int | None) -> bool:
        """Have all that is out of date worked out, but for `listed`: True when that is due, too.

        What reads the listed locality's links works its column out as well.
        """
        if not self._known or self._stale or len(self._due) > _FEW:
            self.start()
            return True
        due = self._due - {listed}
        if due:
            self._desk.read(calls.some, tuple(sorted(due)), then=self._some_read, owner=self)
        return listed in self._due

    @Slot()
    def start(self) -> None:
        """Work everything out."""
        self._stale = False
        self._due.clear()
        self.began.emit()
        if self._job is not None:
            self._desk.cancel(self._job)
        self._gather.start(self._gathered)

    def _gathered(self, parts: list[Prepared]) -> None:
        self._job = self._desk.aside(
            partial(calls.work_out, parts=parts),
            title=self.tr("Setting the plans beside the must-dos"),
            owner=self,
            then=self._worked_out,
        )

    def _worked_out(self, board: Board) -> None:
        self._known = True
        self.whole.emit(board)

    def _some_read(self, board: Board) -> None:
        self.seen(*(one.locality for one in board.columns))
        self.some.emit(board)

    @Slot(object)
    def _followed(self, progress: Progress) -> None:
        if progress.ended and progress.number == self._job:
            self._job = None
            if not self._known:
                self.given_up.emit()
