"""Changing the criteria and the rating scale, before and after somebody has scored under them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lyapp.exchange.programme_files import read_scale
from lyapp.model.changes import Changes
from lyapp.model.criteria import Criterion, RatingScale, ScoreState
from lyapp.model.trouble import (
    LastCriterion,
    NotReadable,
    RatingOffScale,
    TextNeeded,
    UnknownKey,
)
from lyapp.store import check
from lyapp.store.file import ReviewFile
from lyapp.store.ops import criteria, scores
from lyapp.store.ops.undo import redo, undo
from lyapp.store.queries.criteria import criteria_sets
from lyapp.store.queries.criteria_versions import criteria_versions
from lyapp.store.queries.programme import programme_page

WHO = "Anna Park"


def asked(review: ReviewFile) -> tuple[Criterion, ...]:
    return programme_page(review).criteria


def scale(review: ReviewFile) -> RatingScale:
    return programme_page(review).scale


def test_a_criterion_is_added_at_the_end_with_a_key_of_its_own(review: ReviewFile) -> None:
    criteria.add_criterion(review, title="  Clear?  ", question="Is it?", who=WHO)
    criteria.add_criterion(review, title="Clear", who=WHO)
    criteria.add_criterion(review, title="Ø 清", who=WHO)
    added = asked(review)[-3:]
    assert [(one.number, one.key, one.title) for one in added] == [
        (4, "clear_2", "Clear?"),
        (5, "clear_3", "Clear"),
        (6, "criterion", "Ø 清"),
    ]
    assert added[0].question == "Is it?"
    assert added[0].weight == 1


def test_only_what_is_given_changes(review: ReviewFile) -> None:
    first, before = asked(review)[:2]
    criteria.edit_criterion(review, criterion="money", weight=3, guidance="Add up.\n", who=WHO)
    after = asked(review)[1]
    assert (after.weight, after.guidance) == (3, "Add up.")
    assert (after.title, after.question, after.must_pass) == (
        before.title, before.question, before.must_pass,
    )  # fmt: skip
    assert asked(review)[0] == first


def test_a_comment_only_criterion_is_no_must_pass(review: ReviewFile) -> None:
    criteria.edit_criterion(review, criterion="money", open_text=True, who=WHO)
    assert (asked(review)[1].open_text, asked(review)[1].must_pass) == (True, False)
    criteria.edit_criterion(review, criterion="money", must_pass=True, who=WHO)
    assert not asked(review)[1].must_pass


@pytest.mark.parametrize("weight", [-1, 1001])
def test_a_weight_keeps_to_its_range(review: ReviewFile, weight: int) -> None:
    with pytest.raises(NotReadable, match="from 0 to 1,000"):
        criteria.edit_criterion(review, criterion="money", weight=weight, who=WHO)


def test_titles_and_keys_are_checked(review: ReviewFile) -> None:
    with pytest.raises(TextNeeded):
        criteria.edit_criterion(review, criterion="money", title=" ", who=WHO)
    with pytest.raises(TextNeeded):
        criteria.add_criterion(review, title="\n", who=WHO)
    with pytest.raises(UnknownKey) as refused:
        criteria.remove_criterion(review, criterion="nothing", who=WHO)
    assert "clear, money, remarks" in refused.value.advice


def test_what_a_level_means_is_set_changed_and_taken_away(review: ReviewFile) -> None:
    for text in ("Adds up.", "Adds up, with sources.", ""):
        criteria.edit_descriptor(review, criterion="money", value=4, text=text, who=WHO)
        assert dict(asked(review)[1].descriptors).get(4, "") == text
    with pytest.raises(RatingOffScale):
        criteria.edit_descriptor(review, criterion="money", value=5, text="Five", who=WHO)


def test_removing_and_moving_number_afresh(review: ReviewFile) -> None:
    criteria.move_criterion(review, criterion="remarks", step=-2, who=WHO)
    assert [(one.number, one.key) for one in asked(review)] == [
        (1, "remarks"), (2, "clear"), (3, "money"),
    ]  # fmt: skip
    criteria.remove_criterion(review, criterion="clear", who=WHO)
    assert [(one.number, one.key) for one in asked(review)] == [(1, "remarks"), (2, "money")]
    assert criteria.move_criterion(review, criterion="money", step=1, who=WHO).entry == 0


def test_the_last_criterion_stays(review: ReviewFile) -> None:
    for key in ("clear", "money"):
        criteria.remove_criterion(review, criterion=key, who=WHO)
    with pytest.raises(LastCriterion):
        criteria.remove_criterion(review, criterion="remarks", who=WHO)


def test_another_scale_drops_what_it_has_no_level_for(review: ReviewFile) -> None:
    criteria.edit_descriptor(review, criterion="clear", value=2, text="Some.", who=WHO)
    wanted = read_scale("rag-4")
    criteria.use_scale(review, scale=wanted, who=WHO)
    assert scale(review) == wanted
    assert asked(review)[0].descriptors == ((2, "Some."),)
    assert criteria.use_scale(review, scale=wanted, who=WHO).entry == 0


def test_a_scale_of_the_same_key_but_other_levels_takes_its_place(review: ReviewFile) -> None:
    wanted = read_scale("0-4")
    criteria.use_scale(review, scale=wanted, who=WHO)
    assert scale(review).levels == wanted.levels
    assert criteria.use_scale(review, scale=wanted, who=WHO).entry == 0


DONE: tuple[Callable[[ReviewFile], Changes], ...] = (
    lambda r: criteria.add_criterion(r, title="New", who=WHO),
    lambda r: criteria.edit_criterion(r, criterion="money", title="Cash", open_text=True, who=WHO),
    lambda r: criteria.edit_descriptor(r, criterion="clear", value=0, text="", who=WHO),
    lambda r: criteria.remove_criterion(r, criterion="clear", who=WHO),
    lambda r: criteria.move_criterion(r, criterion="remarks", step=-1, who=WHO),
    lambda r: criteria.use_scale(r, scale=read_scale("1-4"), who=WHO),
    lambda r: criteria.use_scale(r, scale=read_scale("0-4"), who=WHO),
)


@pytest.mark.parametrize("verb", DONE)
def test_each_is_one_step_that_can_be_undone_and_redone(
    review: ReviewFile, verb: Callable[[ReviewFile], Changes]
) -> None:
    before = programme_page(review)
    changes = verb(review)
    assert changes.entry
    assert changes.label
    after = programme_page(review)
    assert after != before
    undo(review, who=WHO)
    assert programme_page(review) == before
    redo(review, who=WHO)
    assert programme_page(review) == after
    assert check.verify(review.path).ok


@pytest.mark.parametrize("verb", DONE)
def test_once_somebody_has_scored_a_change_makes_a_new_version(
    review: ReviewFile, ashby: dict[str, object], verb: Callable[[ReviewFile], Changes]
) -> None:
    assert not criteria_versions(review)[0].used
    scores.record_score(review, state=ScoreState.RATED, rating=3, **ashby)  # type: ignore[arg-type]  # where Anna scores
    assert criteria_versions(review)[0].used
    before = programme_page(review)
    asked = criteria_sets(review.raw)
    assert verb(review).entry
    assert programme_page(review) != before
    assert criteria_sets(review.raw)[:-1] == asked
    assert review.raw.execute("SELECT criterion_id, rating FROM score").fetchall() == [
        (ashby["criterion"], 3)
    ]
    assert not criteria_versions(review)[0].used  # the new version
    changed = programme_page(review)
    undo(review, who=WHO)
    assert programme_page(review) == before
    redo(review, who=WHO)
    assert programme_page(review) == changed
    assert check.verify(review.path).ok


def test_a_change_that_changes_nothing_makes_no_new_version(
    review: ReviewFile, ashby: dict[str, object]
) -> None:
    scores.record_score(review, state=ScoreState.RATED, rating=3, **ashby)  # type: ignore[arg-type]  # where Anna scores
    one = asked(review)[0]
    level, text = one.descriptors[0]
    for done in (
        criteria.edit_criterion(review, criterion=one.key, title=one.title, who=WHO),
        criteria.edit_descriptor(review, criterion=one.key, value=level, text=text, who=WHO),
        criteria.move_criterion(review, criterion=one.key, step=-1, who=WHO),
        criteria.use_scale(review, scale=scale(review), who=WHO),
    ):
        assert not done.entry
    assert len(criteria_sets(review.raw)) == 1
    assert criteria.edit_criterion(review, criterion=one.key, weight=7, who=WHO).entry
    assert [one.version for one in criteria_sets(review.raw)] == [1, 2]
