"""Reading what coverage needs a part at a time, so that saving comes in between."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lyapp.ui.coverage import calls

if TYPE_CHECKING:
    from lyapp.store.covering import Prepared
    from lyapp.ui.desk import Desk

_PART = 50
"""Localities read at once."""


class Gather(QObject):
    """Reads all localities and hands on what was read. A new start begins from the first."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left: list[tuple[int, ...]] = []
        self._parts: list[Prepared] = []
        self._then: Callable[[list[Prepared]], None] | None = None
        self._round = 0

    def start(self, then: Callable[[list[Prepared]], None]) -> None:
        """Read; `then` gets one part or more."""
        self._then = then
        self._round += 1
        self._desk.read(calls.localities, then=partial(self._listed, self._round), owner=self)

    def _listed(self, of: int, keys: tuple[int, ...]) -> None:
        if of == self._round:
            self._parts = []
            self._left = [keys[at : at + _PART] for at in range(0, len(keys), _PART)] or [()]
            self._more()

    def _more(self) -> None:
        then = partial(self._read, self._round)
        self._desk.read(calls.part, self._left.pop(0), then=then, owner=self)

    def _read(self, of: int, part: Prepared) -> None:
        if of != self._round:
            return
        self._parts.append(part)
        if self._left:
            self._more()
            return
        then, parts = self._then, self._parts
        self._then, self._parts = None, []
        if then is not None:
            then(parts)
