"""Finding a member's own reviews among files, without opening them as reviews."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

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


def own_copies(paths: Iterable[Path]) -> tuple[OwnCopy, ...]:
    """Those of the files that were made from a pack, in the order given, each once.

    What isn't there, can't be read or is something else is passed over.
    """
    found: dict[Path, OwnCopy] = {}
    for path in paths:
        where = path.resolve()
        if where not in found and path.is_file():
            copy = _copy_at(path)
            if copy is not None:
                found[where] = copy
    return tuple(found.values())


def _copy_at(path: Path) -> OwnCopy | None:
    try:
        with closing(sqlite.connect(path, read_only=True)) as db:
            sqlite.check_is_review(db, path)
            said = first(
                db,
                """
                SELECT said.pack, said.review, member.key, said.made,
                       (SELECT count(*) FROM score WHERE state IS NOT NULL)
                FROM pack_origin AS said JOIN member ON member.id = said.member_id
                """,
            )
    except (FileTrouble, sqlite3.Error):
        # No review, one from before there were packs, or one that can't be read now.
        return None
    if said is None:
        return None
    pack, review, member, made, answers = said
    return OwnCopy(path, pack, review, member, moment(made), answers)
