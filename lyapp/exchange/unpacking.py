"""Opening a pack as a member does: their own copy of the review is made once, and found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lyapp.exchange.packs import new_id, read_pack
from lyapp.model.trouble import FileTrouble
from lyapp.rules.carrying import carry_over
from lyapp.rules.file_names import copy_name, copy_names_begin
from lyapp.store.creating import create_from_pack
from lyapp.store.earlier_copies import read_earlier
from lyapp.store.own_copies import OwnCopy, look_for_copies

if TYPE_CHECKING:
    from lyapp.model.carrying import CarriedOver
    from lyapp.model.packs import Pack, PackContents
    from lyapp.places import Home
    from lyapp.store.file import ReviewFile
    from lyapp.store.own_copies import Found

Tick = Callable[[int, int], None]

SUFFIX = ".lyreview"
_STEPS = 3


class Unpacked(NamedTuple):
    """Where the member's own copy is.

    `review` is open when the copy was made just now, and None when the pack was opened before.
    `earlier` are copies the member has from older packs of the same review, newest first; `newer`
    is the one of the newest pack, if that is newer than this, and `same` another of this very pack
    where one was asked for all the same.
    `carried` is what came along into a new copy, from the one at `source`; None when none of the
    copies had anything. `lost` are files that seem to be earlier copies and can't be read, or are
    gone while nothing else came along.
    """

    path: Path
    review: ReviewFile | None
    earlier: tuple[OwnCopy, ...]
    carried: CarriedOver | None = None
    source: Path | None = None
    lost: tuple[Path, ...] = ()
    newer: Path | None = None
    same: Path | None = None


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
    pack is never changed; what was said in the newest of those from earlier packs comes along into
    a new one, as far as the pack still asks the same (`lyapp.rules.carrying`). A copy that can't
    be read keeps nobody from opening the pack. `tick` may raise to give up; nothing is left then.

    Raises:
        BadExchangeFile: one of its family says what is wrong with the pack.
        ReadOnlyFile, DiskFull: the copy can't be made.
    """
    tick(0, _STEPS)
    pack = read_pack(data, passphrase=passphrase, name=name)
    tick(1, _STEPS)
    around = _around(pack.contents, known, home)
    tick(2, _STEPS)
    if around.same is not None:
        return Unpacked(around.same, None, around.earlier, newer=around.newer)
    return _make(pack, _free(home.data, _name(pack)), around, home=home, holder=holder)


def unpack_to(
    data: bytes,
    path: Path,
    *,
    name: str,
    home: Home,
    holder: str,
    passphrase: str | None = None,
) -> Unpacked:
    """Make a member's own copy at this path, whether or not the pack was opened before.

    Earlier copies are looked for in the user's own folder and beside the new one; what was said in
    them comes along as in `unpack`. `same` is a copy that was made from this very pack.

    Raises:
        BadExchangeFile: one of its family says what is wrong with the pack.
        FileExists, ReadOnlyFile, DiskFull: the file can't be made there.
    """
    pack = read_pack(data, passphrase=passphrase, name=name)
    beside = sorted(one for one in path.parent.glob(f"*{SUFFIX}") if one != path)
    around = _around(pack.contents, beside, home)
    return _make(pack, path, around, home=home, holder=holder)._replace(same=around.same)


class _Around(NamedTuple):
    """The copies there are already: of this very pack, of earlier ones, and of a newer one."""

    found: Found
    same: Path | None
    earlier: tuple[OwnCopy, ...]
    newer: Path | None


def _around(contents: PackContents, known: Iterable[Path], home: Home) -> _Around:
    found = look_for_copies((*known, *sorted(home.data.glob(f"*{SUFFIX}"))))
    copies = [
        one
        for one in found.copies
        if one.review == contents.review and one.member == contents.member
    ]
    others = sorted(
        (one for one in copies if one.pack != contents.pack), key=lambda one: one.made, reverse=True
    )
    earlier = tuple(one for one in others if one.made < contents.made)
    same = next((one.path for one in copies if one.pack == contents.pack), None)
    return _Around(found, same, earlier, others[0].path if len(earlier) < len(others) else None)


def _make(pack: Pack, path: Path, around: _Around, *, home: Home, holder: str) -> Unpacked:
    carried, source, unread = _from_earlier(pack.contents, around.earlier)
    lost = (*unread, *_seem_lost(pack, around.found, nothing_came=carried is None))
    review = create_from_pack(
        path, pack, device=new_id(), home=home, holder=holder, carried=carried
    )
    return Unpacked(path, review, around.earlier, carried, source, lost, around.newer)


def _from_earlier(
    contents: PackContents, copies: Iterable[OwnCopy]
) -> tuple[CarriedOver | None, Path | None, list[Path]]:
    """What comes along, from where, and which copies couldn't be read.

    It is from the newest one in which anything was said.
    """
    unread: list[Path] = []
    silent: tuple[CarriedOver, Path] | None = None
    for one in copies:
        try:
            earlier = read_earlier(one.path)
        except FileTrouble:
            unread.append(one.path)
            continue
        if earlier.plans:
            return carry_over(earlier, contents), one.path, unread
        silent = silent or (carry_over(earlier, contents), one.path)
    return (*(silent or (None, None)), unread)


def _seem_lost(pack: Pack, found: Found, *, nothing_came: bool) -> list[Path]:
    """Files named as copies of this review and member that nothing can be known of."""
    begin = copy_names_begin(*_called(pack))
    looked = (*found.unread, *(found.gone if nothing_came else ()))
    return [path for path in looked if path.name.startswith(begin)]


def _called(pack: Pack) -> tuple[str, str]:
    """What the review and the member are called."""
    contents = pack.contents
    (member,) = (one for one in contents.programme.members if one.key == contents.member)
    return contents.programme.title, member.name


def _name(pack: Pack) -> str:
    return copy_name(*_called(pack), pack.contents.made.astimezone().date())


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{SUFFIX}"
    return path
