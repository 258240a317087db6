"""Putting a backup back: work of the store's thread."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lyapp.model.trouble import FileExists

if TYPE_CHECKING:
    from lyapp.places import Home
    from lyapp.store.backups import Backup


def find(home: Home, uid: str) -> tuple[Backup, ...]:
    """The backups of one review, or of all when `uid` is empty; newest first."""
    from lyapp.store.backups import all_backups, list_backups

    return list_backups(home, uid) if uid else all_backups(home)


def beside(backup: Backup, path: Path) -> Path:
    """Put a backup in a new file beside `path`, named after its time; that file."""
    from lyapp.store.backups import restore

    stamp = backup.made.astimezone().strftime("%Y-%m-%d %H%M")
    to = path.with_name(f"{path.stem} {stamp}{path.suffix}")
    number = 2
    while to.exists():
        to = path.with_name(f"{path.stem} {stamp} ({number}){path.suffix}")
        number += 1
    restore(backup, to)
    return to


def put_at(backup: Backup, path: Path) -> Path:
    """Put a backup in the new file `path`, just as it was chosen; that file.

    Raises:
        FileExists: there is a file of that name.
    """
    from lyapp.store.backups import restore

    if path.exists():
        raise FileExists(path=path)
    restore(backup, path)
    return path


def new_name(made: datetime, title: str) -> str:
    """A file name for a backup of a review that isn't open; a title may hold what no name can."""
    plain = re.sub(r"[^\w-]+", "-", title).strip("-").casefold()
    return f"{plain or 'review'}-{made.astimezone():%Y-%m-%d-%H%M}"
