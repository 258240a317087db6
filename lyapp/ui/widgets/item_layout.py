"""What the layouts of our own share: the items they hold, and heights that are asked for often."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ItemLayout(QLayout):
    """Holds items in a list; the narrower it is, the taller. One that is made of it places them."""

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

    def hasHeightForWidth(self) -> bool:
        """Qt's: the narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt's: the height at a width; asked for very often, so it is kept until it may differ."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._height_at(width)
        return height

    def invalidate(self) -> None:
        """Qt's: something within has another size."""
        self._heights.clear()
        super().invalidate()

    def _height_at(self, width: int) -> int:  # noqa: ARG002  # for those that have lines
        """The height at a width, worked out; without an order of its own, all stand in a line."""
        return max((item.sizeHint().height() for item in self._items), default=0)
