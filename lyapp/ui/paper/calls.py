"""What the paper screen asks for. Store, ReportLab and writers are imported on the thread used."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.paper import Paper
    from lyapp.store.queries.programme import ProgrammePage


@dataclass(frozen=True, slots=True)
class Made:
    """A finished paper: the PDF's bytes and the same content as HTML."""

    pdf: bytes
    html: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: the programme's localities, and the paper's sections."""

    programme: ProgrammePage
    sections: tuple[str, ...]
    """Keys, in the paper's order."""
    by_default: frozenset[str]
    """The keys of those that are printed unless somebody chooses."""


def read_choices(review: ReviewFile) -> Choices:
    """Organisations, localities and sections to choose from."""
    from lyapp.briefing.content import Section, by_default
    from lyapp.store.queries import members, programme

    page = programme.programme_page(review)
    with review.read() as db:
        interests = bool(members.conflicts(db))
    return Choices(
        page,
        tuple(section.value for section in Section),
        frozenset(section.value for section in by_default(interests=interests)),
    )


def read_paper(
    review: ReviewFile,
    *,
    organisations: Collection[str],
    localities: Collection[str],
    sections: Collection[str],
) -> Paper:
    """What is to be printed; empty collections of codes stand for all."""
    from lyapp.briefing.content import Section
    from lyapp.store.queries import paper

    return paper.paper(
        review,
        organisations=organisations,
        localities=localities,
        with_must_dos=Section.COVERAGE in sections,
        with_record=Section.RECORD in sections,
    )


def make(paper: Paper, sections: Collection[str], tick: Callable[[int, int], None]) -> Made:
    """Write the paper with these sections (their keys)."""
    from lyapp.briefing.content import Choice, Section, build
    from lyapp.briefing.html import write_html
    from lyapp.briefing.pdf import write_pdf

    tick(0, 3)
    today = datetime.now(UTC).astimezone().date()
    chosen = frozenset(section for section in Section if section.value in sections)
    document = build(paper, Choice(sections=chosen), printed_on=today)
    tick(1, 3)
    pdf = write_pdf(document)
    tick(2, 3)
    return Made(pdf=pdf, html=write_html(document))
