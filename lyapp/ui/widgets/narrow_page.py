"""A page of running text and a few controls, as wide as is good to read, that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme


class NarrowPage(QScrollArea):
    """Its `column` is filled from the top; `widest` is in pixels at 100 %."""

    def __init__(self, parent: QWidget | None = None, *, widest: int = 720) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        step = theme.unit()
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        middle = QWidget()
        middle.setMaximumWidth(theme.px(widest))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(step)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        self.setWidget(page)
