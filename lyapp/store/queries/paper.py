"""What the briefing is printed from: the whole review in the paper's order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.trouble import UnknownKey
from lyapp.store.content import content_hash
from lyapp.store.queries.about import about
from lyapp.store.queries.coverage import facts_of
from lyapp.store.queries.deciding import whole_flags
from lyapp.store.queries.locality import LocalityPage, locality_pages
from lyapp.store.queries.members import conflicts
from lyapp.store.queries.money import OrganisationTotal, money_rows, organisation_totals
from lyapp.store.queries.programme import (
    LocalityName,
    MemberRow,
    OrganisationRow,
    QuestionRow,
    locality_names,
    member_rows,
    question_rows,
)
from lyapp.store.queries.programme import organisations as all_organisations

if TYPE_CHECKING:
    import sqlite3

    from lyapp.model.decision import Flag
    from lyapp.model.panel import Conflict
    from lyapp.store.covering import Prepared
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.record import RecordBook


@dataclass(frozen=True, slots=True)
class PaperOrganisation:
    """An organisation's part: its localities in paragraph order and its totals.

    `practices` and `list_size` are sums of what is stated; `unstated_sizes` names the localities
    whose list size isn't a number.
    """

    code: str
    name: str
    localities: tuple[LocalityPage, ...]
    practices: int
    list_size: int
    unstated_sizes: tuple[str, ...]
    total: OrganisationTotal


@dataclass(frozen=True, slots=True)
class DeclaredInterest:
    """A declared interest with the names of the member and the locality."""

    member: str
    locality: str
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything on paper. `content` is the first twelve hex digits of the content hash."""

    title: str
    year: str
    committee: str
    committee_date: date | None
    paper_date: date | None
    agenda_item: str
    contact: str
    authors: tuple[str, ...]
    sample: bool
    made_up: bool
    made_up_scores: bool
    organisations: tuple[PaperOrganisation, ...]
    questions: tuple[QuestionRow, ...]
    members: tuple[MemberRow, ...]
    content: str
    must_dos: Prepared | None = None
    """What the coverage of the must-dos is worked out from, when that is to be printed."""
    record: RecordBook | None = None
    """How the panel settled the plans, when that is to be printed."""
    interests: tuple[DeclaredInterest, ...] = ()
    """Those declared in localities on the paper, in the members' order."""
    flags: tuple[Flag, ...] = ()
    """Those of the whole programme; on a paper of all of it alone."""


def paper(
    review: ReviewFile,
    *,
    organisations: Collection[str] = (),
    localities: Collection[str] = (),
    with_must_dos: bool = False,
    with_record: bool = False,
) -> Paper:
    """What is printed; `organisations` and `localities` are codes to keep to, empty for all.

    `with_must_dos` reads all rows of the plans, too, for the table of their coverage;
    `with_record` how the panel settled the plans.

    Raises:
        UnknownKey: a code isn't in the review.
    """
    with review.read() as db:
        said = about(db)
        names = locality_names(db)
        owners = all_organisations(db)
        wanted = _wanted(names, owners, organisations, localities)
        pages = locality_pages(db, only=wanted, with_plans=False)
        rows = [row for row in money_rows(db) if row.locality in set(wanted)]
        totals = {one.code: one for one in organisation_totals(db, rows)}
        parts = tuple(
            _part(one, [p for p in pages if p.organisation_code == one.code], totals[one.code])
            for one in owners
        )
        found = Paper(
            title=said.title,
            year=said.year,
            committee=said.committee,
            committee_date=said.committee_date,
            paper_date=said.paper_date,
            agenda_item=said.agenda_item,
            contact=said.contact,
            authors=tuple(line for line in said.authors.splitlines() if line),
            sample=said.sample,
            made_up=said.made_up,
            made_up_scores=any(page.made_up_scores for page in pages),
            organisations=tuple(part for part in parts if part.localities),
            questions=question_rows(db),
            members=member_rows(db),
            content=content_hash(review.raw)[:12],
            must_dos=_must_dos(db, wanted) if with_must_dos else None,
            interests=_interests(db, [one for one in names if one.id in set(wanted)]),
            flags=whole_flags(db) if len(wanted) == len(names) else (),
        )
    return replace(found, record=_record(review, found)) if with_record else found


def _record(review: ReviewFile, found: Paper) -> RecordBook | None:
    # Imported only for who prints it.
    from lyapp.store.queries.record import record_book

    codes = [page.code for part in found.organisations for page in part.localities]
    return record_book(review, localities=codes) if codes else None


def _must_dos(db: sqlite3.Connection, wanted: Collection[int]) -> Prepared:
    # Imported only for who prints it: what suggests links takes a while to import.
    from lyapp.store.covering import prepared

    return prepared(facts_of(db, wanted))


def _interests(
    db: sqlite3.Connection, localities: Collection[LocalityName]
) -> tuple[DeclaredInterest, ...]:
    where = {one.id: one.name for one in localities}
    who = {one.id: one.name.strip() or one.key for one in member_rows(db)}
    return tuple(
        DeclaredInterest(who[one.member], where[one.locality], one)
        for one in conflicts(db)
        if one.locality in where
    )


def _wanted(
    names: Collection[LocalityName],
    owners: Collection[OrganisationRow],
    organisations: Collection[str],
    localities: Collection[str],
) -> list[int]:
    for what, given, known in (
        ("organisation", organisations, [one.code for one in owners]),
        ("locality", localities, [one.code for one in names]),
    ):
        for code in given:
            if code not in known:
                raise UnknownKey(what=what, key=code, known=", ".join(known))
    return [
        one.id
        for one in names
        if (not organisations or one.organisation in organisations)
        and (not localities or one.code in localities)
    ]


def _part(
    one: OrganisationRow, pages: Collection[LocalityPage], total: OrganisationTotal
) -> PaperOrganisation:
    return PaperOrganisation(
        code=one.code,
        name=one.name,
        localities=tuple(pages),
        practices=sum(page.practices or 0 for page in pages),
        list_size=sum(page.list_size or 0 for page in pages),
        unstated_sizes=tuple(page.name for page in pages if page.list_size is None),
        total=total,
    )
