"""Opening a pack as a member does: their own copy of the review is made once, and found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lyapp.exchange.packs import new_id, read_pack
from lyapp.rules.file_names import copy_name
from lyapp.store.creating import create_from_pack
from lyapp.store.own_copies import OwnCopy, own_copies

if TYPE_CHECKING:
    from lyapp.model.packs import Pack
    from lyapp.places import Home
    from lyapp.store.file import ReviewFile

Tick = Callable[[int, int], None]

SUFFIX = ".lyreview"
_STEPS = 3


class Unpacked(NamedTuple):
    """Where the member's own copy is.

    `review` is open when the copy was made just now, and None when the pack was opened before.
    `earlier` are copies the member has from other packs of the same review, newest first.
    """

    path: Path
    review: ReviewFile | None
    earlier: tuple[OwnCopy, ...]


def unpack(
    data: bytes,
    *,
    name: str,
    known: Iterable[Path],
    home: Home,
    holder: str,
    passphrase: str | None = None,
    tick: Tick,
) -> Unpacked:
    """Find the copy that was made from this pack before, or make one in the user's own folder.

    `known` are files opened before: a copy that was moved is found there. A copy from another
    pack is left as it is. `tick` may raise to give up; nothing is left then.

    Raises:
        BadExchangeFile: one of its family says what is wrong with the pack.
        ReadOnlyFile, DiskFull: the copy can't be made.
    """
    tick(0, _STEPS)
    pack = read_pack(data, passphrase=passphrase, name=name)
    tick(1, _STEPS)
    contents = pack.contents
    copies = [
        one
        for one in own_copies((*known, *sorted(home.data.glob(f"*{SUFFIX}"))))
        if one.review == contents.review and one.member == contents.member
    ]
    others = tuple(
        sorted(
            (one for one in copies if one.pack != contents.pack),
            key=lambda one: one.made,
            reverse=True,
        )
    )
    tick(2, _STEPS)
    for one in copies:
        if one.pack == contents.pack:
            return Unpacked(one.path, None, others)
    path = _free(home.data, _name(pack))
    review = create_from_pack(path, pack, device=new_id(), home=home, holder=holder)
    return Unpacked(path, review, others)


def _name(pack: Pack) -> str:
    contents = pack.contents
    (member,) = (one for one in contents.programme.members if one.key == contents.member)
    return copy_name(contents.programme.title, member.name, contents.made.astimezone().date())


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{SUFFIX}"
    return path
