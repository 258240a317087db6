"""What may be agreed, and where the panel must say why."""

from __future__ import annotations

import pytest

from lyapp.model.panel import Agreed
from lyapp.model.trouble import NoRatingHere, RatingOffScale, ReasonNeeded
from lyapp.rules.moderation.agreeing import check_agreed, reason_needed, to_confirm
from lyapp.rules.moderation.cells import panel_view
from tests.rules.moderation.panels import CLEAR, SCALE, WORDS, mark, plan, setting


def clear(ratings):
    return panel_view(setting(rules=()), plan(clear=ratings)).cell("clear")


@pytest.mark.parametrize(
    ("ratings", "agreed", "needed"),
    [
        ("3 3 3", "3", None),
        ("3 3 3", "2", "off_median"),
        ("2 3", "2", "off_median"),
        ("2 3", "3", "off_median"),
        ("1 3 3 3", "3", "was_to_discuss"),  # even where the median is agreed
        ("3 3 3", "na", "not_applicable"),
        ("na na na", "na", None),
        ("na na ?", "na", "not_applicable"),
        ("na na na", "3", "nobody_rated"),
        ("", "3", "nobody_rated"),
        ("? ? ?", "?", "unable"),
        ("0 2 2 2 2", "2", None),  # was only to be looked at
    ],
)
def test_where_a_reason_is_needed(ratings, agreed, needed):
    found = reason_needed(clear(ratings), mark(agreed))
    assert (found.key if found else None) == needed


def test_without_its_reason_it_is_refused():
    wide = clear("1 3 3 3")
    for reason in ("", " \n"):
        with pytest.raises(ReasonNeeded) as refusal:
            check_agreed(Agreed(mark("3"), reason), cell=wide, criterion=CLEAR, scale=SCALE)
        assert refusal.value.sentence == "What was agreed for “Priorities clear” needs a reason."
    check_agreed(Agreed(mark("3"), "Ranked."), cell=wide, criterion=CLEAR, scale=SCALE)
    check_agreed(Agreed(mark("3")), cell=clear("3 3 3"), criterion=CLEAR, scale=SCALE)


def test_it_must_be_a_level_of_the_scale():
    with pytest.raises(RatingOffScale):
        check_agreed(Agreed(mark("7"), "Why."), cell=clear("3"), criterion=CLEAR, scale=SCALE)
    with pytest.raises(NoRatingHere):
        check_agreed(Agreed(mark("3"), "Why."), cell=clear("3"), criterion=WORDS, scale=SCALE)


def test_confirming_the_rest_leaves_what_is_agreed_or_to_be_talked_about():
    view = panel_view(setting(rules=()), plan(must="3 3 3", clear="1 3 3", load="2 2 2"))
    assert to_confirm(view, {}) == (("must", mark("3")), ("load", mark("2")))
    assert to_confirm(view, {"load": Agreed(mark("3"), "Paced.")}) == (("must", mark("3")),)
