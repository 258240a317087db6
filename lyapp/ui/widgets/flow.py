"""A layout that puts widgets side by side and goes on in the next line when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; each line as tall as its tallest widget, the others centred."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        # Qt asks for some of these while the layout is being made.
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's: take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Qt's: how many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt's: one item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt's: take one item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

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

    def hasHeightForWidth(self) -> bool:
        """Qt's: the narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt's: the height at a width; asked for very often, so it is kept until it may differ."""
        height = self._heights.get(width)
        if height is None:
            height = self._arrange(QRect(0, 0, width, 0), move=False)
            self._heights[width] = height
        return height

    def invalidate(self) -> None:
        """Qt's: something within has another size."""
        self._heights.clear()
        super().invalidate()

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
