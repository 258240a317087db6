"""The signs of the panel: a state has a shape and words of its own, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from lyapp.model.criteria import Mark, Rag, RatingScale
from lyapp.model.panel import CellState
from lyapp.ui import theme
from lyapp.ui.widgets.rag import rag_colours

CHOOSE = "choose"
"""Nothing is to be discussed, but the median is no level, so that the panel chooses one."""
AGREED = "agreed"
"""What stands in a state's place once the panel has settled a criterion."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Panel", text)


def state_words(state: CellState | str | None) -> str:
    """A state in words."""
    match state:
        case CellState.MUST_DISCUSS:
            return _tr("must discuss")
        case CellState.LOOK:
            return _tr("look")
        case CellState.CONFIRM:
            return _tr("confirm")
        case None:
            return _tr("not opened")
        case "choose":
            return _tr("choose a level")
        case _:
            return _tr("agreed")


def state_ink(state: CellState | str | None) -> QColor:
    """The colour of a state's sign and words."""
    tokens = theme.current()
    match state:
        case CellState.MUST_DISCUSS:
            return tokens.bad
        case CellState.LOOK | "choose":
            return tokens.caution
        case None | CellState.CONFIRM:
            return tokens.ink2
        case _:
            return tokens.good


def paint_state(painter: QPainter, box: QRectF, state: CellState | str | None) -> None:
    """A square, a triangle, a ring, a diamond to choose, a disc once agreed; nothing for None."""
    if state is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = state_ink(state)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(ink)
    if state is CellState.MUST_DISCUSS:
        painter.drawRect(box)
    elif state is CellState.LOOK:
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    elif state == CHOOSE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = box.center()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), box.top()),
                    QPointF(box.right(), middle.y()),
                    QPointF(middle.x(), box.bottom()),
                    QPointF(box.left(), middle.y()),
                ]
            )
        )
    elif state is CellState.CONFIRM:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
    else:
        painter.drawEllipse(box)
    painter.restore()


def rag_of(mark: Mark | None, scale: RatingScale) -> Rag | None:
    """The colour of a rating's level; None for what is no rating."""
    if mark is None or mark.rating is None:
        return None
    return next((level.rag for level in scale.levels if level.value == mark.rating), None)


def paint_chip(painter: QPainter, box: QRectF, text: str, rag: Rag | None) -> None:
    """A rating on its level's ground; on a plain ground with an edge where it has none."""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = tokens.name == "contrast"
    if rag is None:
        painter.setPen(QPen(tokens.control_line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = tokens.ink2
    else:
        ink, fill = rag_colours(rag)
        painter.setPen(QPen(ink, 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        ink = tokens.ink
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
