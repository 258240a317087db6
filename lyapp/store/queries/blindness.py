"""How blind a review is: the one place where queries ask what of whose scores may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.rules.blind import OPEN, Blindness, blind_applies
from lyapp.store.rows import first, select

if TYPE_CHECKING:
    import sqlite3


def blindness(db: sqlite3.Connection) -> Blindness:
    """How blind the review is now: from its first pack on.

    A member has finished when a return of theirs was merged, or when the chair says so.
    """
    (packs,) = first(db, "SELECT count(*) FROM pack")
    if not blind_applies(None, packs=packs):
        return OPEN
    finished = select(
        db,
        """
        SELECT id FROM member WHERE finished
        UNION SELECT member_id FROM received_return
              WHERE verdict = 'merged' AND member_id IS NOT NULL
        """,
    )
    return Blindness(
        on=True,
        finished=frozenset(key for (key,) in finished),
        opened=frozenset(key for (key,) in select(db, "SELECT plan_version_id FROM moderation")),
    )
