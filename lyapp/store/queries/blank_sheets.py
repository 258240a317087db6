"""What blank score sheets are printed from: what is asked, and who is to score which plan."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.trouble import UnknownKey
from lyapp.store.queries.about import about
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.members import scorers
from lyapp.store.queries.programme import locality_names, member_rows
from lyapp.store.queries.standing import newest_versions
from lyapp.store.rows import select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.model.criteria import Criterion, RatingScale
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """A sheet for one plan. `member` is empty where the name is written in by hand."""

    member: str
    locality: str
    code: str
    version: int
    deadline: date | None
    """When the member's newest pack asks for the return."""


@dataclass(frozen=True, slots=True)
class BlankSheets:
    """All sheets to print, and what is asked on each."""

    title: str
    year: str
    sample: bool
    made_up: bool
    criteria_version: int
    criteria: tuple[Criterion, ...]
    scale: RatingScale
    sheets: tuple[BlankSheet, ...]


def blank_sheets(
    review: ReviewFile,
    *,
    members: Collection[str] | None = (),
    localities: Collection[str] = (),
) -> BlankSheets:
    """The sheets of these members for these localities.

    Each member gets those plans only that they are to score: none of somebody with an interest
    that keeps them from it, and none of somebody who has stood down.

    Args:
        review: the review.
        members: keys; empty for every member, None for one sheet a plan without a name.
        localities: codes; empty for all. A locality without a plan has no sheet.

    Raises:
        UnknownKey: a key or a code isn't in the review.
    """
    with review.read() as db:
        said = about(db)
        asked = newest_criteria(db)
        return BlankSheets(
            title=said.title,
            year=said.year,
            sample=said.sample,
            made_up=said.made_up,
            criteria_version=asked.version,
            criteria=tuple(criterion for _key, criterion in asked.criteria),
            scale=asked.scale,
            sheets=tuple(_sheets(db, members, localities)),
        )


def _sheets(
    db: sqlite3.Connection, members: Collection[str] | None, localities: Collection[str]
) -> list[BlankSheet]:
    everyone = member_rows(db)
    names = locality_names(db)
    _check("member", members or (), [one.key for one in everyone])
    _check("locality", localities, [one.code for one in names])
    newest = newest_versions(db)
    plans = [
        one for one in names if one.id in newest and (not localities or one.code in localities)
    ]
    if members is None:
        return [BlankSheet("", one.name, one.code, newest[one.id][1], None) for one in plans]
    score = scorers(db)
    deadlines = _deadlines(db)
    return [
        BlankSheet(
            who.name.strip() or who.key,
            one.name,
            one.code,
            newest[one.id][1],
            deadlines.get(who.id),
        )
        for who in everyone
        if not members or who.key in members
        for one in plans
        if who.id in score.get(one.id, ())
    ]


def _check(what: str, given: Collection[str], known: list[str]) -> None:
    for key in given:
        if key not in known:
            raise UnknownKey(what=what, key=key, known=", ".join(known))


def _deadlines(db: sqlite3.Connection) -> dict[int, date]:
    """The deadline of each member's newest pack that has one."""
    rows = select(db, "SELECT member_id, deadline FROM pack WHERE deadline IS NOT NULL ORDER BY id")
    return {member: date.fromisoformat(deadline) for member, deadline in rows}
