"""Who scores which locality's plan."""

from __future__ import annotations

import pytest

from lyapp.model.panel import Assigning, Conflict, ConflictKind
from lyapp.rules.assignments import (
    Place,
    Scorer,
    assigned,
    localities_of,
    repicked,
    scorers_of,
)

EAST, WEST = 100, 200
PLACES = (Place(1, EAST), Place(2, EAST), Place(3, WEST))
ANN, BEN, CY = Scorer(7, (EAST, WEST)), Scorer(8, (WEST,)), Scorer(9)
EVERY, BY, PICKED = Assigning.EVERYTHING, Assigning.BY_ORGANISATION, Assigning.PICKED


@pytest.mark.parametrize(
    ("how", "ann", "ben", "cy"),
    [
        (EVERY, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}),
        (BY, {1, 2, 3}, {3}, {1, 2, 3}),  # without an organisation: for all
        (PICKED, {2}, set(), {1, 3}),
    ],
)
def test_three_ways_of_assigning(how, ann, ben, cy):
    found = assigned(
        how, scorers=(ANN, BEN, CY), places=PLACES, picked={(7, 2), (9, 1), (9, 3), (55, 1)}
    )
    assert [localities_of(found, member=each) for each in (7, 8, 9)] == [ann, ben, cy]


@pytest.mark.parametrize("how", Assigning)
def test_an_interest_goes_before_every_way(how):
    everything = {(member, place.locality) for member in (7, 8, 9) for place in PLACES}
    conflicts = (
        Conflict(7, 3, ConflictKind.OWN_LOCALITY),
        Conflict(9, 3, ConflictKind.OTHER, scores=True),
    )
    found = assigned(
        how, scorers=(ANN, BEN, CY), places=PLACES, picked=everything, conflicts=conflicts
    )
    assert scorers_of(found, locality=3) == {8, 9}


def test_who_has_withdrawn_scores_nothing():
    gone = Scorer(7, withdrawn=True)
    assert assigned(EVERY, scorers=(gone, BEN), places=PLACES) == {(8, 1), (8, 2), (8, 3)}


def test_a_block_of_the_matrix_is_switched_at_once():
    picked = repicked({(7, 1)}, members=(8, 9), localities=(1, 2), scores=True)
    assert picked == {(7, 1), (8, 1), (8, 2), (9, 1), (9, 2)}
    assert repicked(picked, members=(7, 8), localities=(1,), scores=False) == {
        (8, 2),
        (9, 1),
        (9, 2),
    }
