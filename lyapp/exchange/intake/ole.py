"""The streams inside an old Office file (a compound file), read with bounds on everything.

Written after the compound file layout [MS-CFB]: a header, a table that chains sectors (FAT), a
directory of named streams, and a second table for streams shorter than 4,096 bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from lyapp.model.trouble import BadDocument

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_END = 0xFFFFFFFA
"""Sector numbers from here on mean “no sector”."""

_STREAM, _ROOT = 2, 5
_SHORT = 4_096


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class _File:
    data: bytes
    sector: int
    fat: tuple[int, ...]
    entries: tuple[_Entry, ...]
    short_fat: int


def stream_names(data: bytes, *, name: str) -> frozenset[str]:
    """The names of the streams.

    Raises:
        BadDocument: when the file is damaged.
    """
    return frozenset(entry.name for entry in _open(data, name).entries if entry.kind == _STREAM)


def stream(data: bytes, wanted: tuple[str, ...], *, name: str) -> bytes:
    """The bytes of the first stream that has one of the names.

    Raises:
        BadDocument: when there is none, or the file is damaged.
    """
    file = _open(data, name)
    for entry in file.entries:
        if entry.kind == _STREAM and entry.name in wanted:
            return _content(file, entry, name)
    raise BadDocument(name=name)


def _open(data: bytes, name: str) -> _File:
    try:
        return _read(data)
    except (struct.error, ValueError, IndexError) as error:
        raise BadDocument(name=name) from error


def _read(data: bytes) -> _File:
    (shift,) = struct.unpack_from("<H", data, 30)
    if data[: len(MAGIC)] != MAGIC or shift not in (9, 12):
        raise ValueError
    sector = 1 << shift
    first_directory, _, _, first_short, _, first_table, tables = struct.unpack_from(
        "<IIIIIII", data, 48
    )
    most = len(data) // sector
    places = [place for place in struct.unpack_from("<109I", data, 76) if place < _END]
    for _ in range(min(tables, most)):
        if first_table >= _END:
            break
        block = struct.unpack(f"<{sector // 4}I", _sector(data, sector, first_table))
        places += [place for place in block[:-1] if place < _END]
        first_table = block[-1]
    if len(places) > most:
        raise ValueError
    fat: list[int] = []
    for place in places:
        fat += struct.unpack(f"<{sector // 4}I", _sector(data, sector, place))
    chains = tuple(fat)
    directory = _chain(data, sector, chains, first_directory)
    return _File(data, sector, chains, tuple(_entries(directory, sector)), first_short)


def _entries(directory: bytes, sector: int) -> list[_Entry]:
    entries: list[_Entry] = []
    for at in range(0, len(directory) - 127, 128):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<IQ", directory, at + 116)
        if sector == 512:
            size &= 0xFFFFFFFF  # the upper half is not to be trusted in files of this version
        text = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        entries.append(_Entry(text, kind, start, size))
    return entries


def _content(file: _File, entry: _Entry, name: str) -> bytes:
    try:
        if entry.size >= _SHORT:
            return _chain(file.data, file.sector, file.fat, entry.start)[: entry.size]
        root = next(one for one in file.entries if one.kind == _ROOT)
        pool = _chain(file.data, file.sector, file.fat, root.start)
        table = _chain(file.data, file.sector, file.fat, file.short_fat)
        links = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        return _chain(pool, 64, links, entry.start, offset=0)[: entry.size]
    except (struct.error, ValueError, IndexError, StopIteration) as error:
        raise BadDocument(name=name) from error


def _chain(
    data: bytes, sector: int, links: tuple[int, ...], place: int, *, offset: int = 1
) -> bytes:
    parts: list[bytes] = []
    while place < _END:
        if len(parts) > len(links):
            raise ValueError  # a chain that runs in a circle
        parts.append(_sector(data, sector, place, offset=offset))
        place = links[place]
    return b"".join(parts)


def _sector(data: bytes, sector: int, place: int, *, offset: int = 1) -> bytes:
    start = (place + offset) * sector
    found = data[start : start + sector]
    if not found:
        raise IndexError
    return found.ljust(sector, b"\0")
