"""Declared interests on paper: who, in which locality, of what kind, and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.briefing.blocks import Block, Column, Heading, Role, Row, Table, plain
from lyapp.briefing.wording import count
from lyapp.rules.conflicts import KIND_WORDS, what_they_may

if TYPE_CHECKING:
    from lyapp.store.queries.paper import DeclaredInterest, Paper

TITLE = "Declarations of interest"


def declarations(paper: Paper) -> list[Block]:
    """Every declaration that concerns a locality on the paper."""
    head = Heading(2, TITLE, anchor="declarations")
    if not paper.interests:
        return [head, plain("No interests are recorded for these localities.")]
    columns = (
        Column("Member", 20),
        Column("Locality", 18),
        Column("Interest", 20),
        Column("Note", 24),
        Column("What they do", 30),
    )
    people = len({one.member for one in paper.interests})
    lead = f"{count(len(paper.interests), 'declaration')} by {count(people, 'member')}."
    rows = tuple(_row(one) for one in paper.interests)
    return [head, plain(lead, Role.LEAD), Table(TITLE, columns, rows, dense=True)]


def _row(one: DeclaredInterest) -> Row:
    said = one.conflict
    texts = (
        one.locality,
        KIND_WORDS[said.kind],
        said.note.strip() or "–",
        " ".join(notice.sentence for notice in what_they_may(said)),
    )
    return Row(
        ((plain(one.member, Role.NAME),), *((plain(text),) for text in texts)), name=one.member
    )
