"""What the committee's paper says: cover, status, summary briefings, questions, annex."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from lyapp.briefing import annex, cells, declarations, must_dos
from lyapp.briefing.blocks import (
    Block,
    Column,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Marker,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
    plain,
)
from lyapp.briefing.numbering import Numbering, number
from lyapp.briefing.record.document import annex as record_annex
from lyapp.briefing.wording import NOT_STATED, count, listed, long_date

if TYPE_CHECKING:
    from lyapp.store.queries.paper import Paper, PaperOrganisation


class Section(StrEnum):
    """The parts of the paper that can be chosen; the cover lines are always there."""

    MEMBERS = "members"
    DECLARATIONS = "declarations"
    STATUS = "status"
    SUMMARY = "summary"
    QUESTIONS = "questions"
    DISAGREEMENTS = "disagreements"
    COVERAGE = "coverage"
    RECORD = "record"

    @property
    def label(self) -> str:
        """What a reader calls this part."""
        return _TITLES[self]


_TITLES = {
    Section.MEMBERS: "Task group",
    Section.DECLARATIONS: declarations.TITLE,
    Section.STATUS: "Status of the plans",
    Section.SUMMARY: "Summary briefings",
    Section.QUESTIONS: "Questions to the committee",
    Section.DISAGREEMENTS: "What the papers disagree on",
    Section.COVERAGE: "Coverage of the must-dos",
    Section.RECORD: "Moderation record",
}

BY_DEFAULT = frozenset(Section) - {Section.COVERAGE, Section.RECORD}
"""What is printed when nobody chose. Coverage is a working table for the task group, and the
moderation record is many pages that not every committee is to have.

Declarations of interest are left out when there are none: see `by_default`.
"""


def by_default(*, interests: bool) -> frozenset[Section]:
    """What is printed when nobody chose; `interests`: some are declared."""
    return BY_DEFAULT if interests else BY_DEFAULT - {Section.DECLARATIONS}


@dataclass(frozen=True, slots=True)
class Choice:
    """The sections to print, None for what is usual.

    Which organisations and localities is chosen with the paper.
    """

    sections: frozenset[Section] | None = None


def build(paper: Paper, choice: Choice = Choice(), *, printed_on: date) -> Document:
    """The document of a paper.

    Paragraph numbers are those stated, or made where none are. A sample, made-up data and made-up
    scores are marked on every page.
    """
    numbering = number(
        [(page.code, page.paragraph) for part in paper.organisations for page in part.localities]
    )
    said = paper.committee_date or paper.paper_date
    year = said.year if said else None
    blocks: list[Block] = annex.cover(paper)
    sections = choice.sections
    if sections is None:
        sections = by_default(interests=bool(paper.interests))
    if Section.MEMBERS in sections:
        blocks += annex.members(paper)
    if Section.DECLARATIONS in sections:
        blocks += declarations.declarations(paper)
    if Section.STATUS in sections:
        blocks += _status(paper, numbering, year)
    if Section.SUMMARY in sections:
        for part in paper.organisations:
            blocks += _summary(part, numbering, year=year, money_year=paper.year)
    if Section.QUESTIONS in sections:
        blocks += _questions(paper, numbering)
    blocks += _annexes(paper, sections)
    return Document(
        dated=printed_on,
        title=_title(paper),
        blocks=tuple(blocks),
        author=", ".join(paper.authors),
        subject=" – ".join(part for part in (paper.committee, "Summary briefing") if part),
        head_left=_head(paper),
        head_right=" · ".join(_marks(paper)),
        foot_left=_foot(paper, printed_on),
    )


def _annexes(paper: Paper, sections: frozenset[Section]) -> list[Block]:
    blocks: list[Block] = []
    if Section.DISAGREEMENTS in sections:
        blocks += annex.disagreements(paper)
    if Section.COVERAGE in sections:
        blocks += must_dos.coverage(paper.must_dos)
    if Section.RECORD in sections:
        blocks += record_annex(paper.record)
    return blocks


def _title(paper: Paper) -> str:
    title = paper.title.strip() or "Untitled review"
    return title if not paper.year or paper.year in title else f"{title} {paper.year}"


def _head(paper: Paper) -> str:
    day = paper.committee_date
    item = paper.agenda_item.strip()
    parts = (paper.committee.strip(), long_date(day) if day else "", f"item {item}" if item else "")
    return " · ".join(part for part in parts if part)


def _marks(paper: Paper) -> list[str]:
    marks = (
        (paper.sample, "SAMPLE"),
        (paper.made_up, "MADE UP"),
        (paper.made_up_scores, "MADE-UP SCORES"),
    )
    return [mark for true, mark in marks if true]


def _foot(paper: Paper, printed_on: date) -> str:
    parts = [_title(paper), f"printed {long_date(printed_on)}"]
    if paper.content:
        parts.append(f"content {paper.content[:4]} {paper.content[4:8]}".rstrip())
    return " · ".join(parts)


def _status(paper: Paper, numbering: Numbering, year: int | None) -> list[Block]:
    blocks: list[Block] = [
        Heading(2, Section.STATUS.label, str(numbering.status), "status"),
    ]
    columns = (
        Column("Locality", 15),
        Column("Task group met", 14),
        Column("Scored, suggested rating", 15),
        Column("Flags", 12),
        Column("Outcome", 26),
        Column("Next step", 18),
    )
    if not paper.organisations:
        blocks.append(plain("No locality is chosen, so there is nothing to report."))
    for at, part in enumerate(paper.organisations, 1):
        head = Heading(3, part.name, f"{numbering.status}.{at}", f"status-{part.code}")
        blocks.append(head)
        if not part.localities:
            blocks.append(plain("No locality of this organisation is chosen."))
            continue
        rows = tuple(
            Row(
                (
                    (plain(cells.name(page), Role.NAME),),
                    cells.met_cell(page, year=year),
                    cells.scores_cell(page),
                    cells.flags_cell(page),
                    cells.status_cell(page, year=year),
                    cells.next_step_cell(page),
                ),
                name=cells.name(page),
            )
            for page in part.localities
        )
        title = f"Status of the plans of {part.name}"
        blocks.append(Table(title, columns, rows, dense=True))
    return blocks


def _summary(
    part: PaperOrganisation, numbering: Numbering, *, year: int | None, money_year: str
) -> list[Block]:
    title = f"{Section.SUMMARY.label}: {part.name}"
    blocks: list[Block] = [
        PageBreak(),
        Heading(2, title, str(numbering.summary), f"summary-{part.code}"),
        plain(_totals(part), Role.LEAD),
    ]
    if not part.localities:
        return blocks
    columns = (
        Column("Locality", 91),
        Column("Practices and list size", 72),
        Column("Commissioning priorities", 215),
        Column("Public health", 103),
        Column("Financial plan", 131),
        Column("Task group’s conclusion", 158),
    )
    rows = []
    for page in part.localities:
        paragraph = numbering.paragraphs[page.code]
        rows.append(
            Row(
                (
                    cells.name_cell(page, paragraph, year=year),
                    cells.practices_cell(page),
                    cells.priorities_cell(page),
                    cells.public_health_cell(page),
                    cells.money_cell(page, year=money_year),
                    cells.conclusion_cell(page, year=year),
                ),
                name=f"{paragraph} {cells.name(page)}",
                anchor=f"locality-{page.code}",
            )
        )
    blocks.append(Table(title, columns, tuple(rows)))
    blocks += annex.own_lines(part)
    return blocks


def _totals(part: PaperOrganisation) -> str:
    stated = any(page.practices is not None for page in part.localities)
    practices = count(part.practices, "practice") if stated else f"practices {NOT_STATED}"
    text = f"{count(len(part.localities), 'locality', 'localities')}, {practices}. "
    left_out = part.unstated_sizes
    if len(left_out) >= len(part.localities):
        text += "No list size is stated as a number"
    else:
        text += "List sizes are registered patients as the plans state them: "
        text += f"{part.list_size:,} in all"
    if left_out and len(left_out) < len(part.localities):
        verb = "is" if len(left_out) == 1 else "are"
        shown = left_out if len(left_out) <= 6 else (*left_out[:5], f"{len(left_out) - 5} others")
        text += f"; {listed(shown)} {verb} left out"
    text += "."
    money = part.total.sentence.strip().rstrip(".")
    return f"{text} Balance: {money}." if money else text


def _questions(paper: Paper, numbering: Numbering) -> list[Block]:
    head = Heading(2, Section.QUESTIONS.label, str(numbering.questions), "questions")
    if not paper.questions:
        return [head, plain("No questions are recorded.")]
    items = []
    for question in paper.questions:
        spans = [Span(question.text)]
        if question.localities:
            spans.append(Span(f" ({listed(question.localities)})", quiet=True))
        items.append(ListItem(tuple(spans), number=question.number))
    lead = Paragraph((Span("The task group asks the committee:"),), Role.LEAD)
    return [head, lead, ListBlock(tuple(items), Marker.NUMBER)]
