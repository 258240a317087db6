"""The calibration round: one plan scored by all, and where they read it apart."""

from __future__ import annotations

from lyapp.rules.moderation.calibration import calibration_round
from tests.rules.moderation.panels import plan, sentences, setting


def test_the_widest_differences_come_first():
    found = calibration_round(setting(), plan(must="3 3 2", clear="1 4 3", load="na 2 2"))
    assert [(one.criterion, one.spread) for one in found.differences] == [
        ("clear", 3),
        ("must", 1),
        ("load", 0),
    ]
    clear, _must, load = found.differences
    assert clear.ratings == ((0, 1), (2, 3), (1, 4))
    assert (load.others, load.summary.median) == ((0,), 2)
    assert found.members == (0, 1, 2)
    assert sentences(found.told) == [
        "3 members scored Stevenage. Within one level of each other on 2 of 3 criteria.",
        "Read apart, so worth talking over before the other plans: “Priorities clear”.",
        (
            "Rated by some, while others say that it doesn’t apply or can’t be judged:"
            " “Achievable load”."
        ),
    ]


def test_one_member_has_nobody_to_differ_from():
    found = calibration_round(setting(), plan(must="3"))
    assert sentences(found.told) == ["Too few have scored Stevenage to compare them yet."]
    assert [one.spread for one in found.differences] == [0, 0, 0]
