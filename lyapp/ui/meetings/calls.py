"""What the meetings screen asks of the store, imported on the store's own thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.meetings import MeetingsPage


def read_meetings(review: ReviewFile) -> MeetingsPage:
    """All meetings and localities."""
    from lyapp.store.queries import meetings

    return meetings.meetings_page(review)


def add(
    review: ReviewFile, *, held: date, localities: Sequence[int], note: str, who: str
) -> Changes:
    """Add a meeting."""
    from lyapp.store.ops import meetings

    return meetings.add_meeting(review, held=held, localities=localities, note=note, who=who)


def remove(review: ReviewFile, *, meeting: int, who: str) -> Changes:
    """Take a meeting away."""
    from lyapp.store.ops import meetings

    return meetings.remove_meeting(review, meeting=meeting, who=who)


def set_met(review: ReviewFile, *, meeting: int, locality: int, met: bool, who: str) -> Changes:
    """Say whether a meeting considered a locality's plan."""
    from lyapp.store.ops import meetings

    return meetings.set_met(review, meeting=meeting, locality=locality, met=met, who=who)
