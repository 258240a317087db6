"""What to tell of a file that isn't laid out as ours are.

The reader takes only what fits to the byte. This looks at what doesn't, within limits, to find
the sentence that helps most; nothing it finds makes a file readable.
"""

from __future__ import annotations

from dataclasses import dataclass

from lyapp.exchange.packs.limits import MANIFEST, Kind, check_names, check_sizes
from lyapp.exchange.packs.zip_bytes import CENTRAL, CENTRAL_MARK, END, END_MARK, LOCAL, LOCAL_MARK
from lyapp.model.exchange_trouble import (
    EmptyExchangeFile,
    ExchangeFileCutOff,
    ExchangeFileExtended,
    LargerInside,
    PackedAgain,
)
from lyapp.model.trouble import BadExchangeFile

_FAR_ENOUGH = 1_000_000
"""How many bytes in front of a file are looked through for where it really begins."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry of a zip file's directory."""

    name: str
    packed: int
    size: int


def what_is_wrong(data: bytes, *, kind: Kind, name: str) -> BadExchangeFile:
    """The trouble of a file whose layout isn't ours."""
    if not data:
        return EmptyExchangeFile(name=name)
    if not data.startswith(LOCAL_MARK):
        if LOCAL_MARK.startswith(data):
            return ExchangeFileCutOff(name=name)
        return (ExchangeFileExtended if _begins_later(data) else kind.not_one)(name=name)
    if not _is_ours(data):
        return _other_archive(data, kind=kind, name=name)
    at = data.rfind(END_MARK)
    if at < 0 or at + END.size > len(data):
        return ExchangeFileCutOff(name=name)
    try:
        return _of_directory(data, at, kind=kind, name=name)
    except BadExchangeFile as found:
        return found


def _is_ours(data: bytes) -> bool:
    """True when the first part is the manifest, or the file ends before one can tell."""
    first = data[LOCAL.size : LOCAL.size + len(MANIFEST)]
    return first == MANIFEST.encode()[: len(first)]


def _begins_later(data: bytes) -> bool:
    """True when one of our files stands behind something else."""
    at = data.find(MANIFEST.encode(), 0, _FAR_ENOUGH)
    return at >= LOCAL.size and data[at - LOCAL.size : at - LOCAL.size + 4] == LOCAL_MARK


def _other_archive(data: bytes, *, kind: Kind, name: str) -> BadExchangeFile:
    """An archive that begins with something else: ours in another order, or not ours."""
    at = data.rfind(END_MARK)
    if at >= 0 and at + END.size <= len(data):
        listed = _directory(data, at, most=kind.most_parts)
        if listed and MANIFEST in {one.name for one in listed}:
            return PackedAgain(name=name)
    return kind.not_one(name=name)


def _of_directory(data: bytes, at: int, *, kind: Kind, name: str) -> BadExchangeFile:
    listed = _directory(data, at, most=kind.most_parts + 2)
    if listed is None:
        return BadExchangeFile(name=name)
    if len(listed) > kind.most_parts + 2:
        return LargerInside(name=name)
    check_names([one.name for one in listed], kind=kind, name=name)
    check_sizes([(one.name, one.packed, one.size) for one in listed], kind=kind, name=name)
    if at + END.size != len(data) or _first_offset(data, at) != 0:
        return ExchangeFileExtended(name=name)
    return PackedAgain(name=name)


def _directory(data: bytes, end: int, *, most: int) -> list[_Listed] | None:
    """The entries the directory lists, one more than `most` at most; None when it is broken."""
    said = END.unpack_from(data, end)
    count, at = said[4], said[6]
    found: list[_Listed] = []
    while len(found) < min(count, most + 1):
        if at + CENTRAL.size > len(data) or data[at : at + 4] != CENTRAL_MARK:
            return None
        entry = CENTRAL.unpack_from(data, at)
        packed, size, name_length, extra, comment = entry[8:13]
        start = at + CENTRAL.size
        name = data[start : start + name_length].decode("utf-8", errors="replace")
        found.append(_Listed(name, packed, size))
        at = start + name_length + extra + comment
    return found


def _first_offset(data: bytes, end: int) -> int:
    """Where the directory says the first part begins."""
    at: int = END.unpack_from(data, end)[6]
    if at + CENTRAL.size > len(data):
        return 0
    offset: int = CENTRAL.unpack_from(data, at)[16]
    return offset
