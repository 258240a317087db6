"""Buttons: the one that acts, the plain ones, and quiet ones that look like links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtWidgets import QPushButton, QWidget


def primary_button(
    text: str, *, clicked: Callable[[], object] | None = None, parent: QWidget | None = None
) -> QPushButton:
    """The one button of a screen that does its work. `clicked`: a bound method."""
    return _button(text, "primary", clicked, parent)


def plain_button(
    text: str, *, clicked: Callable[[], object] | None = None, parent: QWidget | None = None
) -> QPushButton:
    """Any other button. `clicked`: a bound method."""
    return _button(text, "plain", clicked, parent)


def link_button(
    text: str, *, clicked: Callable[[], object] | None = None, parent: QWidget | None = None
) -> QPushButton:
    """A quiet button that looks like a link. `clicked`: a bound method."""
    button = _button(text, "link", clicked, parent)
    button.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
    return button


def step_button(
    text: str, *, clicked: Callable[[], object] | None = None, parent: QWidget | None = None
) -> QPushButton:
    """One of a row of ways, of which the one taken is underlined. `clicked`: a bound method."""
    button = _button(text, "step", clicked, parent)
    button.setCheckable(True)
    button.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
    return button


def _button(
    text: str, kind: str, clicked: Callable[[], object] | None, parent: QWidget | None
) -> QPushButton:
    # In two steps: with a text at once, Python's picture of icons is made to tell the two apart.
    button = QPushButton(parent)
    button.setText(text)
    button.setProperty("kind", kind)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    if clicked is not None:
        button.clicked.connect(clicked)
    return button
