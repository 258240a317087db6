"""The briefing of a review as a web page, as the window shows it to screen readers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from lyapp.briefing.content import Choice, Section, build
from lyapp.briefing.html import write_html
from lyapp.store.file import ReviewFile
from lyapp.store.queries.paper import paper


def page(
    review: ReviewFile,
    *,
    localities: Collection[str] = (),
    sections: Collection[Section] | None = None,
    printed_on: date,
) -> str:
    """What is printed of these localities; None for the sections that are usual."""
    chosen = frozenset(sections or ())
    found = paper(
        review,
        localities=localities,
        with_must_dos=Section.COVERAGE in chosen,
        with_record=Section.RECORD in chosen,
    )
    return write_html(build(found, Choice(chosen or None), printed_on=printed_on))
