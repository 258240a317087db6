"""What every part of the plan tab is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from lyapp.ui import theme

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk
    from lyapp.ui.locality.plan.calls import PlanFile

_NARROW = 760


class PlanPart(QWidget):
    """One part: filled when it is first shown, and whenever the plan changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def show_plan(self, file: PlanFile, page: LocalityPage, *, writable: bool) -> None:
        """Show a plan; what is being typed stays with the plan it was typed for."""

    def flush(self) -> None:
        """Keep what is being typed: the page goes, or another locality comes."""

    def let_go(self) -> None:
        """The review was closed: nothing shown belongs to the next one."""


class Beside(QSplitter):
    """A list and what is said of the one chosen: side by side, or below where it is narrow."""

    def __init__(self, first: QWidget, second: QWidget, *, shares: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shares = shares
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        for place, stretch in enumerate(shares):
            self.setStretchFactor(place, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when there is too little room for both beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if wanted != self.orientation() or event.oldSize().width() <= 0:
            self.setOrientation(wanted)
            whole = self.height() if narrow else self.width()
            self.setSizes([whole * share // sum(self._shares) for share in self._shares])
