"""A table's header in which each column's meaning is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.choice import Choice

_MOST = 60
"""Choosers made; a table with more columns is no plan's."""


class ChooserHeader(QHeaderView):
    """A choice over each column; it follows the columns as they move."""

    picked = Signal(int, object)
    """A column, and what a person said it holds."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._choosers: list[Choice] = []
        self._offered: tuple[tuple[object, str], ...] = ()
        self._table = table
        self.sectionResized.connect(self.place)
        table.horizontalScrollBar().valueChanged.connect(self.place)

    def choosers(self) -> list[Choice]:
        """The choices, from the left; those of columns that aren't there are hidden."""
        return [one for one in self._choosers if not one.isHidden()]

    def show_columns(
        self, offered: Sequence[tuple[object, str]], names: Sequence[str], values: Sequence[object]
    ) -> None:
        """One choice a column, each called by its heading and holding its value."""
        count = min(len(values), _MOST)
        while len(self._choosers) < count:
            chooser = Choice("", self.viewport())
            chooser.setProperty("column", len(self._choosers))
            chooser.picked.connect(self._picked)
            before = self._choosers[-1] if self._choosers else self._table
            QWidget.setTabOrder(before, chooser)
            self._choosers.append(chooser)
        for place, chooser in enumerate(self._choosers):
            chooser.setVisible(place < count)
            if place >= count:
                continue
            if chooser.count() != len(offered):
                chooser.offer([(value, words, None) for value, words in offered])
            chooser.set_value(values[place])
            name = names[place] or str(place + 1)
            chooser.setAccessibleName(self.tr("Column “{name}” holds").format(name=name))
        self.updateGeometries()
        self.place()

    @Slot(object)
    def _picked(self, value: object) -> None:
        chooser = self.sender()
        if chooser is not None:
            self.picked.emit(int(chooser.property("column")), value)

    def sizeHint(self) -> QSize:
        """Qt's own: as high as a choice."""
        hint = super().sizeHint()
        high = max((one.sizeHint().height() for one in self._choosers), default=0)
        return QSize(hint.width(), max(hint.height(), high + theme.unit()))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: ARG002, N803
        """Qt's own: nothing but the ground; the choice stands there."""
        painter.fillRect(rect, theme.current().surface)

    @Slot()
    def place(self) -> None:
        """Put every choice over its column."""
        gap = theme.px(3)
        for place, chooser in enumerate(self._choosers):
            if not chooser.isHidden() and place < self.count():
                high = chooser.sizeHint().height()
                chooser.setGeometry(
                    self.sectionViewportPosition(place) + gap,
                    (self.height() - high) // 2,
                    max(0, self.sectionSize(place) - 2 * gap),
                    high,
                )

    def updateGeometries(self) -> None:
        """Qt's own: the choices follow."""
        super().updateGeometries()
        self.place()
