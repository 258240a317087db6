"""Paints the rows to check: two lines for a row, one for each physical row joined to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from lyapp.ui import theme
from lyapp.ui.intake.check.models import ROW, Entry
from lyapp.ui.intake.two_lines import ink_of, line
from lyapp.ui.roles import Index
from lyapp.ui.widgets.list_ground import paint_ground


class RowDelegate(QStyledItemDelegate):
    """A thin bracket at the left holds together what was joined."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look()

    def look(self) -> None:
        """Measure again, after the text size changed."""
        step = theme.unit()
        self._name, self._line = theme.font(), theme.font("label")
        self._name.setWeight(QFont.Weight.DemiBold)
        self._struck = QFont(self._name)
        self._struck.setStrikeOut(True)
        self._first = QFontMetrics(self._name).height()
        self._second = QFontMetrics(self._line).height()
        self._row = QSize(step * 16, self._first + self._second + round(step * 1.5))
        self._piece = QSize(step * 16, self._second + round(step * 0.75))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt's own: the same for every row, and for every joined line."""
        entry: Entry = index.data(ROW)
        return self._row if entry.begins else self._piece

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: paint one line."""
        entry: Entry = index.data(ROW)
        step = theme.unit()
        tokens = theme.current()
        painter.save()
        frame = paint_ground(painter, option)
        left = frame.left() + step * 0.9
        if entry.joined:
            painter.setPen(QPen(tokens.control_line, 1))
            middle = frame.center().y()
            if entry.begins:
                painter.drawLine(QPointF(left, middle), QPointF(left, frame.bottom() + 1))
                painter.drawLine(QPointF(left, middle), QPointF(left + step * 0.6, middle))
            else:
                end = middle if entry.last else frame.bottom() + 1
                painter.drawLine(QPointF(left, frame.top() - 1), QPointF(left, end))
                painter.drawLine(QPointF(left, middle), QPointF(left + step * 0.6, middle))
        if entry.begins:
            room = frame.adjusted(step * 2, step * 0.5, -step, -step * 0.5)
            above = room.adjusted(0, 0, 0, -self._second)
            ink = tokens.ink2 if entry.refused else tokens.ink
            line(painter, above, entry.name, self._struck if entry.refused else self._name, ink)
            below = room.adjusted(0, self._first, 0, 0)
            said = f"✎ {entry.line}" if entry.edited else entry.line
            line(painter, below, said, self._line, ink_of(entry.tone))
        else:
            room = frame.adjusted(step * 3.5, 0, -step, 0)
            line(painter, room, entry.name, self._line, tokens.ink2)
        painter.restore()
