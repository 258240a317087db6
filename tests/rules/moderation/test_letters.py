"""Reminders to one member and to several."""

from __future__ import annotations

from lyapp.rules.moderation.letters import as_text, reminders
from lyapp.rules.moderation.progress import Way, progress


def members(*done):
    """Members who have answered so many of the ten criteria of their two plans."""
    return progress(
        members=dict(enumerate(("Ann", "Bob", "Cy")[: len(done)])),
        plans={1: "North", 2: "South"},
        expected=dict.fromkeys(range(len(done)), (1, 2)),
        answered={
            (n, plan): count for n, plans in enumerate(done) for plan, count in plans.items()
        },
        criteria=10,
        returned=(),
    )


def text(*owing, **said):
    return as_text(reminders(owing, review="R", **said))


def test_of_a_pack_that_hasnt_come_back_nothing_is_known():
    (ann,) = members({})
    assert text((ann, Way.PACK, "16 Jul 2008")).split("\n\n") == [
        "Dear Ann,",
        "For “R”, nothing has come in from you yet: your scores for 2 plans are awaited.",
        "Please send your return by 16 Jul 2008.",
        (
            "In your pack, choose Return: it says what is missing and makes the file to send."
            " You can return again later; the newest answers count."
        ),
    ]


def test_who_scores_on_paper_is_asked_for_score_sheets():
    (ann,) = members({1: 10, 2: 4})
    assert text((ann, Way.PAPER, ""), sender="Andrew").split("\n\n") == [
        "Dear Ann,",
        "For “R”, one of your plans is still to be finished.",
        "Not finished: South (4/10).",
        "Please send your score sheets when you can.",
        "Andrew",
    ]


def test_who_has_no_pack_isnt_told_of_one():
    (ann,) = members({})
    said = text((ann, Way.SOMEHOW, "16 Jul 2008"))
    assert said.endswith("Please send your scores by 16 Jul 2008.")
    assert "pack" not in said


def test_several_letters_are_headed_by_whom_they_go_to():
    ann, bob, cy = members({}, {1: 10}, {1: 10, 2: 10})
    said = text((ann, Way.PACK, ""), (bob, Way.PACK, ""), (cy, Way.SOMEHOW, ""))
    letters = said.split("\n\n――――――――――\n\n")
    assert [letter.splitlines()[0] for letter in letters] == ["To: Ann", "To: Bob", "To: Cy"]
    assert all(letter.splitlines()[1] == "Subject: R: your scores" for letter in letters)


def test_each_part_is_worded_as_the_window_says():
    (ann,) = members({})
    letters = reminders([(ann, Way.PACK, "")], review="R")
    assert as_text(letters, say=lambda notice: notice.key).split("\n\n") == [
        "greeting",
        "nothing_yet",
        "please_return",
        "how",
    ]


def test_nobody_owing_gives_no_text():
    assert reminders([], review="R") == ()
    assert as_text(()) == ""
