"""Reads documents aside, one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lyapp.ui.intake import jobs
from lyapp.ui.intake.tray import State
from lyapp.ui.wording import worded

if TYPE_CHECKING:
    from lyapp.model.reading import ReadingSetting
    from lyapp.ui.desk import Desk
    from lyapp.ui.intake.tray import Paper, Tray


class PapersQueue(QObject):
    """Gives each waiting document its text, the localities it names and a guess of its columns."""

    begun = Signal()
    """A document is being read."""
    ended = Signal(object)
    """A `Paper` was read, refused or given up; its state says which."""

    def __init__(self, desk: Desk, tray: Tray, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tray = tray
        self._busy = False
        for paper in tray.papers:
            if paper.state is State.READING:
                # Whoever asked for it is gone.
                paper.state = State.WAITING

    def read_next(self, setting: ReadingSetting) -> None:
        """Read the next document that waits, unless one is being read."""
        paper = next((one for one in self._tray.papers if one.state is State.WAITING), None)
        if paper is None or self._busy:
            return
        self._busy = True
        paper.state = State.READING
        paper.job = self._desk.aside(
            partial(jobs.read_paper, paper.source, dict(setting.spellings), setting.presets),
            title=self.tr("Reading {name}").format(name=paper.name),
            owner=self,
            then=partial(self._take, paper),
        )
        self.begun.emit()

    def _take(self, paper: Paper, answer: jobs.Read | jobs.NotRead) -> None:
        self._busy = False
        if isinstance(answer, jobs.Read):
            paper.document, paper.content = answer.document, answer.content
            paper.hits = answer.hits
            paper.guessed = paper.mappings = answer.mappings
            paper.state = State.READY
        elif answer.trouble is None:
            paper.state = State.STOPPED
        else:
            paper.state, paper.why = State.REFUSED, worded(answer.trouble)
        self.ended.emit(paper)
