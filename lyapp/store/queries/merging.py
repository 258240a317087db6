"""What merging some returns would do."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lyapp.model.merging import Incoming, MergePreview
from lyapp.store.merging import weigh
from lyapp.store.queries.packs import refuse_a_members

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def merge_preview(review: ReviewFile, *, returns: Sequence[Incoming]) -> MergePreview:
    """What merging these files would do, a member and plan; nothing is changed.

    Raises:
        AMembersReview: it is a member's own copy, which nothing is merged into.
    """
    refuse_a_members(review)
    hashes = [hashlib.sha256(one.content).hexdigest() for one in returns]
    with review.read() as db:
        return weigh(db, returns, hashes).preview()
