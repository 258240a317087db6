"""The list of a plan's rows: how it steps, reads on within a tall card, and paints anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from lyapp.ui import theme
from lyapp.ui.review.models import CITED, MARKS
from lyapp.ui.roles import ACCESSIBLE, Index

_PAGE = 0.8
"""How much of what is seen a step goes on within a tall card."""
_MANY_ROWS = 120
"""From here on the list is laid out in batches."""
_PAINTED = frozenset((int(CITED), int(MARKS), int(ACCESSIBLE)))
"""Roles that change how a row looks and never how tall it is."""


class CardList(QListView):
    """The rows of a plan as cards or lines; J and K are the screen's, the rest is Qt's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("PlanCards")
        self.verticalScrollBar().setSingleStep(24)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Qt's own: what no card's height depends on is only painted anew."""
        if roles and _PAINTED.issuperset(roles):
            if first.row() == last.row():
                self.update(first)
            else:
                self.viewport().update()
            return
        super().dataChanged(first, last, roles)

    def suit(self, rows: int) -> None:
        """Choose how to lay out this many rows."""
        modes = QListView.LayoutMode
        self.setLayoutMode(modes.Batched if rows > _MANY_ROWS else modes.SinglePass)

    def step(self, by: int) -> None:
        """Select the next visible row (1) or the one before (-1)."""
        model = self.model()
        chosen = self.selectionModel().hasSelection()
        # Focus alone makes the first row current; it counts only once it is selected.
        if chosen and self._read_on(by):
            return
        row = self.currentIndex().row() + by if chosen else max(self.currentIndex().row(), 0)
        while 0 <= row < model.rowCount() and self.isRowHidden(row):
            row += by
        if 0 <= row < model.rowCount():
            self.choose(row)

    def _read_on(self, by: int) -> bool:
        """Within a card taller than the list, go on to what isn't seen of it yet."""
        card, room = self.visualRect(self.currentIndex()), self.viewport().height()
        hidden = card.bottom() - room if by > 0 else -card.top()
        if card.height() <= room or not 0 < hidden < card.height():
            return False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * min(hidden + theme.unit(), round(room * _PAGE)))
        return True

    def choose(self, row: int) -> None:
        """Select a row alone and bring it into view."""
        index = self.model().index(row, 0)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, select)
        self.scrollTo(index)
