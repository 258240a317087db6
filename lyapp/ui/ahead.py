"""What the first screen doesn't take, imported once it has been painted: most of a second's work.

The store on its own thread; the screens' code, a screen at a time between events, on the window's.
A class of Qt's that is defined on another thread while this one is at work crashes the program
now and then.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from lyapp.ui import review_jobs, rooms

if TYPE_CHECKING:
    from lyapp.ui.worker import Worker

_FIRST_PAINT = 50  # milliseconds that the first rows are given to be painted in
_BETWEEN = 2  # milliseconds that other events are given between two screens


class Ahead(QObject):
    """Imports everything, once."""

    def __init__(self, store: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._begun = self._stopped = False
        self._left: Iterator[rooms.Room] = iter(rooms.ROOMS)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_FIRST_PAINT)
        self._soon.timeout.connect(self.start)
        self._turns = QTimer(self)
        self._turns.setInterval(_BETWEEN)
        self._turns.timeout.connect(self._import_one)

    @property
    def at_work(self) -> bool:
        """True while it is about to import or imports on the window's thread."""
        return self._soon.isActive() or self._turns.isActive()

    def start_soon(self) -> None:
        """Start once what was read has been painted."""
        if not (self._begun or self._stopped):
            self._soon.start()

    @Slot()
    def start(self) -> None:
        """Import whatever isn't there yet."""
        if not (self._begun or self._stopped):
            self._begun = True
            self._store.submit(review_jobs.import_rest, then=self._go_on)

    def stop(self) -> None:
        """Import no more."""
        self._stopped = True
        self._soon.stop()
        self._turns.stop()

    def _go_on(self, _nothing: object) -> None:
        if not self._stopped:
            self._turns.start()

    @Slot()
    def _import_one(self) -> None:
        room = next(self._left, None)
        if room is None:
            self._turns.stop()
        else:
            rooms.fetch(room.name)
