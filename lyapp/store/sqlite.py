"""Everything that is peculiar to SQLite: pragmas, transactions, its errors, copies.

`journal_mode=DELETE` and not WAL, which is unsafe on mapped network drives. `synchronous=FULL`,
so that what was shown as saved is on the disk.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from lyapp.model.trouble import (
    DamagedFile,
    DiskFull,
    FileBusy,
    FileTrouble,
    FileVanished,
    NotAReview,
    ReadOnlyFile,
    ReviewFileMissing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.engine import Connection, Engine

APPLICATION_ID = 0x4C594150
"""`LYAP` in the file's header: how a review is known from any other SQLite file."""

_SETUP = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
_WRITING = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=FULL")


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A raw connection with our pragmas, in autocommit mode.

    Raises:
        ReviewFileMissing, NotAReview, DamagedFile, ReadOnlyFile: as the file is found.
    """
    mode = "ro" if read_only else "rw"
    if not path.is_file():
        raise ReviewFileMissing(path=path)
    with translated(path):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=5.0,
        )
        try:
            for pragma in _SETUP if read_only else _SETUP + _WRITING:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
    return connection


def create(path: Path) -> None:
    """Make an empty file marked as a review."""
    with translated(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute("VACUUM")
        finally:
            connection.close()


def check_is_review(connection: sqlite3.Connection, path: Path) -> None:
    """Raise NotAReview unless the file carries our application id."""
    with translated(path):
        (found,) = connection.execute("PRAGMA application_id").fetchone()
    if found != APPLICATION_ID:
        raise NotAReview(path=path)


def engine(connection: sqlite3.Connection) -> Engine:
    """A SQLAlchemy engine over one open connection; a write begins IMMEDIATE."""
    made = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(made, "begin")
    def _begin(bound: Connection) -> None:
        options = bound.get_execution_options()
        bound.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")

    return made


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy a whole database while it is in use; the copy is one consistent state."""
    with translated(target):
        destination = sqlite3.connect(target, isolation_level=None)
        try:
            source.backup(destination)
        finally:
            destination.close()


def integrity(connection: sqlite3.Connection) -> list[str]:
    """What SQLite's own checks find wrong with the file; empty when nothing is."""
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        problems = [] if found == ["ok"] else found
        problems += [
            f"row {row[1]} of {row[0]} points to a missing row of {row[2]}"
            for row in connection.execute("PRAGMA foreign_key_check")
        ]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return problems


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in sorted(names)
    }


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into trouble a user understands."""
    try:
        yield
    except DBAPIError as error:
        trouble = _trouble(error.orig, path)
        if trouble is None:
            raise
        raise trouble from error
    except sqlite3.Error as error:
        trouble = _trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error


def _trouble(error: BaseException | None, path: Path) -> FileTrouble | None:
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path=path)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return ReadOnlyFile(path=path) if path.is_file() else FileVanished(path=path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return ReadOnlyFile(path=path) if path.is_file() else FileVanished(path=path)
    if code == sqlite3.SQLITE_NOTADB:
        return NotAReview(path=path)
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedFile(path=path, detail=str(error))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return FileBusy(path=path)
    return None
