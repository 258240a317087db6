"""What a document is: by what stands in it first, by its name only where that leaves it open."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from lyapp.exchange.intake.guard import Package, check_size, open_package
from lyapp.exchange.intake.ole import MAGIC, stream_names
from lyapp.model.intake import DocumentKind
from lyapp.model.trouble import (
    ArchiveOfDocuments,
    BadDocument,
    EmptyDocument,
    LockedDocument,
    NotAPlanDocument,
    OldSpreadsheet,
    OldWordDocument,
    OtherTextDocument,
    PictureDocument,
    SlidesDocument,
)

Found = tuple[DocumentKind, str, Package | None]
"""The kind, the media type, and the parts of an archive that were looked at already."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
PDF = "application/pdf"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TEXT = "text/plain"

_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"BM",
    b"\0\0\1\0",
    b"\x01\0\0\0",
    b"\xd7\xcd\xc6\x9a",
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.(\w+)")
_MAIN = re.compile(rb"application/[\w.+-]*?(wordprocessingml|sheet|presentationml|ms-word|ms-excel"
                   rb"|ms-powerpoint|spreadsheetml)[\w.+-]*?\.main\+xml")  # fmt: skip
_MARKED_UP = re.compile(rb"\s*(?:<\?xml|<html|<!doctype|<head|<table|MIME-Version:)", re.IGNORECASE)


def recognise(data: bytes, *, name: str) -> Found:
    """The document's kind and media type; an archive comes with its parts unpacked and checked.

    Raises:
        BadDocument: one of its family, for whatever a plan can't be read from.
    """
    check_size(data, name=name)
    if not data.strip(b" \t\r\n\0"):
        raise EmptyDocument(name=name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _archive(data, name)
    if data.startswith(MAGIC):
        return _old_office(data, name)
    if b"%PDF-" in data[:1024]:
        return DocumentKind.PDF, PDF, None
    _refuse_others(data, name)
    return _text(data, name)


def _archive(data: bytes, name: str) -> Found:
    package = open_package(data, name=name)
    types = package.parts.get("[Content_Types].xml", b"")
    said = package.parts.get("mimetype", b"")
    if b"encryption-data" in package.parts.get("META-INF/manifest.xml", b""):
        raise LockedDocument(name=name)
    if "word/document.xml" in package or b"wordprocessingml.document.main" in types:
        return DocumentKind.WORD, WORD, package
    if "xl/workbook.xml" in package or b"spreadsheetml.sheet.main" in types:
        return DocumentKind.SPREADSHEET, XLSX, package
    if "xl/workbook.bin" in package:
        raise OldSpreadsheet(name=name)
    if said.startswith(ODS.encode()) and "content.xml" in package:
        return DocumentKind.SPREADSHEET, ODS, package
    _refuse_archive(package, types, said)
    raise ArchiveOfDocuments(name=name)


def _refuse_archive(package: Package, types: bytes, said: bytes) -> None:
    name = package.name
    other = _OPEN_DOCUMENT.match(said)
    main = _MAIN.search(types)
    if "ppt/presentation.xml" in package or (other and other[1] == b"presentation"):
        raise SlidesDocument(name=name)
    if main:
        kind = main[1]
        if b"presentation" in kind or b"powerpoint" in kind:
            raise SlidesDocument(name=name)
        raise (OtherTextDocument if b"word" in kind else OldSpreadsheet)(name=name)
    if other:
        raise (OldSpreadsheet if other[1] == b"spreadsheet" else OtherTextDocument)(name=name)
    if any(part.endswith(".iwa") for part in package.others) or "Index.zip" in package:
        ending = PurePath(name).suffix.lower()
        raise (OldSpreadsheet if ending == ".numbers" else OtherTextDocument)(name=name)
    if said.startswith((b"application/epub", b"application/vnd.sun.xml.writer")):
        raise OtherTextDocument(name=name)
    if types:
        raise BadDocument(name=name)


def _old_office(data: bytes, name: str) -> Found:
    inside = stream_names(data, name=name)
    if "EncryptedPackage" in inside or "EncryptionInfo" in inside:
        raise LockedDocument(name=name)
    if inside & {"Workbook", "Book"}:
        return DocumentKind.SPREADSHEET, XLS, None
    if "WordDocument" in inside:
        raise OldWordDocument(name=name)
    if "PowerPoint Document" in inside:
        raise SlidesDocument(name=name)
    raise NotAPlanDocument(name=name)


def _refuse_others(data: bytes, name: str) -> None:
    """Refuse what can be told by its first bytes and isn't text."""
    ending = PurePath(name).suffix.lower()
    if data.startswith((b"{\\rtf", b"\xdb\xa5", b"\x31\xbe")):
        raise (OldWordDocument if ending == ".doc" else OtherTextDocument)(name=name)
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        raise PictureDocument(name=name)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise PictureDocument(name=name)
    if data.startswith(_ARCHIVES):
        raise ArchiveOfDocuments(name=name)
    if data[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00") and data[2:4] < b"\x20\0":
        raise OldSpreadsheet(name=name)
    if _MARKED_UP.match(data[:400].removeprefix(codecs.BOM_UTF8)):
        sheet = ending in (".xls", ".xlsx", ".csv") or b"Excel" in data[:2000]
        raise (OldSpreadsheet if sheet else OtherTextDocument)(name=name)


def _text(data: bytes, name: str) -> Found:
    ending = PurePath(name).suffix.lower()
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    nulls = data[:4096].count(b"\0")
    if not wide and nulls * 3 > len(data[:4096]):
        wide = data[1:2] == b"\0" or data[:1] == b"\0"  # UTF-16 without its mark
    strange = sum(data[:4096].count(bytes((sign,))) for sign in (1, 2, 3, 4, 5, 6, 14, 15, 16))
    if not wide and (nulls or strange > 8):
        if ending in (".docx", ".xlsx", ".xls", ".ods", ".pdf"):
            raise BadDocument(name=name)
        raise (OldWordDocument if ending in (".doc", ".dot") else NotAPlanDocument)(name=name)
    if ending in (".tsv", ".tab"):
        return DocumentKind.SEPARATED, TSV, None
    if ending in (".csv", ".xls", ".xlsx"):
        return DocumentKind.SEPARATED, CSV, None
    if ending in (".docx", ".ods", ".pdf"):
        raise BadDocument(name=name)
    return DocumentKind.TEXT, TEXT, None
