"""Everything that is peculiar to SQLite: pragmas, transactions, its errors, copies.

`journal_mode=DELETE` and not WAL, which is unsafe on mapped network drives. `synchronous=FULL`,
so that what was shown as saved is on the disk.
"""

from __future__ import annotations

import contextlib
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lyapp.model.trouble import (
    AFolder,
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

WRITES_THROUGH = (
    "sqlalchemy", "sqlalchemy.orm", "sqlalchemy.dialects.sqlite", "pydantic", "sqlmodel",
    "sqlmodel.orm.session",
)  # fmt: skip
"""The libraries behind every write, slow to import; reading needs none of them."""

_SETUP = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
_WRITING = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=FULL")


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A raw connection with our pragmas, in autocommit mode.

    Raises:
        ReviewFileMissing, AFolder, NotAReview, DamagedFile, ReadOnlyFile: as the file is found.
    """
    if path.is_dir():
        raise AFolder(path=path)
    if not path.is_file():
        raise ReviewFileMissing(path=path)
    with translated(path):
        try:
            return _connect(path, "ro" if read_only else "rw")
        except sqlite3.OperationalError as error:
            if not read_only or error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
        # A program that died while it wrote has left its journal. Whoever opens the file next for
        # writing makes SQLite take the unfinished write back; reading alone isn't allowed to.
        _connect(path, "rw").close()
        return _connect(path, "ro")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5.0,
    )
    try:
        for pragma in _SETUP if mode == "ro" else _SETUP + _WRITING:
            connection.execute(pragma)
        connection.execute("PRAGMA schema_version").fetchone()  # the first to look into the file
    except BaseException:
        connection.close()
        raise
    return connection


def create(path: Path) -> None:
    """Make an empty file marked as a review."""
    with translated(path, new=True):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute("VACUUM")
        finally:
            connection.close()


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to take an unfinished write to a file back."""
    return path.with_name(f"{path.name}-journal")


def set_journal_aside(path: Path) -> None:
    """Rename a journal left where a new file is to be put.

    A crash left it to a file that was there before. SQLite would take it for the new file's and
    write that other file's pages into it.

    Raises:
        OSError: it can't be renamed.
    """
    journal = journal_of(path)
    if journal.exists():
        journal.replace(journal.with_name(f"{journal.name}-set-aside"))


def check_is_review(connection: sqlite3.Connection, path: Path) -> None:
    """Raise NotAReview unless the file carries our application id."""
    with translated(path):
        (found,) = connection.execute("PRAGMA application_id").fetchone()
    if found != APPLICATION_ID:
        raise NotAReview(path=path)


def engine(connection: sqlite3.Connection) -> Engine:
    """A SQLAlchemy engine over one open connection, whose transactions begin IMMEDIATE."""
    from sqlalchemy import create_engine, event  # slow to import; only what writes needs it
    from sqlalchemy.pool import StaticPool

    made = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(made, "begin")
    def _begin(bound: Connection) -> None:
        bound.exec_driver_sql("BEGIN IMMEDIATE")

    return made


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy a whole database while it is in use; the copy is one consistent state."""
    with translated(target, new=True):
        destination = sqlite3.connect(target, isolation_level=None)
        try:
            source.backup(destination)
        finally:
            destination.close()


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything read within is of one state of the file."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def integrity(connection: sqlite3.Connection) -> list[str]:
    """What SQLite's own checks find wrong with the file; empty when nothing is."""
    problems = pages(connection)
    with contextlib.suppress(sqlite3.DatabaseError):  # what can't be read is told already
        problems += [sentence for _table, sentence in dangling(connection)]
    return problems


def pages(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the pages and rows of the file, whatever they point to."""
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        return [GARBLED if _code(error) == sqlite3.SQLITE_CORRUPT else str(error)]
    if found == ["ok"]:
        return []
    lines = [line for text in found for line in text.splitlines() if not line.startswith("***")]
    return [f"SQLite’s check of the file says “{line}”" for line in lines]


def dangling(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Rows that point to a row that isn't there: their table, and a sentence.

    Raises:
        sqlite3.DatabaseError: the file can't be read that far.
    """
    return [
        (str(row[0]), f"row {row[1]} of {row[0]} points to a missing row of {row[2]}")
        for row in connection.execute("PRAGMA foreign_key_check")
    ]


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
def translated(path: Path, *, new: bool = False) -> Iterator[None]:
    """Turn SQLite's errors about the file into trouble a user understands.

    `new` says that the file is being made: when it isn't there, it can't have vanished.
    """
    try:
        yield
    except sqlite3.Error as error:
        trouble = _trouble(error, path, new=new)
        if trouble is None:
            raise
        raise trouble from error


@contextmanager
def unwrapped() -> Iterator[None]:
    """Raise what SQLite said itself, without what SQLAlchemy wraps round it."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from error
        raise


GARBLED = "its pages don’t fit together"
"""How SQLite's “database disk image is malformed” is put."""

_CANT_WRITE = frozenset(
    {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
)


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _trouble(error: sqlite3.Error, path: Path, *, new: bool) -> FileTrouble | None:
    code = _code(error)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path=path)
    if code in _CANT_WRITE:
        return ReadOnlyFile(path=path) if new or path.is_file() else FileVanished(path=path)
    if code == sqlite3.SQLITE_NOTADB:
        return NotAReview(path=path)
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedFile(path=path, detail=GARBLED)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return FileBusy(path=path)
    return None
