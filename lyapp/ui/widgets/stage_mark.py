"""The symbol of an outcome's stage: a shape that says the same without its colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from lyapp.model.decision import OutcomeStage
from lyapp.ui import theme
from lyapp.ui.theme import Tokens


def stage_colour(stage: OutcomeStage, tokens: Tokens) -> QColor:
    """The colour of an outcome's symbol; the symbol says the same without it."""
    match stage:
        case OutcomeStage.AGREED:
            return tokens.good
        case OutcomeStage.CONDITIONAL:
            return tokens.caution
        case OutcomeStage.RECOMMENDED:
            return tokens.accent
        case OutcomeStage.REFUSED:
            return tokens.bad
        case _:
            return tokens.ink2


def paint_stage(painter: QPainter, rect: QRectF, stage: OutcomeStage, colour: QColor) -> None:
    """The shape of a stage: ring, half-filled ring, triangle, disc, square, or a dash."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.2, rect.width() / 8)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(1, 1, -1, -1)
    match stage:
        case OutcomeStage.AWAITED:
            painter.drawEllipse(inner)
        case OutcomeStage.CONDITIONAL:
            painter.drawEllipse(inner)
            painter.setBrush(colour)
            painter.drawPie(inner, 90 * 16, 180 * 16)
        case OutcomeStage.RECOMMENDED:
            painter.setBrush(colour)
            painter.drawPolygon(
                [inner.bottomLeft(), QPointF(inner.center().x(), inner.top()), inner.bottomRight()]
            )
        case OutcomeStage.AGREED:
            painter.setBrush(colour)
            painter.drawEllipse(inner)
        case OutcomeStage.REFUSED:
            painter.fillRect(inner, colour)
        case _:
            middle = inner.center().y()
            painter.drawLine(QPointF(inner.left(), middle), QPointF(inner.right(), middle))
    painter.restore()


def stage_pixmap(stage: OutcomeStage, side: int) -> QPixmap:
    """The symbol as a small picture, for lists and menus."""
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    inner = QRectF(0, 0, side, side).adjusted(1, 1, -1, -1)
    paint_stage(painter, inner, stage, stage_colour(stage, theme.current()))
    painter.end()
    return picture


class StageMark(QWidget):
    """The symbol beside a line of words, which say what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = OutcomeStage.UNDECIDED
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_stage(self, stage: OutcomeStage) -> None:
        """Show another stage."""
        self._stage = stage
        self.update()

    def sizeHint(self) -> QSize:
        """As large as a small letter."""
        return QSize(theme.px(12), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own
        """Paint the shape."""
        painter = QPainter(self)
        side = theme.px(11)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_stage(painter, box, self._stage, stage_colour(self._stage, theme.current()))
        painter.end()
