"""What stands behind a line of a list that we paint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from lyapp.ui import theme

_SELECTED = QStyle.StateFlag.State_Selected
_HAS_FOCUS = QStyle.StateFlag.State_HasFocus
_HOVERED = QStyle.StateFlag.State_MouseOver
_NO_PEN = Qt.PenStyle.NoPen
_NO_BRUSH = Qt.BrushStyle.NoBrush


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """The ground of a line that is selected, under the pointer or has the keyboard; its frame."""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(option.rect).adjusted(2, 1, -2, -1)
    selected = bool(option.state & _SELECTED)
    if selected or option.state & _HOVERED:
        painter.setPen(_NO_PEN)
        painter.setBrush(tokens.selection if selected else tokens.background)
        painter.drawRoundedRect(frame, 6, 6)
    if option.state & _HAS_FOCUS:
        painter.setPen(QPen(tokens.focus, 2))
        painter.setBrush(_NO_BRUSH)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 6, 6)
    return frame
