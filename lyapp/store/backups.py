"""Verified copies of a review, made by themselves, and put back when they are wanted."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import sqlite3
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lyapp.model.trouble import (
    DamagedFile,
    DiskFull,
    FileTrouble,
    NoFolderForBackups,
    NotAReview,
    ReadOnlyFile,
    ReviewFileMissing,
)
from lyapp.rules.retention import keep
from lyapp.store import sqlite

if TYPE_CHECKING:
    from lyapp.places import Home

_LEFT_BEHIND = 24 * 60 * 60
"""Seconds after which an unfinished copy is nobody's work in progress."""

_STAMP = "%Y%m%dT%H%M%S.%fZ"
_OUR_UID = re.compile("[0-9a-f]{32}")

_COUNTED = {
    "locality": "localities",
    "plan_version": "plan versions",
    "score": "scores",
    "outcome": "outcomes",
    "condition": "conditions",
    "financial_line": "lines of money",
    "change_entry": "changes",
}


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: where, when it was made (UTC), why, its bytes, and what it counts."""

    path: Path
    made: datetime
    reason: str
    size: int
    counts: tuple[tuple[str, int], ...]
    title: str
    head: str
    """The end of its hash chain; two backups with one head hold the same."""
    source: Path | None
    """The file it is a copy of: copies of a review share its backups. None when not noted."""


class Open(Protocol):
    """What is copied of an open review: see `lyapp.store.file.ReviewFile`."""

    path: Path
    home: Home
    raw: sqlite3.Connection
    uid: str
    last_hash: str

    @property
    def read_only(self) -> bool:
        """True when nothing of it can have changed here."""


def backup_now(review: Open, reason: str) -> Backup:
    """Make and verify a copy of an open review, then drop copies past their keeping.

    Raises:
        DamagedFile: the copy does not verify; it is not kept.
        FileTrouble: it can't be written.
    """
    return backup_connection(
        review.raw, source=review.path, home=review.home, uid=review.uid, reason=reason
    )


def backup_if_changed(review: Open, reason: str) -> Backup | None:
    """Make a copy unless the newest one holds the same."""
    here = review.path.resolve()
    ours = (one for one in list_backups(review.home, review.uid) if one.source == here)
    newest = next(ours, None)
    if newest is not None and newest.head == review.last_hash:
        return None
    return backup_now(review, reason)


def backup_on_open(review: Open) -> Backup | None:
    """Make a copy of a review just opened for changing, unless the newest one holds the same.

    For the caller to run once the review is on the screen; None for one open for reading.
    """
    return None if review.read_only else backup_if_changed(review, "opened")


def rescue(review: Open) -> Backup | None:
    """Copy what is still in reach of a review whose file has vanished; None if nothing is.

    Nothing is copied twice: each try to save asks for this again.
    """
    with contextlib.suppress(FileTrouble):
        return backup_if_changed(review, "rescued when the file vanished")
    return None


def backup_connection(
    connection: sqlite3.Connection, *, source: Path, home: Home, uid: str, reason: str
) -> Backup:
    """Copy the database behind a connection, which is file `source`, into those of review `uid`."""
    folder = _folder(home, uid)
    made = datetime.now(UTC)
    path = folder / f"{made.strftime(_STAMP)}.lyreview"
    draft = path.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sqlite.copy(connection, draft)
        problems, about = _inspect(draft)
        if problems:
            raise DamagedFile(path=draft.name, detail=problems[0])
        about |= {"reason": reason, "source": str(source.resolve())}
        path.with_suffix(".json").write_text(json.dumps(about), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise _no_backup(error, home) from error
    except ReadOnlyFile as trouble:
        raise NoFolderForBackups(path=home.backups) from trouble
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    _drop_old(folder)
    return _backup(path)


def make_ready(home: Home) -> None:
    """See that backups can be written, before something is made that will need them.

    Raises:
        NoFolderForBackups, DiskFull: they can't.
    """
    try:
        home.backups.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home.backups):
            pass
    except OSError as error:
        raise _no_backup(error, home) from error


def list_backups(home: Home, uid: str) -> tuple[Backup, ...]:
    """The copies of a review, newest first."""
    return tuple(_backup(path) for path in _files(_folder(home, uid)))


def backups_of(home: Home, path: Path, *, uid: str = "") -> tuple[Backup, ...]:
    """The copies made of the file at `path`, newest first, and not those of copies of it elsewhere.

    Without its `uid`, because it can't be read any more, copies of every review that was ever at
    this place are given: of more than one when their folders differ. With it, those of which
    nobody noted what they are a copy of count too.
    """
    here = path.resolve()
    found = list_backups(home, uid) if uid else all_backups(home)
    return tuple(one for one in found if one.source == here or (uid and one.source is None))


def all_backups(home: Home) -> tuple[Backup, ...]:
    """The copies of every review, newest first."""
    if not home.backups.is_dir():
        return ()
    found = [_backup(path) for folder in home.backups.iterdir() for path in _files(folder)]
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def restore(backup: Backup, to: Path) -> None:
    """Put a copy in place as `to`, whole or not at all. What was there is the caller's to keep.

    Raises:
        ReviewFileMissing: the copy is gone.
        DamagedFile: the copy doesn't verify.
    """
    if not backup.path.is_file():
        raise ReviewFileMissing(path=backup.path)
    problems, _about = _inspect(backup.path)
    if problems:
        raise DamagedFile(path=backup.path, detail=problems[0])
    draft = to.with_name(f".{to.name}.restoring")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with backup.path.open("rb") as source, draft.open("wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        sqlite.set_journal_aside(to)
        draft.replace(to)
    except OSError as error:
        raise _trouble(error, to) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _inspect(path: Path) -> tuple[list[str], dict[str, object]]:
    """What is wrong with a copy; if nothing is, what is noted beside it."""
    try:
        connection = sqlite.connect(path, read_only=True)
    except (NotAReview, DamagedFile) as trouble:
        return [trouble.sentence], {}
    try:
        sqlite.check_is_review(connection, path)
        problems = sqlite.integrity(connection)
        if problems:
            return problems, {}
        counts = sqlite.counts(connection)
        title = _first(connection, "SELECT title FROM review")
        head = _first(connection, "SELECT hash FROM change_entry ORDER BY id DESC LIMIT 1")
    except NotAReview as trouble:
        return [trouble.sentence], {}
    except sqlite3.DatabaseError:
        return [sqlite.GARBLED], {}
    finally:
        connection.close()
    return [], {
        "counts": {words: counts.get(table, 0) for table, words in _COUNTED.items()},
        "title": title,
        "head": head,
    }


def _first(connection: sqlite3.Connection, query: str) -> str:
    """One text of a copy; empty when there is none, or a newer version keeps it elsewhere."""
    with contextlib.suppress(sqlite3.OperationalError):
        found = connection.execute(query).fetchone()
        return str(found[0]) if found else ""
    return ""


def _backup(path: Path) -> Backup:
    about: object = None
    with contextlib.suppress(OSError, ValueError):
        about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if not isinstance(about, dict):
        about = {}
    counts = about.get("counts")
    return Backup(
        path=path,
        made=_made(path),
        reason=str(about.get("reason", "")),
        size=path.stat().st_size,
        counts=tuple((str(name), int(count)) for name, count in counts.items())
        if isinstance(counts, dict)
        else (),
        title=str(about.get("title", "")),
        head=str(about.get("head", "")),
        source=Path(str(about["source"])) if about.get("source") else None,
    )


def _folder(home: Home, uid: str) -> Path:
    """Where a review's copies are. A uid we didn't make never becomes a path of its own."""
    ours = _OUR_UID.fullmatch(uid)
    return home.backups / (uid if ours else hashlib.sha256(uid.encode()).hexdigest()[:32])


def _trouble(error: OSError, path: Path) -> FileTrouble:
    return DiskFull(path=path) if _full(error) else ReadOnlyFile(path=path)


def _no_backup(error: OSError, home: Home) -> FileTrouble:
    return DiskFull(path=home.backups) if _full(error) else NoFolderForBackups(path=home.backups)


def _full(error: OSError) -> bool:
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def _made(path: Path) -> datetime:
    return datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)


def _files(folder: Path) -> list[Path]:
    found = []
    for path in folder.glob("*.lyreview"):
        with contextlib.suppress(ValueError):
            _made(path)
            found.append(path)
    return sorted(found, reverse=True)


def _drop_old(folder: Path) -> None:
    """Drop backups past their keeping, each file's own, and what a killed program left."""
    families: dict[Path | None, dict[datetime, Path]] = {}
    for backup in (_backup(path) for path in _files(folder)):
        families.setdefault(backup.source, {})[backup.made] = backup.path
    for files in families.values():
        for made in files.keys() - keep(list(files)):
            with contextlib.suppress(OSError):
                files[made].unlink()
                files[made].with_suffix(".json").unlink(missing_ok=True)
    for left in folder.glob("*.part*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                left.unlink()
