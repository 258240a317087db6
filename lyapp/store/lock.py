"""One writer a file, with a name: who has it open.

The operating system's lock on a small file beside the review decides, so that a crash frees it;
a second small file says who holds it, for the message a second opener gets.
"""

from __future__ import annotations

import contextlib
import errno
import json
import socket
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from lyapp.model.trouble import NoRoomToChange, OpenElsewhere, OpenTwice, ReadOnlyFile
from lyapp.rules.dates import format_day


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")


class HeldLock:
    """A lock this program holds until `release`."""

    def __init__(self, lock: FileLock, holder_file: Path) -> None:
        self._lock = lock
        self._holder_file = holder_file

    def release(self) -> None:
        """Let others have the file."""
        with contextlib.suppress(OSError):
            self._holder_file.unlink()
        with contextlib.suppress(OSError):
            Path(self._lock.lock_file).unlink()
        self._lock.release()


def take(path: Path, *, holder: str) -> HeldLock:
    """Lock a review for writing under a person's name.

    Raises:
        OpenElsewhere: somebody else has it; the message says who and since when. `OpenTwice` when
            it is the same person, on this computer.
        ReadOnlyFile: no lock can be made beside it, so nothing else could be written either.
            `NoRoomToChange` when that is because the disk is full.
    """
    # Everyone who may write the folder may lock: a lock file left by a crash is another user's.
    lock = FileLock(_beside(path, "lock"), thread_local=False, mode=0o666)
    holder_file = _beside(path, "holder")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise _elsewhere(path, holder_file, holder=holder) from error
    except OSError as error:
        raise _unwritable(error, path) from error
    note = {"holder": holder, "host": socket.gethostname(), "since": datetime.now(UTC).isoformat()}
    try:
        holder_file.unlink(missing_ok=True)  # one left by a crash may be another user's
        holder_file.write_text(json.dumps(note), encoding="utf-8")
    except OSError as error:
        HeldLock(lock, holder_file).release()
        raise _unwritable(error, path) from error
    return HeldLock(lock, holder_file)


def _unwritable(error: OSError, path: Path) -> ReadOnlyFile:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return (NoRoomToChange if full else ReadOnlyFile)(path=path)


def _elsewhere(path: Path, holder_file: Path, *, holder: str) -> OpenElsewhere:
    try:
        note = json.loads(holder_file.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(note["since"]).astimezone()
        who = (
            f"{note['holder']}, on the computer “{note['host']}”,"
            f" since {since:%H:%M} on {format_day(since)}"
        )
        same = (note["holder"], note["host"]) == (holder, socket.gethostname())
    except (OSError, ValueError, KeyError, TypeError):
        return OpenElsewhere(path=path.name, holder="somebody else")
    return (OpenTwice if same else OpenElsewhere)(path=path.name, holder=who)
