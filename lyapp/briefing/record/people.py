"""Who took part in settling a plan: expected, returned, present, with an interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.briefing.blocks import Block, Column, Heading, Role, Row, Table, plain
from lyapp.briefing.record.words import SHORT_HASH, fact, moment, row
from lyapp.briefing.wording import count, listed, sentence
from lyapp.model.panel import Conflict, ConflictKind

if TYPE_CHECKING:
    from lyapp.store.queries.panel import PanelColumn
    from lyapp.store.queries.record import PlanRecord, RecordBook

_INTERESTS = {
    ConflictKind.OWN_LOCALITY: "their own locality’s plan",
    ConflictKind.COMPETING_SERVICE: "provides a competing service",
    ConflictKind.OTHER: "another interest",
}


def people(book: RecordBook, plan: PlanRecord, anchor: str) -> list[Block]:
    """The table of who took part, and the names of those who were there."""
    blocks: list[Block] = [Heading(3, "Who took part", anchor=f"{anchor}-people")]
    columns = (
        Column("Member", 18),
        Column("Expected to score", 14),
        Column("Answered", 11),
        Column("Pack and returns", 36),
        Column("Interest declared", 21),
    )
    rows = tuple(_member(book, plan, one) for one in plan.page.members)
    if rows:
        blocks.append(Table(f"Who took part: {plan.page.name}", columns, rows, dense=True))
    else:
        blocks.append(plain("Nobody is to score this plan."))
    there = [place(book, plan, key) for key in plan.page.record.present]
    if plan.opened:
        blocks.append(fact("Present", listed(there) if there else "not recorded"))
        strangers = _others(book, plan)
        if strangers:
            blocks.append(fact("Substitutes named for members not present", strangers))
    return blocks


def place(book: RecordBook, plan: PlanRecord, member: int) -> str:
    """Who took a member's place at the moderation: “Jane Hill for Clare Jones”, or the member."""
    return plan.page.record.person(member, book.names.get(member, str(member)))


def _member(book: RecordBook, plan: PlanRecord, one: PanelColumn) -> Row:
    member = book.members.get(one.member)
    name = one.name.strip() or one.key
    role = [] if member is None else [part for part in (member.role, member.organisation) if part]
    answered = f"{one.answered} of {sum(not c.open_text for c in plan.page.setting.criteria)}"
    if plan.opened and not one.shown:
        answered += "; not finished, so not shown"
    cells = row(
        name,
        "yes" if one.expected else "no",
        answered,
        _files(book, plan, one),
        "none" if one.conflict is None else _interest(one.conflict),
    )
    if not role:
        return cells
    first = (*cells.cells[0], plain(", ".join(role), Role.NOTE))
    return Row((first, *cells.cells[1:]), name=name)


def _files(book: RecordBook, plan: PlanRecord, one: PanelColumn) -> str:
    lines = [
        f"pack {pack.uid[:SHORT_HASH]} made {moment(pack.made)}"
        for pack in book.packs.get(one.member, ())
    ]
    for come in book.returns.get(one.member, ()):
        when = f", made {moment(come.made)}" if come.made is not None else ""
        lines.append(f"return {come.sha256[:SHORT_HASH]} received {moment(come.received)}{when}")
    by = sorted(
        {
            answer.entered_by
            for answer in plan.page.answers
            if answer.member == one.member and answer.entered_by
        }
    )
    if by:
        lines.append(f"entered from paper by {listed(by)}")
    if not lines:
        return "scored in this review" if one.answered else "–"
    return "\n".join(lines)


def _interest(conflict: Conflict) -> str:
    """An interest, and what the member did because of it."""
    words = _INTERESTS[conflict.kind]
    if conflict.note.strip():
        words += f" ({conflict.note.strip()})"
    does = [
        "scores all the same" if conflict.scores else "does not score",
        "may answer questions" if conflict.answers_questions else "answers no questions",
        "stays for the decision" if conflict.stays_for_decision else "leaves for the decision",
    ]
    return sentence(f"{words}; {listed(does)}")


def _others(book: RecordBook, plan: PlanRecord) -> str:
    """Who may stand in for the members that were expected and weren't there."""
    found = []
    for one in plan.page.members:
        member = book.members.get(one.member)
        if member is None or not one.expected or one.member in plan.page.record.present:
            continue
        names = [
            f"{each.name} ({each.note})" if each.note else each.name for each in member.substitutes
        ]
        if names:
            found.append(f"{listed(names)} for {one.name}")
    return "; ".join(found)


def presence(plan: PlanRecord) -> str:
    """How many were present, for the overview."""
    there = len(plan.page.record.present)
    return count(there, "member") if there else "–"
