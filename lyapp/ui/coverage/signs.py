"""The signs of the matrix: each cover has a shape and a mark of its own, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap

from lyapp.model.coverage import Cover, LinkState
from lyapp.ui import theme

SIGNS = {Cover.CONFIRMED: "✓", Cover.SUGGESTED: "?", Cover.GAP: "–", Cover.NO_ROWS: ""}
STATE_SIGNS = {LinkState.OPEN: "?", LinkState.CONFIRMED: "✓", LinkState.REFUSED: "✗"}
COVER_OF = {
    LinkState.OPEN: Cover.SUGGESTED,
    LinkState.CONFIRMED: Cover.CONFIRMED,
    LinkState.REFUSED: Cover.GAP,
}
_CENTRE = Qt.AlignmentFlag.AlignCenter
_DIM = 0.3


def _tr(text: str) -> str:
    return QCoreApplication.translate("Coverage", text)


def cover_words(cover: Cover) -> str:
    """A cover in words."""
    match cover:
        case Cover.CONFIRMED:
            return _tr("confirmed")
        case Cover.SUGGESTED:
            return _tr("suggested, not yet settled")
        case Cover.GAP:
            return _tr("no row is known for it")
        case _:
            return _tr("the plan’s rows aren’t in the review")


def state_words(state: LinkState) -> str:
    """What was said of a link, in words."""
    match state:
        case LinkState.OPEN:
            return _tr("suggested")
        case LinkState.CONFIRMED:
            return _tr("confirmed")
        case _:
            return _tr("refused")


def ink_of(cover: Cover) -> QColor:
    """The colour of a cover's mark and figures."""
    tokens = theme.current()
    if cover is Cover.CONFIRMED:
        return tokens.good
    return tokens.caution if cover is Cover.SUGGESTED else tokens.ink2


def paint_sign(painter: QPainter, box: QRectF, cover: Cover, mark: str) -> None:
    """A green square with ✓, an amber disc with ?, a bare dash, or a hatched square."""
    tokens = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = tokens.name == "contrast"
    painter.setPen(QPen(ink_of(cover), 1) if edge else Qt.PenStyle.NoPen)
    if cover is Cover.CONFIRMED:
        painter.setBrush(tokens.good_fill)
        painter.drawRoundedRect(box, 3, 3)
    elif cover is Cover.SUGGESTED:
        painter.setBrush(tokens.caution_fill)
        painter.drawEllipse(box)
    elif cover is Cover.NO_ROWS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(tokens.control_line, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box)
    font = theme.font("label")
    font.setPixelSize(max(8, round(box.height() * 0.66)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(ink_of(cover))
    painter.drawText(box, _CENTRE, mark)
    painter.restore()


def sign_pictures(side: int, ratio: float) -> dict[tuple[Cover, bool], QPixmap]:
    """The signs as pictures `side` pixels wide, each also dimmed, for a screen of this ratio."""
    made: dict[tuple[Cover, bool], QPixmap] = {}
    for cover in Cover:
        for dim in (False, True):
            picture = QPixmap(round(side * ratio), round(side * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setOpacity(_DIM if dim else 1.0)
            box = QRectF(0, 0, side, side).adjusted(1, 1, -1, -1)
            paint_sign(painter, box, cover, SIGNS[cover])
            painter.end()
            made[cover, dim] = picture
    return made
