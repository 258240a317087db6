"""The order in which Tab goes over widgets that weren't made in that order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_order(*widgets: QWidget) -> None:
    """Let Tab go over `widgets` one after the other."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def put_before(target: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let Tab come to `widgets`, in their order, right before `target`."""
    before: QWidget | None = target.previousInFocusChain()
    while before is not None and before is not target and (_skipped(before) or before in widgets):
        before = before.previousInFocusChain()
    if before is not None and before is not target:
        in_order(before, *widgets)


def _skipped(widget: QWidget) -> bool:
    return widget.focusPolicy() == Qt.FocusPolicy.NoFocus
