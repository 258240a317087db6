"""A member’s state in the round: words, a shape of its own and a colour, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from lyapp.rules.moderation.round_state import RoundState
from lyapp.ui import theme

_NONE = Qt.BrushStyle.NoBrush


def state_words(state: RoundState) -> str:
    """A state in words."""
    return QCoreApplication.translate("Round", _WORDS[state])


_WORDS = {
    RoundState.WITHDRAWN: "withdrawn",
    RoundState.NOTHING_TO_SCORE: "nothing to score",
    RoundState.NO_PACK: "no pack yet",
    RoundState.PACK_MADE: "pack made",
    RoundState.PART_RETURNED: "part returned",
    RoundState.ALL_IN: "all in",
    RoundState.ON_PAPER: "entered on paper",
    RoundState.MARKED_FINISHED: "marked finished",
}


def state_ink(state: RoundState) -> QColor:
    """The colour of a state's sign and words."""
    tokens = theme.current()
    if state in (RoundState.ALL_IN, RoundState.MARKED_FINISHED):
        return tokens.good
    if state in (RoundState.PART_RETURNED, RoundState.ON_PAPER):
        return tokens.caution
    return tokens.accent if state is RoundState.PACK_MADE else tokens.ink2


def state_sign(state: RoundState) -> QPixmap:
    """The shape: a ring, half or whole disc, a triangle, a sheet, a cross, a dash."""
    side = theme.px(11)
    made = QPixmap(side + 2, side + 2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = state_ink(state)
    painter.setPen(QPen(ink, max(1.5, theme.px(1.5))))
    painter.setBrush(_NONE)
    _paint(painter, QRectF(1, 1, side, side).adjusted(0.5, 0.5, -0.5, -0.5), state, ink)
    painter.end()
    return made


def _paint(painter: QPainter, box: QRectF, state: RoundState, ink: QColor) -> None:
    middle = box.center().y()
    match state:
        case RoundState.WITHDRAWN:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        case RoundState.NOTHING_TO_SCORE:
            painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        case RoundState.PACK_MADE:
            painter.drawPolygon(
                QPolygonF([box.topLeft(), QPointF(box.right(), middle), box.bottomLeft()])
            )
        case RoundState.PART_RETURNED:
            painter.drawEllipse(box)
            painter.setBrush(ink)
            painter.drawPie(box, 90 * 16, 180 * 16)
        case RoundState.ON_PAPER:
            sheet = box.adjusted(box.width() * 0.12, 0, -box.width() * 0.12, 0)
            painter.drawRect(sheet)
            for part in (0.35, 0.65):
                y = sheet.top() + sheet.height() * part
                painter.drawLine(QPointF(sheet.left() + 2, y), QPointF(sheet.right() - 2, y))
        case RoundState.MARKED_FINISHED:
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(box.left(), middle),
                        QPointF(box.left() + box.width() * 0.4, box.bottom()),
                        box.topRight(),
                    ]
                )
            )
        case RoundState.ALL_IN:
            painter.setBrush(ink)
            painter.drawEllipse(box)
        case _:
            painter.drawEllipse(box)
