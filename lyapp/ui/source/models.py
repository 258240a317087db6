"""The lines of a document as a Qt model of one column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from lyapp.ui.roles import ACCESSIBLE, DISPLAY, ROOT, Index
from lyapp.ui.source.lines import DocumentLine, Kind

LINE_ROLE = Qt.ItemDataRole.UserRole
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class LinesModel(QAbstractTableModel):
    """One line of the document a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[DocumentLine, ...] = ()
        self._page = self.tr("Page {n}")
        self._row = self.tr("Row {n}: {words}")

    def rowCount(self, parent: Index = ROOT) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """One: a line is painted as a whole."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be chosen, and copied, but not changed."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """The line for painting, and its words for everybody else."""
        if not index.isValid():
            return None
        if role == LINE_ROLE:
            return self.lines[index.row()]
        if role in (DISPLAY, ACCESSIBLE):
            return self.words(index.row())
        return None

    def words(self, at: int) -> str:
        """What a line says."""
        line = self.lines[at]
        if line.kind is Kind.PAGE:
            return self._page.format(n=line.page)
        if line.kind is Kind.ROW:
            return self._row.format(n=line.number, words=line.words.replace("\t", "; "))
        return line.text

    def show_lines(self, lines: Sequence[DocumentLine]) -> None:
        """Show another document."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()
