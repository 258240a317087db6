"""What a person said of links: shown at once, written behind, taken back when that fails."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lyapp.model.coverage import LinkState
from lyapp.ui.coverage import calls
from lyapp.ui.coverage.links import Pair

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

_STATES = {True: LinkState.CONFIRMED, False: LinkState.REFUSED, None: LinkState.OPEN}


class Saying(QObject):
    """Has links confirmed, refused and opened again."""

    failed = Signal()
    """Something couldn't be written: what is stored has to be read again."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0
        self._pending: dict[Pair, tuple[int, LinkState]] = {}

    def pending(self) -> dict[Pair, LinkState]:
        """What was said and isn't written yet."""
        return {key: state for key, (_number, state) in self._pending.items()}

    def say(self, key: Pair, *, confirmed: bool | None) -> None:
        """Confirm or refuse a link; None opens it again. The desk refuses in a read-only review."""
        self._number += 1
        if not self._desk.read_only:
            self._pending[key] = (self._number, _STATES[confirmed])
        self._desk.act(
            calls.say,
            owner=self,
            objective=key[0],
            must_do=key[1],
            confirmed=confirmed,
            then=partial(self._written, key, self._number),
            failed=partial(self._failed, key, self._number),
        )

    def _written(self, key: Pair, number: int, _changes: object) -> None:
        held = self._pending.get(key)
        # A newer word on the same link is still on its way.
        if held is not None and held[0] == number:
            del self._pending[key]

    def _failed(self, key: Pair, number: int, _trouble: object) -> None:
        self._written(key, number, None)
        self.failed.emit()
