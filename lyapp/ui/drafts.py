"""What was typed and isn't stored: kept for the open review until it is, wherever one goes.

A draft stands under a key: what it is, the locality or plan it belongs to, the row, the member
and the field. A screen shows a draft in place of what is stored, so leaving a screen, a locality
or a member never loses what couldn't be written or couldn't be read.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Hashable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from lyapp.model.trouble import Refused, UnknownKey

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.ui.desk import Desk

Key = tuple[Hashable, ...]

_Listener = tuple[QObject, "Callable[[Changes], None] | None", "Callable[[Trouble], None] | None"]

_numbers = itertools.count(1)


class Draft(NamedTuple):
    """What was typed. `why` it isn't stored is empty for what is on its way or only begun."""

    value: object
    why: str = ""
    send: Callable[[int], None] | None = None
    """Sends it off again; None when the same again would only be refused again."""
    who: str = ""
    """Who typed it, whoever is at work once it is written."""
    flying: bool = False
    number: int = 0
    """Tells one try to write from the next; 0 for what is only kept."""

    @property
    def refused(self) -> str:
        """Why what was typed has to be put right first; empty when it only has to be written."""
        return self.why if self.send is None else ""


class Kept(QObject):
    """The drafts of one review. Nothing here writes."""

    changed = Signal()
    """What is kept, or why, may have changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts: dict[Key, Draft] = {}

    def find(self, key: Key) -> Draft | None:
        """What is kept under a key."""
        return self._drafts.get(key)

    def shown(self, key: Key, stored: str) -> str:
        """The text a field shows: what was typed for it and isn't stored, else what is stored."""
        draft = self._drafts.get(key)
        return stored if draft is None else str(draft.value)

    def unsaved(self) -> dict[Key, Draft]:
        """What was meant to be stored and couldn't be, the first one first."""
        return {key: draft for key, draft in self._drafts.items() if draft.why}

    def keep(self, key: Key, value: object, *, why: str = "") -> None:
        """Keep what isn't sent off: half typed, or refused for the reason `why`."""
        self._drafts[key] = Draft(value, why)
        self.changed.emit()

    def drop(self, key: Key) -> None:
        """Keep nothing under this key any more."""
        if self._drafts.pop(key, None) is not None:
            self.changed.emit()

    def keep_only(self, prefix: Key, rows: Collection[Hashable]) -> None:
        """Drop what belongs to rows that are gone; the row's id follows `prefix` in the key."""
        place = len(prefix)
        for key in list(self._drafts):
            if key[:place] == prefix and len(key) > place and key[place] not in rows:
                self.drop(key)

    @Slot()
    def clear(self) -> None:
        """Another review: nothing kept here belongs to it."""
        self._drafts.clear()
        self.changed.emit()


class Drafts(Kept):
    """Saves what was typed, and tries again what couldn't be written."""

    stored = Signal(object, object)
    """A key and the value that has been stored for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._listening: dict[int, list[_Listener]] = {}
        desk.changed.connect(self._try_again)
        desk.closed.connect(self.clear)

    def save(
        self,
        key: Key,
        value: object,
        verb: Callable[..., Changes],
        /,
        *,
        owner: QObject,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        **kw: object,
    ) -> None:
        """Run `verb` as `desk.act` does, and keep `value`, as typed, until that has worked.

        `then` and `failed` are told of this try only, not of those that follow. Whoever was at
        work when it was typed is the one it is logged for, however late it is written.
        """
        before = self._drafts.get(key)
        same = before if before is not None and before.value == value else None
        listener = (owner, then, failed)
        if same is not None and same.flying:
            self._listening[same.number].append(listener)
            return
        who = same.who if same is not None and same.who else self._desk.who
        parts: dict[str, Any] = {"who": who, **kw}
        send = partial(self._send, key, verb, parts)
        why = before.why if before is not None else ""
        draft = Draft(value, why, send, who, flying=True, number=next(_numbers))
        self._drafts[key] = draft
        self._listening[draft.number] = [listener]
        send(draft.number)

    @Slot()
    def send_again(self) -> None:
        """Try once more to write whatever couldn't be written."""
        for draft in list(self._drafts.values()):
            if draft.why and draft.send is not None and not draft.flying:
                draft.send(draft.number)

    @Slot(object)
    def _try_again(self, _changes: object) -> None:
        # Something could be written, so perhaps the rest can be now.
        self.send_again()

    def _send(
        self, key: Key, verb: Callable[..., Changes], parts: Mapping[str, Any], number: int
    ) -> None:
        self._drafts[key] = self._drafts[key]._replace(flying=True)
        self._listening.setdefault(number, [])
        self._desk.act(
            verb,
            owner=self,
            then=partial(self._kept, key, number),
            failed=partial(self._lost, key, number),
            **parts,
        )

    def _kept(self, key: Key, number: int, changes: Changes) -> None:
        draft = self._drafts.get(key)
        if draft is not None and draft.number == number:
            del self._drafts[key]
            self.stored.emit(key, draft.value)
            self.changed.emit()
        for owner, then, _failed in self._listening.pop(number, ()):
            self._desk.deliver(owner, then, changes)

    def _lost(self, key: Key, number: int, trouble: Trouble) -> None:
        draft = self._drafts.get(key)
        if draft is not None and draft.number == number:
            if isinstance(trouble, UnknownKey):
                # What it was typed for is gone; there is no place left to show it.
                del self._drafts[key]
            else:
                why = f"{trouble.sentence} {trouble.advice}".strip()
                send = None if isinstance(trouble, Refused) else draft.send
                self._drafts[key] = draft._replace(why=why, send=send, flying=False)
            self.changed.emit()
        for owner, _then, failed in self._listening.pop(number, ()):
            self._desk.deliver(owner, failed, trouble)
