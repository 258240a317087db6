"""The zip file around the parts, to the byte: there is one way to write it, and no room for more.

A part is stored or deflated, carries no time, comment or extra field, and the parts stand one
behind the other with nothing between.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.exchange.packs.limits import HIGHEST_RATIO, RATIO_FROM

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
STORED, DEFLATED = 0, 8

_VERSION = 20
_FIRST_OF_1980 = 0x21
"""The earliest day a zip file can name; the time of making is in the manifest."""

_COMPRESSED_ALREADY = (LOCAL_MARK, b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part as it stands in the file; `size` and `crc` are those of the unpacked bytes."""

    name: str
    method: int
    size: int
    crc: int
    packed: bytes


def pack_part(name: str, content: bytes, *, store: bool = False) -> PackedPart:
    """The part, deflated where that makes it smaller and stays within the ratio."""
    crc = zlib.crc32(content)
    if not store and not content.startswith(_COMPRESSED_ALREADY):
        deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = deflate.compress(content) + deflate.flush()
        modest = len(content) <= RATIO_FROM or len(content) <= len(packed) * HIGHEST_RATIO
        if len(packed) < len(content) and modest:
            return PackedPart(name, DEFLATED, len(content), crc, packed)
    return PackedPart(name, STORED, len(content), crc, content)


def unpack(packed: bytes, *, method: int, size: int) -> bytes | None:
    """The part's bytes; None unless they are exactly `size` and nothing is left over.

    Never makes more than `size` bytes and one.
    """
    if method == STORED:
        return packed if len(packed) == size else None
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflate.decompress(packed, size + 1)
    except zlib.error:
        return None
    whole = inflate.eof and not inflate.unused_data and not inflate.unconsumed_tail
    return content if whole and len(content) == size else None


def local_header(part: PackedPart) -> bytes:
    """What stands before a part's bytes."""
    return LOCAL.pack(LOCAL_MARK, *_told(part), 0) + part.name.encode("ascii")


def directory(parts: Sequence[PackedPart]) -> bytes:
    """What stands behind the last part: the directory and the end of the file."""
    entries: list[bytes] = []
    at = 0
    for part in parts:
        entries.append(
            CENTRAL.pack(CENTRAL_MARK, _VERSION, *_told(part), 0, 0, 0, 0, 0, at)
            + part.name.encode("ascii")
        )
        at += LOCAL.size + len(part.name) + len(part.packed)
    whole = b"".join(entries)
    return whole + END.pack(END_MARK, 0, 0, len(parts), len(parts), len(whole), at, 0)


def whole_zip(parts: Sequence[PackedPart]) -> bytes:
    """The file."""
    pieces: list[bytes] = []
    for part in parts:
        pieces += (local_header(part), part.packed)
    return b"".join((*pieces, directory(parts)))


def length_of(parts: Sequence[tuple[str, int]]) -> int:
    """The length of a file with these parts (name, packed bytes)."""
    names = sum(len(name) for name, _packed in parts)
    packed = sum(size for _name, size in parts)
    return (LOCAL.size + CENTRAL.size) * len(parts) + 2 * names + packed + END.size


def _told(part: PackedPart) -> tuple[int, ...]:
    """What both headers say of a part, from the version needed to the length of its name."""
    return (
        *(_VERSION, 0, part.method, 0, _FIRST_OF_1980, part.crc),
        *(len(part.packed), part.size, len(part.name)),
    )
