"""The money table: a head, the localities and a total for each organisation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from lyapp.rules.amounts import format_pounds
from lyapp.ui import theme
from lyapp.ui.replacing import tell_changed
from lyapp.ui.roles import (
    ALIGN,
    DISPLAY,
    FONT,
    HORIZONTAL,
    INK,
    LEFT,
    RIGHT,
    ROOT,
    SHOWN,
    TOOLTIP,
    Index,
)

if TYPE_CHECKING:
    from lyapp.store.queries.money import MoneyPage, MoneyRow, OrganisationTotal

NAME, BALANCE, LODGED, LINES, REACHED = range(5)
COLUMNS = 5

DESCENDING = Qt.SortOrder.DescendingOrder
ENABLED = Qt.ItemFlag.ItemIsEnabled


class Kind(Enum):
    """What a row of the table is."""

    HEAD = "head"
    LOCALITY = "locality"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table; `texts` are what its columns show."""

    kind: Kind
    texts: tuple[str, ...]
    row: MoneyRow | None = None
    negative: bool = False


class MoneyModel(QAbstractTableModel):
    """Rows in groups; sorting keeps each organisation together."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._page: MoneyPage | None = None
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._titles: tuple[str, ...] = (
            self.tr("Locality"),
            self.tr("Balance"),
            self.tr("Lodged"),
            self.tr("Lines"),
            self.tr("How it is reached"),
        )

    def entry(self, row: int) -> Entry:
        """One row of the table."""
        return self._entries[row]

    def entries(self) -> tuple[Entry, ...]:
        """All rows of the table."""
        return tuple(self._entries)

    def row_of(self, locality: int) -> int | None:
        """Where a locality stands now."""
        for position, entry in enumerate(self._entries):
            if entry.row is not None and entry.row.locality == locality:
                return position
        return None

    def show(self, page: MoneyPage) -> bool:
        """Show a page; True when rows came, went or moved. Else only changed rows are told."""
        self._page = page
        new = self._arranged(page)
        if [_place(entry) for entry in new] != [_place(entry) for entry in self._entries]:
            self.beginResetModel()
            self._entries = new
            self.endResetModel()
            return True
        old, self._entries = self._entries, new
        tell_changed(self, old, new, columns=COLUMNS)
        return False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt's own: sort within each organisation; a column below 0 gives the paper's order."""
        self._sorted = (column, order) if column >= 0 else None
        if self._page is not None:
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            kept = [(self._entries[index.row()], index.column()) for index in before]
            self._entries = self._arranged(self._page)
            place = {_place(entry): i for i, entry in enumerate(self._entries)}
            after = [self.index(place[_place(entry)], col) for entry, col in kept]
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()

    def _arranged(self, page: MoneyPage) -> list[Entry]:
        made: list[Entry] = []
        for organisation in page.organisations:
            rows = [row for row in page.rows if row.organisation == organisation.code]
            made.append(Entry(Kind.HEAD, (_head(organisation), "", "", "", "")))
            made += [self._entry(row) for row in self._in_order(rows)]
            made.append(Entry(Kind.TOTAL, (self._total(organisation), "", "", "", "")))
        return made

    def _in_order(self, rows: list[MoneyRow]) -> list[MoneyRow]:
        if self._sorted is None:
            return rows
        column, order = self._sorted
        return sorted(rows, key=_KEYS[column], reverse=order == DESCENDING)

    def _entry(self, row: MoneyRow) -> Entry:
        pence, lodged = row.balance.pence, row.balance.lodged_pence
        texts = (
            row.name,
            format_pounds(pence, signed=True) if pence is not None else self.tr("not stated"),
            format_pounds(lodged) if lodged is not None else "",
            str(len(row.lines)) if row.lines else "",
            row.sentence,
        )
        return Entry(Kind.LOCALITY, texts, row, pence is not None and pence < 0)

    def _total(self, organisation: OrganisationTotal) -> str:
        said = organisation.sentence
        return self.tr("Total: {sentence}.").format(sentence=said)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: the columns' titles."""
        if orientation != HORIZONTAL:
            return None
        if role == DISPLAY:
            return self._titles[section]
        if role == ALIGN:
            return RIGHT if section in (BALANCE, LODGED, LINES) else LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own: only localities can be selected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        locality = self._entries[index.row()].kind is Kind.LOCALITY
        return SHOWN if locality else ENABLED

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        column = index.column()
        if role in (DISPLAY, TOOLTIP):
            return entry.texts[column] or None
        if role == ALIGN:
            return RIGHT if column in (BALANCE, LODGED, LINES) else LEFT
        if role == INK:
            return _ink(entry, column)
        if role == FONT:
            if entry.kind is Kind.HEAD:
                return theme.font("heading")
            return theme.font("figures") if column in (BALANCE, LODGED, LINES) else None
        return None


def _ink(entry: Entry, column: int) -> Any:  # noqa: ANN401
    tokens = theme.current()
    if entry.kind is Kind.TOTAL or column == REACHED:
        return tokens.ink2
    if column == BALANCE and entry.row is not None:
        if entry.negative:
            return tokens.bad
        return tokens.ink2 if entry.row.balance.pence is None else tokens.ink
    return None


def _head(organisation: OrganisationTotal) -> str:
    return organisation.name


def _place(entry: Entry) -> tuple[str, object]:
    key = entry.row.locality if entry.row is not None else entry.texts[0]
    return (entry.kind.value, key if entry.kind is not Kind.TOTAL else "")


_LEAST = -(10**18)
_KEYS = {
    NAME: lambda row: row.name.casefold(),
    BALANCE: lambda row: _LEAST if row.balance.pence is None else row.balance.pence,
    LODGED: lambda row: _LEAST if row.balance.lodged_pence is None else row.balance.lodged_pence,
    LINES: lambda row: len(row.lines),
    REACHED: lambda row: row.sentence.casefold(),
}
