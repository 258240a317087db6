"""The matrix as a Qt model: must-dos under their catalogues' heads, a column a locality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from lyapp.model.coverage import Cover, CoverColumn, Requirement
from lyapp.ui.coverage.calls import Board
from lyapp.ui.coverage.signs import SIGNS, cover_words
from lyapp.ui.roles import ACCESSIBLE, ALIGN, CENTRE, DISPLAY, HORIZONTAL, ROOT, TOOLTIP, Index

CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
HEAD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
COUNTED = (Cover.CONFIRMED, Cover.SUGGESTED, Cover.GAP)


class Line(NamedTuple):
    """A line of the table: a must-do, or (`at` is None) the head of a catalogue."""

    catalogue: str
    at: int | None = None
    """The must-do's place among all."""
    members: tuple[int, ...] = ()
    """Of a head: the places of the must-dos shown under it."""


class MatrixModel(QAbstractTableModel):
    """Must-dos × localities, filtered; a changed locality changes only its column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requirements: tuple[Requirement, ...] = ()
        self._columns: list[CoverColumn] = []
        self._place: dict[int, int] = {}
        self._totals: list[tuple[int, int, int]] = []
        self._keys: tuple[str, ...] = ()
        self._lines: list[Line] = []
        self._catalogue: str | None = None
        self._words: tuple[str, ...] = ()
        self.only: Cover | None = None
        """The cover that is looked for; the others are shown faintly."""

    # What the screen asks

    @property
    def columns(self) -> Sequence[CoverColumn]:
        """The localities."""
        return self._columns

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Every must-do."""
        return self._requirements

    def board(self) -> Board:
        """All that is shown, for a model made anew."""
        return Board(self._requirements, tuple(self._columns), tuple(self._totals))

    def line(self, row: int) -> Line:
        """One line of the table."""
        return self._lines[row]

    def requirement(self, row: int) -> Requirement | None:
        """The must-do of a line; None for a head."""
        at = self._lines[row].at
        return None if at is None else self._requirements[at]

    def cover(self, row: int, column: int) -> Cover | None:
        """A cell; None on a head."""
        at = self._lines[row].at
        return None if at is None else self._columns[column].covers[at]

    def totals(self, row: int) -> tuple[int, int, int]:
        """How many plans are confirmed, suggested and without a line's must-do."""
        at = self._lines[row].at
        return (0, 0, 0) if at is None else self._totals[at]

    def share(self, row: int, column: int) -> tuple[int, int]:
        """Of a head: how many of its must-dos a plan is confirmed for, of how many shown."""
        members = self._lines[row].members
        covers = self._columns[column].covers
        return sum(covers[at] is Cover.CONFIRMED for at in members), len(members)

    def row_of(self, must_do: int) -> int | None:
        """Where a must-do stands now."""
        for row, line in enumerate(self._lines):
            if line.at is not None and self._requirements[line.at].must_do == must_do:
                return row
        return None

    def column_of(self, locality: int) -> int | None:
        """Where a locality stands."""
        return self._place.get(locality)

    def shown(self) -> int:
        """How many must-dos are shown."""
        return sum(line.at is not None for line in self._lines)

    # What changes it

    def show(self, board: Board) -> None:
        """Show a whole board."""
        self.beginResetModel()
        self._requirements = board.requirements
        self._columns = list(board.columns)
        self._place = {one.locality: at for at, one in enumerate(board.columns)}
        self._totals = list(board.totals)
        self._keys = tuple(
            f"{one.catalogue} {one.code} {one.title}".casefold() for one in board.requirements
        )
        self._lines = self._arranged()
        self.endResetModel()

    def update(self, board: Board) -> bool:
        """Put in a few localities' columns anew; False when that needs the whole board."""
        if board.requirements != self._requirements or any(
            one.locality not in self._place for one in board.columns
        ):
            return False
        changed = []
        for column in board.columns:
            at = self._place[column.locality]
            before, self._columns[at] = self._columns[at], column
            if before != column:
                changed.append(at)
                self._count(before, column)
        lines = self._arranged()
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return True
        for at in changed:
            if lines:
                self.dataChanged.emit(self.index(0, at), self.index(len(lines) - 1, at))
            self.headerDataChanged.emit(HORIZONTAL, at, at)
        if changed and lines:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(lines) - 1)
        return True

    def filter(
        self, *, catalogue: str | None = None, words: str = "", only: Cover | None = None
    ) -> None:
        """Show the must-dos of a catalogue, with all these words, and with this cover in a plan."""
        self.beginResetModel()
        self._catalogue = catalogue
        self._words = tuple(words.casefold().split())
        self.only = only
        self._lines = self._arranged()
        self.endResetModel()

    def _count(self, before: CoverColumn, after: CoverColumn) -> None:
        for at, (old, new) in enumerate(zip(before.covers, after.covers, strict=True)):
            if old is not new:
                total = list(self._totals[at])
                for cover, step in ((old, -1), (new, 1)):
                    if cover in COUNTED:
                        total[COUNTED.index(cover)] += step
                self._totals[at] = (total[0], total[1], total[2])

    def _arranged(self) -> list[Line]:
        groups: dict[str, list[int]] = {}
        for at, one in enumerate(self._requirements):
            if self._wanted(at, one):
                groups.setdefault(one.catalogue, []).append(at)
        lines: list[Line] = []
        for catalogue, members in groups.items():
            lines.append(Line(catalogue, None, tuple(members)))
            lines += [Line(catalogue, at) for at in members]
        return lines

    def _wanted(self, at: int, one: Requirement) -> bool:
        if self._catalogue is not None and one.catalogue != self._catalogue:
            return False
        if self.only is not None and not self._totals[at][COUNTED.index(self.only)]:
            return False
        return all(word in self._keys[at] for word in self._words)

    # What a view asks

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own: heads can be passed, not chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return HEAD if self._lines[index.row()].at is None else CELL

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - Qt's own
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        if role == ALIGN:
            return CENTRE
        if role not in (DISPLAY, ACCESSIBLE, TOOLTIP):
            return None
        cover = self.cover(index.row(), index.column())
        if cover is None:
            yes, of = self.share(index.row(), index.column())
            short = f"{yes}/{of}"
            return short if role == DISPLAY else self.tr("{n} confirmed").format(n=short)
        return SIGNS[cover] if role == DISPLAY else self.sentence(index.row(), index.column())

    def sentence(self, row: int, column: int) -> str:
        """A cell in words."""
        one, cover = self.requirement(row), self.cover(row, column)
        if one is None or cover is None:
            return self._lines[row].catalogue
        return f"{self._columns[column].name}, {one.code} {one.title}: {cover_words(cover)}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401 - Qt's own
        """Qt's own: localities across, must-dos down."""
        if orientation == HORIZONTAL:
            if role not in (DISPLAY, ACCESSIBLE, TOOLTIP) or section >= len(self._columns):
                return None
            column = self._columns[section]
            return column.name if role == DISPLAY else self._column_words(column)
        if role not in (DISPLAY, ACCESSIBLE, TOOLTIP) or section >= len(self._lines):
            return None
        one = self.requirement(section)
        if one is None:
            return self._lines[section].catalogue
        name = f"{one.code} {one.title}"
        if role == DISPLAY:
            return name
        yes, perhaps, gaps = self.totals(section)
        return self.tr(
            "{name}: confirmed in {yes}, suggested in {perhaps}, with no row in {gaps} of the plans"
        ).format(name=name, yes=yes, perhaps=perhaps, gaps=gaps)

    def _column_words(self, column: CoverColumn) -> str:
        if not column.rows:
            return f"{column.name}: {cover_words(Cover.NO_ROWS)}"
        yes, perhaps, gaps = (column.covers.count(cover) for cover in COUNTED)
        return self.tr("{name}: {yes} confirmed, {perhaps} suggested, {gaps} with no row").format(
            name=column.name, yes=yes, perhaps=perhaps, gaps=gaps
        )
