"""Paints a list of two-line rows: a name, and a quieter line below it in the row's tone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lyapp.ui import theme

SELECTED = QStyle.StateFlag.State_Selected
HAS_FOCUS = QStyle.StateFlag.State_HasFocus
HOVERED = QStyle.StateFlag.State_MouseOver
NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight

Index = QModelIndex | QPersistentModelIndex
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


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """What stands behind a row that is selected, under the pointer or has the keyboard."""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(option.rect).adjusted(2, 1, -2, -1)
    selected = bool(option.state & SELECTED)
    if selected or option.state & HOVERED:
        painter.setPen(NO_PEN)
        painter.setBrush(tokens.selection if selected else tokens.background)
        painter.drawRoundedRect(frame, 6, 6)
    if option.state & HAS_FOCUS:
        painter.setPen(QPen(tokens.focus, 2))
        painter.setBrush(NO_BRUSH)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 6, 6)
    return frame
