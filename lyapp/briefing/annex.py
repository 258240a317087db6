"""The parts around the briefing itself: cover lines, task group, own lines, disagreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.briefing import cells
from lyapp.briefing.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Role,
    Row,
    Span,
    Table,
    plain,
)
from lyapp.briefing.wording import NOT_STATED, count, long_date
from lyapp.model.decision import Flag, FlagKind
from lyapp.rules.amounts import format_pounds
from lyapp.rules.dates import local_day

if TYPE_CHECKING:
    from lyapp.store.queries.paper import Paper, PaperOrganisation

_FLAG = {
    FlagKind.CONTRADICTION: "contradiction",
    FlagKind.DATA_QUALITY: "data quality",
    FlagKind.MONEY: "money",
    FlagKind.NOTE: "note",
}


def cover(paper: Paper) -> list[Block]:
    """Title and the lines a committee's paper opens with."""
    title = paper.title.strip() or "Untitled review"
    if paper.year and paper.year not in title:
        title = f"{title} {paper.year}"
    day = paper.committee_date
    facts = [
        ("Committee", paper.committee),
        ("Meeting", long_date(day) if day else ""),
        ("Agenda item", paper.agenda_item),
        ("Paper dated", long_date(paper.paper_date) if paper.paper_date else ""),
        ("Authors", ", ".join(paper.authors)),
        ("For full plans", paper.contact),
    ]
    blocks: list[Block] = [Heading(1, title, anchor="cover")]
    for label, text in facts:
        spans = (Span(f"{label}: ", quiet=True), Span(text.strip() or NOT_STATED))
        blocks.append(Paragraph(spans))
    if paper.sample:
        blocks.append(plain("This is a sample, made from public papers.", Role.WARNING))
    if paper.made_up:
        blocks.append(plain("This review is made up. Nothing in it is real.", Role.WARNING))
    if paper.made_up_scores:
        text = "The scores and suggested ratings are made up; no member gave them."
        blocks.append(plain(text, Role.WARNING))
    return blocks


def members(paper: Paper) -> list[Block]:
    """The task group with roles, organisations and substitutes."""
    head = Heading(2, "Task group", anchor="task-group")
    if not paper.members:
        return [head, plain("No members are named.")]
    columns = (
        Column("Name", 22),
        Column("Role", 40),
        Column("Organisations", 16),
        Column("Substitutes", 22),
    )
    rows = tuple(
        Row(
            (
                (plain(member.name.strip() or member.key, Role.NAME),),
                (plain(member.role.strip() or NOT_STATED),),
                (plain(", ".join(member.organisations) or "all"),),
                (plain(", ".join(member.substitutes) or "–"),),
            ),
            name=member.name,
        )
        for member in paper.members
    )
    return [head, Table("Task group", columns, rows, dense=True)]


def own_lines(part: PaperOrganisation) -> list[Block]:
    """An organisation's own lines of money, which belong to no locality."""
    if not part.total.lines:
        return []
    columns = (
        Column("Line", 45),
        Column("Year", 10),
        Column("Amount", 20, Align.RIGHT),
        Column("Source", 25),
    )
    rows = []
    for line in part.total.lines:
        pence = line.amount_pence
        amount = (line.printed.strip() or NOT_STATED) if pence is None else format_pounds(pence)
        texts = (line.label.strip() or NOT_STATED, line.year, amount, line.source)
        rows.append(Row(tuple((plain(text),) for text in texts), name=line.label))
    title = f"Money of {part.name} outside every locality"
    return [
        Heading(3, title, anchor=f"own-{part.code}"),
        Table(title, columns, tuple(rows), dense=True),
    ]


def disagreements(paper: Paper) -> list[Block]:
    """Every flag with its sentence: contradictions are shown, not smoothed over."""
    head = Heading(2, "Annex: what the papers disagree on", anchor="disagreements")
    # Notes on the whole programme are about how its papers were read, and no disagreement.
    whole = (flag for flag in paper.flags if flag.kind is not FlagKind.NOTE)
    found = [("All localities", flag) for flag in whole]
    for part in paper.organisations:
        for page in part.localities:
            found += [(cells.name(page), flag) for flag in page.flags]
    rows = [_flag_row(name, flag) for name, flag in found]
    still_open = sum(flag.open for _name, flag in found)
    if not rows:
        return [head, plain("No contradictions or other flags are recorded.")]
    columns = (
        Column("Locality", 16),
        Column("Kind", 11),
        Column("What was found", 40),
        Column("Source", 20),
        Column("Settled", 13),
    )
    lead = (
        f"{count(len(rows), 'flag')}, {still_open:,} open. Both statements are kept until settled."
    )
    return [head, plain(lead, Role.LEAD), Table(head.text, columns, tuple(rows), dense=True)]


def _flag_row(name: str, flag: Flag) -> Row:
    settled = "open"
    if flag.settled_at is not None:
        words = f"{long_date(local_day(flag.settled_at))}, {flag.settled_by}".rstrip(", ")
        settled = f"{words}: {flag.settled_reason}" if flag.settled_reason else words
    texts = (_FLAG[flag.kind], flag.sentence.strip() or NOT_STATED, flag.source or "–", settled)
    return Row(((plain(name, Role.NAME),), *((plain(text),) for text in texts)), name=name)
