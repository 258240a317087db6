"""What a review says of itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from lyapp.store.rows import day, select

if TYPE_CHECKING:
    import sqlite3


class About(NamedTuple):
    """The review's one row, without its identity."""

    title: str
    year: str
    committee: str
    agenda_item: str
    contact: str
    authors: str
    source_note: str
    committee_date: date | None
    paper_date: date | None
    sample: bool
    made_up: bool


def about(db: sqlite3.Connection) -> About:
    """Which review this is."""
    (row,) = select(
        db,
        """
        SELECT title, year, committee, agenda_item, contact, authors, source_note,
               committee_date, paper_date, sample, made_up
        FROM review
        """,
    )
    title, year, committee, item, contact, authors, source, meets, dated, sample, made_up = row
    return About(
        title=title,
        year=year,
        committee=committee,
        agenda_item=item,
        contact=contact,
        authors=authors,
        source_note=source,
        committee_date=day(meets),
        paper_date=day(dated),
        sample=bool(sample),
        made_up=bool(made_up),
    )
