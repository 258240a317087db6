"""Reading a plan that came as a PDF: its tables as they are printed, and the text around them."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Sequence
from typing import TypeVar

from lyapp.exchange.intake.pdf.ink import UNKNOWN, Ink
from lyapp.exchange.intake.pdf.limits import LARGEST_FILE, Watch
from lyapp.model.intake import DocumentKind, Paragraph, PlanDocument
from lyapp.model.notice import Notice
from lyapp.model.trouble import (
    EmptyDocument,
    LockedDocument,
    PdfCarriesMore,
    PdfDamaged,
    PdfScanned,
)

MEDIA_TYPE = "application/pdf"

Tick = Callable[[int, int], None]
"""Told how many pages of how many are read; may raise to stop the reading."""

T = TypeVar("T")

_PICTURED = 0.3
"""Part of a page that a picture covers for the page to count as one."""

_FEW = 25
"""Characters: a page with fewer holds no text to speak of."""


def read_pdf(data: bytes, *, name: str, tick: Tick | None = None) -> PlanDocument:
    """The document as it is printed.

    Args:
        data: the file's bytes; untrusted.
        name: what the file is called in messages.
        tick: called after each page.

    Raises:
        PdfDamaged: when it is no PDF or can't be read as one.
        LockedDocument: when it needs a password.
        PdfCarriesMore: when it carries a program or other files.
        PdfScanned: when its pages are pictures.
        PdfTooMuch: when it is too large, too long or too costly to read.
        EmptyDocument: when nothing stands on its pages.
    """
    from lyapp.exchange.intake.pdf.finishing import finish
    from lyapp.exchange.intake.pdf.furniture import PageParts, drop_furniture
    from lyapp.exchange.intake.pdf.joining import join_tables
    from lyapp.exchange.intake.pdf.layout import blocks_of, parts_of
    from lyapp.exchange.intake.pdf.pages import PageReader, carried, open_pdf, pages_of

    watch = Watch(name)
    _check_bytes(data, name, watch)
    document = _guarded(name, lambda: open_pdf(data, watch))
    if more := _guarded(name, lambda: carried(document)):
        raise PdfCarriesMore(name=name, what=more)
    pages = _guarded(name, lambda: pages_of(document, watch))
    reader = PageReader(watch)
    counts: list[_Count] = []
    parts: list[PageParts] = []
    for number, page in enumerate(pages, 1):
        ink = _guarded(name, lambda page=page: reader.read(page))  # type: ignore[misc]  # a bound default
        counts.append(_count(ink))
        parts.append(parts_of(ink))
        watch.check()
        if tick is not None:
            tick(number, len(pages))
    notices = _judged(counts, name)
    feet = drop_furniture(parts)
    blocks = finish(join_tables(blocks_of(parts)))
    return PlanDocument(
        name=name,
        kind=DocumentKind.PDF,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        blocks=(*blocks, *(Paragraph(text, len(pages)) for text in feet)),
        notices=notices,
        pages=len(pages),
    )


def _check_bytes(data: bytes, name: str, watch: Watch) -> None:
    if not data:
        raise EmptyDocument(name=name)
    if len(data) > LARGEST_FILE:
        raise watch.too_much(f"it is larger than {LARGEST_FILE // 1024**2} MB")
    if b"%PDF-" not in data[:1024]:
        raise PdfDamaged(name=name, detail="it doesn’t begin as a PDF does")


def _guarded(name: str, work: Callable[[], T]) -> T:
    """What the library makes of the document.

    The library was written for honest documents: on others it stumbles over its own assumptions
    about types, keys, lengths and nesting, so that all of these are the document's fault.
    """
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.psexceptions import PSException

    try:
        return work()
    except PDFEncryptionError as error:
        raise LockedDocument(name=name) from error
    except RecursionError as error:
        raise PdfDamaged(name=name, detail="its parts lie too deep in each other") from error
    except (
        PSException,
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        LookupError,
        MemoryError,
        OSError,
        RuntimeError,
        StopIteration,
        TypeError,
        UnboundLocalError,
        ValueError,
        struct.error,
        zlib.error,
    ) as error:
        raise PdfDamaged(name=name, detail="it is damaged") from error


class _Count(tuple[int, int, bool]):
    """Of a page: its characters, those of them that can't be told, and whether it is a picture."""

    __slots__ = ()


def _count(ink: Ink) -> _Count:
    pictured = ink.pictured > _PICTURED * ink.width * ink.height or ink.drawn > 300
    unknown = sum(1 for glyph in ink.glyphs if glyph.text == UNKNOWN)
    return _Count((len(ink.glyphs), unknown, pictured))


def _judged(counts: Sequence[_Count], name: str) -> tuple[Notice, ...]:
    """What to say of pages that hold no text, or text that can't be told.

    Raises:
        PdfScanned: when that is all of them.
        PdfDamaged: when too many characters can't be told.
        EmptyDocument: when there is nothing at all.
    """
    glyphs = sum(count for count, _, _ in counts)
    unknown = sum(count for _, count, _ in counts)
    pictures = [n for n, (count, _, pictured) in enumerate(counts, 1) if pictured and count < _FEW]
    if not glyphs and not pictures:
        raise EmptyDocument(name=name)
    if pictures and glyphs < _FEW * len(counts):
        raise PdfScanned(name=name)
    if unknown > 0.2 * glyphs:
        raise PdfDamaged(name=name, detail="it doesn’t say which letters its signs stand for")
    notices = [
        Notice(
            "page-is-a-picture",
            "Page {page} is a picture; what stands on it was not read.",
            (("page", page),),
            f"page {page}",
        )
        for page in pictures
    ]
    if unknown > 0.01 * glyphs:
        notices.append(
            Notice(
                "letters-unknown",
                "Characters that could not be told, shown as {sign}: {count}.",
                (("count", unknown), ("sign", UNKNOWN)),
            )
        )
    return tuple(notices)
