"""Bringing a file's schema up to date with Alembic, and knowing how old a file is.

A migration runs on a connection of its own with foreign keys off (Alembic's batch mode rebuilds
tables, and a rebuilt table would otherwise cascade its deletes), after a verified backup, and is
checked afterwards: no table may lose rows it should keep, no key may dangle.
"""

from __future__ import annotations

import sqlite3
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

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


def revisions() -> list[str]:
    """The revisions this program knows, oldest first (the files' names begin with them)."""
    folder = places.database() / "migrations" / "versions"
    return sorted(path.stem.split("_")[0] for path in folder.glob("[0-9]*.py"))


def age(connection: sqlite3.Connection) -> Age:
    """How a file's schema compares with the newest this program knows."""
    (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    known = revisions()
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


def build(path: Path) -> None:
    """Make the schema in a new empty file."""
    _run(path)


def upgrade(path: Path, *, home: Home) -> None:
    """Bring an older file up to date, after a verified backup.

    Raises:
        DamagedFile: the check afterwards failed; the backup has been put back.
    """
    connection = sqlite.connect(path, read_only=True)
    try:
        (uid,) = connection.execute("SELECT uid FROM review").fetchone()
        before = sqlite.counts(connection)
        saved = backups.backup_connection(connection, home=home, uid=uid, reason="before update")
    finally:
        connection.close()
    _run(path)
    connection = sqlite.connect(path, read_only=True)
    try:
        problems = sqlite.integrity(connection)
        after = sqlite.counts(connection)
    finally:
        connection.close()
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if problems or lost:
        backups.restore(saved, path)
        detail = problems[0] if problems else f"the update would have lost rows of {lost[0]}"
        raise DamagedFile(path=path.name, detail=detail)


def _run(path: Path) -> None:
    from alembic import command  # noqa: PLC0415  # slow to import; needed for a new or old file
    from alembic.config import Config  # noqa: PLC0415

    raw = sqlite.connect(path)
    raw.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    config = Config()
    config.set_main_option(
        "script_location", (places.database() / "migrations").as_posix().replace("%", "%%")
    )
    try:
        with sqlite.translated(path), engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    finally:
        engine.dispose()
        raw.close()
