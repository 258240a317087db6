"""A locality's page: decision, conditions, money, texts, meetings, flags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.briefing import BriefingText, TextKind
from lyapp.model.decision import Condition, Flag, OutcomePlace, OutcomeType
from lyapp.model.money import Balance, FinancialLine
from lyapp.model.plan import Objective
from lyapp.model.trouble import UnknownKey
from lyapp.rules.balances import explain_balance
from lyapp.rules.decisions import Reading
from lyapp.rules.ratings import Suggestion
from lyapp.store.queries.about import about
from lyapp.store.queries.deciding import Stated
from lyapp.store.queries.objectives import objectives
from lyapp.store.queries.standing import Standings
from lyapp.store.rows import Only, grouped, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class StatedOutcome:
    """An outcome as stated at one place; `printed` is the source's short wording."""

    place: OutcomePlace
    type: OutcomeType | None
    text: str
    printed: str
    decided: date | None


@dataclass(frozen=True, slots=True)
class SubPractice:
    """A practice the locality lists apart."""

    name: str
    list_size: int | None
    list_size_printed: str
    note: str


@dataclass(frozen=True, slots=True)
class MetOn:
    """A meeting at which the locality's plan was considered."""

    meeting: int
    held: date
    printed: str
    note: str


@dataclass(frozen=True, slots=True)
class LocalityPage:
    """All a reader or editor of one locality needs."""

    locality: int
    code: str
    name: str
    organisation_code: str
    organisation_name: str
    kind: str
    paragraph: str
    practices: int | None
    list_size: int | None
    list_size_printed: str
    note: str
    spellings: tuple[str, ...]
    sub_practices: tuple[SubPractice, ...]
    plan_version: int | None
    version: int | None
    objectives: tuple[Objective, ...]
    status: StatedOutcome
    briefing: StatedOutcome
    reading: Reading
    next_step: str
    own_next_step: str
    conditions: tuple[Condition, ...]
    flags: tuple[Flag, ...]
    lines: tuple[FinancialLine, ...]
    balance: Balance
    balance_sentence: str
    year: str
    texts: tuple[BriefingText, ...]
    meetings: tuple[MetOn, ...]
    suggestion: Suggestion
    scored: int
    expected: int
    made_up_scores: bool
    sample: bool
    made_up: bool
    outcome_types: tuple[OutcomeType, ...]
    briefing_wordings: frozenset[str] = frozenset()
    """The keys of the outcome types that only briefing texts of this review use."""


def locality_page(review: ReviewFile, *, locality: int) -> LocalityPage:
    """The page of one locality.

    Raises:
        UnknownKey: it was removed.
    """
    with review.read() as db:
        pages = locality_pages(db, only=[locality])
    if not pages:
        raise UnknownKey(what="locality", key=locality, known="it was removed meanwhile")
    return pages[0]


def locality_pages(
    db: sqlite3.Connection, *, only: Only = None, with_plans: bool = True
) -> tuple[LocalityPage, ...]:
    """The pages of several localities (None for all), read together.

    Without `with_plans` the pages have no rows of the plan, which are most of a large review.
    """
    said = about(db)
    found = select(
        db,
        """
        SELECT locality.id, locality.code, locality.name,
               organisation.code, organisation.name, locality.kind, locality.paragraph,
               locality.practices, locality.list_size, locality.list_size_printed, locality.note
        FROM locality JOIN organisation ON organisation.id = locality.organisation_id
        WHERE {among} ORDER BY organisation.sort, locality.sort
        """,
        column="locality.id",
        only=only,
    )
    standings = Standings(db, only)
    plan_versions = [key for key, _number in standings.versions.values()]
    rows = objectives(db, plan_versions) if with_plans else {}
    texts = _texts(db, only)
    met = _met(db, only)
    spellings = _spellings(db, only)
    apart = _sub_practices(db, only)
    wordings = _briefing_wordings(db)
    pages = []
    for (
        key,
        code,
        name,
        owner_code,
        owner_name,
        kind,
        paragraph,
        practices,
        size,
        size_printed,
        note,
    ) in found:
        stands = standings.of(key)
        version, types = stands.version, standings.types
        outcomes = standings.outcomes
        decision = outcomes.get((key, OutcomePlace.STATUS))
        pages.append(
            LocalityPage(
                locality=key,
                code=code,
                name=name,
                organisation_code=owner_code,
                organisation_name=owner_name,
                kind=kind,
                paragraph=paragraph,
                practices=practices,
                list_size=size,
                list_size_printed=size_printed,
                note=note,
                spellings=spellings.get(key, ()),
                sub_practices=apart.get(key, ()),
                plan_version=version[0] if version else None,
                version=version[1] if version else None,
                objectives=rows.get(version[0], ()) if version else (),
                status=_stated(OutcomePlace.STATUS, decision, types),
                briefing=_stated(
                    OutcomePlace.BRIEFING, outcomes.get((key, OutcomePlace.BRIEFING)), types
                ),
                reading=stands.reading,
                next_step=stands.next_step,
                own_next_step=stands.own_next_step,
                conditions=stands.conditions,
                flags=stands.flags,
                lines=stands.lines,
                balance=stands.balance,
                balance_sentence=explain_balance(stands.balance),
                year=said.year,
                texts=texts.get(key, ()),
                meetings=met.get(key, ()),
                suggestion=stands.suggestion,
                scored=stands.scored,
                expected=len(stands.expected),
                made_up_scores=stands.marks is not None and stands.marks.made_up,
                sample=said.sample,
                made_up=said.made_up,
                outcome_types=tuple(types.values()),
                briefing_wordings=wordings,
            )
        )
    return tuple(pages)


def _stated(
    place: OutcomePlace, row: Stated | None, types: dict[int, OutcomeType]
) -> StatedOutcome:
    if row is None:
        return StatedOutcome(place, None, "", "", None)
    return StatedOutcome(
        place, types.get(row.outcome_type_id or 0), row.text, row.printed, row.decided
    )


def _briefing_wordings(db: sqlite3.Connection) -> frozenset[str]:
    """The outcome types that only briefing texts use, over all localities."""
    query = """
        SELECT DISTINCT kind.key, outcome.place
        FROM outcome_type AS kind JOIN outcome ON outcome.outcome_type_id = kind.id
        """
    places = grouped(select(db, query))
    return frozenset(key for key, used in places.items() if used == (OutcomePlace.BRIEFING,))


def _texts(db: sqlite3.Connection, only: Only) -> dict[int, tuple[BriefingText, ...]]:
    items = grouped(
        select(
            db,
            """
            SELECT item.text_id, item.text
            FROM briefing_item AS item JOIN briefing_text ON briefing_text.id = item.text_id
            WHERE {among} ORDER BY item.sort, item.id
            """,
            column="briefing_text.locality_id",
            only=only,
        )
    )
    rows = select(
        db,
        """
        SELECT locality_id, id, kind, text, number, note
        FROM briefing_text WHERE {among} ORDER BY sort, id
        """,
        column="locality_id",
        only=only,
    )
    return grouped(
        (
            locality,
            BriefingText(
                id=key,
                kind=TextKind(kind),
                text=text,
                number=number,
                items=items.get(key, ()),
                note=note,
            ),
        )
        for locality, key, kind, text, number, note in rows
    )


def _met(db: sqlite3.Connection, only: Only) -> dict[int, tuple[MetOn, ...]]:
    rows = select(
        db,
        """
        SELECT link.locality_id, meeting.id, meeting.held, meeting.printed, meeting.note
        FROM meeting_locality AS link JOIN meeting ON meeting.id = link.meeting_id
        WHERE {among} ORDER BY meeting.held
        """,
        column="link.locality_id",
        only=only,
    )
    return grouped(
        (locality, MetOn(meeting, date.fromisoformat(held), printed, note))
        for locality, meeting, held, printed, note in rows
    )


def _spellings(db: sqlite3.Connection, only: Only) -> dict[int, tuple[str, ...]]:
    query = "SELECT locality_id, form FROM locality_spelling WHERE {among} ORDER BY id"
    return grouped(select(db, query, column="locality_id", only=only))


def _sub_practices(db: sqlite3.Connection, only: Only) -> dict[int, tuple[SubPractice, ...]]:
    query = """
        SELECT locality_id, name, list_size, list_size_printed, note
        FROM sub_practice WHERE {among} ORDER BY id
        """
    rows = select(db, query, column="locality_id", only=only)
    return grouped((locality, SubPractice(*said)) for locality, *said in rows)
