"""A part of a page that scrolls when it doesn't fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(
    content: QWidget, parent: QWidget | None = None, *, sideways: bool = False
) -> QScrollArea:
    """`content` as wide as there is room, without a frame; the keyboard goes to what is in it.

    `sideways`: it scrolls across, too, where it can't be as narrow as that.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
