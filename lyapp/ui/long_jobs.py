"""Follows one long job for the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from lyapp.model.trouble import Trouble
from lyapp.ui.notes import Progress

if TYPE_CHECKING:
    from lyapp.ui.door import Door

T = TypeVar("T")


class Watch:
    """Tells how far a long job is, and its end, however it ends."""

    def __init__(self, desk: Door, title: str) -> None:
        self._desk = desk
        self._title = title
        self._number = 0

    def begin(self, number: int) -> None:
        """The job got its number."""
        self._number = number
        self._tell(0, 0)

    def progress(self, done: int, total: int) -> None:
        """So much is done."""
        self._tell(done, total)

    def then(self, owner: QObject, then: Callable[[T], None], value: T) -> None:
        """It has answered."""
        self._desk.deliver(owner, then, value)

    def failed(
        self, owner: QObject, failed: Callable[[Trouble], None] | None, trouble: Trouble
    ) -> None:
        """It ended in trouble."""
        self._desk.show_trouble(trouble)
        self._desk.deliver(owner, failed, trouble)

    def cancelled(self) -> None:
        """The user gave it up."""
        self._desk.tell(self._desk.tr("Cancelled; nothing was left half done."))

    def end(self) -> None:
        """It is over."""
        self._desk.progressed.emit(Progress(self._number, self._title, 0, 0, ended=True))

    def _tell(self, done: int, total: int) -> None:
        self._desk.progressed.emit(Progress(self._number, self._title, done, total))
