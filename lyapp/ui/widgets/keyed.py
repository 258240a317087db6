"""Rows of widgets that follow frozen rows by key: what is being typed in a row stays there.

The focus stays among them too: when its row goes, the row that comes to its place has it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

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
        self.otherwise: QWidget | None = None
        """What has the focus when the last row goes: the field to add another with, say."""

    def row(self, key: Hashable) -> W | None:
        """The widget of a key."""
        return self._rows.get(key)

    def rows(self) -> list[W]:
        """The widgets from top to bottom."""
        return list(self._rows.values())

    def arrange(self, rows: Mapping[Hashable, W]) -> None:
        """Show exactly these, in this order; the others are let go."""
        gone = [row for key, row in self._rows.items() if rows.get(key) is not row]
        place_left = self._place_of_focus(gone)
        for widget in gone:
            self._column.removeWidget(widget)
        for place, row in enumerate(rows.values()):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
                row.show()
        self._rows = dict(rows)
        if place_left is not None:
            # Before anything is hidden, or Qt gives the focus to whatever comes next in the window.
            self._give_focus(place_left)
        for widget in gone:
            widget.hide()
            widget.deleteLater()
        self.setVisible(bool(rows))

    def _place_of_focus(self, gone: Sequence[QWidget]) -> int | None:
        """Where the row stands that has the focus, if it is among those that go."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is None:
            return None
        for place, row in enumerate(self._rows.values()):
            if row.isAncestorOf(focus):
                return place if row in gone else None
        return None

    def _give_focus(self, place: int) -> None:
        rows = self.rows()
        heir = _first_field(rows[min(place, len(rows) - 1)]) if rows else self.otherwise
        if heir is not None and heir.isEnabled():
            heir.setFocus(Qt.FocusReason.OtherFocusReason)


def _first_field(row: QWidget) -> QWidget | None:
    """The first field to type into that a row shows, else the first of its buttons."""
    able = [
        each
        for each in row.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(row)
    ]
    typed = [each for each in able if isinstance(each, QLineEdit | QPlainTextEdit)]
    return next(iter([*typed, *able]), None)
