"""Where a member stands in the round, in the words of the chair’s list."""

from __future__ import annotations

from enum import StrEnum

from lyapp.rules.moderation.progress import MemberProgress, Way


class RoundState(StrEnum):
    """What became of a member’s pack so far."""

    WITHDRAWN = "withdrawn"
    NOTHING_TO_SCORE = "nothing_to_score"
    NO_PACK = "no_pack"
    PACK_MADE = "pack_made"
    PART_RETURNED = "part_returned"
    """A return is in, with plans still unfinished."""
    ALL_IN = "all_in"
    ON_PAPER = "on_paper"
    """Their scores came on paper and were typed in here."""
    MARKED_FINISHED = "marked_finished"
    """The chair says no more is to come, though not every plan is finished."""


_OWING = frozenset(
    {RoundState.NO_PACK, RoundState.PACK_MADE, RoundState.PART_RETURNED, RoundState.ON_PAPER}
)


def round_state(
    progress: MemberProgress | None,
    *,
    packs: int,
    returns: int,
    marked_finished: bool,
    on_paper: int,
) -> RoundState:
    """Where a member stands. `progress` is None for one who has withdrawn.

    `packs` and `returns` count what went out and what was merged, `on_paper` the answers that
    were typed in on their behalf.
    """
    if progress is None:
        return RoundState.WITHDRAWN
    if not progress.expected:
        return RoundState.NOTHING_TO_SCORE
    if returns and not progress.owed:
        return RoundState.ALL_IN
    if marked_finished:
        return RoundState.MARKED_FINISHED if progress.owed else RoundState.ALL_IN
    if returns:
        return RoundState.PART_RETURNED
    if on_paper:
        return RoundState.ON_PAPER
    return RoundState.PACK_MADE if packs else RoundState.NO_PACK


def still_owes(state: RoundState, progress: MemberProgress | None) -> bool:
    """True when something is still to come from a member in this state."""
    if state is RoundState.ON_PAPER:
        return progress is not None and bool(progress.owed)
    return state in _OWING


def way_of(state: RoundState) -> Way:
    """How a member in this state is to send what is missing."""
    if state is RoundState.ON_PAPER:
        return Way.PAPER
    return Way.SOMEHOW if state is RoundState.NO_PACK else Way.PACK
