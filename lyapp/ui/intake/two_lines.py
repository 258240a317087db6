"""Paints a list of two-line rows: a name, and a quieter line below it in the row's tone."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from lyapp.ui import theme
from lyapp.ui.roles import Index
from lyapp.ui.widgets.list_ground import paint_ground

LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight

ROW = Qt.ItemDataRole.UserRole


class TwoLines(QStyledItemDelegate):
    """Rows that have `name`, `line` and `tone`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look()

    def look(self) -> None:
        """Measure again, after the text size changed."""
        self._name, self._line = theme.font(), theme.font("label")
        self._name.setWeight(QFont.Weight.DemiBold)
        self._first = QFontMetrics(self._name).height()
        self._second = QFontMetrics(self._line).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt's own: two lines with air."""
        return QSize(theme.unit() * 16, self._first + self._second + theme.unit() * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: paint one row."""
        row = index.data(ROW)
        step = theme.unit()
        painter.save()
        frame = paint_ground(painter, option)
        room = frame.adjusted(step * 1.25, step * 0.75, -step, -step * 0.75)
        tokens = theme.current()
        line(painter, room.adjusted(0, 0, 0, -self._second), row.name, self._name, tokens.ink)
        below = room.adjusted(0, self._first, 0, 0)
        line(painter, below, row.line, self._line, ink_of(row.tone))
        painter.restore()


def ink_of(tone: str) -> QColor:
    """The colour of a tone's words."""
    tokens = theme.current()
    return {"good": tokens.good, "caution": tokens.caution, "bad": tokens.bad}.get(
        tone, tokens.ink2
    )


def line(painter: QPainter, room: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """One line of text, shortened where there is no room."""
    painter.setFont(font)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, ELIDE, round(room.width()))
    painter.drawText(room, LEFT_MIDDLE, shown)
