"""How one version of a plan differs from another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Into(StrEnum):
    """Where the rows of a document go."""

    NEW_VERSION = "new_version"
    ADD = "add"
    """To the rows of the newest version: the plan came in several documents."""


class DifferenceKind(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field of a row before and after, as text; items stand one a line."""

    field: str
    """One of: code, section, title, text, lead, clinical_lead, timescale, actions, milestones,
    outcomes, details."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row of the older version beside the row of the newer one that it became.

    `before` and `after` are the rows' ids, None on the side that has no such row. `code` and
    `title` are the newer row's, or those of the row that was removed.
    """

    kind: DifferenceKind
    code: str
    title: str
    before: int | None
    after: int | None
    fields: tuple[FieldDifference, ...] = ()
