"""What the first screen doesn't take, imported once it has been painted: half a second's work.

The store on its own thread; the code of the screens that every sitting goes to, a screen at a time
between events, on the window's. A class of Qt's that is defined on another thread while this one
is at work crashes the program now and then. The code of a screen for a rarer job follows when one
goes to the screen it is reached from: a sitting that never goes there is spared its memory.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from lyapp.ui import review_jobs, rooms

if TYPE_CHECKING:
    from lyapp.ui.notes import Destination
    from lyapp.ui.worker import Worker

_FIRST_PAINT = 50  # milliseconds that the first rows are given to be painted in
_BETWEEN = 2  # milliseconds that other events are given between two screens
_OFTEN = ("locality",)
"""Screens that aren't on the rail and yet part of every sitting."""


class Ahead(QObject):
    """Imports what every sitting takes, once."""

    def __init__(self, store: Worker, held: review_jobs.Held, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._held = held
        self._begun = self._imported = self._stopped = False
        self._left = deque([*(each.name for each in rooms.on_rail()), *_OFTEN])
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
            self._store.submit(review_jobs.import_rest)
            self._store.submit(partial(review_jobs.rehearse, self._held), then=self._go_on)

    @Slot(object)
    def follow(self, destination: Destination) -> None:
        """Somebody goes to a screen: what is reached from there may be next."""
        if self._begun and not self._stopped:
            self._left += [each.name for each in rooms.ROOMS if each.under == destination.name]
            if self._imported:
                self._turns.start()

    def stop(self) -> None:
        """Import no more."""
        self._stopped = True
        self._soon.stop()
        self._turns.stop()

    def _go_on(self, _nothing: object) -> None:
        self._imported = True
        if not self._stopped:
            self._turns.start()

    @Slot()
    def _import_one(self) -> None:
        if self._left:
            rooms.fetch(self._left.popleft())
        else:
            self._turns.stop()
