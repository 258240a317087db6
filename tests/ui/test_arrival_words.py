"""What is said of answers that came along into the copy of a newer pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from lyapp.model.carrying import CarriedOver
from lyapp.ui.arrival_words import carried_over, worded_arrival
from lyapp.ui.review_jobs import Arrival

COPY = Path("/home/anna/Review – Anna.lyreview")


def came(**numbers: int) -> Arrival:
    carried = CarriedOver(pack="1" * 32, device="2" * 32, plans=(), **numbers)
    return Arrival(made=True, carried=carried, source=COPY)


@pytest.mark.parametrize(
    ("arrival", "tone", "said"),
    [
        (
            came(taken=34, other_plans=6),
            "caution",
            (
                "34 answers were carried over from your earlier copy “Review – Anna”; 6 to plans "
                "that have changed stayed there."
            ),
        ),
        (
            came(other_questions=2, not_theirs=1),
            "caution",
            (
                "No answer was carried over from your earlier copy “Review – Anna”; 2 to criteria "
                "that have changed, 1 to plans that you don’t score any more stayed there."
            ),
        ),
        (
            came(taken=5, replaced=2),
            "caution",
            (
                "5 answers were carried over from your earlier copy “Review – Anna”. 2 of them are "
                "to versions that have been replaced: please score the newer ones."
            ),
        ),
        (came(), "good", "You had answered nothing in your earlier copy “Review – Anna”."),
    ],
)
def test_it_says_how_many_came_and_why_others_stayed(
    arrival: Arrival, tone: str, said: str
) -> None:
    message = worded_arrival(arrival)
    assert (message.sentence, message.tone, message.arrival) == (said, tone, True)
    assert carried_over(arrival) == said
    # What stayed has to be found; what came along needn’t be.
    assert (str(COPY.parent) in message.advice) is (tone == "caution")


def test_a_pack_older_than_the_copy_in_use_says_so() -> None:
    message = worded_arrival(Arrival(made=True, newer=COPY))
    assert message.sentence == (
        "This pack is older than the one your copy “Review – Anna” was made from."
    )
    assert message.tone == "caution"
    assert str(COPY.parent) in message.advice


def test_of_a_first_pack_and_of_one_opened_again_nothing_is_said_of_it() -> None:
    for arrival in (None, Arrival(made=True), Arrival(made=False)):
        assert carried_over(arrival) == ""
