"""A member's own copy of a review, made from a pack without looking for an earlier one."""

from __future__ import annotations

from pathlib import Path

from lyapp.exchange.packs import new_id, read_pack
from lyapp.places import Home
from lyapp.store.creating import create_from_pack
from lyapp.store.file import ReviewFile


def open_pack(
    data: bytes,
    path: Path,
    *,
    home: Home,
    holder: str,
    passphrase: str | None = None,
    name: str = "The file",
) -> ReviewFile:
    """The copy made at `path`, open."""
    pack = read_pack(data, passphrase=passphrase, name=name)
    return create_from_pack(path, pack, device=new_id(), home=home, holder=holder)
