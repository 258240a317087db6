"""Finding a member's own reviews among files, without opening them as reviews."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lyapp.model.trouble import FileTrouble
from lyapp.store import sqlite
from lyapp.store.rows import first, moment

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """A review file made from a pack: which pack and review, whose, when the pack was made.

    `answers` counts what the member has said in it.
    """

    path: Path
    pack: str
    review: str
    member: str
    made: datetime
    answers: int


def whose_copy(review: ReviewFile) -> tuple[str, str] | None:
    """The key and the name of the member whose own copy this is; None for any other review.

    For whoever has just opened it: `queries.packs.origin` says more, and takes longer to import.
    """
    with review.read() as db:
        found: tuple[str, str] | None = first(
            db,
            """
            SELECT member.key, member.name
            FROM pack_origin AS said JOIN member ON member.id = said.member_id
            """,
        )
    return found


class Found(NamedTuple):
    """What some files are: a member's copies, and those that are gone or can't be read now."""

    copies: tuple[OwnCopy, ...]
    gone: tuple[Path, ...]
    unread: tuple[Path, ...]


def look_for_copies(paths: Iterable[Path]) -> Found:
    """Which of the files were made from a pack, in the order given, each once.

    What can be read and is something else is passed over.
    """
    copies: list[OwnCopy] = []
    gone: list[Path] = []
    unread: list[Path] = []
    seen: set[Path] = set()
    for path in paths:
        where = path.resolve()
        if where in seen:
            continue
        seen.add(where)
        if not path.is_file():
            gone.append(path)
            continue
        try:
            copy = _copy_at(path)
        except FileTrouble:
            unread.append(path)
        else:
            if copy is not None:
                copies.append(copy)
    return Found(tuple(copies), tuple(gone), tuple(unread))


def _copy_at(path: Path) -> OwnCopy | None:
    try:
        with closing(sqlite.connect(path, read_only=True)) as db, sqlite.translated(path):
            sqlite.check_is_review(db, path)
            said = first(
                db,
                """
                SELECT said.pack, said.review, member.key, said.made,
                       (SELECT count(*) FROM score WHERE state IS NOT NULL)
                FROM pack_origin AS said JOIN member ON member.id = said.member_id
                """,
            )
    except sqlite3.Error:
        # No review of ours, or one from before there were packs.
        return None
    if said is None:
        return None
    pack, review, member, made, answers = said
    return OwnCopy(path, pack, review, member, moment(made), answers)
