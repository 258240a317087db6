"""Packs for several members at once, as files in a folder: all of them, or none."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lyapp.exchange.packs import new_review_keys
from lyapp.exchange.rounds import prepare_pack
from lyapp.exchange.writing import reason, refuse_a_review, write_whole
from lyapp.model.trouble import CannotWrite
from lyapp.store.ops.packs import record_pack
from lyapp.store.queries.packs import refuse_a_members, review_keys

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.packs import PackContents
    from lyapp.store.file import ReviewFile

Tick = Callable[[int, int], None]
"""Is told how many of how many are done; what it raises leaves nothing."""


@dataclass(frozen=True, slots=True)
class PackOrder:
    """A pack that is wanted: the member's key, the file's name, what it is locked with."""

    member: str
    file_name: str
    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class _Ready:
    order: PackOrder
    contents: PackContents
    member_public: str
    part: Path


def make_packs(
    review: ReviewFile,
    *,
    who: str,
    orders: Sequence[PackOrder],
    folder: Path,
    deadline: date | None = None,
    note: str = "",
    tick: Tick | None = None,
) -> Changes:
    """Make these packs (at least one) into a folder, and have the review note them.

    A pack of the same name that is there already is replaced. Nothing is noted, and nothing in
    the folder touched, before every pack has been made.

    Raises:
        CannotWrite: nothing can be written there.
        WouldReplaceReview: there is a review of a pack's name.
        AMembersReview, UnknownKey, MemberWithdrawn, TooMuchToSend, TextNeeded: as `make_pack`.
    """
    refuse_a_members(review)
    if not orders:
        raise ValueError("no pack is wanted")
    keys = review_keys(review) or new_review_keys()
    try:
        for order in orders:
            refuse_a_review(folder / order.file_name)
        parts = tempfile.TemporaryDirectory(dir=folder, prefix=".lyapp-")
    except OSError as error:
        raise CannotWrite(path=folder, detail=reason(error)) from error
    with parts as kept:
        ready = []
        for n, order in enumerate(orders):
            if tick is not None:
                tick(n, len(orders))
            contents, public, data = prepare_pack(
                review,
                member=order.member,
                keys=keys,
                deadline=deadline,
                note=note,
                passphrase=order.passphrase,
            )
            part = Path(kept) / f"{n}.lypack"
            write_whole(part, data)
            # Documents needn't be held for every member at once.
            light = replace(contents, documents=())
            ready.append(_Ready(order, light, public, part))
        if tick is not None:
            tick(len(orders), len(orders))
        noted = []
        for one in ready:
            data = one.part.read_bytes()
            # Noted first: what is out of the house must be known when it comes back.
            noted.append(
                record_pack(
                    review,
                    who=who,
                    contents=one.contents,
                    review_keys=keys,
                    member_public=one.member_public,
                    data=data,
                )
            )
            _put(one.part, folder / one.order.file_name)
    return noted[-1]


def _put(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except OSError as error:
        raise CannotWrite(path=path, detail=reason(error)) from error
