"""The programme itself: who, what is asked, on which scale, with which outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.criteria import Criterion, RatingScale
from lyapp.model.decision import OutcomeType
from lyapp.store.queries import deciding
from lyapp.store.queries.about import About, about
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.rows import grouped, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of the task group."""

    id: int
    key: str
    name: str
    initials: str
    role: str
    organisations: tuple[str, ...]
    substitutes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalityName:
    """A locality's id, code, name and organisation code."""

    id: int
    code: str
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation's id, code and names."""

    id: int
    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class MustDoRow:
    """A must-do of a catalogue."""

    code: str
    catalogue: str
    title: str
    lead: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question to the committee and the localities it names (names, empty for all)."""

    number: int
    text: str
    localities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A sum worked out again."""

    text: str
    printed: str
    calculated: str
    agrees: bool
    note: str


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """What the programme screen shows and edits."""

    title: str
    year: str
    committee: str
    committee_date: date | None
    paper_date: date | None
    agenda_item: str
    contact: str
    sample: bool
    made_up: bool
    source_note: str
    set_version: int
    scale: RatingScale
    criteria: tuple[Criterion, ...]
    outcome_types: tuple[OutcomeType, ...]
    organisations: tuple[OrganisationRow, ...]
    localities: tuple[LocalityName, ...]
    members: tuple[MemberRow, ...]
    must_dos: tuple[MustDoRow, ...]
    questions: tuple[QuestionRow, ...]
    checks: tuple[CheckRow, ...]
    flags: tuple[str, ...]
    """Warnings on the whole programme."""


def programme_page(review: ReviewFile) -> ProgrammePage:
    """Everything about the programme."""
    with review.read() as db:
        said = about(db)
        asked = newest_criteria(db)
        return ProgrammePage(
            title=said.title,
            year=said.year,
            committee=said.committee,
            committee_date=said.committee_date,
            paper_date=said.paper_date,
            agenda_item=said.agenda_item,
            contact=said.contact,
            sample=said.sample,
            made_up=said.made_up,
            source_note=said.source_note,
            set_version=asked.version,
            scale=asked.scale,
            criteria=tuple(criterion for _key, criterion in asked.criteria),
            outcome_types=tuple(deciding.outcome_types(db).values()),
            organisations=organisations(db),
            localities=locality_names(db),
            members=member_rows(db),
            must_dos=tuple(
                MustDoRow(*row)
                for row in select(
                    db,
                    "SELECT code, catalogue, title, lead, source, note FROM must_do ORDER BY sort",
                )
            ),
            questions=question_rows(db),
            checks=tuple(
                CheckRow(text, printed, calculated, bool(agrees), note)
                for text, printed, calculated, agrees, note in select(
                    db,
                    "SELECT text, printed, calculated, agrees, note FROM sum_check ORDER BY id",
                )
            ),
            flags=tuple(flag.sentence for flag in deciding.whole_flags(db)),
        )


def what_it_is(review: ReviewFile) -> About:
    """What the review says of itself."""
    with review.read() as db:
        return about(db)


def members(review: ReviewFile) -> tuple[MemberRow, ...]:
    """The members of the task group."""
    with review.read() as db:
        return member_rows(db)


def organisations(db: sqlite3.Connection) -> tuple[OrganisationRow, ...]:
    """The organisations in order."""
    query = "SELECT id, code, name, short_name FROM organisation ORDER BY sort"
    return tuple(OrganisationRow(*row) for row in select(db, query))


def locality_names(db: sqlite3.Connection) -> tuple[LocalityName, ...]:
    """The localities' names in the paper's order."""
    query = """
        SELECT locality.id, locality.code, locality.name, organisation.code
        FROM locality JOIN organisation ON organisation.id = locality.organisation_id
        ORDER BY organisation.sort, locality.sort
        """
    return tuple(LocalityName(*row) for row in select(db, query))


def member_rows(db: sqlite3.Connection) -> tuple[MemberRow, ...]:
    """The members with the organisations they score for and their substitutes."""
    scores_for = grouped(
        select(
            db,
            """
            SELECT link.member_id, organisation.code
            FROM member_organisation AS link
            JOIN organisation ON organisation.id = link.organisation_id
            ORDER BY link.id
            """,
        )
    )
    stand_ins = grouped(
        (member, f"{name} ({where})" if where else name)
        for member, name, where in select(
            db,
            """
            SELECT substitute.member_id, substitute.name, organisation.code
            FROM substitute
            LEFT JOIN organisation ON organisation.id = substitute.organisation_id
            ORDER BY substitute.id
            """,
        )
    )
    query = "SELECT id, key, name, initials, role FROM member ORDER BY sort"
    return tuple(
        MemberRow(
            number, key, name, initials, role, scores_for.get(number, ()), stand_ins.get(number, ())
        )
        for number, key, name, initials, role in select(db, query)
    )


def question_rows(db: sqlite3.Connection) -> tuple[QuestionRow, ...]:
    """The questions to the committee with the names of the localities they mean."""
    meant = grouped(
        select(
            db,
            """
            SELECT link.question_id, locality.name
            FROM question_locality AS link JOIN locality ON locality.id = link.locality_id
            ORDER BY link.id
            """,
        )
    )
    query = "SELECT id, number, text FROM question ORDER BY number"
    return tuple(
        QuestionRow(number, text, meant.get(key, ())) for key, number, text in select(db, query)
    )
