"""Files dragged over a widget and dropped on it, as a file manager does."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, qVersion
from PySide6.QtGui import QDragEnterEvent

_FROM = (6, 12)
"""The version from which Qt takes the place in fractions of a pixel alone."""


def entering(data: QMimeData, x: int, y: int) -> QDragEnterEvent:
    """The event of `data` being dragged in at a place, to be copied."""
    version = tuple(map(int, qVersion().split(".")[:2]))
    place = QPointF(x, y) if version >= _FROM else QPoint(x, y)
    return QDragEnterEvent(
        place,  # type: ignore[arg-type]  # what fits depends on Qt's version
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
