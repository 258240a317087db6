"""The first rows of a table of the document, as they stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from lyapp.model.intake import Column
from lyapp.ui import theme
from lyapp.ui.roles import ALIGN, DISPLAY, FONT, GROUND, HORIZONTAL, INK, ROOT, TOOLTIP, Index

if TYPE_CHECKING:
    from lyapp.model.intake import SourceTable, TableMapping

SHOWN = 30
"""Rows of the table that are shown."""
_MOST = 600  # characters of a cell

TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SampleModel(QAbstractTableModel):
    """Texts of a table's cells; rows that are headings and columns left out are quieter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[tuple[str, ...], ...] = ()
        self._width = 0
        self._headers = 0
        self._numbers: tuple[str, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._used = True

    def show(self, table: SourceTable, mapping: TableMapping) -> None:
        """Show a table's first rows; for a table of labels, one row with what stands beside."""
        texts, numbers = _form(table) if mapping.form else _rows(table, len(mapping.columns))
        headers = 1 if mapping.form else mapping.header_rows
        if texts != self._texts or self._width != len(mapping.columns):
            self.beginResetModel()
            self._texts, self._numbers = texts, numbers
            self._width = len(mapping.columns)
            self._set(mapping, headers)
            self.endResetModel()
        elif (mapping.columns, headers, mapping.used) != (self._columns, self._headers, self._used):
            self._set(mapping, headers)
            if self._texts and self._width:
                last = self.index(len(self._texts) - 1, self._width - 1)
                self.dataChanged.emit(self.index(0, 0), last)

    def lines(self, most: int) -> list[int]:
        """How many lines each row is shown with: a heading as many as it has, at most `most`."""
        return [
            max(1, min(most, max(map(_lines, texts), default=1))) if row < self._headers else most
            for row, texts in enumerate(self._texts)
        ]

    def _set(self, mapping: TableMapping, headers: int) -> None:
        self._columns, self._headers, self._used = mapping.columns, headers, mapping.used

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: the rows' numbers; what a column holds is chosen in the header itself."""
        if role == DISPLAY and orientation != HORIZONTAL:
            return self._numbers[section]
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (DISPLAY, TOOLTIP):
            return self._texts[row][column] or None
        if role == ALIGN:
            return TOP_LEFT
        if role == FONT:
            return theme.font("label") if row < self._headers else None
        if role == INK:
            quiet = row < self._headers or not self._used or self._columns[column] is Column.NONE
            return theme.current().ink2 if quiet else None
        if role == GROUND:
            return theme.current().background if row < self._headers else None
        return None


def _rows(table: SourceTable, columns: int) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    rows = table.rows[:SHOWN]
    texts: list[tuple[str, ...]] = []
    for row in rows:
        cells = [_text("" if cell.merged else cell.text) for cell in row.cells[:columns]]
        texts.append((*cells, *[""] * (columns - len(cells))))
    return tuple(texts), tuple(str(row.number) for row in rows)


def _form(table: SourceTable) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    from lyapp.rules.plan_rows.forms import labelled

    found = labelled(table)
    labels = tuple(one.label for one in found)
    values = tuple(_text("\n".join(cell.text for cell in one.values)) for one in found)
    return (labels, values), ("", "")


def _lines(text: str) -> int:
    return text.count("\n") + 1 + len(text) // 40


def _text(text: str) -> str:
    return text if len(text) <= _MOST else text[:_MOST].rstrip() + "…"


def header_rows_at_most(table: SourceTable) -> int:
    """How many rows may be headings: all but the last, at most as many as are shown."""
    return max(0, min(len(table.rows) - 1, SHOWN))
