"""Made-up plan documents and the rows read from them."""

from __future__ import annotations

import hashlib
from datetime import date

from lyapp.model.intake import (
    Aside,
    Cell,
    DocumentKind,
    Due,
    Leads,
    Line,
    Paragraph,
    PlanDocument,
    ReadRow,
    SourceRow,
    SourceTable,
)
from lyapp.model.notice import Notice
from lyapp.model.plan import Confidence, DatePrecision, Item, ItemKind, RowPlace, Section

HEADERS = ("Objective", "Action", "Lead", "Timescale")


def row(title: str, *, at: int = 1, table: int = 0, page: int | None = 1, **given) -> ReadRow:
    """A row as a reader gives it: the one `at` below the header, which is row 1 of its table."""
    said = {
        "section": Section.LOCAL,
        "objective": title,
        "title": title,
        "items": (
            Item(ItemKind.ACTION, f"Do: {title}"),
            Item(ItemKind.MILESTONE, f"Done: {title}"),
        ),
        "leads": ("Dr Ann Hill, practice manager",),
        "timescales": ("March 2009",),
        "due": Due(
            "March 2009", date(2009, 3, 31), DatePrecision.MONTH, confidence=Confidence.LIKELY
        ),
        "understood_leads": Leads(people=("Dr Ann Hill",), clinical=("Dr Ann Hill",)),
        "places": (RowPlace(table, at + 1, page),),
    }
    return ReadRow(**(said | given))


def rows(*titles: str, **given) -> tuple[ReadRow, ...]:
    """Rows one below the other, as `document_of` has them."""
    return tuple(row(title, at=at, **given) for at, title in enumerate(titles, 1))


def document_of(*titles: str, name: str = "plan.docx", extra: str = "") -> PlanDocument:
    """A document with a heading, a table of these objectives, and a table of figures."""
    original = original_of(*titles, name=name)
    lines = [HEADERS, *((title, f"Do: {title}", "Dr Ann Hill", "March 2009") for title in titles)]
    return PlanDocument(
        name=name,
        kind=DocumentKind.WORD,
        media_type="application/x-test",
        sha256=hashlib.sha256(original).hexdigest(),
        size=len(original),
        blocks=(
            Paragraph("A plan for the year", page=1, heading=True),
            SourceTable(
                tuple(
                    SourceRow(tuple(Cell((Line(text),)) for text in line), number, 1)
                    for number, line in enumerate(lines, 1)
                ),
                title="What we will do",
                page=1,
            ),
            Paragraph(extra or "Practices met every month.", page=2),
            SourceTable(
                (
                    SourceRow((Cell((Line("Wards"),)), Cell((Line("3", 1), Line("4", 1)))), 1, 2),
                    SourceRow((Cell(merged=True), Cell((Line("x"),), serial=date(2008, 4, 1))), 2),
                ),
                name="Figures",
                page=2,
            ),
        ),
        asides=(Aside("Is this agreed?", "B. Quinn", "row 2"),),
        notices=(Notice("hidden_rows", "{count} hidden rows", (("count", 2),), "Sheet 1"),),
        pages=2,
    )


def original_of(*titles: str, name: str = "plan.docx") -> bytes:
    """The bytes such a document came as."""
    return f"{name}: {titles}".encode()
