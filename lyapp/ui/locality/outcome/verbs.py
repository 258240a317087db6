"""Verbs whose person is called `name` here: `owner` is the desk's word for the widget that asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lyapp.store.ops.outcomes import add_condition, edit_condition

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile


def give_condition(review: ReviewFile, *, condition: int, name: str, who: str) -> Changes:
    """Say who a condition belongs to."""
    return edit_condition(review, condition=condition, owner=name, who=who)


def put_condition(
    review: ReviewFile, *, locality: int, text: str, name: str, due: date | None, who: str
) -> Changes:
    """Add a condition with whom it belongs to.

    Raises:
        OutcomeNeeded: no outcome is recorded that it could belong to.
        TextNeeded: it says nothing.
    """
    return add_condition(review, locality=locality, text=text, owner=name, due=due, who=who)
