"""Backups as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    Qt,
)

from lyapp.ui.roles import ALIGN, DISPLAY, HORIZONTAL, LEFT, RIGHT, ROOT, TOOLTIP, Index

if TYPE_CHECKING:
    from lyapp.store.backups import Backup

MADE, TITLE, REASON, SIZE, COUNTS = range(5)
_HEADS = ("Made", "Review", "Why", "Size", "Holds")
_SINGULAR = {"localities": "locality", "lines of money": "line of money"}
_DECIMAL = QLocale.DataSizeFormat.DataSizeSIFormat


def made_words(backup: Backup) -> str:
    """When a backup was made, in local time."""
    when = QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
    return QLocale().toString(when, "ddd d MMM yyyy HH:mm:ss")


class BackupModel(QAbstractTableModel):
    """Rows of the store's `Backup`, newest first. The words are made once, when it is filled."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Backup] = []
        self._words: list[tuple[str, ...]] = []

    def fill(self, backups: Sequence[Backup], *, open_path: Path | None = None) -> None:
        """Show these backups; those that aren't of the open review's own file say of which."""
        here = None if open_path is None else open_path.resolve()
        self.beginResetModel()
        self._rows = list(backups)
        self._words = [_words(each, here) for each in self._rows]
        self.endResetModel()

    def backup(self, row: int) -> Backup | None:
        """The backup of one row; None beyond the end."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's: how many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's: how many columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Qt's: one value."""
        if role in (DISPLAY, TOOLTIP):
            return self._words[index.row()][index.column()]
        if role == ALIGN and index.column() == SIZE:
            return RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Qt's: a column's head."""
        if orientation == HORIZONTAL and role == DISPLAY:
            return QCoreApplication.translate("Backups", _HEADS[section])
        if orientation == HORIZONTAL and role == ALIGN:
            return RIGHT if section == SIZE else LEFT
        return None


def _things(what: str, count: int) -> str:
    """The word for what is counted; the store's own is the plural."""
    one = _SINGULAR.get(what, what.removesuffix("s"))
    return QCoreApplication.translate("Backups", one if count == 1 else what)


def _words(backup: Backup, here: Path | None) -> tuple[str, ...]:
    counts = ", ".join(
        f"{QLocale().toString(count)} {_things(what, count)}" for what, count in backup.counts
    )
    size = QLocale().formattedDataSize(backup.size, int(backup.size >= 1_000_000), _DECIMAL)
    title = backup.title
    if backup.source is not None and backup.source != here:
        title = f"{title} – {backup.source}"
    return (made_words(backup), title, backup.reason, size, counts)
