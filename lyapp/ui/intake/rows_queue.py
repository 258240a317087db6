"""Reads the rows of documents aside: one at a time, and for each the newest question only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lyapp.ui.intake import jobs

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk
    from lyapp.ui.intake.tray import Paper, Tray


class RowsQueue(QObject):
    """Questions wait behind the one being answered; an answer that is out of date is dropped."""

    answered = Signal(object)
    """The rows of a `Paper` were read."""
    given_up = Signal(object)
    """A person stopped the reading of a `Paper`'s rows."""
    idle = Signal()
    """No more rows are wanted."""

    def __init__(self, desk: Desk, tray: Tray, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tray = tray
        self._wanted: dict[int, bool] = {}
        self.busy = False

    def ask(self, paper: Paper, *, guess: bool = False) -> None:
        """Read the rows anew. `guess`: what the columns hold, too."""
        paper.asked += 1
        paper.preview = None
        self._wanted[paper.number] = guess
        if not self.busy:
            self._next()

    def _next(self) -> None:
        while self._wanted:
            number = next(iter(self._wanted))
            guess = self._wanted.pop(number)
            paper = self._tray.find(number)
            if paper is None or paper.document is None:
                continue
            self.busy = True
            self._desk.aside(
                partial(
                    jobs.read_all_rows,
                    paper.asked,
                    paper.document,
                    None if guess else paper.mappings,
                    splits=paper.splits,
                    joins=paper.joins,
                    setting=paper.told(),
                ),
                title=self.tr("Reading the rows of {name}").format(name=paper.name),
                owner=self,
                then=partial(self._take, paper),
            )
            return
        self.idle.emit()

    def _take(self, paper: Paper, answer: jobs.Rows | None) -> None:
        self.busy = False
        if answer is None:
            self.given_up.emit(paper)
        elif answer.asked == paper.asked:
            if answer.guessed:
                paper.guessed = answer.mappings
            paper.mappings, paper.rows = answer.mappings, answer.rows
            self.answered.emit(paper)
        self._next()
