"""The panel: who scores what, packs and returns, and how a plan was settled."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from lyapp.model.criteria import ScoreState
from lyapp.model.merging import Verdict
from lyapp.model.panel import ConflictKind
from lyapp.store.tables.base import EMPTY, Moment, Row, one_of

_RATED = "(state IS 'rated') = (rating IS NOT NULL)"


class ReviewKey(Row, table=True):
    """The review's own key pair. It is never logged, exported or put into a pack."""

    __tablename__ = "review_key"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)
    id: int | None = Field(default=None, primary_key=True)
    public: str
    private: str


class PackOrigin(Row, table=True):
    """The pack a member's own review file was made from. Never logged: it holds a private key."""

    __tablename__ = "pack_origin"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)
    id: int | None = Field(default=None, primary_key=True)
    pack: str
    review: str
    """The identity of the review the pack came from."""
    member_id: int = Field(foreign_key="member.id")
    public: str
    private: str
    signature: str
    """The review's word that the key is the member's."""
    review_public: str
    sha256: str
    device: str
    """A random id of this copy and of those that follow it here; it tells two laptops apart."""
    made: datetime = Field(sa_column=Column(Moment, nullable=False))
    opened: datetime = Field(sa_column=Column(Moment, nullable=False))
    criteria_version: int
    """The version the criteria have in the review the pack came from."""
    criteria_fingerprint: str
    fingerprints: str
    """A JSON list of [locality code, version number, fingerprint], as the pack gave them."""
    deadline: date | None = None
    note: str = ""


class Pack(Row, table=True):
    """A pack that was made for a member, and what it held."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    public: str
    """The member's public key; the private one is in the pack alone."""
    made: datetime = Field(sa_column=Column(Moment, nullable=False))
    sha256: str
    size: int
    criteria_set_id: int = Field(foreign_key="criteria_set.id")
    held: str
    """A JSON list of [locality code, version number, fingerprint]."""
    deadline: date | None = None
    """When its return is wanted."""


class ReceivedReturn(Row, table=True):
    """A file that came back. Its bytes are kept by their hash, whatever became of it."""

    __tablename__ = "received_return"
    __table_args__ = (one_of("verdict", Verdict),)
    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    size: int
    pack_id: int | None = Field(default=None, foreign_key="pack.id")
    member_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    device: str = ""
    made: datetime | None = Field(default=None, sa_column=Column(Moment))
    added: datetime = Field(sa_column=Column(Moment, nullable=False))
    verdict: str
    why: str = ""
    file_name: str = Field(default="", sa_column_kwargs=EMPTY)
    """What the file was called when it first came."""
    overruled: str = Field(default="", sa_column_kwargs=EMPTY)
    """What it says where an entry made in this review stood when it was merged, as JSON."""


class ReturnMade(Row, table=True):
    """A return that was saved from a member's own review, to be sent to the chair."""

    __tablename__ = "return_made"
    id: int | None = Field(default=None, primary_key=True)
    made: datetime = Field(sa_column=Column(Moment, nullable=False))
    """When its answers were taken; what changed later isn't in it."""
    sha256: str
    answered: int
    """How many rated criteria it answers."""


class Assignment(Row, table=True):
    """A locality whose plan a member scores, where it is picked one by one."""

    __table_args__ = (UniqueConstraint("member_id", "locality_id"),)
    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", ondelete="CASCADE")
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE", index=True)


class ConflictOfInterest(Row, table=True):
    """An interest a member declared in a locality, and what they may do all the same."""

    __tablename__ = "conflict_of_interest"
    __table_args__ = (UniqueConstraint("member_id", "locality_id"), one_of("kind", ConflictKind))
    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", ondelete="CASCADE")
    locality_id: int = Field(foreign_key="locality.id", ondelete="CASCADE", index=True)
    kind: str
    note: str = ""
    scores: bool = False
    answers_questions: bool = True
    stays_for_decision: bool = False


class SecondEntry(Row, table=True):
    """A paper score sheet entered a second time, to be compared with the first."""

    __tablename__ = "second_entry"
    __table_args__ = (
        UniqueConstraint("plan_version_id", "criterion_id", "member_id"),
        one_of("state", ScoreState),
        CheckConstraint(_RATED, name="rating"),
    )
    id: int | None = Field(default=None, primary_key=True)
    plan_version_id: int = Field(foreign_key="plan_version.id", ondelete="CASCADE")
    criterion_id: int = Field(foreign_key="criterion.id")
    member_id: int = Field(foreign_key="member.id")
    state: str
    rating: int | None = None
    entered_by: str


class OutcomeRule(Row, table=True):
    """A line of the programme's rule for the outcome it suggests; NULL asks nothing."""

    __tablename__ = "outcome_rule"
    id: int | None = Field(default=None, primary_key=True)
    outcome_type_id: int = Field(foreign_key="outcome_type.id", ondelete="CASCADE")
    nothing_missing: bool = False
    must_pass_at_least: int | None = None
    every_criterion_at_least: int | None = None
    percent_at_least: int | None = None
    below_meets_at_most: int | None = None
    balance_not_negative: bool = False
    sort: int = 0


class Moderation(Row, table=True):
    """How the panel settles one plan version; the row is there once it was opened."""

    __table_args__ = (CheckConstraint("closed_at IS NULL OR all_discussed", name="closed"),)
    id: int | None = Field(default=None, primary_key=True)
    plan_version_id: int = Field(foreign_key="plan_version.id", ondelete="CASCADE", unique=True)
    opened_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    opened_by: str
    early: str = ""
    """Why it was opened before every member had finished; empty when all had."""
    all_discussed: bool = False
    outcome_type_id: int | None = Field(default=None, foreign_key="outcome_type.id")
    departure: str = ""
    closed_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    closed_by: str = ""
    reopened: str = ""
    """Why it was opened again after it had been closed."""


class AgreedRating(Row, table=True):
    """What the panel settled on for one criterion of a plan, and why."""

    __tablename__ = "agreed_rating"
    __table_args__ = (
        UniqueConstraint("moderation_id", "criterion_id"),
        one_of("state", ScoreState),
        CheckConstraint(_RATED, name="rating"),
    )
    id: int | None = Field(default=None, primary_key=True)
    moderation_id: int = Field(foreign_key="moderation.id", ondelete="CASCADE")
    criterion_id: int = Field(foreign_key="criterion.id")
    state: str
    rating: int | None = None
    reason: str = ""


class ModerationPoint(Row, table=True):
    """Something said of a criterion in the discussion; without a member it is the panel's."""

    __tablename__ = "moderation_point"
    __table_args__ = (CheckConstraint("length(trim(text)) > 0", name="text"),)
    id: int | None = Field(default=None, primary_key=True)
    moderation_id: int = Field(foreign_key="moderation.id", ondelete="CASCADE", index=True)
    criterion_id: int = Field(foreign_key="criterion.id")
    member_id: int | None = Field(default=None, foreign_key="member.id")
    text: str
    sort: int = 0


class ModerationPresence(Row, table=True):
    """A member who was there when a plan was settled, and whether they agreed the record.

    `came` names the substitute who took the member's place; empty when the member came.
    """

    __tablename__ = "moderation_presence"
    __table_args__ = (UniqueConstraint("moderation_id", "member_id"),)
    id: int | None = Field(default=None, primary_key=True)
    moderation_id: int = Field(foreign_key="moderation.id", ondelete="CASCADE")
    member_id: int = Field(foreign_key="member.id", ondelete="CASCADE")
    agrees_record: bool = False
    came: str = Field(default="", sa_column_kwargs=EMPTY)


class Calibration(Row, table=True):
    """A plan version that every member scored first, so that they could compare."""

    id: int | None = Field(default=None, primary_key=True)
    plan_version_id: int = Field(foreign_key="plan_version.id", ondelete="CASCADE", unique=True)
    note: str = ""
