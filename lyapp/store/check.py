"""Checking a review file: SQLite's integrity, its keys, its log's chain, rows and documents."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lyapp.model.trouble import NewerFileUnreadable
from lyapp.store import kept_documents, log, migrations, sqlite
from lyapp.store.content import content_hash
from lyapp.store.rows_as_logged import LoggedRows, told
from lyapp.store.tables import LOG_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check found. `entries` is how many the log has.

    `first_bad_entry` is the number of the first log entry that is broken; where none is, of the
    first whose rows aren't as the log says.
    """

    ok: bool
    problems: tuple[str, ...]
    first_bad_entry: int | None
    entries: int
    content_hash: str
    counts: tuple[tuple[str, int], ...]
    not_compared: int | None = None
    """Rows whose values the log doesn’t have, which came in bulk; None when none were compared."""


def verify(path: Path) -> Verification:
    """Check a review file without changing it.

    A file of another version of lyapp is checked but for what only that version can read: its
    content hash is empty then, and its rows aren't compared with the log. So is that of a file
    whose pages are damaged, or where rows point nowhere.

    Raises:
        ReviewFileMissing, NotAReview, DamagedFile: it can't be read at all.
        NewerFileUnreadable: it is of a newer version, which keeps its log in another way.
    """
    connection = sqlite.connect(path, read_only=True)
    try:
        sqlite.check_is_review(connection, path)
        migrations.check_whole(connection, path)
        with _telling_newer(connection, path), sqlite.translated(path):
            if damaged := sqlite.pages(connection):
                return _damaged(connection, damaged)
            return _checked(connection)
    finally:
        connection.close()


def _damaged(connection: sqlite3.Connection, problems: list[str]) -> Verification:
    """What is wrong with damaged pages, and with the log if that can still be read."""
    bad, entries = None, 0
    with contextlib.suppress(sqlite3.DatabaseError):
        problems += told(sentence for _table, sentence in sqlite.dangling(connection))
        bad, why = _first_bad(connection, LoggedRows())
        entries = _entries(connection)
        problems += [why] if why else []
    return Verification(
        ok=False,
        problems=tuple(problems),
        first_bad_entry=bad,
        entries=entries,
        content_hash="",
        counts=(),
    )


def _checked(connection: sqlite3.Connection) -> Verification:
    current = migrations.age(connection) is migrations.Age.CURRENT
    logged = LoggedRows()
    bad, why = _first_bad(connection, logged)
    problems = [why] if why else []
    not_compared = None
    dangling = sqlite.dangling(connection)
    problems += told(sentence for _table, sentence in dangling)
    if bad is None and current:
        found = logged.differences(connection)
        bad = found.first_entry
        problems += found.sentences
        not_compared = found.not_compared
        problems += kept_documents.differences(connection)
    # The hash puts rows in the place of the keys that point to them, but for those of the log.
    whole = current and all(table in LOG_TABLES for table, _sentence in dangling)
    return Verification(
        ok=not problems,
        problems=tuple(problems),
        first_bad_entry=bad,
        entries=_entries(connection),
        content_hash=content_hash(connection) if whole else "",
        counts=tuple(sqlite.counts(connection).items()),
        not_compared=not_compared,
    )


def _entries(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM change_entry").fetchone()[0])


@contextmanager
def _telling_newer(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if migrations.age(connection) is not migrations.Age.NEWER:
            raise
        raise NewerFileUnreadable(path=path.name) from error


def _first_bad(connection: sqlite3.Connection, logged: LoggedRows) -> tuple[int | None, str]:
    previous = log.FIRST_HASH
    last = 0
    for row in connection.execute(
        "SELECT id, at, who, label, kind, of_id, changes, source_sha256, previous_hash, hash "
        "FROM change_entry ORDER BY id"
    ):
        key, at, who, label, kind, of_id, changes, source, said_previous, said = row
        if key != last + 1:
            return key, f"an entry before entry {key} (“{label}”) of the log is missing"
        if said_previous != previous:
            return key, f"entry {key} (“{label}”) does not follow the entry before it"
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
            return key, f"entry {key} (“{label}”) of the log was altered"
        previous, last = said, key
        logged.take(key, json.loads(changes))
    if not last:  # the making of a review is its first entry
        return 1, "entry 1 of the log is missing, and all after it"
    return None, ""
