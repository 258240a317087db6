"""Plans, their versions and rows, the scores given to them, and the documents they came in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, LargeBinary, UniqueConstraint, false
from sqlmodel import Field

from lyapp.model.criteria import ScoreState
from lyapp.model.intake import DocumentKind
from lyapp.model.plan import Confidence, DatePrecision, ItemKind, Section
from lyapp.store.tables.base import EMPTY, Moment, Row, listed, one_of


class Plan(Row, table=True):
    """A locality's plan; one for each locality."""

    id: int | None = Field(default=None, primary_key=True)
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE", unique=True)


class PlanVersion(Row, table=True):
    """One version of a plan; a revision is a new version, none is overwritten."""

    __tablename__ = "plan_version"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        CheckConstraint("number >= 1", name="number"),
    )
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    number: int
    title: str = ""
    received: date | None = None
    note: str = ""


class Objective(Row, table=True):
    """A row of a plan version, as printed beside as understood."""

    __table_args__ = (
        UniqueConstraint("plan_version_id", "code"),
        one_of("section", Section),
        one_of("precision", DatePrecision),
        one_of("confidence", Confidence),
    )
    id: int | None = Field(default=None, primary_key=True)
    plan_version_id: int = Field(foreign_key="plan_version.id", ondelete="CASCADE")
    code: str
    section: str
    title: str
    lead: str = ""
    clinical_lead: str = ""
    timescale: str = ""
    due: date | None = None
    precision: str = DatePrecision.NONE.value
    note: str = ""
    sort: int = 0
    text: str = Field(default="", sa_column_kwargs=EMPTY)
    """The whole first cell as printed, where the title is only its first paragraph."""
    printed_code: str = Field(default="", sa_column_kwargs=EMPTY)
    other_leads: str = Field(default="", sa_column_kwargs=EMPTY)
    """Leads printed after the first: a JSON list, or empty."""
    other_timescales: str = Field(default="", sa_column_kwargs=EMPTY)
    starts: date | None = None
    ongoing: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    confidence: str | None = None
    """NULL where nothing had to be understood."""
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id", index=True)
    page: int | None = None
    places: str = Field(default="", sa_column_kwargs=EMPTY)
    """Where it stands in the attachment: a JSON list of [table, row, page], or empty."""


class ObjectiveItem(Row, table=True):
    """An action, milestone, outcome or detail of an objective."""

    __tablename__ = "objective_item"
    __table_args__ = (one_of("kind", ItemKind),)
    id: int | None = Field(default=None, primary_key=True)
    objective_id: int = Field(foreign_key="objective.id", ondelete="CASCADE", index=True)
    kind: str
    text: str
    sort: int = 0


class Score(Row, table=True):
    """One member's rating of one plan version on one criterion.

    `state` is NULL while only a comment or a citation has been written. Where an answer that was
    returned was taken back, a row that says nothing stays, so that no older return brings it again.
    """

    __table_args__ = (
        UniqueConstraint("plan_version_id", "criterion_id", "member_id"),
        one_of("state", ScoreState),
        CheckConstraint("(state IS 'rated') = (rating IS NOT NULL)", name="rating"),
    )
    id: int | None = Field(default=None, primary_key=True)
    plan_version_id: int = Field(foreign_key="plan_version.id", ondelete="CASCADE")
    criterion_id: int = Field(foreign_key="criterion.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    state: str | None = None
    rating: int | None = None
    comment: str = ""
    made_up: bool = False
    changed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    """When the member last changed it, by the clock where they did; NULL in older files."""
    device: str = Field(default="", sa_column_kwargs=EMPTY)
    """Where it came from in a return; empty for what was written in this file."""
    entered_by: str = Field(default="", sa_column_kwargs=EMPTY)
    """Who entered it on the member's behalf; empty when it is the member's own."""


class Evidence(Row, table=True):
    """A link from a score to a row of the plan, or to a page of its source document."""

    __table_args__ = (
        CheckConstraint("objective_id IS NOT NULL OR attachment_id IS NOT NULL", name="target"),
        UniqueConstraint("score_id", "objective_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    score_id: int = Field(foreign_key="score.id", ondelete="CASCADE")
    objective_id: int | None = Field(default=None, foreign_key="objective.id")
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    page: int | None = None
    quote: str = ""


class Attachment(Row, table=True):
    """A document as it was received. Its bytes, and what was read of it, are kept by their hash."""

    __table_args__ = (one_of("kind", DocumentKind),)
    id: int | None = Field(default=None, primary_key=True)
    plan_version_id: int | None = Field(default=None, foreign_key="plan_version.id", index=True)
    name: str
    media_type: str
    sha256: str
    size: int
    added: datetime = Field(sa_column=Column(Moment, nullable=False))
    kind: str | None = None
    """NULL for a document that was kept without being read."""
    pages: int | None = None
    reading_sha256: str = Field(default="", sa_column_kwargs=EMPTY)


class DocumentContent(Row, table=True):
    """Bytes by their SHA-256: a document, or the JSON of what was read of one.

    They are never changed and stay when an import is taken back, so that the log needs to hold
    the hash alone.
    """

    __tablename__ = "document_content"
    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Correction(Row, table=True):
    """What a printed text of a plan means, as a person said; it holds for every version."""

    __table_args__ = (
        UniqueConstraint("plan_id", "field", "printed"),
        listed("field", ("timescale", "lead", "measure", "money")),
        one_of("precision", DatePrecision),
    )
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    field: str
    printed: str
    due: date | None = None
    precision: str = DatePrecision.NONE.value
    clinical: str = ""
    meaning: str = Field(default="", sa_column_kwargs=EMPTY)


class FindingDismissal(Row, table=True):
    """A finding somebody set aside; it holds for every version with the same words."""

    __tablename__ = "finding_dismissal"
    __table_args__ = (UniqueConstraint("plan_id", "rule", "fingerprint"),)
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", ondelete="CASCADE")
    rule: str
    fingerprint: str
    reason: str
    said_by: str
    said_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class MustDoLink(Row, table=True):
    """Whether a row of a plan answers a must-do, as a person said."""

    __tablename__ = "must_do_link"
    __table_args__ = (UniqueConstraint("objective_id", "must_do_id"),)
    id: int | None = Field(default=None, primary_key=True)
    objective_id: int = Field(foreign_key="objective.id", ondelete="CASCADE")
    must_do_id: int = Field(foreign_key="must_do.id", ondelete="CASCADE", index=True)
    confirmed: bool
    said_by: str
    said_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class MappingPreset(Row, table=True):
    """What the columns of a locality's documents (NULL: of any) mean, by their headers."""

    __tablename__ = "mapping_preset"
    __table_args__ = (UniqueConstraint("locality_id", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    locality_id: int | None = Field(default=None, foreign_key="locality.id", ondelete="CASCADE")
    name: str
    headers: str
    """A JSON list of [header, column]."""
