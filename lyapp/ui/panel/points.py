"""What was said in the discussion, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lyapp.model.panel import Point
from lyapp.ui import theme
from lyapp.ui.panel.lines import initials
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.labels import Body
from lyapp.ui.widgets.popup import ChoiceButton

if TYPE_CHECKING:
    from lyapp.store.queries.panel import PanelColumn

_NOBODY = 0
"""No member has this key."""


class PointRow(QWidget):
    """One point, and a way to take it out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Body("", self)
        self.remove = link_button(self.tr("remove"), parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.unit())
        line.addWidget(self.words, 1)
        line.addWidget(self.remove)


class Points(QWidget):
    """The points of a criterion, and a line to add one: who said it, and what."""

    changed = Signal(object)
    """All points as they should be now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self._points: tuple[Point, ...] = ()
        self._names: dict[int, str] = {}
        self._initials: dict[str, int] = {}
        self._editable = False
        self._rows: list[PointRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(step // 2)
        self.who = ChoiceButton(self.tr("Who said it"), self)
        self.line = EntryLine(self)
        self.line.setPlaceholderText(self.tr("What they said, or “TW: …”, then Enter"))
        self.line.setAccessibleName(self.tr("A point of the discussion"))
        self.line.returnPressed.connect(self._add)
        self._adding = QWidget(self)
        add = QVBoxLayout(self._adding)
        add.setContentsMargins(0, 0, 0, 0)
        add.setSpacing(step // 2)
        add.addWidget(self.who)
        add.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step // 2)
        column.addLayout(self._list)
        column.addWidget(self._adding)

    def offer(self, members: Sequence[PanelColumn], *, chosen: int | None) -> None:
        """Let a point be put down to one of these; to `chosen` unless somebody else is picked."""
        self._names = {one.member: one.name for one in members}
        self._initials = {initials(one).casefold(): one.member for one in members}
        self.who.set_choices(
            [
                (_NOBODY, self.tr("Who said it?")),
                *self._names.items(),
                (None, self.tr("The panel as a whole")),
            ],
            _NOBODY if chosen is None else chosen,
        )

    def show_points(self, points: Sequence[Point], *, editable: bool) -> None:
        """Show what was noted."""
        self._points, self._editable = tuple(points), editable
        self._adding.setVisible(editable)
        while len(self._rows) < len(self._points):
            row = PointRow(self)
            row.remove.clicked.connect(self._remove)
            self._rows.append(row)
            self._list.addWidget(row)
        for place, row in enumerate(self._rows):
            there = place < len(self._points)
            if there:
                point = self._points[place]
                name = (
                    self.tr("The panel")
                    if point.member is None
                    else self._names.get(point.member, str(point.member))
                )
                words = f"{name}: {point.text}"
                row.words.setText(words)
                row.remove.setVisible(editable)
                row.remove.setAccessibleName(self.tr("Remove: {point}").format(point=words))
            row.setVisible(there)

    @Slot()
    def _add(self) -> None:
        text = self.line.text().strip()
        if not text or not self._editable:
            return
        who = self.who.value()
        start, colon, rest = text.partition(":")
        if colon and rest.strip() and start.strip().casefold() in self._initials:
            who, text = self._initials[start.strip().casefold()], rest.strip()
        if who == _NOBODY:
            # A point is somebody's, or the whole panel's; which of them isn't guessed.
            self.who.setFocus()
            return
        self._points = (*self._points, Point(who if isinstance(who, int) else None, text))
        self.line.clear()
        self.changed.emit(self._points)

    @Slot()
    def _remove(self) -> None:
        for place, row in enumerate(self._rows[: len(self._points)]):
            if row.remove is self.sender():
                rest = self._points[:place] + self._points[place + 1 :]
                self.changed.emit(rest)
                return
