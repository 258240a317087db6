"""Writing a document to a file: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from lyapp.model.trouble import DiskFull, FileVanished, ReadOnlyFile


def save_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, byte for byte. An older file there is replaced only at the end.

    Raises:
        DiskFull, ReadOnlyFile, FileVanished: nothing was written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lyapp-", suffix=".part")
    except OSError as error:
        raise _trouble(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp's file is for its owner alone; a paper is to be read by others.
        part.chmod(_usual_mode(path))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _trouble(path, error) from error


def _usual_mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _trouble(path: Path, error: OSError) -> DiskFull | ReadOnlyFile | FileVanished:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path=path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return FileVanished(path=path)
    return ReadOnlyFile(path=path)
