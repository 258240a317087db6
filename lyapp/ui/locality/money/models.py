"""The lines of money as a Qt model: a line a row, a field a column.

An edit is not written here: `wanted` asks for it, and the stored line comes back with the next
`show_lines`. What couldn't be stored stays in its cell, marked, until it is put right.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor

from lyapp.model.money import FinancialLine, Period, Recurring
from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import format_pounds, parse_amount
from lyapp.ui import theme
from lyapp.ui.drafts import Draft, Kept, Key
from lyapp.ui.locality.money import words
from lyapp.ui.roles import ACCESSIBLE, ALIGN, DISPLAY, EDIT, INK, ROOT, TOOLTIP, Index

REFUSED = Qt.ItemDataRole.UserRole
"""True for a cell that shows what couldn't be stored."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class Column(IntEnum):
    """The columns from left to right."""

    KIND = 0
    LABEL = 1
    AMOUNT = 2
    EFFECT = 3
    YEAR = 4
    PERIOD = 5
    RECURRING = 6
    SOURCE = 7
    PRINTED = 8
    NOTE = 9


FIELDS = {
    Column.KIND: "kind",
    Column.LABEL: "label",
    Column.AMOUNT: "amount",
    Column.EFFECT: "effect",
    Column.YEAR: "year",
    Column.PERIOD: "period",
    Column.RECURRING: "recurring",
    Column.SOURCE: "source",
    Column.NOTE: "note",
}
"""The verb's name of each column's field; what was printed is not edited."""


_EMPTY: dict[int, object] = {
    Column.AMOUNT: "",
    Column.YEAR: "",
    Column.PERIOD: Period.NOT_STATED,
    Column.RECURRING: Recurring.NOT_STATED,
    Column.SOURCE: "",
    Column.NOTE: "",
}
"""What stands in a cell that was emptied; a kind, a label and how a line counts have to be."""


class MoneyModel(QAbstractTableModel):
    """A locality's lines. `wanted(line id, field, value)` asks for a change."""

    wanted = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None, drafts: Kept | None = None) -> None:
        super().__init__(parent)
        self.drafts = Kept(self) if drafts is None else drafts
        self.drafts.changed.connect(self._drafts_changed)
        self._locality = 0
        self._lines: tuple[FinancialLine, ...] = ()
        self._cells: list[tuple[str, ...]] = []
        self._writable = False
        self._headings = (
            self.tr("Kind"),
            self.tr("Label"),
            self.tr("Amount"),
            self.tr("Counts"),
            self.tr("Year"),
            self.tr("Period"),
            self.tr("Recurring"),
            self.tr("Source"),
            self.tr("As printed"),
            self.tr("Note"),
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Lines of money."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Fields of a line."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The columns' headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == ALIGN:
            return _RIGHT if section == Column.AMOUNT else _LEFT
        return self._headings[section] if role == DISPLAY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but what was printed can be edited, in a file that can be written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._writable and index.column() in FIELDS:
            return _FLAGS | Qt.ItemFlag.ItemIsEditable
        return _FLAGS

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """A look-up of what a cell shows."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        refused = self._refused(line.id, column)
        if role == EDIT:
            return refused.value if refused else self._edited(line, column)
        if role in (DISPLAY, ACCESSIBLE):
            return refused.value if refused else self._cells[index.row()][column]
        if role == TOOLTIP:
            return refused.why if refused else self._cells[index.row()][column]
        if role == ALIGN:
            return _RIGHT if column == Column.AMOUNT else _LEFT
        if role == REFUSED:
            return refused is not None
        if role == INK:
            return self._ink(line, column, refused=refused is not None)
        return None

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        """Ask for a change; an amount that can't be read stays in its cell with the reason."""
        if role != EDIT or not index.isValid() or index.column() not in FIELDS:
            return False
        line, column = self._lines[index.row()], index.column()
        if column == Column.AMOUNT:
            try:
                parse_amount(str(value))
            except NotReadable as trouble:
                self.refuse(line.id, column, str(value), f"{trouble.sentence} {trouble.advice}")
                return False
        self.drafts.drop(self.key(line.id, column))
        if value != self._edited(line, column):
            self.wanted.emit(line.id, FIELDS[Column(column)], value)
        self.dataChanged.emit(index, index)
        return True

    def show_lines(
        self, lines: Sequence[FinancialLine], *, writable: bool, locality: int = 0
    ) -> None:
        """Take the lines as stored. Rows that stay keep their selection and their editor."""
        self._locality = locality
        new = tuple(lines)
        ids = {line.id for line in new}
        self._writable = writable
        self.drafts.keep_only(("money", locality), ids)
        for i in range(len(self._lines) - 1, -1, -1):
            if self._lines[i].id not in ids:
                self.beginRemoveRows(QModelIndex(), i, i)
                self._lines = self._lines[:i] + self._lines[i + 1 :]
                del self._cells[i]
                self.endRemoveRows()
        for i, line in enumerate(new):
            if i >= len(self._lines) or self._lines[i].id != line.id:
                self.beginInsertRows(QModelIndex(), i, i)
                self._lines = (*self._lines[:i], line, *self._lines[i:])
                self._cells.insert(i, _cells(line))
                self.endInsertRows()
            elif self._lines[i] != line:
                self._lines = (*self._lines[:i], line, *self._lines[i + 1 :])
                self._cells[i] = _cells(line)
                self.dataChanged.emit(self.index(i, 0), self.index(i, len(Column) - 1))
        # Whatever was out of order has been inserted again further up.
        for i in range(len(self._lines) - 1, len(new) - 1, -1):
            self.beginRemoveRows(QModelIndex(), i, i)
            self._lines = self._lines[:i]
            del self._cells[i]
            self.endRemoveRows()

    def refuse(self, line: int, column: int, text: str, why: str) -> None:
        """Keep what couldn't be stored in its cell, with the reason."""
        self.drafts.keep(self.key(line, column), text, why=why)

    def key(self, line: int, column: int) -> Key:
        """Where what was typed in a cell and isn't stored is kept."""
        return ("money", self._locality, line, FIELDS[Column(column)])

    def _refused(self, line: int, column: int) -> Draft | None:
        draft = self.drafts.find(self.key(line, column)) if column in FIELDS else None
        return draft if draft is not None and draft.why else None

    @Slot()
    def _drafts_changed(self) -> None:
        if self._lines:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._lines) - 1, len(Column) - 1)
            )

    def why_refused(self, index: Index) -> str:
        """Why what stands in a cell couldn't be stored; "" when it is stored."""
        if not index.isValid():
            return ""
        refused = self._refused(self._lines[index.row()].id, index.column())
        return refused.why if refused else ""

    def withdraw(self, index: Index) -> bool:
        """Show what is stored again in place of what was refused; True when something was.

        What only couldn't be written stays: it will be, once there is room.
        """
        if not index.isValid() or index.column() not in FIELDS:
            return False
        key = self.key(self._lines[index.row()].id, index.column())
        draft = self.drafts.find(key)
        if draft is None or not draft.refused:
            return False
        self.drafts.drop(key)
        return True

    def stored(self, index: Index) -> str:
        """What is stored for a cell, as it is shown; "" for an empty one."""
        return self._cells[index.row()][index.column()]

    def empty(self, index: Index) -> bool:
        """Ask for an empty cell; False for one that can't be empty."""
        value = _EMPTY.get(index.column())
        return value is not None and self.setData(index, value)

    def place_of(self, line: int, field: str) -> QModelIndex:
        """The cell of a line's field; an invalid index when there is none."""
        for row, each in enumerate(self._lines):
            if each.id == line:
                column = next((c for c, name in FIELDS.items() if name == field), Column.LABEL)
                return self.index(row, column)
        return QModelIndex()

    def line(self, row: int) -> FinancialLine:
        """The stored line of a row."""
        return self._lines[row]

    def _edited(self, line: FinancialLine, column: int) -> object:
        match column:
            case Column.KIND:
                return line.kind
            case Column.AMOUNT:
                return "" if line.amount_pence is None else format_pounds(line.amount_pence)
            case Column.EFFECT:
                return line.effect
            case Column.PERIOD:
                return line.period
            case Column.RECURRING:
                return line.recurring
            case Column.LABEL:
                return line.label
            case Column.YEAR:
                return line.year
            case Column.SOURCE:
                return line.source
            case Column.NOTE:
                return line.note
            case _:
                return line.printed

    def _ink(self, line: FinancialLine, column: int, *, refused: bool) -> QColor | None:
        tokens = theme.current()
        if refused:
            return tokens.bad
        if column == Column.AMOUNT:
            if line.amount_pence is None:
                return tokens.ink2
            return tokens.bad if line.amount_pence < 0 else None
        faint = (column == Column.PERIOD and line.period is Period.NOT_STATED) or (
            column == Column.RECURRING and line.recurring is Recurring.NOT_STATED
        )
        return tokens.ink2 if faint or column >= Column.SOURCE else None


def _cells(line: FinancialLine) -> tuple[str, ...]:
    pence = line.amount_pence
    return (
        words.kinds()[line.kind],
        line.label,
        words.not_stated() if pence is None else format_pounds(pence),
        words.effects().get(line.effect, str(line.effect)),
        line.year,
        words.periods()[line.period],
        words.recurrences()[line.recurring],
        line.source,
        line.printed,
        line.note,
    )
