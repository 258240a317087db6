"""From a review to its printed briefing in one call."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from lyapp.briefing.content import Choice, Section, build
from lyapp.store.file import ReviewFile
from lyapp.store.queries import paper as papers


def render_briefing(
    review: ReviewFile,
    *,
    organisations: Collection[str] = (),
    localities: Collection[str] = (),
    sections: Collection[Section] | None = None,
    printed_on: date,
) -> bytes:
    """The briefing as PDF. Organisations and localities are codes; empty means all.

    `sections` None prints what is usual.

    Raises:
        UnknownKey: a code isn't in the review.
    """
    # ReportLab is imported when the first page is printed, so that starting stays fast.
    from lyapp.briefing.pdf import write_pdf

    chosen = papers.paper(
        review,
        organisations=organisations,
        localities=localities,
        with_must_dos=sections is not None and Section.COVERAGE in sections,
        with_record=sections is not None and Section.RECORD in sections,
    )
    choice = Choice(None if sections is None else frozenset(sections))
    return write_pdf(build(chosen, choice, printed_on=printed_on))
