"""The change log: one entry a transaction, hash-chained; and where to find a row's entries."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field

from lyapp.model.changes import EntryKind
from lyapp.store.tables.base import Moment, Row, one_of


class ChangeEntry(Row, table=True):
    """One committed transaction: who, when, its label, and the rows before and after.

    `changes` is JSON: a list of `[table, key, before, after]`, and of `{"table":…, "first":…,
    "last":…}` for rows that came in bulk; of those a review begins with, also the `digest` of their
    `columns` (see `lyapp.store.sealing`). `hash` covers this row and the hash before it.
    """

    __tablename__ = "change_entry"
    __table_args__ = (one_of("kind", EntryKind),)
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    who: str
    label: str
    kind: str
    of_id: int | None = None
    """The entry this one undoes or redoes."""
    changes: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    source_sha256: str = ""
    previous_hash: str
    hash: str


class ChangedLocality(Row, table=True):
    """An index: which entries touched a locality. Derived from the log; never read for truth."""

    __tablename__ = "changed_locality"
    id: int | None = Field(default=None, primary_key=True)
    locality_id: int = Field(index=True)
    entry_id: int = Field(foreign_key="change_entry.id", ondelete="CASCADE")
