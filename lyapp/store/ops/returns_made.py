"""Noting in a member's own review that a return was saved."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from lyapp.model.changes import Changes, EntryKind
from lyapp.store.queries.packs import needed_origin
from lyapp.store.tables.panel import ReturnMade

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def note_return(
    review: ReviewFile, *, who: str, made: datetime, data: bytes, answered: int
) -> Changes:
    """Note that the return `data`, whose answers were taken at `made` (UTC), was saved.

    It can't be undone: the file is out of the house. The changes made later are told by it.

    Raises:
        NotAMembersReview: the review wasn't made from a pack.
    """
    needed_origin(review)
    sha256 = hashlib.sha256(data).hexdigest()
    with review.write(who=who, kind=EntryKind.LOAD, source_sha256=sha256) as work:
        work.add(ReturnMade(made=made, sha256=sha256, answered=answered))
        work.label = "Return saved for the chair"
    return work.result
