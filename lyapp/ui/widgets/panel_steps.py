"""The row of ways through a round of the panel, the same at the head of each of its screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QTabBar, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.buttons import step_button
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Title

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

STEPS: tuple[tuple[str, str], ...] = (
    ("members", "Members"),
    ("round", "Packs and returns"),
    ("sheets", "Paper sheets"),
    ("panel", "Moderation"),
    ("agreement", "Agreement"),
)
"""(screen, words), in the order of the work."""


_BESIDE = QBoxLayout.Direction.LeftToRight
_UNDER = QBoxLayout.Direction.TopToBottom


class PanelSteps(QWidget):
    """Words, one a screen of the round; `here` is lit, the others are gone to by a click."""

    def __init__(self, desk: Desk, here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps of the panel’s round"))
        self._desk = desk
        self._here = here
        self._names: dict[QAbstractButton, str] = {}
        group = QButtonGroup(self)
        group.setExclusive(True)
        row = FlowLayout(self, gap=theme.unit())
        for name, words in STEPS:
            button = step_button(QCoreApplication.translate("PanelSteps", words), parent=self)
            button.setChecked(name == here)
            group.addButton(button)
            row.addWidget(button)
            self._names[button] = name
        group.buttonClicked.connect(self._clicked)

    def in_one_line(self) -> int:
        """The width all the words need in one line, in pixels."""
        widths = [button.sizeHint().width() for button in self._names]
        return sum(widths) + theme.unit() * (len(widths) - 1)

    @Slot(QAbstractButton)
    def _clicked(self, clicked: QAbstractButton) -> None:
        name = self._names[clicked]
        for each, other in self._names.items():
            # Kept as it was: one comes back to this screen, not to the one gone to.
            each.setChecked(other == self._here)
        if name != self._here:
            self._desk.go(name)


class PanelHead(QWidget):
    """The head of a screen of the round: its title, and the ways to the other screens beside it.

    Where they have no room in one line beside the title, they stand under it.
    """

    def __init__(self, title: str, desk: Desk, here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title(title, self)
        self.steps = PanelSteps(desk, here, self)
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.steps, 1)
        self._row.setSpacing(theme.unit() * 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: beside the title, or under it."""
        super().resizeEvent(event)
        step = theme.unit()
        needed = self.title.sizeHint().width() + step * 4 + self.steps.in_one_line()
        beside = needed <= self.width()
        way = _BESIDE if beside else _UNDER
        if self._row.direction() != way:
            self._row.setDirection(way)
            self._row.setSpacing(step * 4 if beside else step)


def part_tabs(name: str, words: tuple[str, ...], parent: QWidget) -> QTabBar:
    """The tabs of a screen's own parts, below its head; `name` is told to a screen reader."""
    bar = QTabBar(parent)
    bar.setAccessibleName(name)
    bar.setExpanding(False)
    bar.setDrawBase(False)
    bar.setUsesScrollButtons(True)
    for each in words:
        bar.addTab(each)
    return bar
