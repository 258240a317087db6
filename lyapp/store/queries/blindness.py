"""How blind a review is: the one place where queries ask what of whose scores may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.rules.blind import OPEN, Blindness, blind_applies
from lyapp.store.rows import first, select

if TYPE_CHECKING:
    import sqlite3


def blindness(db: sqlite3.Connection) -> Blindness:
    """How blind the review is now: from its first pack on."""
    (packs,) = first(db, "SELECT count(*) FROM pack")
    if not blind_applies(None, packs=packs):
        return OPEN
    return Blindness(
        on=True,
        finished=finished_members(db),
        opened=frozenset(key for (key,) in select(db, "SELECT plan_version_id FROM moderation")),
    )


def finished_members(db: sqlite3.Connection) -> frozenset[int]:
    """The members who have finished: a return of theirs was merged, or the chair says so."""
    rows = select(
        db,
        """
        SELECT id FROM member WHERE finished
        UNION SELECT member_id FROM received_return
              WHERE verdict = 'merged' AND member_id IS NOT NULL
        """,
    )
    return frozenset(key for (key,) in rows)


def finished_with(db: sqlite3.Connection, plan_version: int) -> frozenset[int]:
    """The members who have finished with one plan version.

    The chair says so of them, or a return of theirs was merged and they have answered something
    here: a return sent half-way says nothing of the plans that are still to come.
    """
    rows = select(
        db,
        """
        SELECT id FROM member WHERE finished
        UNION SELECT back.member_id FROM received_return AS back
              JOIN score ON score.member_id = back.member_id
              WHERE back.verdict = 'merged' AND score.plan_version_id = :version
                    AND score.state IS NOT NULL
        """,
        version=plan_version,
    )
    return frozenset(key for (key,) in rows)
