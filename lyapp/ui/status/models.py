"""The board as a Qt model: organisations as head lines, their localities under them.

Rows are frozen and looked up, never computed while painting. Filtering and sorting rearrange one
list; what is selected and where the view stands follow the rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
)

from lyapp.model.decision import OutcomeStage
from lyapp.store.queries.board import BoardRow, OrganisationHead
from lyapp.ui.roles import ACCESSIBLE, ALIGN, DISPLAY, HORIZONTAL, ROOT, TOOLTIP, Index
from lyapp.ui.status import columns
from lyapp.ui.status.columns import Cells, Column, SortKey

Line = BoardRow | OrganisationHead

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The frozen row of a line, for the delegate."""
FIGURES_ROLE = LINE_ROLE + 1
"""The words after an organisation's name."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
_HEAD_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_COUNT = len(Column)


class BoardModel(QAbstractTableModel):
    """The lines shown, out of all rows of the board."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = columns.headings()
        self._heads: tuple[OrganisationHead, ...] = ()
        self._rows: dict[int, BoardRow] = {}
        self._lines: list[Line] = []
        self._figures: dict[int, str] = {}
        self._cells: dict[int, Cells] = {}
        self._words: tuple[str, ...] = ()
        self._organisations: frozenset[int] = frozenset()
        self._stages: frozenset[OutcomeStage] = frozenset()
        self._attention = False
        self._sorted_by: int | None = None
        self._descending = False

    # What a view asks

    def rowCount(self, parent: Index = ROOT) -> int:
        """Lines shown, heads included."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Columns of the board."""
        return 0 if parent.isValid() else _COUNT

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """A look-up of a cell's text, tooltip, spoken text or whole row."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if isinstance(line, OrganisationHead):
            if role == FIGURES_ROLE:
                return self._figures[line.organisation]
            if index.column() == 0 and role in (DISPLAY, ACCESSIBLE):
                return f"{line.name}: {self._figures[line.organisation]}"
            return line.total_sentence if role == TOOLTIP else None
        if role == DISPLAY:
            return self._of(line).texts[index.column()]
        if role == TOOLTIP:
            return self._of(line).tips[index.column()]
        if role == ACCESSIBLE:
            return self._of(line).spoken[index.column()]
        if role == ALIGN:
            return _RIGHT if index.column() == Column.BALANCE else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The columns' headings."""
        if orientation != HORIZONTAL or not 0 <= section < _COUNT:
            return None
        if role == ALIGN:
            return _RIGHT if section == Column.BALANCE else _LEFT
        if role == TOOLTIP:
            return columns.heading_tip(section)
        return self._headings[section] if role in (DISPLAY, ACCESSIBLE) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Localities can be selected, head lines can't."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        line = self._lines[index.row()]
        return _HEAD_FLAGS if isinstance(line, OrganisationHead) else _ROW_FLAGS

    # What the screen tells it

    def show_board(self, heads: Sequence[OrganisationHead], rows: Iterable[BoardRow]) -> None:
        """Take a whole board, in the paper's order. What is selected stays selected."""
        self._heads = tuple(heads)
        self._rows = {row.locality: row for row in rows}
        self._cells = {}
        self._arrange()
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, _COUNT - 1))

    def update_rows(self, heads: Sequence[OrganisationHead], rows: Sequence[BoardRow]) -> None:
        """Take newer versions of some rows, and the heads that count them."""
        before = self._rows
        self._rows = before | {row.locality: row for row in rows}
        self._heads = tuple(heads)
        for row in rows:
            self._cells.pop(row.locality, None)
        lines = self._arranged()
        if [_key(line) for line in lines] == [_key(line) for line in self._lines]:
            changed = [i for i, line in enumerate(lines) if line is not self._lines[i]]
            self._lines = lines
            for i in changed:
                self.dataChanged.emit(self.index(i, 0), self.index(i, _COUNT - 1))
            return
        self._arrange(lines)
        ids = {row.locality for row in rows}
        for i, line in enumerate(lines):
            if isinstance(line, OrganisationHead) or line.locality in ids:
                self.dataChanged.emit(self.index(i, 0), self.index(i, _COUNT - 1))

    def filter(
        self,
        *,
        words: str = "",
        organisations: Collection[int] = (),
        stages: Collection[OutcomeStage] = (),
        attention: bool = False,
    ) -> None:
        """Show only rows that hold every word and match the rest; empty means no limit."""
        wanted = (
            tuple(words.casefold().split()),
            frozenset(organisations),
            frozenset(stages),
            attention,
        )
        if wanted == (self._words, self._organisations, self._stages, self._attention):
            return
        self._words, self._organisations, self._stages, self._attention = wanted
        self._arrange()

    def sort_by(self, column: int | None, *, descending: bool = False) -> None:
        """Sort within each organisation by a column; None is the paper's order again."""
        self._sorted_by, self._descending = column, descending
        self._arrange()

    @property
    def sorted_by(self) -> tuple[int | None, bool]:
        """The column sorted by (None: the paper's order) and whether it runs downwards."""
        return self._sorted_by, self._descending

    def line(self, row: int) -> Line:
        """The frozen row at a line of the view."""
        return self._lines[row]

    def line_of(self, locality: int) -> int | None:
        """Where a locality stands; None while it is filtered out."""
        for i, line in enumerate(self._lines):
            if isinstance(line, BoardRow) and line.locality == locality:
                return i
        return None

    def row_of(self, locality: int) -> BoardRow | None:
        """A locality's row, shown or not."""
        return self._rows.get(locality)

    def total(self) -> int:
        """How many localities there are, shown or not."""
        return len(self._rows)

    def shown(self) -> list[BoardRow]:
        """The localities shown, in order."""
        return [line for line in self._lines if isinstance(line, BoardRow)]

    def first_locality(self) -> int | None:
        """The first line that is a locality."""
        for i, line in enumerate(self._lines):
            if isinstance(line, BoardRow):
                return i
        return None

    def as_table(self, rows: Iterable[BoardRow]) -> str:
        """Rows with their headings, tab-separated, for the clipboard."""
        table = [self._headings]
        for row in rows:
            cells = self._of(row)
            texts = list(cells.texts)
            texts[Column.RATING] = " ".join(
                [cells.texts[Column.RATING], *([row.rag.value] if row.rag else [])]
            )
            table.append(tuple(texts))
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in table)

    # Rearranging

    def _of(self, row: BoardRow) -> Cells:
        cells = self._cells.get(row.locality)
        if cells is None:
            cells = self._cells[row.locality] = columns.cells(row)
        return cells

    def _arranged(self) -> list[Line]:
        groups: dict[int, list[BoardRow]] = {head.organisation: [] for head in self._heads}
        words, stages = self._words, self._stages
        organisations, attention = self._organisations, self._attention
        for row in self._rows.values():
            key = row.search
            if (
                all(word in key for word in words)
                and (not organisations or row.organisation in organisations)
                and (not stages or row.outcome.stage in stages)
                and (not attention or columns.needs_attention(row))
            ):
                groups[row.organisation].append(row)
        lines: list[Line] = []
        for head in self._heads:
            rows = groups[head.organisation]
            if rows:
                self._figures[head.organisation] = columns.head_figures(head, len(rows))
                lines.append(head)
                lines += rows if self._sorted_by is None else self._sorted(rows, self._sorted_by)
        return lines

    def _sorted(self, rows: list[BoardRow], column: int) -> list[BoardRow]:
        keyed = [(columns.sort_key(row, column), row) for row in rows]
        stated = [pair for pair in keyed if pair[0] is not None]
        stated.sort(key=_first, reverse=self._descending)
        return [row for _, row in stated] + [row for key, row in keyed if key is None]

    def _arrange(self, lines: list[Line] | None = None) -> None:
        lines = self._arranged() if lines is None else lines
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        if kept:
            places = {_key(line): i for i, line in enumerate(lines)}
            moved = [places.get(_key(self._lines[index.row()])) for index in kept]
            self._lines = lines
            self.changePersistentIndexList(
                kept,
                [
                    QModelIndex() if place is None else self.index(place, index.column())
                    for index, place in zip(kept, moved, strict=True)
                ],
            )
        self._lines = lines
        self.layoutChanged.emit()


def _first(pair: tuple[SortKey, BoardRow]) -> Any:  # noqa: ANN401 - a column has one type
    return pair[0]


def _key(line: Line) -> tuple[bool, int]:
    if isinstance(line, OrganisationHead):
        return True, line.organisation
    return False, line.locality
