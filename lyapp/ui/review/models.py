"""Qt models of the review screen: the plans to score and the rows of one plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from lyapp.ui.replacing import tell_changed
from lyapp.ui.roles import ACCESSIBLE, DISPLAY, ROOT, Index

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.ui.review.finding_words import Mark
    from lyapp.ui.review.plan_notes import Marks

ROW = Qt.ItemDataRole.UserRole
CITED = Qt.ItemDataRole.UserRole + 1
MARKS = Qt.ItemDataRole.UserRole + 2
"""What the row's card says of it for the current criterion: a tuple of marks."""
EVERY_MARKS = Qt.ItemDataRole.UserRole + 3
"""The same for each criterion that has any for the row."""
FIGURES = Qt.ItemDataRole.UserRole + 4
"""The measures and the money understood in the row, as one line."""

_MANY = 40
_NONE: frozenset[tuple[Mark, ...]] = frozenset()


class PlanModel(QAbstractListModel):
    """The rows of a plan, and which of them the current criterion cites."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Objective, ...] = ()
        self._spoken: tuple[str, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._cited: frozenset[int] = frozenset()
        self._marks: Marks = {}
        self._every: Mapping[int, frozenset[tuple[Mark, ...]]] = {}
        self._figures: Mapping[int, str] = {}

    def rows(self) -> tuple[Objective, ...]:
        """The rows of the plan, in its order."""
        return self._rows

    def cited(self) -> frozenset[int]:
        """The ids of the objectives cited for the current criterion."""
        return self._cited

    def matches(self, position: int, needle: str) -> bool:
        """True when a row holds these words somewhere, whatever their case."""
        return needle.casefold() in self._keys[position]

    def show(self, rows: Sequence[Objective]) -> bool:
        """Show these rows; True when they are other rows than before.

        The same rows with other texts keep selection and scroll.
        """
        new = tuple(rows)
        if new == self._rows:
            return False
        same = [row.id for row in new] == [row.id for row in self._rows]
        old = self._rows
        if not same:
            self.beginResetModel()
        self._rows = new
        self._spoken = tuple(f"{row.code} {row.title}" for row in new)
        self._keys = tuple(_search_key(row) for row in new)
        if not same:
            self.endResetModel()
            return True
        tell_changed(self, old, new)
        return False

    def mark_cited(self, objectives: Collection[int]) -> None:
        """Mark these rows as cited and the others as not; only rows that change are repainted."""
        new = frozenset(objectives)
        changed = new ^ self._cited
        self._cited = new
        for i, row in enumerate(self._rows):
            if row.id in changed:
                self.dataChanged.emit(self.index(i), self.index(i), [CITED])

    def show_notes(self, criteria: Sequence[Marks], figures: Mapping[int, str]) -> None:
        """Take the marks of every criterion, so that each card has room for any of them.

        `figures` has the line of a row's measures and money, by the row's key.
        """
        every: dict[int, set[tuple[Mark, ...]]] = {}
        for marks in criteria:
            for key, said in marks.items():
                every.setdefault(key, set()).add(said)
        new = {key: frozenset(said) for key, said in every.items()}
        changed = {key for key in self._every.keys() | new if self._every.get(key) != new.get(key)}
        old, self._figures = self._figures, figures
        changed |= {key for key in old.keys() | figures if old.get(key) != figures.get(key)}
        self._every = new
        for i, row in enumerate(self._rows):
            if row.id in changed:
                self.dataChanged.emit(self.index(i), self.index(i), [EVERY_MARKS, FIGURES])

    def mark(self, marks: Marks) -> None:
        """Show these marks, those of the current criterion; only rows that change are repainted."""
        old, self._marks = self._marks, marks
        changed = [i for i, row in enumerate(self._rows) if old.get(row.id) != marks.get(row.id)]
        if len(changed) > _MANY:
            # Told at once: hundreds of rows one by one take longer than to paint those seen.
            first, last = self.index(changed[0]), self.index(changed[-1])
            self.dataChanged.emit(first, last, [MARKS, ACCESSIBLE])
            return
        for i in changed:
            self.dataChanged.emit(self.index(i), self.index(i), [MARKS, ACCESSIBLE])

    def position_of(self, objective: int) -> int | None:
        """Where a row stands, None when it isn't in this plan."""
        for position, row in enumerate(self._rows):
            if row.id == objective:
                return position
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own: how many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        if role == ROW:
            return self._rows[index.row()]
        if role == CITED:
            return self._rows[index.row()].id in self._cited
        if role == MARKS:
            return self._marks.get(self._rows[index.row()].id, ())
        if role == EVERY_MARKS:
            return self._every.get(self._rows[index.row()].id, _NONE)
        if role == FIGURES:
            return self._figures.get(self._rows[index.row()].id, "")
        if role == DISPLAY:
            return self._spoken[index.row()]
        if role == ACCESSIBLE:
            key = self._rows[index.row()].id
            marks = [mark.text for mark in self._marks.get(key, ())]
            said = (self._spoken[index.row()], *marks, self._figures.get(key, ""))
            return ", ".join(filter(None, said))
        return None


def _search_key(row: Objective) -> str:
    parts = (
        row.code,
        row.title,
        row.text,
        *(item.text for item in row.items),
        row.lead,
        *row.other_leads,
        row.clinical_lead,
        row.timescale,
        *row.other_timescales,
        row.note,
    )
    return "\n".join(parts).casefold()
