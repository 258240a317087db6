"""What a member's own pages ask of the store, imported on the store's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.own_review import OwnPage


def read_own(review: ReviewFile) -> OwnPage:
    """A member's own review at a glance."""
    from lyapp.store.queries import own_review

    return own_review.own_page(review)
