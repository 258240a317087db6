"""The programme: the review itself, organisations, localities, people, must-dos, questions."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint, false
from sqlmodel import Field

from lyapp.model.panel import Assigning
from lyapp.store.tables.base import EMPTY, Row, one_of


class Review(Row, table=True):
    """One row: which review this file is."""

    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        CheckConstraint("priority_limit >= 1", name="priority_limit"),
        one_of("assigning", Assigning),
    )
    id: int | None = Field(default=None, primary_key=True)
    uid: str
    programme: str
    title: str
    year: str
    committee: str = ""
    committee_date: date | None = None
    paper_date: date | None = None
    agenda_item: str = ""
    contact: str = ""
    authors: str = ""
    source_note: str = ""
    sample: bool = False
    made_up: bool = False
    priority_limit: int | None = None
    """The most local priorities a plan may have; NULL for any number."""
    year_starts: date | None = None
    year_ends: date | None = None
    """The bounds of the plans' year; NULL takes them from `year`."""
    assigning: str = Field(
        default=Assigning.BY_ORGANISATION.value,
        sa_column_kwargs={"server_default": Assigning.BY_ORGANISATION.value},
    )
    """How it is settled who scores what."""


class Organisation(Row, table=True):
    """An organisation (in the sample, a PCT)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    short_name: str
    sort: int = 0


class OrganisationSpelling(Row, table=True):
    """A way an organisation's name is written."""

    __tablename__ = "organisation_spelling"
    __table_args__ = (UniqueConstraint("organisation_id", "form"),)
    id: int | None = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", ondelete="CASCADE")
    form: str


class Locality(Row, table=True):
    """A practice-based commissioning group that submits a plan."""

    __table_args__ = (
        CheckConstraint("list_size IS NULL OR list_size >= 0", name="list_size"),
        CheckConstraint("practices IS NULL OR practices >= 0", name="practices"),
    )
    id: int | None = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    code: str = Field(unique=True)
    name: str
    name_in_status: str = ""
    name_in_briefing: str = ""
    kind: str = ""
    paragraph: str = ""
    practices: int | None = None
    list_size: int | None = None
    list_size_printed: str = ""
    note: str = ""
    sort: int = 0


class LocalitySpelling(Row, table=True):
    """A way a locality's name is written."""

    __tablename__ = "locality_spelling"
    __table_args__ = (UniqueConstraint("locality_id", "form"),)
    id: int | None = Field(default=None, primary_key=True)
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE")
    form: str


class SubPractice(Row, table=True):
    """A practice a locality lists apart."""

    __tablename__ = "sub_practice"
    id: int | None = Field(default=None, primary_key=True)
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE", index=True)
    name: str
    list_size: int | None = None
    list_size_printed: str = ""
    note: str = ""


class Member(Row, table=True):
    """A member of the task group."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    role: str = ""
    initials: str = ""
    withdrawn: bool = False
    sort: int = 0
    organisation: str = Field(default="", sa_column_kwargs=EMPTY)
    """Where they come from, as it is written."""
    finished: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Said to have finished, though not every criterion is answered."""


class MemberOrganisation(Row, table=True):
    """An organisation whose plans a member scores."""

    __tablename__ = "member_organisation"
    __table_args__ = (UniqueConstraint("member_id", "organisation_id"),)
    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", ondelete="CASCADE")
    organisation_id: int = Field(foreign_key="organisation.id", ondelete="CASCADE")


class Substitute(Row, table=True):
    """Somebody who stands in for a member, for one organisation or for all (NULL)."""

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", ondelete="CASCADE")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    name: str
    note: str = ""


class MustDo(Row, table=True):
    """A requirement that plans are checked against."""

    __tablename__ = "must_do"
    __table_args__ = (UniqueConstraint("catalogue", "code"),)
    id: int | None = Field(default=None, primary_key=True)
    catalogue: str
    code: str
    title: str
    lead: str = ""
    source: str = ""
    note: str = ""
    detail: str = ""
    """Further printed facts, one `name: text` a line."""
    sort: int = 0


class Person(Row, table=True):
    """Somebody plans name as a lead."""

    __table_args__ = (UniqueConstraint("name", "organisation"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str
    role: str = ""
    organisation: str = ""
    """As it is written; it need not be one of the review's own."""
    clinical: bool = False
    sort: int = 0


class SynonymGroup(Row, table=True):
    """Words that mean the same, one a line."""

    __tablename__ = "synonym_group"
    id: int | None = Field(default=None, primary_key=True)
    words: str
    sort: int = 0


class Question(Row, table=True):
    """A question to the committee."""

    id: int | None = Field(default=None, primary_key=True)
    number: int = Field(unique=True)
    text: str
    scope: str = ""
    note: str = ""


class QuestionLocality(Row, table=True):
    """A locality a question names."""

    __tablename__ = "question_locality"
    __table_args__ = (UniqueConstraint("question_id", "locality_id"),)
    id: int | None = Field(default=None, primary_key=True)
    question_id: int = Field(foreign_key="question.id", ondelete="CASCADE")
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE")


class Figure(Row, table=True):
    """One cell of a printed finance or indicator table."""

    id: int | None = Field(default=None, primary_key=True)
    organisation: str = ""
    """The code as printed: an organisation, a trust, or empty for both together."""
    table_name: str
    row_label: str
    column_label: str
    printed: str = ""
    amount_pence: int | None = None
    number: str = ""
    unit: str = ""
    note: str = ""


class SumCheck(Row, table=True):
    """A printed sum worked out again."""

    __tablename__ = "sum_check"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    owner: str = ""
    text: str
    printed: str = ""
    calculated: str = ""
    agrees: bool
    note: str = ""
