"""Red, amber, green: a letter in a shape of its own, so that colour is never alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from lyapp.model.criteria import Rag
from lyapp.ui import theme

_CENTRE = Qt.AlignmentFlag.AlignCenter
_GREEN, _AMBER, _RED = Rag.GREEN, Rag.AMBER, Rag.RED


def rag_colours(rag: Rag) -> tuple[QColor, QColor]:
    """(ink, fill) of one colour in the palette in use."""
    tokens = theme.current()
    if rag is _GREEN:
        return tokens.good, tokens.good_fill
    if rag is _AMBER:
        return tokens.caution, tokens.caution_fill
    return tokens.bad, tokens.bad_fill


def paint_rag(painter: QPainter, rect: QRect, rag: Rag) -> None:
    """Paint a green square, amber triangle or red circle with its letter, centred in `rect`."""
    ink, fill = rag_colours(rag)
    side = min(theme.px(18), rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink if theme.current().name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    letter = QRectF(box)
    if rag is _GREEN:
        painter.drawRoundedRect(box, 3, 3)
    elif rag is _AMBER:
        painter.drawPolygon(
            QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])
        )
        letter.translate(0, side * 0.14)
    else:
        painter.drawEllipse(box)
    small = theme.font("label")
    small.setPixelSize(max(7, round(side * (0.52 if rag is _AMBER else 0.6))))
    small.setBold(True)
    painter.setFont(small)
    painter.setPen(ink)
    painter.drawText(letter, _CENTRE, rag.value)
    painter.restore()
