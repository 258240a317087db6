"""Where a member stands in the round, and who is to be reminded how."""

from __future__ import annotations

import pytest

from lyapp.rules.moderation.progress import MemberProgress, PlanOwed, ProgressState, Way
from lyapp.rules.moderation.round_state import RoundState, round_state, still_owes, way_of

NORTH = PlanOwed(1, "North", 4, 10)


def progress(*owed, expected=3):
    return MemberProgress(
        7, "Ann", ProgressState.UNDER_WAY, expected - len(owed), expected, tuple(owed)
    )


@pytest.mark.parametrize(
    ("found", "packs", "returns", "marked", "on_paper", "state", "owing"),
    [
        (None, 1, 1, True, 0, RoundState.WITHDRAWN, False),
        (progress(expected=0), 1, 0, False, 0, RoundState.NOTHING_TO_SCORE, False),
        (progress(NORTH), 0, 0, False, 0, RoundState.NO_PACK, True),
        (progress(NORTH), 2, 0, False, 0, RoundState.PACK_MADE, True),
        (progress(NORTH), 1, 1, False, 0, RoundState.PART_RETURNED, True),
        (progress(), 1, 1, False, 0, RoundState.ALL_IN, False),
        (progress(NORTH), 1, 1, True, 0, RoundState.MARKED_FINISHED, False),
        (progress(), 0, 0, True, 0, RoundState.ALL_IN, False),
        (progress(NORTH), 0, 0, False, 4, RoundState.ON_PAPER, True),
        (progress(), 0, 0, False, 30, RoundState.ON_PAPER, False),
        # A return counts for more than what was typed in for them.
        (progress(NORTH), 1, 1, False, 4, RoundState.PART_RETURNED, True),
    ],
)
def test_a_members_state(found, packs, returns, marked, on_paper, state, owing):
    said = round_state(
        found, packs=packs, returns=returns, marked_finished=marked, on_paper=on_paper
    )
    assert said is state
    assert still_owes(said, found) is owing


def test_how_the_rest_is_to_come():
    assert way_of(RoundState.ON_PAPER) is Way.PAPER
    assert way_of(RoundState.NO_PACK) is Way.SOMEHOW
    assert way_of(RoundState.PART_RETURNED) is Way.PACK
