"""What a person calls something, to its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.model.trouble import UnknownKey
from lyapp.store.rows import select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

_SHOWN = 40


def locality_by_code(review: ReviewFile, *, code: str) -> int:
    """The key of the locality with this code; capitals don't matter.

    Raises:
        UnknownKey: no locality has it; the known codes are named.
    """
    with review.read() as db:
        rows = select(db, "SELECT id, code FROM locality ORDER BY sort, id")
    for key, known in rows:
        if known.casefold() == code.strip().casefold():
            return int(key)
    codes = [known for _key, known in rows]
    more = "" if len(codes) <= _SHOWN else " …"
    raise UnknownKey(what="locality", key=code, known=(", ".join(codes[:_SHOWN]) or "none") + more)
