"""A folder that is watched for returns: they are told of, and never merged by themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from lyapp.ui.round import calls

if TYPE_CHECKING:
    from collections.abc import Collection

    from lyapp.ui.desk import Desk

_SETTLE = 250
"""Milliseconds after the last change of the folder before it is looked through."""


class Watch(QObject):
    """The folder of one review, kept in the settings of this computer."""

    found = Signal(object)
    """The new returns there: a tuple of paths, empty for none."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._changed)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE)
        self._later.timeout.connect(self.look)
        self._done: frozenset[Path] = frozenset()
        kept = str(desk.settings.value(self._key(), "") or "")
        self.folder: Path | None = Path(kept) if kept else None
        if self.folder is not None:
            self._watcher.addPath(str(self.folder))

    def _key(self) -> str:
        return f"round/{self._desk.review_uid}/returns"

    def start(self, folder: Path) -> None:
        """Watch this folder from now on, in place of the one before."""
        self.stop()
        self.folder = folder
        self._desk.settings.setValue(self._key(), str(folder))
        self._watcher.addPath(str(folder))
        self.look()

    def stop(self) -> None:
        """Watch none any more."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._desk.settings.remove(self._key())
        self.folder = None
        self.found.emit(())

    def leave_out(self, paths: Collection[Path]) -> None:
        """These have been looked at."""
        self._done = frozenset(paths)
        self.look()

    @Slot(str)
    def _changed(self, _folder: str) -> None:
        self._later.start()

    @Slot()
    def look(self) -> None:
        """Look through the folder now; a drive on a network doesn't always tell of changes."""
        if self.folder is not None and self._desk.is_open:
            self._desk.read(
                calls.new_in,
                folder=self.folder,
                looked_at=self._done,
                then=self._looked,
                owner=self,
            )

    def _looked(self, new: tuple[Path, ...]) -> None:
        if self.folder is not None:
            self.found.emit(new)
