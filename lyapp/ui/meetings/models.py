"""The list of meetings, and the matrix of meetings and localities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QObject,
    Qt,
)

from lyapp.rules.dates import format_date, format_day
from lyapp.ui import theme
from lyapp.ui.replacing import replacing
from lyapp.ui.roles import (
    ACCESSIBLE,
    ALIGN,
    CENTRE,
    DISPLAY,
    HORIZONTAL,
    INK,
    LEFT,
    ROOT,
    SHOWN,
    TOOLTIP,
    Index,
)

if TYPE_CHECKING:
    from lyapp.store.queries.meetings import MeetingRow, MeetingsPage
    from lyapp.store.queries.programme import LocalityName


class MeetingList(QAbstractListModel):
    """One line a meeting: its date and how many plans it considered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MeetingRow, ...] = ()
        self._names: dict[int, str] = {}

    def meeting(self, row: int) -> MeetingRow:
        """One meeting."""
        return self._rows[row]

    def names_of(self, meeting: MeetingRow) -> tuple[str, ...]:
        """The names of the localities a meeting considered."""
        return tuple(self._names[key] for key in meeting.localities if key in self._names)

    def show(self, page: MeetingsPage) -> None:
        """Show these meetings; the same ones keep the selection."""
        self._names = {one.id: one.name for one in page.localities}
        same = [row.id for row in page.meetings] == [row.id for row in self._rows]
        with replacing(self, same=same):
            self._rows = page.meetings

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (DISPLAY, ACCESSIBLE):
            n = len(row.localities)
            plans = self.tr("1 plan") if n == 1 else self.tr("{n} plans").format(n=n)
            where = f" · {row.organisation}" if row.organisation else ""
            return f"{format_date(row.held)} · {plans}{where}"
        if role == TOOLTIP:
            return "\n".join((*self.names_of(row), row.note)).strip() or None
        return None


class MetModel(QAbstractTableModel):
    """Localities down, meetings across; a tick where a meeting considered a plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meetings: tuple[MeetingRow, ...] = ()
        self._localities: tuple[LocalityName, ...] = ()
        self._met: list[set[int]] = []

    def show(self, page: MeetingsPage) -> None:
        """Show this page; only cells that changed are told when rows and columns stay."""
        same = [m.id for m in page.meetings] == [
            m.id for m in self._meetings
        ] and page.localities == self._localities
        met = [set(meeting.localities) for meeting in page.meetings]
        if not same:
            self.beginResetModel()
            self._meetings, self._localities, self._met = page.meetings, page.localities, met
            self.endResetModel()
            return
        old, self._met = self._met, met
        self._meetings = page.meetings
        for column, (now, before) in enumerate(zip(met, old, strict=True), start=1):
            for row, locality in enumerate(self._localities):
                if (locality.id in now) != (locality.id in before):
                    self._tell(row, column)

    def cell(self, index: Index) -> tuple[MeetingRow, LocalityName, bool] | None:
        """The meeting, the locality and whether it was considered; None beside the matrix."""
        if not index.isValid() or index.column() == 0:
            return None
        meeting = self._meetings[index.column() - 1]
        locality = self._localities[index.row()]
        return meeting, locality, locality.id in self._met[index.column() - 1]

    def set_met(self, meeting: int, locality: int, *, met: bool) -> None:
        """Show a tick at once, before it is saved."""
        for position, row in enumerate(self._meetings):
            if row.id != meeting:
                continue
            now = self._met[position]
            now.add(locality) if met else now.discard(locality)
            kept = tuple(key for key in row.localities if key != locality)
            new = replace(row, localities=(*kept, locality) if met else kept)
            self._meetings = _replaced(self._meetings, position, new)
            for place, name in enumerate(self._localities):
                if name.id == locality:
                    self._tell(place, position + 1)

    def _tell(self, row: int, column: int) -> None:
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._localities)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._meetings) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if orientation != HORIZONTAL:
            return None
        if section == 0:
            return {DISPLAY: self.tr("Locality"), ALIGN: LEFT}.get(Qt.ItemDataRole(role))
        meeting = self._meetings[section - 1]
        if role == DISPLAY:
            return format_day(meeting.held)
        if role == TOOLTIP:
            return format_date(meeting.held)
        return CENTRE if role == ALIGN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own."""
        return SHOWN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if not index.isValid():
            return None
        locality = self._localities[index.row()]
        if index.column() == 0:
            if role in (DISPLAY, TOOLTIP):
                return locality.name
            return LEFT if role == ALIGN else None
        met = locality.id in self._met[index.column() - 1]
        if role == DISPLAY:
            return "✓" if met else "·"
        if role == ALIGN:
            return CENTRE
        if role == INK:
            return theme.current().accent if met else theme.current().ink2
        if role in (ACCESSIBLE, TOOLTIP):
            meeting = self._meetings[index.column() - 1]
            words = (
                self.tr("{name}: considered on {date}")
                if met
                else self.tr("{name}: not considered on {date}")
            )
            return words.format(name=locality.name, date=format_date(meeting.held))
        return None


def _replaced(rows: Sequence[MeetingRow], position: int, row: MeetingRow) -> tuple[MeetingRow, ...]:
    return (*rows[:position], row, *rows[position + 1 :])
