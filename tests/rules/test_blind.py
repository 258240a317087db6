"""What may be shown of whose scores, and to whom."""

from __future__ import annotations

import itertools

import pytest

from lyapp.rules.blind import (
    OPEN,
    Blindness,
    blind_applies,
    may_see,
    may_see_figures,
    opened_plans,
    reason_to_open,
    without_rating,
)

ANN, BEN, CY = 1, 2, 3
PLAN, OTHER = 10, 20
NAMES = {ANN: "Ann", BEN: "Ben", CY: "Cy"}


@pytest.mark.parametrize(
    ("finished", "opened", "viewer", "entered_by", "seen"),
    [
        (False, False, None, None, False),
        (True, False, None, None, False),  # their return is in, but moderation isn't open
        (False, True, None, None, False),  # opened early: what isn't in stays hidden
        (True, True, None, None, True),
        (False, False, ANN, None, True),  # each sees their own
        (False, False, BEN, None, False),
        (True, False, BEN, None, False),
        (True, True, BEN, None, True),
        (False, False, BEN, BEN, True),  # and what they typed in from paper
        (False, False, CY, BEN, False),
    ],
)
def test_whose_answers_may_be_seen(finished, opened, viewer, entered_by, seen):
    blindness = Blindness(
        on=True,
        finished=frozenset({ANN} if finished else ()),
        opened=frozenset({PLAN} if opened else ()),
    )
    assert (
        may_see(blindness, plan_version=PLAN, member=ANN, viewer=viewer, entered_by=entered_by)
        is seen
    )
    # Opening one plan shows nothing of another.
    if viewer is None:
        assert not may_see(blindness, plan_version=OTHER, member=ANN)


def _shown(blindness: Blindness, plan: int, viewer: int | None = None) -> set[int]:
    return {
        one for one in NAMES if may_see(blindness, plan_version=plan, member=one, viewer=viewer)
    }


def test_an_open_review_shows_everything():
    assert may_see(OPEN, plan_version=PLAN, member=ANN)
    assert may_see_figures(OPEN, plan_version=PLAN)
    assert _shown(OPEN, PLAN) == set(NAMES)
    assert opened_plans(OPEN, [PLAN, OTHER]) == (PLAN, OTHER)
    assert reason_to_open(OPEN, expected=NAMES, finished=(), names=NAMES) is None


@pytest.mark.parametrize(
    ("setting", "packs", "on"),
    [
        (None, 0, False),
        (None, 1, True),
        (True, 0, True),
        (False, 9, False),
    ],
)
def test_a_review_is_blind_once_a_pack_was_made(setting, packs, on):
    assert blind_applies(setting, packs=packs) is on


def test_members_and_figures_of_an_opened_plan():
    blindness = Blindness(on=True, finished=frozenset({ANN}), opened=frozenset({PLAN}))
    assert _shown(blindness, PLAN) == {ANN}
    assert _shown(blindness, OTHER) == set()
    assert _shown(blindness, OTHER, viewer=BEN) == {BEN}
    assert may_see_figures(blindness, plan_version=PLAN)
    assert not may_see_figures(blindness, plan_version=OTHER)
    assert opened_plans(blindness, [OTHER, PLAN]) == (PLAN,)


def test_no_figure_is_shown_where_no_member_is():
    """For every way a review can stand: before moderation, no viewer means nothing at all."""
    for finished, opened in itertools.product([(), (ANN,), (ANN, BEN, CY)], [(), (OTHER,)]):
        blindness = Blindness(on=True, finished=frozenset(finished), opened=frozenset(opened))
        assert not may_see_figures(blindness, plan_version=PLAN)
        assert not _shown(blindness, PLAN)


def test_opening_early_asks_for_a_reason():
    blindness = Blindness(on=True, finished=frozenset({ANN}))
    found = reason_to_open(blindness, expected=[ANN, BEN, CY], finished=[ANN], names=NAMES)
    assert found.sentence == (
        "Not in yet: Ben, Cy. Opening the moderation now shows the others’ scores before these"
        " are given, so say why."
    )
    assert reason_to_open(blindness, expected=[ANN], finished=[ANN], names=NAMES) is None


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Score East, covers must-dos: 4", "Score East, covers must-dos"),
        ("Undo: Score East, covers must-dos: 0", "Undo: Score East, covers must-dos"),
        ("Score East, leads: named: not applicable", "Score East, leads: named"),
        ("Score East, money: unable to judge", "Score East, money"),
        ("Score East, leads: named", "Score East, leads: named"),
        ("Comment on East, year: 2008", "Comment on East, year: 2008"),
    ],
)
def test_a_label_goes_without_the_rating_it_names(label: str, told: str) -> None:
    assert without_rating(label) == told
