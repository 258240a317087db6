"""Who owes what, and the reminder."""

from __future__ import annotations

import pytest

from lyapp.rules.moderation.progress import ProgressState, owes, progress, reminder

PLANS = {1: "North", 2: "South", 3: "Stevenage"}


def of(done, *, returned=False, expected=(1, 2, 3)):
    """How far Ann has got, who answered so many of ten criteria of each plan."""
    (found,) = progress(
        members={7: "Ann"},
        plans=PLANS,
        expected={7: expected},
        answered={(7, plan): count for plan, count in done.items()},
        criteria=10,
        returned={7} if returned else set(),
    )
    return found


@pytest.mark.parametrize(
    ("done", "returned", "state", "finished", "owing"),
    [
        ({}, False, ProgressState.NOT_STARTED, 0, True),
        ({1: 10, 2: 4}, False, ProgressState.UNDER_WAY, 1, True),
        ({1: 10, 2: 10, 3: 10}, False, ProgressState.SCORED, 3, True),
        ({1: 10, 2: 10, 3: 10}, True, ProgressState.RETURNED, 3, False),
        ({1: 10, 2: 10, 3: 9}, True, ProgressState.RETURNED_IN_PART, 2, True),
    ],
)
def test_how_far_a_member_has_got(done, returned, state, finished, owing):
    found = of(done, returned=returned)
    assert (found.state, found.finished, found.expected) == (state, finished, 3)
    assert owes(found) is owing
    assert (reminder(found, review="Plans 2008/09") is not None) is owing


def test_who_has_nothing_to_score_owes_nothing():
    found = of({}, expected=())
    assert found.state is ProgressState.NOTHING_TO_SCORE
    assert not owes(found)


def test_the_reminder_reads_like_a_letter():
    found = reminder(
        of({1: 10, 2: 4}), review="Plans 2008/09", wanted_by="16 July 2008", sender="Andrew Parker"
    )
    assert found.subject.sentence == "Plans 2008/09: your scores"
    assert found.text.split("\n\n") == [
        "Dear Ann,",
        "For “Plans 2008/09”, 2 of your 3 plans are still to be finished.",
        "Not finished: South (4/10), Stevenage.",
        "Please send your return by 16 July 2008.",
        (
            "In your pack, choose Return: it says what is missing and makes the file to send."
            " You can return again later; the newest answers count."
        ),
        "Andrew Parker",
    ]


@pytest.mark.parametrize(
    ("done", "returned", "expected", "says"),
    [
        ({}, False, (1, 2, 3), "For “R”, your 3 plans are still to be scored."),
        ({}, False, (1,), "For “R”, your plan is still to be scored."),
        ({1: 10, 2: 10}, False, (1, 2, 3), "For “R”, one of your plans is still to be finished."),
        (
            {1: 10},
            False,
            (1,),
            "All your plans for “R” are scored; only your return is missing.",
        ),
        (
            {1: 10},
            True,
            (1, 2),
            "Thank you for your return for “R”. One plan is not finished in it.",
        ),
        (
            {1: 10},
            True,
            (1, 2, 3),
            "Thank you for your return for “R”. Of your 3 plans, 2 are not finished in it.",
        ),
    ],
)
def test_what_is_owed_in_words(done, returned, expected, says):
    found = reminder(of(done, returned=returned, expected=expected), review="R")
    assert found.paragraphs[1].sentence == says
    assert found.paragraphs[-2].sentence == "Please send your return when you can."


def test_a_long_list_is_cut():
    plans = {n: f"Plan {n}" for n in range(100)}
    (found,) = progress(
        members={7: "Ann"},
        plans=plans,
        expected={7: tuple(plans)},
        answered={(7, 0): 1},
        criteria=10,
        returned=(),
    )
    which = reminder(found, review="R").paragraphs[2].sentence
    assert which.startswith("Not finished: Plan 0 (1/10), Plan 1, ")
    assert which.endswith("Plan 11, and 88 more.")
