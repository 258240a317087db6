"""What the return's page asks of the store, imported on the store's own thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile

_STEPS = 2


class Made(NamedTuple):
    """A return that was made: its bytes, when its answers were taken, and how many there are."""

    data: bytes
    made: datetime
    answered: int
    locked: bool


def make(review: ReviewFile, tick: Callable[[int, int], None], *, passphrase: str | None) -> Made:
    """Make the return; nothing is noted before it is saved."""
    from lyapp.exchange.rounds import make_return
    from lyapp.store.queries.returning import checklist

    tick(0, _STEPS)
    made = datetime.now(UTC)
    answered = checklist(review).answered
    tick(1, _STEPS)
    data = make_return(review, passphrase=passphrase, made=made)
    tick(2, _STEPS)
    return Made(data, made, answered, passphrase is not None)


def note(review: ReviewFile, *, made: Made, who: str) -> Changes:
    """Note that the return was saved."""
    from lyapp.store.ops.returns_made import note_return

    return note_return(review, who=who, made=made.made, data=made.data, answered=made.answered)
