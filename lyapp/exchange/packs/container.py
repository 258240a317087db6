"""The file of a pack or return: a manifest, its signature, and the parts the manifest lists.

The signature is over the manifest, the manifest holds the hash of each part as it stands in the
file, and all that a zip file says besides is worked out again and compared. So no byte is free.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lyapp.exchange.decoding import Misfit, decode
from lyapp.exchange.encoding import encode
from lyapp.exchange.packs import zip_bytes
from lyapp.exchange.packs.diagnosis import what_is_wrong
from lyapp.exchange.packs.json_parts import read_json
from lyapp.exchange.packs.keys import is_signed, sign
from lyapp.exchange.packs.limits import (
    LARGEST_JSON,
    MANIFEST,
    MEGABYTE,
    SIGNATURE,
    Kind,
    brackets,
    check_names,
    check_sizes,
)
from lyapp.exchange.packs.sealing import OVERHEAD, is_sealed, seal, unseal
from lyapp.exchange.packs.zip_bytes import DEFLATED, STORED, PackedPart
from lyapp.model.exchange_trouble import (
    ExchangeFileAltered,
    ExchangeFileTooLarge,
    LargerInside,
    NewerExchangeFormat,
)
from lyapp.model.packs import Certificate, KeyPair
from lyapp.model.trouble import BadExchangeFile, TooMuchToSend

VERSION = 1
_SIGNATURE_SIZE = 64


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A part: its name, its bytes unpacked and packed, and the SHA-256 of the packed ones."""

    name: str
    size: int
    packed: int
    sha256: str
    deflated: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the signature is over. `key` is the public key that it fits.

    The certificate names the pack, the review and the member the file is for or from.
    """

    format: str
    version: int
    certificate: Certificate
    key: str
    entries: tuple[ManifestEntry, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is whole and unaltered since `manifest.key` signed it; `sha256` as it came."""

    manifest: Manifest
    parts: Mapping[str, bytes]
    sha256: str


def close(
    parts: Iterable[tuple[str, bytes]],
    *,
    kind: Kind,
    certificate: Certificate,
    keys: KeyPair,
    passphrase: str | None,
) -> bytes:
    """The file with these parts, signed with `keys`, and locked when there is a passphrase.

    Without a passphrase the same parts and keys give the same bytes.

    Raises:
        TooMuchToSend: it would be beyond the limits of its kind.
        TextNeeded: nothing of the passphrase is visible.
    """
    listed = list(parts)
    packed = [zip_bytes.pack_part(name, content) for name, content in listed]
    manifest = encode(
        Manifest(
            format=kind.format,
            version=VERSION,
            certificate=certificate,
            key=keys.public,
            entries=tuple(_entry(part) for part in packed),
        )
    )
    signature = sign(manifest, keys=keys, purpose=kind.format)
    whole = zip_bytes.whole_zip(
        [
            zip_bytes.pack_part(MANIFEST, manifest, store=True),
            zip_bytes.pack_part(SIGNATURE, signature, store=True),
            *packed,
        ]
    )
    inside = sum(part.size for part in packed)
    too_many = len(packed) > kind.most_parts or _brackets(listed) > kind.most_brackets
    if too_many or inside > kind.largest_inside:
        raise TooMuchToSend(what="This much", detail="it is more than one file can hold")
    if len(whole) > kind.largest_file or len(manifest) > LARGEST_JSON:
        limit = kind.largest_file // MEGABYTE
        detail = f"the file would be larger than {limit} MB"
        raise TooMuchToSend(what="This much", detail=detail)
    return whole if passphrase is None else seal(whole, passphrase=passphrase)


def open_file(data: bytes, *, kind: Kind, passphrase: str | None, name: str) -> Opened:
    """The parts of a file, after everything about it has been checked but what they mean.

    Raises:
        BadExchangeFile: one of its family says what is wrong.
    """
    if len(data) > kind.largest_file + OVERHEAD:
        raise ExchangeFileTooLarge(name=name, limit=kind.largest_file // MEGABYTE)
    plain = unseal(data, passphrase=passphrase, name=name) if is_sealed(data) else data
    said = _first_part(plain, kind=kind, name=name)
    manifest = _manifest(said, kind=kind, name=name)
    _check_layout(plain, said, manifest, kind=kind, name=name)
    parts = _parts(plain, said, manifest, name=name)
    if _brackets(parts.items()) > kind.most_brackets:
        raise LargerInside(name=name)
    return Opened(manifest, parts, hashlib.sha256(data).hexdigest())


def _entry(part: PackedPart) -> ManifestEntry:
    return ManifestEntry(
        name=part.name,
        size=part.size,
        packed=len(part.packed),
        sha256=hashlib.sha256(part.packed).hexdigest(),
        deflated=part.method == DEFLATED,
    )


def _brackets(parts: Iterable[tuple[str, bytes]]) -> int:
    return sum(brackets(content) for name, content in parts if name.endswith(".json"))


def _first_part(data: bytes, *, kind: Kind, name: str) -> bytes:
    """The manifest's bytes; every version has them first and stored."""
    start = zip_bytes.LOCAL.size + len(MANIFEST)
    if (
        data[:4] == zip_bytes.LOCAL_MARK
        and data[start - len(MANIFEST) : start] == MANIFEST.encode()
    ):
        size = int.from_bytes(data[18:22], "little")
        said = data[start : start + size]
        if len(said) == size <= LARGEST_JSON:
            return said
    raise what_is_wrong(data, kind=kind, name=name)


def _manifest(said: bytes, *, kind: Kind, name: str) -> Manifest:
    """The manifest, once its format and version are known to be ours.

    The signature comes later, so that a newer version may sign in another way.
    """
    try:
        value = read_json(said, part=MANIFEST)
        if not isinstance(value, dict) or value.get("format") not in (kind.format, kind.other):
            raise kind.not_one(name=name)
        if value["format"] == kind.other:
            raise kind.the_other(name=name)
        version = value.get("version")
        if isinstance(version, int) and version > VERSION:
            raise NewerExchangeFormat(name=name)
        manifest = decode(Manifest, value, where=MANIFEST)
    except Misfit as misfit:
        raise ExchangeFileAltered(name=name) from misfit
    if manifest.version != VERSION or encode(manifest) != said:
        raise ExchangeFileAltered(name=name)
    return manifest


def _check_layout(data: bytes, said: bytes, manifest: Manifest, *, kind: Kind, name: str) -> None:
    """Whether the parts are such as a file of this kind has, and fill it exactly."""
    entries = manifest.entries
    check_names([MANIFEST, SIGNATURE, *(one.name for one in entries)], kind=kind, name=name)
    if any(one.size < 0 or one.packed < 0 for one in entries):
        raise ExchangeFileAltered(name=name)
    check_sizes([(one.name, one.packed, one.size) for one in entries], kind=kind, name=name)
    head = [(MANIFEST, len(said)), (SIGNATURE, _SIGNATURE_SIZE)]
    if len(data) != zip_bytes.length_of([*head, *((one.name, one.packed) for one in entries)]):
        raise what_is_wrong(data, kind=kind, name=name)


def _parts(data: bytes, said: bytes, manifest: Manifest, *, name: str) -> dict[str, bytes]:
    """The parts, unpacked, after the signature, the hashes and the zip's own words fit."""
    first = PackedPart(MANIFEST, STORED, len(said), zlib.crc32(said), said)
    at = _passed(data, 0, first, name=name)
    start = at + zip_bytes.LOCAL.size + len(SIGNATURE)
    signature = data[start : start + _SIGNATURE_SIZE]
    if not is_signed(said, signature, public=manifest.key, purpose=manifest.format):
        raise ExchangeFileAltered(name=name)
    second = PackedPart(SIGNATURE, STORED, len(signature), zlib.crc32(signature), signature)
    at = _passed(data, at, second, name=name)
    found = [first, second]
    parts: dict[str, bytes] = {}
    for one in manifest.entries:
        start = at + zip_bytes.LOCAL.size + len(one.name)
        packed = data[start : start + one.packed]
        if hashlib.sha256(packed).hexdigest() != one.sha256:
            raise ExchangeFileAltered(name=name)
        method = DEFLATED if one.deflated else STORED
        content = zip_bytes.unpack(packed, method=method, size=one.size)
        if content is None:
            raise BadExchangeFile(name=name)
        part = PackedPart(one.name, method, one.size, zlib.crc32(content), packed)
        at = _passed(data, at, part, name=name)
        found.append(part)
        parts[one.name] = content
    if data[at:] != zip_bytes.directory(found):
        raise ExchangeFileAltered(name=name)
    return parts


def _passed(data: bytes, at: int, part: PackedPart, *, name: str) -> int:
    """Where the next part begins, once this one's header says just what it must."""
    header = zip_bytes.local_header(part)
    if data[at : at + len(header)] != header:
        raise ExchangeFileAltered(name=name)
    return at + len(header) + len(part.packed)
