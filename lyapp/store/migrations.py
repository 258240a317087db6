"""Bringing a file's schema up to date with Alembic, and knowing how old a file is.

A migration runs on a connection of its own with foreign keys off (Alembic's batch mode rebuilds
tables, and a rebuilt table would otherwise cascade its deletes), after a verified backup, and is
checked afterwards: no table may lose rows it should keep, no key may dangle.
"""

from __future__ import annotations

import shutil
import sqlite3
from enum import Enum
from typing import TYPE_CHECKING

from lyapp import places
from lyapp.model.trouble import DamagedFile
from lyapp.store import backups, sqlite

if TYPE_CHECKING:
    from pathlib import Path

    from lyapp.places import Home


class Age(Enum):
    """A file's schema beside the program's."""

    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"


def shipped() -> Path:
    """The folder of the migrations this program came with."""
    return places.database() / "migrations"


def revisions(folder: Path | None = None) -> list[str]:
    """The revisions this program knows, oldest first (the files' names begin with them)."""
    versions = (folder or shipped()) / "versions"
    return sorted(path.stem.split("_")[0] for path in versions.glob("[0-9]*.py"))


def age(connection: sqlite3.Connection, *, folder: Path | None = None) -> Age:
    """How a file's schema compares with the newest this program knows."""
    (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    known = revisions(folder)
    if found == known[-1]:
        return Age.CURRENT
    return Age.OLDER if found in known else Age.NEWER


def check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedFile unless the file can be read and holds a review's first tables."""
    with sqlite.translated(path):
        found = {
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_schema WHERE name IN "
                "('alembic_version', 'review', 'change_entry')"
            )
        }
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        if len(found) < 3:
            raise DamagedFile(path=path.name, detail="its tables are missing")
        if path.stat().st_size < pages * size:
            raise DamagedFile(path=path.name, detail="it has been cut short")
        for table in ("alembic_version", "review"):
            (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
            if rows != 1:
                raise DamagedFile(path=path.name, detail=f"its table {table} is not whole")


def build(path: Path) -> None:
    """Make the schema in a new empty file."""
    _run(path, shipped())


def upgrade(path: Path, *, home: Home, folder: Path | None = None) -> None:
    """Bring an older file up to date, after a verified backup.

    The work is done on a copy, which takes the file's place once it has been checked; whatever
    goes wrong, the file stays as it was. `folder` holds the migrations; those shipped, if None.

    Raises:
        DamagedFile: what the update made doesn't hold what the file held.
        FileTrouble: the backup or the copy can't be written.
    """
    draft = path.with_name(f".{path.name}.updating")
    connection = sqlite.connect(path, read_only=True)
    try:
        with sqlite.translated(path):
            (uid,) = connection.execute("SELECT uid FROM review").fetchone()
            before = sqlite.counts(connection)
        backups.backup_connection(
            connection, source=path, home=home, uid=uid, reason="before update"
        )
        for left in (draft, sqlite.journal_of(draft)):
            left.unlink(missing_ok=True)  # by an update that was killed
        try:
            sqlite.copy(connection, draft)
        except BaseException:
            draft.unlink(missing_ok=True)  # half a copy, as when the disk is full
            raise
    finally:
        connection.close()
    try:
        _run(draft, folder or shipped())
        detail = _lost(draft, before)
        if detail is not None:
            raise DamagedFile(path=path.name, detail=detail)
        shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _lost(path: Path, before: dict[str, int]) -> str | None:
    """What an updated file has lost of what it held; None when it is whole."""
    connection = sqlite.connect(path, read_only=True)
    try:
        problems = sqlite.integrity(connection)
        after = sqlite.counts(connection)
    finally:
        connection.close()
    fewer = [name for name, count in before.items() if after.get(name, count) < count]
    if fewer:
        problems.append(f"the update would have lost rows of {fewer[0]}")
    return problems[0] if problems else None


def _run(path: Path, folder: Path) -> None:
    from alembic import command  # slow to import; needed for a new or old file
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    raw = sqlite.connect(path)
    raw.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", folder.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        with sqlite.translated(path), sqlite.unwrapped(), engine.connect() as connection:
            config.attributes["connection"] = connection
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            command.upgrade(config, "head")
            connection.commit()
    finally:
        engine.dispose()
        raw.close()
