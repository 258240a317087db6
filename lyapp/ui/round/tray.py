"""The returns that are looked at: read, weighed, left out, unlocked, merged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lyapp.ui.round import calls
from lyapp.ui.round.merging_model import locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lyapp.model.changes import Changes
    from lyapp.ui.desk import Desk
    from lyapp.ui.notes import Progress
    from lyapp.ui.round.calls import Looked


class Tray(QObject):
    """Files by the names they are shown under. One job at a time; what is added meanwhile waits."""

    weighed = Signal()
    """What is looked at came to something new; `looked` has it."""
    merged = Signal(object)
    """A `Looked` was taken in."""
    changed = Signal()
    """A job began or ended, or all was let go of."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paths: dict[str, Path] = {}
        self._phrases: dict[str, str] = {}
        self._reading: frozenset[str] = frozenset()
        self._waiting: dict[str, Path] = {}
        self._job = 0
        self.looked: Looked | None = None
        self.refused: set[Path] = set()
        """Files that a merge refused: they needn't be looked at again."""
        desk.progressed.connect(self._followed)

    @property
    def busy(self) -> bool:
        """True while files are read or merged."""
        return bool(self._job)

    def paths(self) -> frozenset[Path]:
        """The files looked at."""
        return frozenset(self._paths.values())

    def phrases(self) -> dict[Path, str]:
        """The passphrases that were typed, by file."""
        return {self._paths[name]: said for name, said in self._phrases.items()}

    def add(self, paths: Iterable[Path], phrases: Mapping[Path, str] | None = None) -> None:
        """Look at these files, beside those looked at already; `phrases` unlock some of them."""
        known = set(self._paths.values())
        names = {self._name_for(path): path for path in dict.fromkeys(paths) if path not in known}
        if phrases:
            self._phrases |= {
                name: phrases[path] for name, path in names.items() if path in phrases
            }
        if names:
            self._read(names)

    def _name_for(self, path: Path) -> str:
        """A name no other file here has: of two of one name, the second is numbered."""
        name, n = path.name, 2
        while name in self._paths:
            name, n = f"{path.name} ({n})", n + 1
        self._paths[name] = path
        return name

    def _read(self, names: dict[str, Path]) -> None:
        if self._job:
            self._waiting |= names
            return
        self._reading = frozenset(names)
        held = self.looked.returns if self.looked is not None else ()
        self._job = self._desk.long(
            partial(
                calls.look,
                paths=names,
                passphrases={name: self._phrases[name] for name in names if name in self._phrases},
                beside=tuple(one for one in held if one.name not in names),
            ),
            title=self.tr("Reading returns"),
            owner=self,
            then=self._take,
        )
        self.changed.emit()

    def weigh(self, *, without: str = "") -> None:
        """Say anew what merging would do, as the review stands; leave the file `without` out."""
        if self.looked is None or self._job:
            return
        self._paths.pop(without, None)
        rest = tuple(one for one in self.looked.returns if one.name != without)
        if rest:
            self._desk.read(calls.weigh, returns=rest, then=self._take, owner=self)
        else:
            self.clear()

    def _take(self, looked: Looked) -> None:
        if not all(one.name in self._paths for one in looked.returns):
            return  # some were left out meanwhile
        same = self.looked is not None and self.looked.preview == looked.preview
        self.looked = looked
        if not same:
            self.weighed.emit()

    def unlock(self, phrase: str) -> None:
        """Try a passphrase on every file that is locked."""
        names = locked(self.looked.returns) if self.looked is not None else []
        if phrase and names and not self._job:
            self._phrases |= dict.fromkeys(names, phrase)
            self._read({name: self._paths[name] for name in names})

    @Slot()
    def clear(self) -> None:
        """Leave all files out."""
        if not self._job:
            self._let_go()

    def _let_go(self) -> None:
        self._paths = dict(self._waiting)
        self._phrases.clear()
        self.looked = None
        self.changed.emit()

    def merge(self) -> None:
        """Take in what is looked at: one step."""
        if self.looked is None or self._job:
            return
        self._job = self._desk.act_long(
            calls.merge,
            title=self.tr("Merging returns"),
            owner=self,
            then=self._merged,
            returns=self.looked.returns,
        )
        self.changed.emit()

    def _merged(self, _changes: Changes) -> None:
        looked = self.looked
        if looked is None:
            return
        self.merged.emit(looked)
        # What is still locked stays to be unlocked.
        stays = set(locked(looked.returns))
        self.refused |= {
            self._paths[one.name]
            for one in looked.preview.returns
            if one.refused and one.name not in stays
        }
        if not stays:
            self._let_go()
            return
        self._paths = self._waiting | {name: self._paths[name] for name in stays}
        rest = tuple(one for one in looked.returns if one.name in stays)
        self._desk.read(calls.weigh, returns=rest, then=self._take, owner=self)

    @Slot(object)
    def _followed(self, progress: Progress) -> None:
        if not progress.ended or progress.number != self._job:
            return
        self._job = 0
        # Given up while files were being read: those that weren't are let go of.
        read = {one.name for one in self.looked.returns} if self.looked is not None else set()
        for name in self._reading - read:
            self._paths.pop(name, None)
        self._reading = frozenset()
        waiting, self._waiting = self._waiting, {}
        if waiting:
            self._read(waiting)
        self.changed.emit()
