"""The frame of taking documents in: title, buttons, steps, and the step itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.intake.stepper import Stepper
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.even_rows import EvenRows
from lyapp.ui.widgets.labels import Elided, Title
from lyapp.ui.widgets.scrolled import scrolled

STEPS = 4
_LONGEST = 40
"""Grid steps of words on a button; what is longer is shortened."""


class IntakeView(QWidget):
    """Layout only; each step puts its own widget in its place when it is first shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.title = Title(self.tr("Take in plans"), self)
        self.what = Elided("", self)
        self.what.setProperty("role", "second")
        self.stepper = Stepper(self)
        self.back = plain_button(self.tr("Back"), parent=self)
        self.next = primary_button(self.tr("Continue"), parent=self)
        names = QHBoxLayout()
        names.setSpacing(2 * step)
        names.addWidget(self.title)
        names.addWidget(self.what, 1)
        buttons = EvenRows(gap=2 * step)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(2 * step)
        head.addLayout(names, 1)
        head.addLayout(buttons)
        self.says = Elided("", self)
        self.says.setProperty("role", "second")
        self.says.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        below = QHBoxLayout()
        below.setSpacing(2 * step)
        below.addWidget(self.stepper)
        below.addWidget(self.says, 1)
        self.steps = QStackedWidget(self)
        for _each in range(STEPS):
            self.steps.addWidget(QWidget(self))
        self.passage = QWidget(self)
        column = QVBoxLayout(self.passage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addLayout(head)
        column.addLayout(below)
        column.addSpacing(step // 2)
        # A step that needs more height than there is scrolls; it doesn't make the window higher.
        area = scrolled(self.steps, self, sideways=True)
        column.addWidget(area, 1)
        self.nothing = EmptyState("", "")
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.passage)
        self.pages.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        whole.addWidget(self.pages)

    def name_next(self, words: str) -> None:
        """Say on the button what comes next."""
        room = theme.unit() * _LONGEST
        shown = self.next.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        self.next.setText(shown.replace("&", "&&"))
        self.next.setAccessibleName(words)
        self.next.setToolTip(words if shown != words else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: follow the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The buttons stand beside the title, or under it where that has no room."""
        step = theme.unit()
        names = self.title.sizeHint().width() + 4 * step
        both = self.back.sizeHint().width() + self.next.sizeHint().width() + 2 * step
        under = names + both + 8 * step > self.width()
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if under else way.LeftToRight)
