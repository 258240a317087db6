"""Looks into a document that came from outside before any parser does.

Word, Excel and OpenDocument files are archives of XML. What a parser later gets is a fresh,
uncompressed archive of just the parts that were looked at here, so that two readings of the same
damaged archive can't differ. Nothing is ever unpacked to disk or fetched.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lyapp.exchange.intake.xml_guard import XmlBudget, checked_xml
from lyapp.model.trouble import BadDocument, DocumentTooLarge, LockedDocument, UnsafeDocument

LARGEST_FILE = 50_000_000
"""Bytes of a document as it came."""

MOST_ENTRIES = 2_000
LARGEST_PART = 20_000_000
"""Bytes of one unpacked part."""

LARGEST_UNPACKED = 24_000_000
"""Bytes of all parts that are unpacked (pictures and the like stay packed)."""

HIGHEST_RATIO = 250
"""Unpacked beside packed bytes of a part; asked only of parts above `RATIO_FROM` bytes."""

RATIO_FROM = 1_000_000
LONGEST_NAME = 260

_XML_NAME = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
_ODD_NAME = re.compile(r"[\x00-\x1f\\:]|^/|//|(^|/)\.{1,2}(/|$)")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an archive that were looked at; `others` are names of those left packed."""

    name: str
    parts: Mapping[str, bytes]
    others: frozenset[str]

    def __contains__(self, part: str) -> bool:
        return part in self.parts or part in self.others

    def repacked(self, *, without: Iterable[str] = ()) -> io.BytesIO:
        """A new archive with the checked parts; those left packed stand in it empty."""
        made = io.BytesIO()
        left = frozenset(without)
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
            for part, data in self.parts.items():
                if part not in left:
                    archive.writestr(zipfile.ZipInfo(part), data)
            for part in self.others - left:
                archive.writestr(zipfile.ZipInfo(part), b"")
        made.seek(0)
        return made


def check_size(data: bytes, *, name: str) -> None:
    """Refuse a document too large to be a plan.

    Raises:
        DocumentTooLarge: when it is.
    """
    if len(data) > LARGEST_FILE:
        raise DocumentTooLarge(name=name)


def open_package(data: bytes, *, name: str) -> Package:
    """The XML parts of an archive, unpacked and looked at.

    Raises:
        BadDocument: when it is damaged (two entries of one name, entries that overlap, …).
        DocumentTooLarge: when it is larger inside than a plan can be.
        LockedDocument: when an entry is encrypted.
        UnsafeDocument: for entries with names outside the archive, DTDs, external relationships.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _checked_entries(archive.infolist(), name=name, packed=len(data))
            xml = [entry for entry in entries if _XML_NAME.search(entry.filename)]
            plain = [entry for entry in entries if entry.filename == "mimetype"]
            _check_unpacked(xml + plain, name=name)
            parts = {entry.filename: archive.read(entry) for entry in plain}
            budget = XmlBudget(name)
            for entry in xml:
                parts[entry.filename] = checked_xml(
                    archive.read(entry), part=entry.filename, budget=budget
                )
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
        OverflowError,
        UnicodeError,
        RuntimeError,
    ) as error:
        raise BadDocument(name=name) from error
    others = frozenset(entry.filename for entry in entries) - parts.keys()
    return Package(name, parts, others)


def _checked_entries(
    entries: list[zipfile.ZipInfo], *, name: str, packed: int
) -> list[zipfile.ZipInfo]:
    if len(entries) > MOST_ENTRIES:
        raise DocumentTooLarge(name=name)
    seen: set[str] = set()
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        inside = entry.filename
        if _ODD_NAME.search(inside) or len(inside) > LONGEST_NAME or entry.orig_filename != inside:
            raise UnsafeDocument(name=name)
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise UnsafeDocument(name=name)
        if entry.flag_bits & 0x41:
            raise LockedDocument(name=name)
        if inside.lower() in seen or entry.header_offset < end:
            raise BadDocument(name=name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadDocument(name=name)
        seen.add(inside.lower())
        end = entry.header_offset + 30 + len(inside) + entry.compress_size
    if end > packed:
        raise BadDocument(name=name)
    return [entry for entry in entries if not entry.is_dir()]


def _check_unpacked(entries: list[zipfile.ZipInfo], *, name: str) -> None:
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise DocumentTooLarge(name=name)
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > LARGEST_PART or (
            entry.file_size > RATIO_FROM and ratio > HIGHEST_RATIO
        ):
            raise DocumentTooLarge(name=name)
