"""Long rows of a plan show their beginning, so that the next row isn't a page away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter
from PySide6.QtWidgets import QListView

from lyapp.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

_SHARE = 0.45
"""Of the window's height: what a card may take before it is folded."""
_LEAST = 34
"""Grid steps that a card may take in any window."""
_WORTH = 8
"""Grid steps that folding must spare."""
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Folds:
    """Which of a plan's long rows are open, and how tall their cards are."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self.all_open = False
        """While something is looked for, it must be seen wherever it stands."""

    def is_long(self, height: int, option: QStyleOptionViewItem) -> bool:
        """Whether a card of this height can be folded in its window."""
        return not self.all_open and height > _room(option) + theme.unit() * _WORTH

    def is_open(self, row: int) -> bool:
        """Whether a person opened the row with this key."""
        return row in self._open

    def turn(self, row: int) -> None:
        """Open a row, or fold it again."""
        self._open ^= {row}

    def height(self, row: int, height: int, option: QStyleOptionViewItem) -> int:
        """How tall the card of a row is that would take this height as a whole."""
        if not self.is_long(height, option):
            return height
        return height + strip_height() if self.is_open(row) else _room(option)


def strip_height() -> int:
    """The height of the line that opens and folds a card."""
    return round(QFontMetricsF(theme.font("label")).height() + theme.unit())


def strip_of(frame: QRectF) -> QRectF:
    """Where that line stands in a card's frame."""
    high = strip_height()
    return QRectF(frame.left() + 1, frame.bottom() - high - 1, frame.width() - 2, high)


def paint_strip(painter: QPainter, frame: QRectF, *, is_open: bool) -> None:
    """The line that opens or folds, over words that fade away below it."""
    tokens = theme.current()
    strip = strip_of(frame)
    if not is_open:
        fade = QRectF(strip).adjusted(0, -theme.unit() * 2.5, 0, 0)
        clear = QColor(tokens.surface)
        clear.setAlpha(0)
        shade = QLinearGradient(fade.topLeft(), fade.bottomLeft())
        shade.setColorAt(0, clear)
        shade.setColorAt(1 - strip.height() / fade.height(), tokens.surface)
        shade.setColorAt(1, tokens.surface)
        painter.fillRect(fade, shade)
    painter.setFont(theme.font("label"))
    painter.setPen(tokens.accent)
    words = _tr("O  less ▴") if is_open else _tr("O  more ▾")
    painter.drawText(strip.adjusted(theme.unit() * 1.5, 0, 0, 0), _LEFT_MIDDLE, words)


def _room(option: QStyleOptionViewItem) -> int:
    widget = option.widget
    high = widget.window().height() if isinstance(widget, QListView) else 0
    return max(round(high * _SHARE), theme.unit() * _LEAST)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Card", text)
