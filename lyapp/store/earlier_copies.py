"""What a member said in the copy of an earlier pack; the copy is only read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from lyapp.model.carrying import EarlierCopy
from lyapp.model.trouble import DamagedFile
from lyapp.store import sqlite
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.packs import read_origin
from lyapp.store.queries.returning import plan_answers

if TYPE_CHECKING:
    from pathlib import Path


def read_earlier(path: Path) -> EarlierCopy:
    """What a member's own copy asks, and all they said in it.

    It may be open elsewhere, and of an older or a newer version of lyapp.

    Raises:
        FileTrouble: it isn't there, can't be read now, or isn't whole.
    """
    try:
        with (
            closing(sqlite.connect(path, read_only=True)) as db,
            sqlite.translated(path),
            sqlite.reading(db),
        ):
            who = read_origin(db)
            if who is None:
                raise DamagedFile(path=path.name, detail="it doesn’t say whose it is")
            asked = newest_criteria(db)
            return EarlierCopy(
                pack=who.certificate.pack,
                device=who.device,
                scale=asked.scale,
                criteria=tuple(one for _key, one in asked.criteria),
                plans=plan_answers(db, who),
            )
    except (sqlite3.Error, LookupError, TypeError, ValueError) as error:
        # Altered, or of a version that keeps it in another way.
        raise DamagedFile(path=path.name, detail=str(error)) from error
