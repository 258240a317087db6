"""From a review to its printed moderation record in one call, or in the two halves of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from lyapp.briefing.record.document import build_record
from lyapp.rules.agreement.panel import panel_agreement
from lyapp.store.queries.record import RecordBook, record_book

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

Tick = Callable[[int, int], None]


class RecordFormat(StrEnum):
    """What the moderation record can be written as."""

    PDF = "pdf"
    HTML = "html"


def render_record(
    review: ReviewFile,
    *,
    fmt: RecordFormat,
    localities: Collection[str] = (),
    closed_only: bool = False,
    printed_on: date,
) -> bytes:
    """The record as PDF or as one HTML page; localities are codes, none given means all.

    Raises:
        UnknownKey: a code isn't in the review.
    """
    book = record_book(review, localities=localities, closed_only=closed_only)
    return write_record(book, fmt=fmt, printed_on=printed_on)


def write_record(
    book: RecordBook, *, fmt: RecordFormat, printed_on: date, tick: Tick | None = None
) -> bytes:
    """What was read, written; it needs no review. `tick` is told how it gets on."""
    data = book.agreement
    found = panel_agreement(data.ratings, lowest=data.lowest, highest=data.highest, tick=tick)
    document = build_record(book, found, printed_on=printed_on)
    if fmt is RecordFormat.HTML:
        from lyapp.briefing.html import write_html

        return write_html(document).encode()
    # ReportLab is imported when the first page is printed, so that starting stays fast.
    from lyapp.briefing.pdf import write_pdf

    return write_pdf(document, tick=tick)
