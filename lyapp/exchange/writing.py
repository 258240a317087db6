"""Writing a document to a file: whole or not at all, and never over a review."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from lyapp.model.trouble import CannotWrite, WouldReplaceReview

_ID_AT, _ID_BYTES = 68, 4
"""Where SQLite's header holds the application id."""

_REASONS = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EDQUOT: "there is no room left on the disk",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "there is a folder of that name",
    errno.EACCES: "the file or its folder is read-only",
    errno.EPERM: "the file or its folder is read-only",
    errno.EROFS: "the disk is read-only",
}

_READING = {
    errno.ENOENT: "it isn’t there",
    errno.ENOTDIR: "it isn’t there",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "you may not read it",
    errno.EPERM: "you may not read it",
}


def write_whole(path: Path, data: bytes, *, make_folder: bool = False) -> None:
    """Write `data` to `path`, byte for byte. An older document there is replaced only at the end.

    With `make_folder`, a folder that isn't there is made.

    Raises:
        WouldReplaceReview: there is a review of that name.
        CannotWrite: nothing was written; the detail says why.
    """
    part: Path | None = None
    try:
        refuse_a_review(path)
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lyapp-", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp's file is for its owner alone; a document is to be read by others.
        part.chmod(_usual_mode(path))
        part.replace(path)
    except OSError as error:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        raise CannotWrite(path=path, detail=reason(error)) from error


def refuse_a_review(path: Path) -> None:
    """Raise WouldReplaceReview when there is a review of that name; OSError as the system does."""
    if _is_review(path):
        raise WouldReplaceReview(path=path)


def _is_review(path: Path) -> bool:
    if not path.is_file():
        return False
    # The store is imported late: it takes a while, and whoever has a document to write has it.
    from lyapp.store.sqlite import APPLICATION_ID

    with path.open("rb") as file:
        head = file.read(_ID_AT + _ID_BYTES)
    return head[_ID_AT:] == APPLICATION_ID.to_bytes(_ID_BYTES, "big")


def _usual_mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def reason(error: OSError, *, reading: bool = False) -> str:
    """Why the system refused to write, or with `reading` to read; the middle of a sentence."""
    known = _REASONS | _READING if reading else _REASONS
    words = known.get(error.errno or 0) or error.strerror or type(error).__name__
    return words[:1].lower() + words[1:]
