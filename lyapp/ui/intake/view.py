"""The frame of taking documents in: title, buttons, steps, and the step itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.intake.stepper import Stepper
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Elided, Title

STEPS = 4


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
        head = QHBoxLayout()
        head.setSpacing(2 * step)
        head.addWidget(self.title)
        head.addWidget(self.what, 1)
        head.addWidget(self.back)
        head.addWidget(self.next)
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
        column.addWidget(self.steps, 1)
        self.nothing = EmptyState("", "")
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.passage)
        self.pages.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        whole.addWidget(self.pages)
