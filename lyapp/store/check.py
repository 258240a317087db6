"""Checking a review file: SQLite's integrity, its keys, its log's chain, rows and documents."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lyapp.model.trouble import NewerFileUnreadable
from lyapp.store import kept_documents, log, migrations, sqlite
from lyapp.store.content import content_hash
from lyapp.store.rows_as_logged import LoggedRows

if TYPE_CHECKING:
    from collections.abc import Iterator
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

    A file of another version of lyapp is checked but for what only that version can read: its
    content hash is empty then, and its rows aren't compared with the log.

    Raises:
        ReviewFileMissing, NotAReview, DamagedFile: it can't be read at all.
        NewerFileUnreadable: it is of a newer version, which keeps its log in another way.
    """
    connection = sqlite.connect(path, read_only=True)
    try:
        sqlite.check_is_review(connection, path)
        migrations.check_whole(connection, path)
        with _telling_newer(connection, path), sqlite.translated(path):
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
            current = migrations.age(connection) is migrations.Age.CURRENT
            logged = LoggedRows()
            bad, why, entries = _first_bad(connection, logged)
            if bad is not None:
                problems.append(why)
            elif current:
                problems.extend(logged.differences(connection))
                problems.extend(kept_documents.differences(connection))
            hashed = content_hash(connection) if current else ""
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


@contextmanager
def _telling_newer(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if migrations.age(connection) is not migrations.Age.NEWER:
            raise
        raise NewerFileUnreadable(path=path.name) from error


def _first_bad(connection: sqlite3.Connection, logged: LoggedRows) -> tuple[int | None, str, int]:
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
        logged.take(key, json.loads(changes))
    return None, "", entries
