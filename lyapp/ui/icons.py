"""Our own line icons, coloured by the palette in use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from lyapp.places import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_BLANK = QColor(0, 0, 0, 0)


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """The icon `name` in one colour, `side` pixels at the screen's `ratio`."""
    from PySide6.QtSvg import QSvgRenderer

    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.fill(_BLANK)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made


def icon(name: str, colour: QColor, side: int = 20) -> QIcon:
    """The icon `name` in one colour, sharp on ordinary and on dense screens."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour.name(), side, ratio))
    return made
