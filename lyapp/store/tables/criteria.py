"""Rating scales and versioned sets of criteria."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from lyapp.model.criteria import Rag
from lyapp.store.tables.base import EMPTY, Row, one_of


class Scale(Row, table=True):
    """A rating scale."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    title: str
    meets_value: int


class ScaleLevel(Row, table=True):
    """One level of a scale."""

    __tablename__ = "scale_level"
    __table_args__ = (UniqueConstraint("scale_id", "value"), one_of("rag", Rag))
    id: int | None = Field(default=None, primary_key=True)
    scale_id: int = Field(foreign_key="scale.id", ondelete="CASCADE")
    value: int
    label: str
    rag: str
    descriptor: str = ""


class CriteriaSet(Row, table=True):
    """A version of the criteria; scores stay with the version they were given under."""

    __tablename__ = "criteria_set"
    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(unique=True)
    scale_id: int = Field(foreign_key="scale.id")
    note: str = ""


class Criterion(Row, table=True):
    """A question of one criteria set."""

    __table_args__ = (
        UniqueConstraint("set_id", "key"),
        CheckConstraint("weight >= 0", name="weight"),
    )
    id: int | None = Field(default=None, primary_key=True)
    set_id: int = Field(foreign_key="criteria_set.id", ondelete="CASCADE")
    key: str
    number: int
    title: str
    question: str
    guidance: str = ""
    weight: int = 1
    must_pass: bool = False
    open_text: bool = False
    checks: str = Field(default="", sa_column_kwargs=EMPTY)
    """The names of the finding rules that bear on it, one a line."""


class LevelDescriptor(Row, table=True):
    """What a level means for one criterion."""

    __tablename__ = "level_descriptor"
    __table_args__ = (UniqueConstraint("criterion_id", "value"),)
    id: int | None = Field(default=None, primary_key=True)
    criterion_id: int = Field(foreign_key="criterion.id", ondelete="CASCADE")
    value: int
    text: str
