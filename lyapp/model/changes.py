"""What a verb of the store reports when it has committed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class EntryKind(StrEnum):
    """What a change-log entry is.

    LOAD entries can't be undone: they fill a new file, or note a pack that has left the house.
    """

    LOAD = "load"
    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Changes:
    """One committed transaction: which rows of which tables changed, and its label.

    `rows` maps a table name to the primary keys touched. `localities` are the ids of the
    localities a reader must look at again (empty means: all may have changed). `created` holds
    the primary key a verb made, when it made one row. `who` is the person it is logged for.
    """

    entry: int
    label: str
    who: str
    at: str
    rows: dict[str, tuple[int, ...]] = field(default_factory=dict)
    localities: tuple[int, ...] = ()
    created: int | None = None

    def touches(self, *tables: str) -> bool:
        """True when any row of one of these tables changed."""
        return any(table in self.rows for table in tables)
