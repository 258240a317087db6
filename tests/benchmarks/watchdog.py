"""Counts the times the window's thread was busy for too long, and says where it was then."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

TOO_LONG = 0.05
"""Seconds without a return to the event loop that a person begins to notice."""

_LOOK_EVERY = 0.01  # seconds
_LINES = 4


@dataclass(frozen=True, slots=True)
class Block:
    """One event that took too long to handle: in which step, for how long, and at which lines."""

    step: str
    seconds: float
    where: str


class Watchdog:
    """Times every event that the window's thread handles, from its arrival to its return.

    A thread beside it looks at the window's thread from time to time; the line it was seen at
    most, while an event took too long, is named.
    """

    def __init__(self) -> None:
        self.step = ""
        self.blocks: list[Block] = []
        self.rounds = 0
        self._since: float | None = None
        self._seen: list[str] = []
        self._watched = threading.get_ident()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watchdog", daemon=True)

    def start(self) -> None:
        """Watch from now on."""
        WatchedApplication.dog = self
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer."""
        WatchedApplication.dog = None
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def watch(self, handle: Callable[[], bool]) -> bool:
        """Handle one event and judge how long that took."""
        self._since = started = time.perf_counter()
        try:
            return handle()
        finally:
            self._since = None
            seconds = time.perf_counter() - started
            self.rounds += 1
            if seconds > TOO_LONG:
                self.blocks.append(Block(self.step, seconds, self._where()))
            self._seen = []

    def _look(self) -> None:
        while not self._stopped.wait(_LOOK_EVERY):
            if self._since is not None:
                # A frame that is kept here keeps what it holds: Qt's objects, gone by then.
                self._seen.append(_lines(sys._current_frames().get(self._watched)))

    def _where(self) -> str:
        seen = self._seen
        return max(seen, key=seen.count) if seen else "in Qt, where no line of Python was seen"


def _lines(frame: FrameType | None) -> str:
    """The innermost lines of lyapp on a stack, innermost first."""
    found: list[str] = []
    while frame is not None and len(found) < _LINES:
        path = Path(frame.f_code.co_filename)
        if "lyapp" in path.parts:
            found.append(f"{path.parent.name}/{path.name}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(found) or "in Qt, with no line of lyapp on the stack"


class WatchedApplication(QApplication):
    """An application whose events pass under the watchdog's eyes."""

    dog: ClassVar[Watchdog | None] = None
    depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Qt's own: hand an event over; one that comes within another belongs to that one."""
        dog = WatchedApplication.dog
        if dog is None or self.depth:
            return super().notify(receiver, event)
        self.depth += 1
        try:
            return dog.watch(partial(super().notify, receiver, event))
        finally:
            self.depth -= 1
