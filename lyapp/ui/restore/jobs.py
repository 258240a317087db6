"""Putting a backup back: work of the store's thread."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lyapp.ui.review_jobs import Held, close

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


def over(backup: Backup, path: Path, held: Held) -> Path:
    """Put a backup in place of the open review at `path`, after backing that up; its path."""
    from lyapp.store.backups import backup_if_changed, restore

    if held.review is not None and not held.review.read_only:
        backup_if_changed(held.review, "before a backup was restored")
    close(held)
    restore(backup, path)
    return path


def new_name(made: datetime, title: str) -> str:
    """A file name for a backup of a review that isn't open."""
    return f"{title or 'review'} {made.astimezone():%Y-%m-%d %H%M}"
