"""What every table shares.

SQLModel's table classes don't validate on construction, so the schema carries CHECK constraints
and the verbs validate before they write. Dates are `date`, moments are UTC-aware, money is whole
pence.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, DateTime, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


EMPTY = {"server_default": ""}
"""For a text column added later: the rows that are there already have nothing in it."""


class Row(SQLModel):
    """The base of every table; its metadata names each constraint, as batch migrations need."""

    metadata = MetaData(naming_convention=NAMING)
    # Tables never validate, so building their validators can wait, and the start need not.
    model_config = {"defer_build": True}


class Moment(TypeDecorator[datetime]):
    """A UTC-aware moment, kept as ISO text so that it reads the same in any tool."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What a column of this type holds; the log asks when it brings a value back."""
        return datetime

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # SQLAlchemy's signature
    ) -> datetime | None:
        """Store UTC; a moment without a zone is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # SQLAlchemy's signature
    ) -> datetime | None:
        """Give the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


def one_of(column: str, values: type[StrEnum], *, name: str | None = None) -> CheckConstraint:
    """A CHECK that a text column holds a value of an enum."""
    return listed(column, (member.value for member in values), name=name)


def listed(column: str, values: Iterable[str], *, name: str | None = None) -> CheckConstraint:
    """A CHECK that a text column holds one of some words."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=name or column)
