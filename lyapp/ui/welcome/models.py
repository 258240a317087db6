"""The list of reviews opened before, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    Qt,
)

from lyapp.ui.roles import ACCESSIBLE, DISPLAY, ROOT, TOOLTIP, Index

PATH = int(Qt.ItemDataRole.UserRole)
DETAIL = PATH + 1
MISSING = PATH + 2


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A review opened before: its name, where it is, when it was changed; or that it is gone."""

    path: Path
    name: str
    detail: str
    missing: bool


def recent_row(path: Path, title: str = "") -> RecentRow:
    """What the list shows of one file: its title, where that is known, and its name."""
    name = f"{title} · {path.name}" if title else path.stem
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        words = QCoreApplication.translate("Recent", "not there any more · {folder}")
        return RecentRow(path, name, words.format(folder=path.parent), missing=True)
    when = QDateTime.fromSecsSinceEpoch(int(changed.timestamp()))
    words = QCoreApplication.translate("Recent", "changed {when} · {folder}")
    said = QLocale().toString(when, "d MMMM yyyy HH:mm")
    detail = words.format(when=said, folder=path.parent)
    return RecentRow(path, name, detail, missing=False)


class RecentModel(QAbstractListModel):
    """Rows of `RecentRow`."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[RecentRow] = []

    def fill(self, rows: Sequence[RecentRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def remove(self, row: int) -> None:
        """Take one row out."""
        self.beginRemoveRows(ROOT, row, row)
        del self._rows[row]
        self.endRemoveRows()

    def row(self, index: int) -> RecentRow | None:
        """One row; None beyond the end."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's: how many."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Qt's: one value."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == DISPLAY:
            return row.name
        if role == TOOLTIP:
            return str(row.path)
        if role == DETAIL:
            return row.detail
        if role == MISSING:
            return row.missing
        if role == ACCESSIBLE:
            return f"{row.name}, {row.detail}"
        return None
