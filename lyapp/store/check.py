"""Checking a review file: SQLite's integrity, its keys, and the chain of its change log."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lyapp.store import log, migrations, sqlite
from lyapp.store.content import content_hash

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check found. `first_bad_entry` is the number of the first broken log entry."""

    ok: bool
    problems: tuple[str, ...]
    first_bad_entry: int | None
    entries: int
    content_hash: str
    counts: tuple[tuple[str, int], ...]


def verify(path: Path) -> Verification:
    """Check a review file without changing it.

    Raises:
        ReviewFileMissing, NotAReview, DamagedFile: it can't be read at all.
    """
    connection = sqlite.connect(path, read_only=True)
    try:
        sqlite.check_is_review(connection, path)
        migrations.check_whole(connection, path)
        with sqlite.translated(path):
            problems = sqlite.integrity(connection)
            if problems:
                return Verification(
                    ok=False,
                    problems=tuple(problems),
                    first_bad_entry=None,
                    entries=0,
                    content_hash="",
                    counts=(),
                )
            bad, why, entries = _first_bad(connection)
            if bad is not None:
                problems.append(why)
            hashed = (
                content_hash(connection)
                if migrations.age(connection) is migrations.Age.CURRENT
                else ""
            )
            counts = sqlite.counts(connection)
    finally:
        connection.close()
    return Verification(
        ok=not problems,
        problems=tuple(problems),
        first_bad_entry=bad,
        entries=entries,
        content_hash=hashed,
        counts=tuple(counts.items()),
    )


def _first_bad(connection: sqlite3.Connection) -> tuple[int | None, str, int]:
    previous = log.FIRST_HASH
    entries = 0
    last = 0
    for row in connection.execute(
        "SELECT id, at, who, label, kind, of_id, changes, source_sha256, previous_hash, hash "
        "FROM change_entry ORDER BY id"
    ):
        key, at, who, label, kind, of_id, changes, source, said_previous, said = row
        entries += 1
        if key != last + 1:
            return key, f"an entry before entry {key} (“{label}”) of the log is missing", entries
        if said_previous != previous:
            return key, f"entry {key} (“{label}”) does not follow the entry before it", entries
        try:
            worked_out = log.chain(
                previous,
                at=datetime.fromisoformat(at).replace(tzinfo=UTC),
                who=who,
                label=label,
                kind=kind,
                of_id=of_id,
                source_sha256=source,
                changes=changes,
            )
        except (TypeError, ValueError):
            worked_out = ""  # not even of the kind we write
        if worked_out != said:
            return key, f"entry {key} (“{label}”) of the log was altered", entries
        previous, last = said, key
    return None, "", entries
