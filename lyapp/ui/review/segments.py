"""How far one has got with a plan's criteria, a short bar each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lyapp.ui import theme

NO_PEN = Qt.PenStyle.NoPen


class Segments(QWidget):
    """One short bar a criterion: answered, here, or still to do. A click goes there."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered: tuple[bool, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._here = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Criteria answered"))

    def show_progress(self, *, answered: Sequence[bool], titles: Sequence[str], here: int) -> None:
        """Show which criteria are answered and which one is on the sheet."""
        new = (tuple(answered), tuple(titles), here)
        if new == (self._answered, self._titles, self._here):
            return
        self._answered, self._titles, self._here = new
        said = self.tr("{done} of {of} answered; at criterion {here}")
        self.setAccessibleDescription(
            said.format(done=sum(self._answered), of=len(self._answered), here=here + 1)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's own: tall enough to hit."""
        return QSize(theme.unit() * 20, max(24, theme.unit() * 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(NO_PEN)
        for position, done in enumerate(self._answered):
            here = position == self._here
            bar = self._bar(position)
            painter.setBrush(tokens.ink if here else tokens.accent if done else tokens.line)
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
            if here and done:
                painter.setBrush(tokens.accent)
                painter.drawRoundedRect(bar.adjusted(2, 2, -2, -2), 2, 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's own: go to the criterion under the pointer."""
        position = self._at(event.position().x())
        if position is not None:
            self.picked.emit(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's own: name the criterion under the pointer."""
        position = self._at(event.position().x())
        if position is not None:
            text = f"{position + 1} {self._titles[position]}"
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _step(self) -> float:
        return min(self.width() / max(len(self._answered), 1), theme.unit() * 3.5)

    def _bar(self, position: int) -> QRectF:
        step = self._step()
        gap = min(theme.unit() * 0.75, step / 3)
        height = max(6.0, theme.unit() * 0.75)
        return QRectF(position * step, (self.height() - height) / 2, step - gap, height)

    def _at(self, x: float) -> int | None:
        position = int(x // self._step()) if self._answered else -1
        return position if 0 <= position < len(self._answered) else None
