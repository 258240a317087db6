"""A layout that puts widgets side by side and goes on in the next line when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem

from lyapp.ui.widgets.item_layout import ItemLayout


class FlowLayout(ItemLayout):
    """Left to right, then down; each line as tall as its tallest widget, the others centred."""

    def clear(self) -> None:
        """Take every widget out and let it go."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Qt's: it never asks for more room than it needs."""
        return Qt.Orientation(0)

    def setGeometry(self, rect: QRect) -> None:
        """Qt's: put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Qt's: the smallest size that works."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Qt's: room for the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _height_at(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        edges = self.contentsMargins()
        room = rect.adjusted(edges.left(), edges.top(), -edges.right(), -edges.bottom())
        x, y, tallest = room.x(), room.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), max(room.width(), item.minimumSize().width()))
            height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
            if tallest and x + width > room.right() + 1:
                if move:
                    _place(line, tallest)
                line = []
                x, y = room.x(), y + tallest + self.spacing()
                tallest = 0
            line.append((item, QRect(x, y, width, height)))
            x += width + self.spacing()
            tallest = max(tallest, height)
        if move:
            _place(line, tallest)
        return y + tallest - rect.y() + edges.bottom()


def _place(line: list[tuple[QLayoutItem, QRect]], tallest: int) -> None:
    """Put a line's widgets where they belong, each in the middle of the line's height."""
    for item, place in line:
        item.setGeometry(place.translated(0, (tallest - place.height()) // 2))
