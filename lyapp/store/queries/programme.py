"""The programme itself: who, what is asked, on which scale, with which outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.criteria import Criterion, RatingScale
from lyapp.model.decision import OutcomeType
from lyapp.store.lookup import the_review
from lyapp.store.queries import deciding
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.tables import programme as tables

if TYPE_CHECKING:
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
    with review.read() as session:
        about = the_review(session)
        asked = newest_criteria(session)
        return ProgrammePage(
            title=about.title,
            year=about.year,
            committee=about.committee,
            committee_date=about.committee_date,
            paper_date=about.paper_date,
            agenda_item=about.agenda_item,
            contact=about.contact,
            sample=about.sample,
            made_up=about.made_up,
            source_note=about.source_note,
            set_version=asked.version,
            scale=asked.scale,
            criteria=tuple(criterion for _key, criterion in asked.criteria),
            outcome_types=tuple(deciding.outcome_types(session).values()),
            organisations=organisations(session),
            localities=locality_names(session),
            members=member_rows(session),
            must_dos=tuple(
                MustDoRow(row.code, row.catalogue, row.title, row.lead, row.source, row.note)
                for row in session.exec(
                    select(tables.MustDo).order_by(col(tables.MustDo.sort))
                ).all()
            ),
            questions=question_rows(session),
            checks=tuple(
                CheckRow(row.text, row.printed, row.calculated, row.agrees, row.note)
                for row in session.exec(
                    select(tables.SumCheck).order_by(col(tables.SumCheck.id))
                ).all()
            ),
            flags=tuple(flag.sentence for flag in deciding.flags(session).get(0, ())),
        )


def members(review: ReviewFile) -> tuple[MemberRow, ...]:
    """The members of the task group."""
    with review.read() as session:
        return member_rows(session)


def organisations(session: Session) -> tuple[OrganisationRow, ...]:
    """The organisations in order."""
    return tuple(
        OrganisationRow(row.id or 0, row.code, row.name, row.short_name)
        for row in session.exec(
            select(tables.Organisation).order_by(col(tables.Organisation.sort))
        ).all()
    )


def locality_names(session: Session) -> tuple[LocalityName, ...]:
    """The localities' names in the paper's order."""
    return tuple(
        LocalityName(row.id or 0, row.code, row.name, organisation.code)
        for row, organisation in session.exec(
            select(tables.Locality, tables.Organisation)
            .join(
                tables.Organisation,
                col(tables.Organisation.id) == tables.Locality.organisation_id,
            )
            .order_by(col(tables.Organisation.sort), col(tables.Locality.sort))
        ).all()
    )


def member_rows(session: Session) -> tuple[MemberRow, ...]:
    """The members with the organisations they score for and their substitutes."""
    codes = {row.id: row.code for row in session.exec(select(tables.Organisation)).all()}
    scores_for: dict[int, list[str]] = {}
    for link in session.exec(select(tables.MemberOrganisation)).all():
        scores_for.setdefault(link.member_id, []).append(codes[link.organisation_id])
    stand_ins: dict[int, list[str]] = {}
    for row in session.exec(select(tables.Substitute)).all():
        where = codes.get(row.organisation_id)
        stand_ins.setdefault(row.member_id, []).append(
            f"{row.name} ({where})" if where else row.name
        )
    return tuple(
        MemberRow(
            id=row.id or 0,
            key=row.key,
            name=row.name,
            initials=row.initials,
            role=row.role,
            organisations=tuple(scores_for.get(row.id or 0, ())),
            substitutes=tuple(stand_ins.get(row.id or 0, ())),
        )
        for row in session.exec(select(tables.Member).order_by(col(tables.Member.sort))).all()
    )


def question_rows(session: Session) -> tuple[QuestionRow, ...]:
    """The questions to the committee with the names of the localities they mean."""
    names = {one.id: one.name for one in locality_names(session)}
    meant: dict[int, list[str]] = {}
    for link in session.exec(select(tables.QuestionLocality)).all():
        meant.setdefault(link.question_id, []).append(names[link.locality_id])
    return tuple(
        QuestionRow(row.number, row.text, tuple(meant.get(row.id or 0, ())))
        for row in session.exec(select(tables.Question).order_by(col(tables.Question.number))).all()
    )
