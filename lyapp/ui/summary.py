"""What the window's own edges need to know of the open review, kept up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lyapp.ui.notes import Person, ReviewFacts, Steps

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile
    from lyapp.ui.desk import Desk

# Tables whose rows decide title, marks and members.
_TABLES = ("review", "member", "score")


class Summary(QObject):
    """Reads the undo steps after every change, and the facts when they may differ."""

    facts_changed = Signal(object)
    """`ReviewFacts`, or None when no review is open."""
    steps_changed = Signal(object)
    """`Steps`."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.facts: ReviewFacts | None = None
        self.steps = Steps()
        desk.opened.connect(self.read_all)
        desk.closed.connect(self._clear)
        desk.changed.connect(self._changed)

    @Slot()
    def read_all(self) -> None:
        """Read facts and steps."""
        self._desk.read(_facts, then=self._take_facts, owner=self)
        self._read_steps()

    def _read_steps(self) -> None:
        self._desk.read(_steps, then=self._take_steps, owner=self)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self.read_all()
        else:
            self._read_steps()

    @Slot()
    def _clear(self) -> None:
        self.facts, self.steps = None, Steps()
        self.facts_changed.emit(None)
        self.steps_changed.emit(self.steps)

    def _take_facts(self, facts: ReviewFacts) -> None:
        if facts != self.facts:
            self._desk.follow_members({each.key: each.name for each in facts.members})
            self.facts = facts
            self.facts_changed.emit(facts)

    def _take_steps(self, steps: Steps) -> None:
        if steps != self.steps:
            self.steps = steps
            self.steps_changed.emit(steps)


def _facts(review: ReviewFile) -> ReviewFacts:
    """A query of the store's thread."""
    from lyapp.rules.initials import initials
    from lyapp.store.queries.made_up import has_made_up_scores
    from lyapp.store.queries.programme import members, what_it_is

    about = what_it_is(review)
    people = tuple(
        Person(each.key, each.name, each.initials or initials(each.name))
        for each in members(review)
    )
    made_up = about.made_up or has_made_up_scores(review)
    return ReviewFacts(about.title, about.sample, made_up, people)


def _steps(review: ReviewFile) -> Steps:
    """Another."""
    from lyapp.store.queries.history import undo_state

    state = undo_state(review)
    return Steps(state.undo, state.redo)
