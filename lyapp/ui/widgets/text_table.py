"""A table of texts that can be sorted, filtered and, in some columns, typed into."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from lyapp.ui import theme
from lyapp.ui.notes import Tone
from lyapp.ui.replacing import tell_changed
from lyapp.ui.roles import (
    ALIGN,
    DISPLAY,
    EDIT,
    HORIZONTAL,
    INK,
    LEFT,
    RIGHT,
    ROOT,
    SHOWN,
    TOOLTIP,
    Index,
)

DESCENDING = Qt.SortOrder.DescendingOrder
TYPED = SHOWN | Qt.ItemFlag.ItemIsEditable

_MEASURED = 200
"""Up to this many rows each is made as tall as its text needs; longer tables have one line."""
_TALL = 5
"""Grid steps from which a row of several lines needs air above and below."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row: its key, its texts, whether it is marked as a bad one, and whether it is fixed.

    `tone` gives the first cell its colour, beside the word or sign that says the same.
    """

    key: int
    texts: tuple[str, ...]
    bad: bool = False
    fixed: bool = False
    tone: Tone = "plain"


class TextModel(QAbstractTableModel):
    """Rows of texts. Typing into a cell only asks (`typed`); the store's answer changes it."""

    typed = Signal(int, int, str)
    """Row key, column and the text a person typed."""

    def __init__(
        self,
        titles: Sequence[str],
        *,
        figures: Collection[int] = (),
        typable: Collection[int] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._figures = frozenset(figures)
        self._typable = frozenset(typable)
        self._all: tuple[Cells, ...] = ()
        self._rows: list[Cells] = []
        self._needle = ""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self.read_only = False

    def cells(self, row: int) -> Cells:
        """One row as shown."""
        return self._rows[row]

    def show(self, rows: Sequence[Cells]) -> bool:
        """Show these rows; True when other rows are shown than before."""
        self._all = tuple(rows)
        return self._take(self._arranged())

    def filter(self, words: str) -> bool:
        """Show only rows that hold these words; True when other rows are shown than before."""
        self._needle = words.strip().casefold()
        return self._take(self._arranged())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt's own: a column below 0 gives the programme's order."""
        self._sorted = (column, order) if column >= 0 else None
        self._take(self._arranged())

    def _arranged(self) -> list[Cells]:
        rows = [row for row in self._all if not self._needle or self._needle in _search_key(row)]
        if self._sorted is not None:
            column, order = self._sorted
            figures = column in self._figures

            def key(row: Cells) -> tuple[int, str]:
                return _sort_key(row.texts[column], figures=figures)

            rows.sort(key=key, reverse=order == DESCENDING)
        return rows

    def _take(self, rows: list[Cells]) -> bool:
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return True
        old, self._rows = self._rows, rows
        tell_changed(self, old, rows, columns=len(self._titles))
        return False

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if orientation != HORIZONTAL:
            return None
        if role == DISPLAY:
            return self._titles[section]
        if role == ALIGN:
            return RIGHT if section in self._figures else LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        typable = index.column() in self._typable and not self.read_only
        return TYPED if typable and not self._rows[index.row()].fixed else SHOWN

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (DISPLAY, EDIT):
            return row.texts[index.column()]
        if role == TOOLTIP:
            return row.texts[index.column()] or None
        if role == ALIGN:
            return RIGHT if index.column() in self._figures else LEFT
        if role == INK and (row.bad or (row.tone != "plain" and index.column() == 0)):
            tokens = theme.current()
            inks = {"good": tokens.good, "caution": tokens.caution, "plain": tokens.ink2}
            return inks.get(row.tone, tokens.bad) if not row.bad else tokens.bad
        return None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:  # noqa: ANN401
        """Qt's own: ask for a change; the text itself stays until it is saved."""
        if role != EDIT or not index.isValid():
            return False
        row = self._rows[index.row()]
        text = str(value)
        if text != row.texts[index.column()]:
            self.typed.emit(row.key, index.column(), text)
        return True


class TextTable(QTableView):
    """A `TextModel` with rows as tall as they need."""

    def __init__(
        self,
        name: str,
        titles: Sequence[str],
        widths: Sequence[int],
        *,
        figures: Collection[int] = (),
        typable: Collection[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.texts = TextModel(titles, figures=figures, typable=typable, parent=self)
        self._widths = tuple(widths)
        self.setModel(self.texts)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(
            QAbstractItemView.SelectionBehavior.SelectItems
            if typable
            else QAbstractItemView.SelectionBehavior.SelectRows
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setCornerButtonEnabled(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.measure)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sectionResized.connect(self._resized)
        self.texts.modelReset.connect(self.measure)
        self.look()

    def show_rows(self, rows: Sequence[Cells], *, read_only: bool = True) -> None:
        """Show these rows."""
        self.texts.read_only = read_only
        if not self.texts.show(rows):
            self.measure()

    @Slot()
    def look(self) -> None:
        """Follow the text size."""
        pad = theme.unit() // 2
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {pad}px; }}")
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.unit() * 4)
        rows.setDefaultSectionSize(round(theme.unit() * 4.25))
        for column, width in enumerate(self._widths):
            self.horizontalHeader().resizeSection(column, theme.unit() * width)
        self.measure()

    @Slot()
    def measure(self) -> None:
        """Make each row as tall as its text, while the table is short."""
        if self.texts.rowCount() <= _MEASURED:
            self.setWordWrap(True)
            self.resizeRowsToContents()
            for row in range(self.texts.rowCount()):
                height = self.rowHeight(row)
                if height > _TALL * theme.unit():
                    self.setRowHeight(row, height + theme.unit())
        else:
            self.setWordWrap(False)

    @Slot(int, int, int)
    def _resized(self, _column: int, _before: int, _now: int) -> None:
        # Columns change their widths one after the other; the rows are measured when all have.
        self._later.start()


def _search_key(row: Cells) -> str:
    return "\n".join(row.texts).casefold()


def _sort_key(text: str, *, figures: bool) -> tuple[int, str]:
    if figures:
        plain = text.replace(",", "")
        return (int(plain) if plain.isdecimal() else -1, text.casefold())
    return (0, text.casefold())
