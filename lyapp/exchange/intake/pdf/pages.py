"""Reading the pages of a PDF one by one, on the watch."""

from __future__ import annotations

import logging
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage

from lyapp.exchange.intake.pdf.fonts import WatchedResources
from lyapp.exchange.intake.pdf.ink import Ink, InkDevice, upright
from lyapp.exchange.intake.pdf.limits import MOST_OBJECTS, MOST_PAGES, Watch
from lyapp.exchange.intake.pdf.parsing import WatchedDocument, WatchedInterpreter, resolved

# The library talks of every oddity of a document; whoever brought it in can do nothing about it.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def open_pdf(data: bytes, watch: Watch) -> PDFDocument:
    """The document, with its list of objects read."""
    document = WatchedDocument(data, watch)
    for xref in document.xrefs:
        ranges: Any = getattr(xref, "ranges", ())
        if sum(count for _, count in ranges) > MOST_OBJECTS:
            raise watch.too_much("it lists far more parts than a plan needs")
    return document


def pages_of(document: PDFDocument, watch: Watch) -> list[PDFPage]:
    """Its pages, not yet read."""
    pages: list[PDFPage] = []
    for page in PDFPage.create_pages(document):
        watch.check()
        pages.append(page)
        if len(pages) > MOST_PAGES:
            raise watch.too_much(f"it has more than {MOST_PAGES} pages")
    return pages


class PageReader:
    """Reads one page after the other; fonts are shared between them."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._resources = WatchedResources(watch)
        self._number = 0

    def read(self, page: PDFPage) -> Ink:
        """What the page shows."""
        self._number += 1
        device = InkDevice(self._resources, self._number, self._watch)
        WatchedInterpreter(self._resources, device, self._watch).process_page(page)
        self._watch.glyphs(len(device.ink.glyphs) + len(device.ink.turned))
        self._watch.check()
        return upright(device.ink)


def carried(document: PDFDocument) -> str:
    """What the document carries besides pages: “a program”, “other files”, or nothing."""
    catalog = document.catalog
    names = resolved(catalog.get("Names"))
    if isinstance(names, dict):
        if "JavaScript" in names:
            return "a program"
        if "EmbeddedFiles" in names:
            return "other files"
    if "Collection" in catalog:
        return "other files"
    action = resolved(catalog.get("OpenAction"))
    if isinstance(action, dict):
        kind = getattr(resolved(action.get("S")), "name", "")
        if kind in {"JavaScript", "Launch", "ImportData", "SubmitForm"}:
            return "a program"
    if isinstance(resolved(catalog.get("AA")), dict):
        return "a program"
    return ""
