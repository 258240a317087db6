"""Paints the cells of a document's table: as many whole lines as there is room for."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from lyapp.ui import theme
from lyapp.ui.roles import DISPLAY, FONT, GROUND, INK, Index

WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class WholeLines(QStyledItemDelegate):
    """No line is cut through its middle."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's own: paint one cell."""
        painter.save()
        ground = index.data(GROUND)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        font = index.data(FONT)
        painter.setFont(theme.font() if font is None else font)
        ink = index.data(INK)
        painter.setPen(theme.current().ink if ink is None else ink)
        edge = theme.unit() // 2
        room = option.rect.adjusted(edge, edge, -edge, -edge)
        line = _line(painter.font())
        whole = QRect(room.left(), room.top(), room.width(), room.height() // line * line)
        painter.setClipRect(whole)
        painter.drawText(room, int(WRAPPED), index.data(DISPLAY) or "")
        painter.restore()


def height_of(lines: int) -> int:
    """How high a cell of so many lines is."""
    return lines * _line(theme.font()) + theme.unit() + 1


def _line(font: QFont) -> int:
    # A line is laid out as high as a whole number of pixels that holds it.
    return math.ceil(QFontMetricsF(font).lineSpacing())
