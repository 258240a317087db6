"""A review’s first write takes far longer than the next; what only it takes, ahead of it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from lyapp.model.trouble import Trouble
from lyapp.store import rows
from lyapp.store.ops.score_place import find_score

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

_ANY = (
    "SELECT plan_version.id, criterion.id, member.key FROM plan_version, criterion, member LIMIT 1"
)


def rehearse(review: ReviewFile) -> None:
    """Have the connection made and the statements worked out that a first score takes.

    Nothing is written. What would keep a score out is left for the first real one to tell.
    """
    if review.read_only:
        return
    with review.read() as db:
        place = rows.first(db, _ANY)
    if place is None:
        return
    with contextlib.suppress(Trouble), review.write(who="") as work:
        find_score(work.session, *place)
