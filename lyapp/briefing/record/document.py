"""The moderation record as a document: an overview, the figures, then plan by plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lyapp.briefing.blocks import (
    Block,
    Column,
    Document,
    Heading,
    PageBreak,
    Role,
    Row,
    Table,
    plain,
)
from lyapp.briefing.record.agreement import calibration, figures
from lyapp.briefing.record.criteria import criteria
from lyapp.briefing.record.people import people, presence
from lyapp.briefing.record.settled import outcome, record, steps
from lyapp.briefing.record.words import fact, moment, row
from lyapp.briefing.wording import long_date
from lyapp.rules.agreement.panel import panel_agreement

if TYPE_CHECKING:
    from lyapp.rules.agreement.panel import PanelAgreement
    from lyapp.store.queries.record import PlanRecord, RecordBook

TITLE = "Moderation record"
HIDDEN = "Not opened: nobody’s ratings are shown before the moderation of a plan is opened."


def build_record(book: RecordBook, agreement: PanelAgreement, *, printed_on: date) -> Document:
    """The document of some plans' records; samples and made-up scores are marked on every page.

    A plan whose moderation isn't opened shows who is to score it and who has, and no rating.
    """
    title = _title(book)
    blocks: list[Block] = [Heading(1, f"{TITLE}: {title}", anchor="cover"), *_cover(book)]
    blocks += parts(book, agreement)
    said = book.about
    day = f", {long_date(said.committee_date)}" if said.committee_date else ""
    foot = [title, f"{TITLE.lower()} printed {long_date(printed_on)}"]
    foot += [f"content {book.content[:4]} {book.content[4:8]}"] if book.content else []
    return Document(
        dated=printed_on,
        title=f"{TITLE}: {title}",
        blocks=tuple(blocks),
        author=", ".join(line for line in said.authors.splitlines() if line),
        subject=" – ".join(part for part in (said.committee, TITLE) if part),
        head_left=f"{said.committee}{day} · {TITLE.lower()}".strip(" ·"),
        head_right=" · ".join(_marks(book)),
        foot_left=" · ".join(foot),
    )


def parts(
    book: RecordBook, agreement: PanelAgreement, *, heading: str = "The plans"
) -> list[Block]:
    """All but the cover; `heading` stands over the overview."""
    blocks = [*_overview(book, heading), *calibration(book), *figures(book, agreement)]
    for plan in book.plans:
        blocks += _plan(book, plan)
    return blocks


def annex(book: RecordBook | None) -> list[Block]:
    """The records as the last part of a paper; None stands for a paper read without them."""
    head = f"Annex: {TITLE.lower()}"
    if book is None:
        nothing = plain("There is no plan to print the record of.")
        return [PageBreak(), Heading(2, head, anchor="plans"), nothing]
    data = book.agreement
    found = panel_agreement(data.ratings, lowest=data.lowest, highest=data.highest)
    return [PageBreak(), *parts(book, found, heading=head)]


def _title(book: RecordBook) -> str:
    title, year = book.about.title.strip() or "Untitled review", book.about.year
    return title if not year or year in title else f"{title} {year}"


def _marks(book: RecordBook) -> list[str]:
    marks = (
        (book.about.sample, "SAMPLE"),
        (book.about.made_up, "MADE UP"),
        (book.made_up_scores, "MADE-UP SCORES"),
    )
    return [mark for true, mark in marks if true]


def _cover(book: RecordBook) -> list[Block]:
    said = book.about
    blocks: list[Block] = []
    if said.committee:
        day = f", {long_date(said.committee_date)}" if said.committee_date else ""
        blocks.append(fact("Committee", f"{said.committee}{day}"))
    blocks.append(
        fact(
            "How the scores were kept",
            "with packs and returns; nobody’s ratings were shown before a plan’s moderation was"
            " opened"
            if book.blind
            else "in this review itself, without packs and returns",
        )
    )
    for true, words in (
        (said.sample, "This is a sample, made from public papers."),
        (said.made_up, "This review is made up. Nothing in it is real."),
        (book.made_up_scores, "Some or all of these scores are made up; no member gave them."),
    ):
        if true:
            blocks.append(plain(words, Role.WARNING))
    return blocks


def _overview(book: RecordBook, heading: str) -> list[Block]:
    head = Heading(2, heading, anchor="plans")
    if not book.plans:
        return [head, plain("There is no plan to print the record of.")]
    columns = (
        Column("Plan", 24),
        Column("Opened", 20),
        Column("Closed", 20),
        Column("Agreed", 12),
        Column("Present", 10),
        Column("The panel’s outcome", 20),
    )
    rows = tuple(_line(plan) for plan in book.plans)
    return [head, Table("The plans and their records", columns, rows, dense=True)]


def _line(plan: PlanRecord) -> Row:
    page, state = plan.page, plan.page.moderation
    opened = closed = "no"
    if state is not None:
        opened = f"{moment(state.opened_at)}{', early' if state.early else ''}"
        if state.closed_at is not None:
            closed = moment(state.closed_at)
    rated = [one for one in page.setting.criteria if not one.open_text]
    agreed = sum(one.key in page.record.agreed for one in rated)
    chosen = page.setting.label(page.record.outcome) if page.record.outcome else "–"
    return row(
        f"{page.name}, version {page.version}",
        opened,
        closed,
        f"{agreed} of {len(rated)}" if plan.opened else "–",
        presence(plan) if plan.opened else "–",
        chosen,
    )


def _plan(book: RecordBook, plan: PlanRecord) -> list[Block]:
    page, state = plan.page, plan.page.moderation
    anchor = f"plan-{page.code}-{page.version}"
    version = f"version {page.version}" + ("" if plan.newest else ", since revised")
    blocks: list[Block] = [PageBreak(), Heading(2, f"{page.name}, {version}", anchor=anchor)]
    if state is None:
        blocks += [
            plain(f"Criteria set version {plan.criteria_version}.", Role.LEAD),
            *people(book, plan, anchor),
            plain(HIDDEN, Role.WARNING),
        ]
        if plan.steps:
            # It was opened, and that was taken back: scores were seen meanwhile.
            blocks.append(steps(book, plan))
        return blocks
    opened = f"Opened {moment(state.opened_at)} by {state.opened_by}"
    if state.early:
        opened += f", before every member had finished: {state.early}"
    if state.closed_at is not None:
        opened += f". Closed {moment(state.closed_at)} by {state.closed_by}"
    blocks.append(plain(f"{opened.rstrip('.')}.", Role.LEAD))
    remarks = [one.said.sentence for one in page.noticed if not one.criterion]
    blocks += people(book, plan, anchor)
    blocks += criteria(book, plan, anchor)
    if remarks:
        blocks.append(fact("Also noticed", " ".join(remarks)))
    blocks += outcome(plan, anchor)
    blocks += record(book, plan, anchor)
    return blocks
