"""Outcomes, conditions, flags, meetings, money and briefing texts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from lyapp.model.briefing import TextKind
from lyapp.model.decision import FlagKind, OutcomePlace, OutcomeStage
from lyapp.model.money import LineKind, Period, Recurring
from lyapp.store.tables.base import Moment, Row, one_of


class OutcomeType(Row, table=True):
    """A kind of outcome."""

    __tablename__ = "outcome_type"
    __table_args__ = (one_of("stage", OutcomeStage),)
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    label: str
    stage: str
    takes_conditions: bool = False
    next_step: str = ""
    short: str = ""
    sort: int = 0


class Outcome(Row, table=True):
    """What is decided, or stated, of a locality's plan at one place."""

    __table_args__ = (UniqueConstraint("locality_id", "place"), one_of("place", OutcomePlace))
    id: int | None = Field(default=None, primary_key=True)
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE")
    plan_version_id: int | None = Field(default=None, foreign_key="plan_version.id")
    place: str
    outcome_type_id: int | None = Field(default=None, foreign_key="outcome_type.id")
    text: str = ""
    printed: str = ""
    decided: date | None = None
    next_step: str = ""


class Condition(Row, table=True):
    """Something that must be done for an outcome to stand."""

    __table_args__ = (CheckConstraint("length(trim(text)) > 0", name="text"),)
    id: int | None = Field(default=None, primary_key=True)
    outcome_id: int = Field(foreign_key="outcome.id", ondelete="CASCADE", index=True)
    text: str
    owner: str = ""
    due: date | None = None
    discharged_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    discharged_by: str = ""
    note: str = ""
    sort: int = 0


class Flag(Row, table=True):
    """A warning on a locality, or on the whole programme (NULL)."""

    __table_args__ = (one_of("kind", FlagKind),)
    id: int | None = Field(default=None, primary_key=True)
    locality_id: int | None = Field(
        default=None, foreign_key="locality.id", ondelete="CASCADE", index=True
    )
    kind: str
    sentence: str
    source: str = ""
    settled_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    settled_by: str = ""
    settled_reason: str = ""


class Meeting(Row, table=True):
    """A dated session of the task group."""

    id: int | None = Field(default=None, primary_key=True)
    held: date
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    printed: str = ""
    note: str = ""


class MeetingLocality(Row, table=True):
    """A locality whose plan a meeting considered."""

    __tablename__ = "meeting_locality"
    __table_args__ = (UniqueConstraint("meeting_id", "locality_id"),)
    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", ondelete="CASCADE")
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE", index=True)


class Attendance(Row, table=True):
    """Who came to a meeting, and who stood in for them."""

    __table_args__ = (UniqueConstraint("meeting_id", "member_id"),)
    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", ondelete="CASCADE")
    member_id: int = Field(foreign_key="member.id", ondelete="CASCADE")
    present: bool = True
    substitute: str = ""


class FinancialLine(Row, table=True):
    """A line of money of a locality, or of an organisation; NULL amount is "not stated"."""

    __tablename__ = "financial_line"
    __table_args__ = (
        one_of("kind", LineKind),
        one_of("period", Period),
        one_of("recurring", Recurring),
        CheckConstraint("effect IN (-1, 0, 1)", name="effect"),
        CheckConstraint("(locality_id IS NULL) <> (organisation_id IS NULL)", name="owner"),
    )
    id: int | None = Field(default=None, primary_key=True)
    locality_id: int | None = Field(
        default=None, foreign_key="locality.id", ondelete="CASCADE", index=True
    )
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    kind: str
    label: str
    year: str
    amount_pence: int | None = None
    effect: int = 0
    period: str = Period.NOT_STATED.value
    recurring: str = Recurring.NOT_STATED.value
    source: str = ""
    printed: str = ""
    note: str = ""
    sort: int = 0


class BriefingText(Row, table=True):
    """A text of a locality's briefing."""

    __tablename__ = "briefing_text"
    __table_args__ = (one_of("kind", TextKind),)
    id: int | None = Field(default=None, primary_key=True)
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE", index=True)
    kind: str
    text: str
    number: int | None = None
    note: str = ""
    sort: int = 0


class BriefingItem(Row, table=True):
    """A sub-item of a priority."""

    __tablename__ = "briefing_item"
    id: int | None = Field(default=None, primary_key=True)
    text_id: int = Field(foreign_key="briefing_text.id", ondelete="CASCADE", index=True)
    text: str
    sort: int = 0
