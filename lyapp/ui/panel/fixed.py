"""A table whose first column stays in place while the others are scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lyapp.ui.roles import Index

_HINT = QAbstractItemView.ScrollHint.EnsureVisible
_SELECTED = QStyle.StateFlag.State_Selected


class FixedHeader(QHeaderView):
    """The header over such a table: its first section stays, too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own: the sections, then the first one over those scrolled under it."""
        super().paintEvent(event)
        if self.offset() > 0 and self.count():
            painter = QPainter(self.viewport())
            place = QRect(0, 0, self.sectionSize(0), self.height())
            painter.fillRect(place, self.palette().base())
            self.paintSection(painter, place, 0)
            painter.end()


class FixedTable(QTableView):
    """The table. What is scrolled under the first column is painted over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalHeader(FixedHeader(self))
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    def fixed_width(self) -> int:
        """How wide the column is that stays in place; 0 while nothing is scrolled under it."""
        return self.columnWidth(0) if self.horizontalHeader().offset() > 0 else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own: the cells, then those of the first column where they stay."""
        super().paintEvent(event)
        width = self.fixed_width()
        if not width:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain, chosen = option.state, self.selectionModel()
        painter = QPainter(self.viewport())
        first = max(self.rowAt(event.rect().top()), 0)
        for row in range(first, self.model().rowCount()):
            top = self.rowViewportPosition(row)
            if top > event.rect().bottom():
                break
            option.rect = QRect(0, top, width, self.rowHeight(row))
            index = self.model().index(row, 0)
            option.state = plain | _SELECTED if chosen.isSelected(index) else plain
            painter.fillRect(option.rect, self.palette().base())
            self.itemDelegateForIndex(index).paint(painter, option, index)
        painter.end()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Qt's own: what one sees at a point."""
        if point.x() < self.fixed_width():
            row = self.rowAt(point.y())
            return self.model().index(row, 0) if row >= 0 else QModelIndex()
        return super().indexAt(point)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _HINT) -> None:
        """Qt's own: bring a cell into view, and out from under the first column."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            # It is in view wherever the others are.
            bar.setValue(before)
            return
        left = self.columnViewportPosition(index.column())
        if left < self.columnWidth(0):
            bar.setValue(bar.value() - (self.columnWidth(0) - left))

    @Slot()
    def _scrolled(self) -> None:
        # Qt moves what was painted, and with it the column that is to stay.
        self.viewport().update()
        self.horizontalHeader().viewport().update()
