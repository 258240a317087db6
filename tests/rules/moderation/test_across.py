"""One criterion across all plans: a 3 whose comment reads like a 2 elsewhere."""

from __future__ import annotations

import pytest

from lyapp.rules.moderation.across import Comment, comment_oddities


def comments(*said):
    """Each (plan, rating, text); the members take turns."""
    return [
        Comment(plan, f"Plan {plan}", number, f"Member {number}", rating, text)
        for number, (plan, rating, text) in enumerate(said)
    ]


def odd(*said):
    return [
        (one.comment.plan, one.comment.rating, one.other.plan, one.other.rating)
        for one in comment_oddities(comments(*said))
    ]


DATES = "Months against most rows, but no steps between them and none for procurement."


def test_nearly_the_same_words_beside_another_rating():
    found = comment_oddities(
        comments(
            (1, 3, DATES),
            (2, 2, "Months against most rows, but no steps between them, none for recruitment."),
            (3, 4, "Every row has dates with slack, and procurement is allowed for in full."),
        )
    )
    assert [(one.comment.plan, one.other.plan) for one in found] == [(1, 2), (2, 1)]
    assert found[0].said.sentence == (
        "Rated 3, in words much like those beside a 2 for Plan 2 (Member 1): “Months against most"
        " rows, but no steps between them, none for recruitment.”"
    )


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ((2, 3, DATES), "the same rating"),
        ((1, 2, DATES), "the same plan: members may well differ"),
        ((2, 2, "Patients chose the priorities with the carers’ forum."), "other words"),
        (
            (2, 2, DATES.replace("no steps", "steps").replace("none", "some")),
            "it says the opposite",
        ),
    ],
)
def test_no_hint_without_reason(other, why):
    assert odd((1, 3, DATES), other) == [], why


def test_no_hint_where_others_as_like_agree_with_the_rating():
    assert odd((1, 3, DATES), (2, 3, DATES), (3, 2, DATES)) == [(3, 2, 1, 3)]


def test_short_comments_are_like_everything_and_left_alone():
    assert odd((1, 3, "Good."), (2, 0, "Good.")) == []
    assert odd((1, 3, ""), (2, 0, "")) == []


def test_progress_is_told():
    ticks = []
    comment_oddities(comments((1, 3, DATES), (2, 2, DATES)), tick=lambda *at: ticks.append(at))
    assert ticks == [(0, 2), (1, 2)]
