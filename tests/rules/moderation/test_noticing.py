"""What the chair may want to ask about, beside how far ratings lie apart."""

from __future__ import annotations

import pytest

from lyapp.model.criteria import Criterion, Level, Rag, RatingScale
from lyapp.rules.moderation.noticing import Kind, low_levels, noticed
from tests.rules.moderation.panels import SCALE, cell, plan, setting


def said(given, *, kind=None, criterion=None, how=None):
    return [
        one.said.sentence
        for one in noticed(how or setting(), given)
        if kind in (None, one.kind) and criterion in (None, one.criterion)
    ]


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ("0 2 3 3", ["Only Ann gave 0."]),
        ("3 3 3 4", ["Only Dee gave 4."]),
        ("0 2 2 4", ["Only Ann gave 0.", "Only Dee gave 4."]),
        ("4 4 3 3", []),
        ("1 3 3 3", []),
        ("0 4", []),  # of two, neither is alone
        ("0 na 4", []),
    ],
)
def test_a_lone_lowest_or_highest_rating(ratings, expected):
    assert said(plan(clear=ratings), kind=Kind.LONE_EXTREME) == expected


@pytest.mark.parametrize(
    ("ratings", "comments", "expected"),
    [
        ("1 3 3", {"Ann": ""}, ["Ann gave 1 without a comment."]),
        ("0 1 3", {"Ann": " ", "Ben": "No dates."}, ["Ann gave 0 without a comment."]),
        ("2 3 3", {"Ann": ""}, []),
        ("1 3 3", {}, []),
        ("na ? 3", {"Ann": "", "Ben": ""}, []),
    ],
)
def test_a_low_rating_without_a_comment(ratings, comments, expected):
    given = plan(clear=cell(ratings, **comments))
    assert said(given, kind=Kind.LOW_WITHOUT_COMMENT) == expected


def test_low_is_what_the_scale_calls_red():
    assert low_levels(SCALE) == {0, 1}
    four = RatingScale("1-4", "", (Level(1, "Poor", Rag.RED), Level(2, "Fair", Rag.AMBER)), 2)
    assert low_levels(four) == {1}


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ("3 3", "Rated by 2 members; a median of fewer than 3 says little."),
        ("3 na", "Rated by one member; a median of fewer than 3 says little."),
        ("? ?", "Rated by nobody."),
        ("", "Rated by nobody."),
        ("na na", None),
        ("3 3 3", None),
    ],
)
def test_fewer_than_three_scorers(ratings, expected):
    found = said(plan(clear=ratings), kind=Kind.FEW_SCORERS, criterion="clear")
    assert found == ([expected] if expected else [])


def test_one_rating_throughout():
    criteria = tuple(Criterion(f"c{n}", n, f"Criterion {n}", "?") for n in range(1, 7))
    how = setting(criteria=criteria)
    cells = {one.key: "3 2" for one in criteria}
    assert said(plan(**cells), how=how, kind=Kind.STRAIGHT_LINE) == [
        "Ann gave 3 to every criterion they rated.",
        "Ben gave 2 to every criterion they rated.",
    ]
    cells["c6"] = "3 3"
    assert said(plan(**cells), how=how, kind=Kind.STRAIGHT_LINE) == [
        "Ann gave 3 to every criterion they rated."
    ]
    # "Doesn't apply" doesn't bend a line; four ratings don't make one.
    cells |= {"c5": "na na", "c6": "na na"}
    assert not said(plan(**cells), how=how, kind=Kind.STRAIGHT_LINE)


def test_each_names_its_criterion_and_its_member():
    found = noticed(setting(), plan(must="0 3 3", clear="3 3 3", load="2 2 2"))
    assert [(one.kind, one.criterion, one.members) for one in found] == [
        (Kind.LONE_EXTREME, "must", (0,))
    ]
