"""Whether any score of a review was made up: the window says so wherever one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.store.rows import first

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def has_made_up_scores(review: ReviewFile) -> bool:
    """True when at least one score is made up."""
    with review.read() as db:
        return first(db, "SELECT 1 FROM score WHERE made_up LIMIT 1") is not None
