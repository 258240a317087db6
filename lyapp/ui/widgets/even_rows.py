"""A layout that shares its width among all widgets, in as few lines as they have room in."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from lyapp.ui.widgets.item_layout import ItemLayout


class EvenRows(ItemLayout):
    """Side by side over the whole width; where that is too narrow, in lines of equal columns."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        self._line: int | None = None
        super().__init__(parent, gap=gap)

    def expandingDirections(self) -> Qt.Orientation:
        """Qt's: the width there is."""
        return Qt.Orientation.Horizontal

    def invalidate(self) -> None:
        """Qt's: something within has another size."""
        self._line = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Qt's: all in one line."""
        shown = self._shown()
        return QSize(self.one_line(), self._tallest(shown))

    def minimumSize(self) -> QSize:
        """Qt's: room for the widest and the tallest."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def one_line(self) -> int:
        """The width at which all stand in one line."""
        if self._line is None:
            least = [item.minimumSize().width() for item in self._shown()]
            self._line = sum(least) + self.spacing() * max(len(least) - 1, 0)
        return self._line

    def setGeometry(self, rect: QRect) -> None:
        """Qt's: put everything in its place."""
        super().setGeometry(rect)
        y = rect.y()
        lines = self._lines(rect.width())
        columns = max((len(line) for line in lines), default=1)
        even = (rect.width() - self.spacing() * (columns - 1)) // columns
        for line in lines:
            least = [item.minimumSize().width() for item in line]
            wide = _shared(least, rect.width() - self.spacing() * (len(line) - 1))
            if len(lines) > 1:
                wide = [even] * len(line)
            tall = self._tallest(line)
            x = rect.x()
            for item, width in zip(line, wide, strict=True):
                item.setGeometry(QRect(x, y, width, tall))
                x += width + self.spacing()
            y += tall + self.spacing()

    def _height_at(self, width: int) -> int:
        lines = self._lines(width)
        gaps = self.spacing() * max(len(lines) - 1, 0)
        return sum(map(self._tallest, lines)) + gaps

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        shown = self._shown()
        if not shown or self.one_line() <= width:
            return [shown] if shown else []
        widest = max(item.minimumSize().width() for item in shown)
        most = max((width + self.spacing()) // (widest + self.spacing()), 1)
        lines = -(-len(shown) // most)
        # As many in each line as possible, so that no line holds a single one for no reason.
        columns = -(-len(shown) // lines)
        return [shown[at : at + columns] for at in range(0, len(shown), columns)]

    def _tallest(self, line: list[QLayoutItem]) -> int:
        return max((item.sizeHint().height() for item in line), default=0)


def _shared(least: list[int], room: int) -> list[int]:
    """Widths as equal as they can be, none below its least."""
    even = room // max(len(least), 1)
    fixed = [width for width in least if width > even]
    while fixed:
        others = len(least) - len(fixed)
        following = (room - sum(fixed)) // max(others, 1)
        if following == even or not others:
            break
        even = following
        fixed = [width for width in least if width > even]
    return [max(width, even) for width in least]
