"""Rows of widgets that follow frozen rows by key: what is being typed in a row stays there."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui import theme

W = TypeVar("W", bound=QWidget)


class KeyedRows(QWidget, Generic[W]):
    """A column of widgets, one a key. Whoever fills it makes what is missing."""

    def __init__(self, parent: QWidget | None = None, *, gap: int | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.unit() // 2 if gap is None else gap)
        self._rows: dict[Hashable, W] = {}

    def row(self, key: Hashable) -> W | None:
        """The widget of a key."""
        return self._rows.get(key)

    def rows(self) -> list[W]:
        """The widgets from top to bottom."""
        return list(self._rows.values())

    def arrange(self, rows: Mapping[Hashable, W]) -> None:
        """Show exactly these, in this order; the others are let go."""
        for key, widget in self._rows.items():
            if rows.get(key) is not widget:
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for place, widget in enumerate(rows.values()):
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
                widget.show()
        self._rows = dict(rows)
        self.setVisible(bool(rows))
