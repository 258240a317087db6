"""What the board changes in the store, which is imported inside the call, on its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile


def tick(review: ReviewFile, *, condition: int, discharged: bool, who: str) -> Changes:
    """Discharge a condition, or open it again."""
    from lyapp.store.ops import outcomes

    verb = outcomes.discharge_condition if discharged else outcomes.reopen_condition
    return verb(review, condition=condition, who=who)
