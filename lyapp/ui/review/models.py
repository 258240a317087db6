"""Qt models of the review screen: the plans to score and the rows of one plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.store.queries.score_sheet import ToScore

DISPLAY = Qt.ItemDataRole.DisplayRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
ROW = Qt.ItemDataRole.UserRole
CITED = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class ToScoreModel(QAbstractListModel):
    """The plans a member has to score, with their progress."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ToScore, ...] = ()
        self._spoken: list[str] = []

    def rows(self) -> tuple[ToScore, ...]:
        """The rows shown, in order."""
        return self._rows

    def position_of(self, locality: int) -> int | None:
        """The row of a locality, None when it isn't listed."""
        for position, row in enumerate(self._rows):
            if row.locality == locality:
                return position
        return None

    def show(self, rows: Sequence[ToScore]) -> None:
        """Show these rows. The same localities in the same order keep selection and scroll."""
        new = tuple(rows)
        same = [row.locality for row in new] == [row.locality for row in self._rows]
        if not same:
            self.beginResetModel()
            self._rows, self._spoken = new, [self._speak(row) for row in new]
            self.endResetModel()
            return
        # Asked at every key press: only the row that is another is spoken of anew.
        old = self._rows
        changed = [i for i, row in enumerate(new) if row is not old[i] and row != old[i]]
        self._rows = new
        for i in changed:
            self._spoken[i] = self._speak(new[i])
        for i in changed:
            self.dataChanged.emit(self.index(i), self.index(i))

    def _speak(self, row: ToScore) -> str:
        if row.plan_version is None:
            return self.tr("{name}, no plan received").format(name=row.name)
        return self.tr("{name}, {done} of {of} criteria answered").format(
            name=row.name, done=row.done, of=row.of
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own: how many plans."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        if role == DISPLAY:
            return self._rows[index.row()].name
        if role == ROW:
            return self._rows[index.row()]
        if role in (TOOLTIP, ACCESSIBLE):
            return self._spoken[index.row()]
        return None


class PlanModel(QAbstractListModel):
    """The rows of a plan, and which of them the current criterion cites."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Objective, ...] = ()
        self._spoken: tuple[str, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._cited: frozenset[int] = frozenset()

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
        for i, row in enumerate(new):
            if row != old[i]:
                self.dataChanged.emit(self.index(i), self.index(i))
        return False

    def mark_cited(self, objectives: Collection[int]) -> None:
        """Mark these rows as cited and the others as not; only rows that change are repainted."""
        new = frozenset(objectives)
        changed = new ^ self._cited
        self._cited = new
        for i, row in enumerate(self._rows):
            if row.id in changed:
                self.dataChanged.emit(self.index(i), self.index(i), [CITED])

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
        if role in (DISPLAY, ACCESSIBLE):
            return self._spoken[index.row()]
        return None


def _search_key(row: Objective) -> str:
    parts = (
        row.code,
        row.title,
        *(item.text for item in row.items),
        row.lead,
        row.clinical_lead,
        row.timescale,
        row.note,
    )
    return "\n".join(parts).casefold()
