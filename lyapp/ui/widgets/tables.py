"""What the tables whose cells are chosen one by one have in common."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QTableView

from lyapp.ui import theme

_BY_PIXEL = QAbstractItemView.ScrollMode.ScrollPerPixel


def make_plain(table: QTableView, name: str) -> None:
    """No grid, frame or corner; lines aren't wrapped, cells not typed into; Tab leaves the table.

    `name` is told to a screen reader. One cell is chosen at a time. A table that has it otherwise
    says so afterwards.
    """
    table.setAccessibleName(name)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(_BY_PIXEL)
    table.setHorizontalScrollMode(_BY_PIXEL)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setFrameShape(QTableView.Shape.NoFrame)


def paint_ring(painter: QPainter, around: QRect) -> None:
    """The ring round the cell that the keyboard is on."""
    painter.setPen(QPen(theme.current().focus, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(around)
