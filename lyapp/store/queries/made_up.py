"""Whether any score of a review was made up: the window says so wherever one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from lyapp.store.tables.plans import Score

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def has_made_up_scores(review: ReviewFile) -> bool:
    """True when at least one score is made up."""
    with review.read() as session:
        wanted = select(Score.id).where(col(Score.made_up).is_(True)).limit(1)
        return session.exec(wanted).first() is not None
