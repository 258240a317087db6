"""From what was read of a review to its printed moderation record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from lyapp.briefing.record.document import build_record
from lyapp.rules.agreement.panel import panel_agreement
from lyapp.store.queries.record import RecordBook

Tick = Callable[[int, int], None]


class RecordFormat(StrEnum):
    """What the moderation record can be written as."""

    PDF = "pdf"
    HTML = "html"


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
