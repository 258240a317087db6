"""What must be discussed, what asks for a look, and what can be confirmed in one step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.model.panel import CellReason, CellState
from lyapp.rules.moderation.cell_words import reasons_in_words
from lyapp.rules.moderation.cells import panel_view
from tests.rules.moderation.panels import (
    CRITERIA,
    RULES,
    mark,
    plan,
    sentences,
    setting,
)

DISCUSS, LOOK, CONFIRM = CellState.MUST_DISCUSS, CellState.LOOK, CellState.CONFIRM


def one_cell(key, ratings, *, rules=()):
    """The cell of one criterion, in a programme without a rule unless one is given."""
    given = plan(**{key: ratings})
    return panel_view(setting(rules=rules), given).cell(key)


@pytest.mark.parametrize(
    ("key", "ratings", "state", "reasons"),
    [
        # An ordinary criterion that doesn't decide the outcome.
        ("clear", "3 3 3 3 3", CONFIRM, ()),
        ("clear", "2 3 3 3 2", CONFIRM, ()),
        ("clear", "3 4 4 3 3", CONFIRM, ()),
        ("clear", "1 3 3 3 3", DISCUSS, ("straddles_meets", "far_from_median")),
        ("clear", "2 2 3 4 4", DISCUSS, ("straddles_meets",)),
        ("clear", "2 2 2 4 4", DISCUSS, ("straddles_meets", "far_from_median")),
        # Wide, but on one side of the line: a look only where somebody is far from the median.
        ("clear", "0 1 1 2 2", CONFIRM, ()),
        ("clear", "0 2 2 2 2", LOOK, ("far_from_median",)),
        ("clear", "0 0 0 2 2", LOOK, ("far_from_median",)),
        # On a criterion that must pass, any wide range is discussed.
        ("must", "0 1 1 2 2", DISCUSS, ("must_pass",)),
        ("must", "2 2 3 3 3", CONFIRM, ()),
        # Answers without a rating.
        ("clear", "na na na", CONFIRM, ()),
        ("clear", "na na 3", CONFIRM, ("may_not_apply",)),
        ("clear", "na 3 3 3", CONFIRM, ()),
        ("clear", "? ? na", LOOK, ("nobody_rated",)),
        ("clear", "", LOOK, ("nobody_rated",)),
        ("clear", "2 3 2 3", CONFIRM, ("between_levels",)),
    ],
)
def test_the_state_of_a_cell(key, ratings, state, reasons):
    found = one_cell(key, ratings)
    assert (found.state, tuple(each.value for each in found.reasons)) == (state, reasons)


@pytest.mark.parametrize(
    ("ratings", "confirmed"),
    [
        ("3 3 3 3 2", "3"),
        ("na na na", "na"),
        ("2 3 2 3", None),  # the panel chooses between 2 and 3
        ("na na 3", None),  # and whether it applies at all
        ("0 2 2 2 2", None),  # to be looked at first
        ("1 3 3 3 3", None),  # to be discussed
        ("", None),
    ],
)
def test_only_what_is_plain_can_be_confirmed_in_one_step(ratings, confirmed):
    expected = mark(confirmed) if confirmed else None
    assert one_cell("clear", ratings).confirm_as == expected


def test_a_cell_on_which_the_outcome_hangs_is_discussed():
    # 0 to 2 is on one side of the line, and the criterion needn't pass.
    given = plan(must="3 3 3", clear="0 1 2", load="0 0 0")
    view = panel_view(setting(), given)
    found = view.cell("clear")
    # 100 · (2·3 + 1) / 16 is 43 %; with a 2 it would be 50 %.
    assert view.outcome == "awaited"
    assert found.state is DISCUSS
    assert found.reasons == (CellReason.FLIPS_OUTCOME,)
    assert found.at_ends == ("awaited", "amend")


def test_the_same_cell_is_confirmed_where_nothing_hangs_on_it():
    given = plan(must="3 3 3", clear="0 1 2", load="2 2 2")
    found = panel_view(setting(), given).cell("clear")
    assert (found.state, found.at_ends) == (CONFIRM, None)


def test_open_text_has_no_cell_and_isnt_waited_for():
    view = panel_view(setting(), plan(must="3 3 3", clear="3 3 3", load="3 3 3"))
    assert [one.criterion for one in view.cells] == ["must", "clear", "load"]
    assert view.outcome == "agreed"
    assert view.count(CONFIRM) == 3
    with pytest.raises(KeyError):
        view.cell("words")


def test_the_reasons_in_words():
    cells = {"must": "1 3 3 3 3", "clear": "0 2 2 2 2", "load": "2 3 2 3"}
    given = plan(**cells)
    view = panel_view(setting(), given)
    said = {
        key: sentences(reasons_in_words(setting(), view.cell(key), given.given[key]))
        for key in cells
    }
    assert said["must"] == [
        "Ratings run from 1 to 3, on both sides of the line at 3 (“Meets”).",
        "The criterion must pass, and ratings run from 1 to 3.",
        (
            "The suggested outcome hangs on it: at 1 it would be “Revised plan awaited”,"
            " at 3 “Agreed subject to amendments”."
        ),
        "2 levels or more from the median of 3: Ann (1).",
    ]
    assert said["clear"] == ["2 levels or more from the median of 2: Ann (0)."]
    assert said["load"] == ["The median, 2.5, lies between two levels, so the panel chooses one."]
    assert sentences(
        reasons_in_words(
            setting(), one_cell("clear", "na na 3"), plan(clear="na na 3").given["clear"]
        )
    ) == ["Said not to apply: 2; rated: 1."]
    assert sentences(reasons_in_words(setting(), one_cell("clear", ""), ())) == [
        "Nobody has rated it."
    ]


RATINGS = st.lists(st.sampled_from(["0", "1", "2", "3", "4", "na", "?"]), max_size=7)


@given(st.fixed_dictionaries({one.key: RATINGS for one in CRITERIA if not one.open_text}))
def test_the_order_of_the_members_decides_nothing(cells):
    one = plan(**{key: " ".join(each) for key, each in cells.items()})
    other = plan(**{key: " ".join(reversed(each)) for key, each in cells.items()})
    assert panel_view(setting(), one) == panel_view(setting(), other)


@given(st.fixed_dictionaries({one.key: RATINGS for one in CRITERIA if not one.open_text}))
def test_nothing_flips_between_its_ends(cells):
    """Whatever somebody gave a criterion, the outcome lies between those at its two ends."""
    given = plan(**{key: " ".join(each) for key, each in cells.items()})
    view = panel_view(setting(), given)
    for found in view.cells:
        if found.at_ends is None and found.summary.rated > 1:
            for each in given.given[found.criterion]:
                if each.mark.rating is None or found.summary.highest - found.summary.lowest < 2:
                    continue
                one = plan(**{**given.given, found.criterion: str(each.mark.rating)})
                assert panel_view(setting(), one).outcome == view.outcome


def test_without_a_rule_nothing_flips():
    assert RULES
    found = one_cell("clear", "0 1 2")
    assert (found.state, found.at_ends) == (CONFIRM, None)
