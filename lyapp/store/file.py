"""The review file: open, read, write, close."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from lyapp.model.changes import Changes, EntryKind
from lyapp.model.trouble import (
    FileVanished,
    NewerFileUnreadable,
    NewerFileVersion,
    OlderFileVersion,
    OpenElsewhere,
    ReadOnlyFile,
    Trouble,
)
from lyapp.store import backups, lock, log, migrations, sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.engine import Engine

    from lyapp.places import Home
    from lyapp.store.transaction import Labelled


class ReviewFile:
    """An open review. One thread at a time uses it.

    `read_only` is True when it can't be changed, and `notice` then says why.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        home: Home,
        held: lock.HeldLock | None,
        notice: Trouble | None,
    ) -> None:
        self.path = path
        self.home = home
        self.notice = notice
        self.raw = connection
        self._held = held
        self._engine: Engine | None = None
        self._identity = _identity(path)
        self.uid, self.last_hash = self._head()

    @property
    def read_only(self) -> bool:
        """True when nothing can be written."""
        return self._held is None

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """What `lyapp.store.rows` reads through; everything read in it is of one state."""
        with self._understood(), sqlite.reading(self.raw):
            yield self.raw

    @contextlib.contextmanager
    def write(
        self,
        *,
        who: str,
        kind: EntryKind = EntryKind.DO,
        of_id: int | None = None,
        source_sha256: str = "",
    ) -> Iterator[Labelled]:
        """One durable transaction with one log entry; nothing of it remains if it fails.

        The verb sets `label` before it ends. When it changed nothing, nothing is logged.

        Raises:
            ReadOnlyFile, FileVanished, DiskFull: the file can't be written now.
        """
        if self._held is None:
            raise self.notice or ReadOnlyFile(path=self.path)
        self._still_there()
        # Slow to import, and no part of opening and reading.
        from sqlmodel import Session

        from lyapp.store.transaction import Labelled, append_entry

        if self._engine is None:
            self._engine = sqlite.engine(self.raw)
        with (
            self._one_transaction(),
            sqlite.unwrapped(),
            self._engine.connect() as connection,
            Session(connection, expire_on_commit=False, autoflush=False) as session,
        ):
            work = Labelled(session)
            yield work
            session.flush()
            if not work.changes and not work.bulk:
                session.rollback()
                work.result = Changes(entry=0, label="", who=who, at="")
                return
            # Asked of the file, in the transaction: what is remembered here could be behind
            # it when a commit reported trouble and went through all the same.
            work.result, digest = append_entry(
                work,
                previous=self._end_of_log(),
                label=work.label,
                who=who,
                kind=kind,
                of_id=of_id,
                source_sha256=source_sha256,
            )
            session.commit()
            self.last_hash = digest

    @contextlib.contextmanager
    def _one_transaction(self) -> Iterator[None]:
        """Whatever becomes of a write, none is left open.

        A commit that is refused because somebody reads the file would leave one, and with it the
        file shut to everybody.
        """
        with sqlite.translated(self.path):
            try:
                yield
            finally:
                if self.raw.in_transaction:
                    self.raw.rollback()

    def replace_with(self, backup: backups.Backup) -> None:
        """Put a backup in this file's place, after backing up what it holds, and close it.

        Nobody else can open it for writing in between. It is closed however this ends.

        Raises:
            FileTrouble: it isn't open for writing, or the backup can't be put there; it stays.
        """
        held, self._held = self._held, None
        try:
            if held is None:
                raise self.notice or ReadOnlyFile(path=self.path)
            backups.backup_if_changed(self, "before a backup was restored")
            self._let_go()
            backups.restore(backup, self.path)
        finally:
            self._let_go()
            if held is not None:
                held.release()

    def close(self) -> None:
        """Back up what changed, let go of the file. Safe to call twice.

        Raises:
            FileTrouble: no backup could be made. The file is saved and let go of all the same.
        """
        held, self._held = self._held, None
        try:
            if held is not None and _identity(self.path) == self._identity:
                backups.backup_if_changed(self, "closed")
            elif held is not None:
                backups.rescue(self)
        finally:
            self._let_go()
            if held is not None:
                held.release()

    def _let_go(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        self.raw.close()

    @contextlib.contextmanager
    def _understood(self) -> Iterator[None]:
        """Tell what can't be made sense of in a newer version's file as just that."""
        try:
            with sqlite.translated(self.path):
                yield
        except (sqlite3.Error, LookupError, ValueError) as error:
            if not isinstance(self.notice, NewerFileVersion):
                raise
            raise NewerFileUnreadable(path=self.path.name) from error

    def _still_there(self) -> None:
        """A file removed while open would swallow every further write without a word."""
        if _identity(self.path) != self._identity:
            backups.rescue(self)
            raise FileVanished(path=self.path)

    def _head(self) -> tuple[str, str]:
        with self._understood():
            found = self.raw.execute("SELECT uid FROM review").fetchone()
            return (found[0] if found else "", self._end_of_log())

    def _end_of_log(self) -> str:
        last = self.raw.execute("SELECT hash FROM change_entry ORDER BY id DESC LIMIT 1").fetchone()
        return str(last[0]) if last else log.FIRST_HASH


def open_review(path: Path, *, home: Home, holder: str, read_only: bool = False) -> ReviewFile:
    """Open a review file; read-only, with a notice, when it can't be had for writing.

    Raises:
        ReviewFileMissing, NotAReview, DamagedFile: it can't be read at all.
        OlderFileVersion: it must be brought up to date first, and can't be had for writing.
    """
    held: lock.HeldLock | None = None
    notice: Trouble | None = None
    connection = sqlite.connect(path, read_only=True)
    try:
        sqlite.check_is_review(connection, path)
        migrations.check_whole(connection, path)
        age = migrations.age(connection)
    finally:
        connection.close()
    if age is migrations.Age.NEWER:
        notice = NewerFileVersion(path=path.name)
    elif not read_only:
        try:
            held = _lock(path, holder)
        except (OpenElsewhere, ReadOnlyFile) as trouble:
            notice = trouble
    if age is migrations.Age.OLDER and held is None:
        raise OlderFileVersion(path=path.name) from notice
    try:
        if age is migrations.Age.OLDER:
            migrations.upgrade(path, home=home)
        connection = sqlite.connect(path, read_only=held is None)
        try:
            return ReviewFile(path, connection, home=home, held=held, notice=notice)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        if held is not None:
            held.release()
        raise


def _lock(path: Path, holder: str) -> lock.HeldLock:
    if not os.access(path, os.W_OK):
        raise ReadOnlyFile(path=path.name)
    return lock.take(path, holder=holder)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)
