"""Plans, their versions and rows, the scores given to them, and the documents they came in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, LargeBinary, UniqueConstraint
from sqlmodel import Field

from lyapp.model.criteria import ScoreState
from lyapp.model.plan import DatePrecision, ItemKind, Section
from lyapp.store.tables.base import Moment, Row, one_of


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

    `state` is NULL while only a comment or a citation has been written.
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
    """A document as it was received, unchanged."""

    id: int | None = Field(default=None, primary_key=True)
    plan_version_id: int | None = Field(default=None, foreign_key="plan_version.id", index=True)
    name: str
    media_type: str
    sha256: str
    size: int
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    added: datetime = Field(sa_column=Column(Moment, nullable=False))
