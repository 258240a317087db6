"""What an empty screen says: what it is for, and what to do next."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.named import set_named
from lyapp.ui.widgets.labels import Heading, Note, wrap


class EmptyState(QWidget):
    """A title, a sentence and perhaps a button, in the middle."""

    def __init__(
        self,
        title: str,
        sentence: str,
        button: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Heading(title)
        set_named(self.title, alignment="AlignHCenter")
        wrap(self.title)
        self.sentence = Note(sentence)
        set_named(self.sentence, alignment="AlignHCenter")
        self.sentence.setMaximumWidth(theme.px(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.unit())
        column.addStretch(2)
        column.addWidget(self.title)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.sentence, 6)
        middle.addStretch(1)
        column.addLayout(middle)
        if button is not None:
            column.addSpacing(theme.unit())
            column.addWidget(button, 0, QtCore.Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, title: str, sentence: str) -> None:
        """Change the words."""
        self.title.setText(title)
        self.sentence.setText(sentence)


class ScrollingEmpty(QScrollArea):
    """An empty state whose words may be more than a small window holds at a large text size."""

    def __init__(self, button: QPushButton | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = EmptyState("", "", button)
        self.setAccessibleName(self.tr("What is to be done first"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.setWidget(self.state)

    def say(self, title: str, sentence: str) -> None:
        """Change the words."""
        self.state.say(title, sentence)
