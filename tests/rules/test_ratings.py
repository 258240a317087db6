"""Medians, the suggested overall rating, and which ratings are taken."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.exchange.programme_files import read_scale
from lyapp.model.criteria import Criterion, Level, Mark, Rag, RatingScale, ScoreState
from lyapp.model.trouble import NoRatingHere, RatingOffScale
from lyapp.rules.ratings import check_rating, format_rating, suggest, summarise

R, A, G = Rag.RED, Rag.AMBER, Rag.GREEN
NOT_APPLICABLE = Mark(ScoreState.NOT_APPLICABLE)
UNABLE = Mark(ScoreState.UNABLE)


def scale(first: int, *colours: Rag, meets: int) -> RatingScale:
    """A scale with one level a colour, from `first` up."""
    levels = tuple(Level(n, str(n), colour) for n, colour in enumerate(colours, start=first))
    return RatingScale("scale", "Scale", levels, meets)


ZERO_TO_FOUR = scale(0, R, R, A, G, G, meets=3)
ONE_TO_FOUR = scale(1, R, A, G, G, meets=3)
FOUR_STEP_RAG = scale(1, R, A, A, G, meets=4)
SCALES = [ZERO_TO_FOUR, ONE_TO_FOUR, FOUR_STEP_RAG]


def criteria(count: int, *, must_pass: int = 0) -> list[Criterion]:
    """Criteria c1, c2, …; the one numbered `must_pass` must pass."""
    return [
        Criterion(f"c{n}", n, f"Criterion {n}", "?", must_pass=n == must_pass)
        for n in range(1, count + 1)
    ]


def rated(*ratings: int) -> list[Mark]:
    return [Mark(ScoreState.RATED, rating) for rating in ratings]


def test_a_summary_keeps_answers_without_a_rating_out_of_the_median() -> None:
    found = summarise([*rated(1, 4, 2), NOT_APPLICABLE, UNABLE, UNABLE])
    assert (found.median, found.lowest, found.highest) == (2.0, 1, 4)
    assert (found.rated, found.not_applicable, found.unable) == (3, 1, 2)


def test_a_summary_of_nothing_has_no_median() -> None:
    found = summarise([UNABLE])
    assert (found.median, found.lowest, found.highest, found.rated) == (None, None, None, 0)


@given(st.lists(st.integers(0, 4), min_size=1))
def test_the_median_is_the_median_in_any_order(ratings: list[int]) -> None:
    assert summarise(rated(*ratings)).median == statistics.median(ratings)
    assert summarise(rated(*reversed(ratings))) == summarise(rated(*ratings))


def test_a_suggestion_explains_itself() -> None:
    marks = {f"c{n}": rated(3) for n in range(1, 9)} | {"c9": rated(2), "c10": [NOT_APPLICABLE]}
    found = suggest(criteria(11), marks, ZERO_TO_FOUR)
    assert (found.median, found.lowest, found.highest) == (3.0, 2.0, 3.0)
    assert found.percent == pytest.approx(100 * 26 / 36)
    assert (found.rag, found.rated_criteria, found.applicable_criteria) == (G, 9, 10)
    assert found.failed_must_pass == ()
    assert found.sentence == (
        "Median 3 (range 2–3) over 9 of 10 criteria, 72% of the applicable maximum: green."
    )


def test_the_percentage_is_weighted() -> None:
    heavy = Criterion("c1", 1, "One", "?", weight=3)
    light = Criterion("c2", 2, "Two", "?")
    found = suggest([heavy, light], {"c1": rated(4), "c2": rated(0)}, ZERO_TO_FOUR)
    assert found.percent == 75.0


@pytest.mark.parametrize(
    ("ratings", "percent", "rag"),
    [((3, 3, 3, 2, 1), 60.0, G), ((2, 2, 2, 1, 1), 40.0, A), ((2, 2, 1, 1, 1), 35.0, R)],
)
def test_a_threshold_met_exactly_is_met(ratings: tuple[int, ...], percent: float, rag: Rag) -> None:
    marks = {f"c{n}": rated(rating) for n, rating in enumerate(ratings, start=1)}
    found = suggest(criteria(5), marks, ZERO_TO_FOUR)
    assert (found.percent, found.rag) == (percent, rag)


def test_a_percentage_just_short_of_green_does_not_read_as_green() -> None:
    marks = {f"c{n}": rated(3) for n in range(1, 18)} | {"c18": rated(2), "c19": rated(1)}
    marks |= {f"c{n}": rated(0) for n in range(20, 24)}
    found = suggest(criteria(23), marks, ZERO_TO_FOUR)
    assert found.percent is not None
    assert 58.6 < found.percent < 58.8
    assert "58% of the applicable maximum: amber." in found.sentence


def test_one_must_pass_criterion_at_a_red_level_makes_it_red() -> None:
    marks = {f"c{n}": rated(4) for n in range(1, 11)} | {"c6": rated(1, 1, 3)}
    found = suggest(criteria(10, must_pass=6), marks, ZERO_TO_FOUR)
    assert found.percent is not None
    assert found.percent > 90
    assert (found.rag, found.failed_must_pass) == (R, ("Criterion 6",))
    assert found.sentence == (
        "Median 4 (range 1–4) over 10 of 10 criteria, 92% of the applicable maximum, which by "
        "itself is green. “Criterion 6” must pass and stands at 1, so the plan can’t be better "
        "than red."
    )


@pytest.mark.parametrize("ratings", [(2,), (2, 3), (1, 2)])
def test_a_must_pass_criterion_below_what_meets_keeps_it_from_green(
    ratings: tuple[int, ...],
) -> None:
    marks = {f"c{n}": rated(4) for n in range(1, 11)} | {"c6": rated(*ratings)}
    assert suggest(criteria(10, must_pass=6), marks, ZERO_TO_FOUR).rag is A


def test_a_failed_must_pass_is_named_even_where_the_rest_is_as_bad() -> None:
    found = suggest(criteria(2, must_pass=1), {"c1": rated(0), "c2": rated(1)}, ZERO_TO_FOUR)
    assert found.rag is R
    assert found.sentence.endswith("maximum: red. “Criterion 1” must pass and stands at 0.")


def test_a_must_pass_criterion_nobody_could_judge_is_told_from_one_not_rated_yet() -> None:
    two = [*criteria(2, must_pass=1), Criterion("c3", 3, "Criterion 3", "?", must_pass=True)]
    marks = {"c1": [UNABLE], "c2": rated(4)}
    found = suggest(two, marks, ZERO_TO_FOUR)
    assert "Must pass, but nobody could judge it: “Criterion 1”" in found.sentence
    assert "Must pass and not rated yet: “Criterion 3”" in found.sentence
    assert found.rag is A
    judged = suggest(two, marks | {"c3": rated(4)}, ZERO_TO_FOUR)
    assert judged.sentence.endswith("judge it: “Criterion 1”, so it can’t be green.")
    assert "not rated yet" not in judged.sentence


def test_a_must_pass_criterion_nobody_rated_is_named() -> None:
    found = suggest(criteria(2, must_pass=1), {"c2": rated(4)}, ZERO_TO_FOUR)
    assert found.failed_must_pass == ()
    assert "Must pass and not rated yet: “Criterion 1”" in found.sentence
    assert found.rag is not G


def test_only_a_criterion_every_answer_calls_not_applicable_is_left_out() -> None:
    marks = {"c1": [NOT_APPLICABLE], "c2": [NOT_APPLICABLE, UNABLE], "c3": [UNABLE]}
    assert suggest(criteria(4), marks, ZERO_TO_FOUR).applicable_criteria == 3


def test_open_text_criteria_are_passed_over() -> None:
    other = Criterion("other", 2, "Other feedback", "?", open_text=True, must_pass=True)
    marks = {"c1": rated(4), "other": rated(0)}
    found = suggest([*criteria(1), other], marks, ZERO_TO_FOUR)
    assert (found.rag, found.rated_criteria, found.applicable_criteria) == (G, 1, 1)


def test_without_ratings_nothing_is_suggested() -> None:
    found = suggest(criteria(3), {}, ZERO_TO_FOUR)
    assert (found.median, found.percent, found.rag) == (None, None, None)
    assert found.sentence == "No criterion is rated yet."
    none_apply = suggest(criteria(1), {"c1": [NOT_APPLICABLE]}, ZERO_TO_FOUR)
    assert none_apply.sentence == "No criterion applies to this plan."


def test_criteria_without_weight_give_no_percentage() -> None:
    found = suggest([Criterion("c1", 1, "One", "?", weight=0)], {"c1": rated(4)}, ZERO_TO_FOUR)
    assert (found.median, found.percent, found.rag) == (4.0, None, None)
    assert found.sentence.endswith("over 1 of 1 criterion, none of which carries weight.")


@pytest.mark.parametrize("used", SCALES)
def test_every_scale_runs_from_red_to_green(used: RatingScale) -> None:
    worst = suggest(criteria(2), {"c1": rated(used.lowest)}, used)
    best = suggest(criteria(2), {"c1": rated(used.highest)}, used)
    assert worst.rag is R
    assert worst.percent == 100 * used.lowest / used.highest
    assert (best.percent, best.rag) == (100.0, G)


@given(st.data())
def test_a_better_rating_never_makes_the_suggestion_worse(data: st.DataObject) -> None:
    used = data.draw(st.sampled_from(SCALES))
    one = st.integers(used.lowest, used.highest)
    answers = data.draw(st.lists(st.lists(one, min_size=1, max_size=4), min_size=1, max_size=6))
    asked = criteria(len(answers), must_pass=data.draw(st.integers(0, len(answers))))
    marks = {f"c{n}": rated(*ratings) for n, ratings in enumerate(answers, start=1)}
    before = suggest(asked, marks, used)
    raised = marks | {"c1": rated(*(min(r + 1, used.highest) for r in answers[0]))}
    after = suggest(asked, raised, used)
    order = [R, A, G]
    assert before.rag is not None
    assert after.rag is not None
    assert order.index(after.rag) >= order.index(before.rag)
    assert 0 <= (before.percent or 0) <= (after.percent or 0) <= 100
    assert before.rag is not G or not before.failed_must_pass


def test_ratings_are_checked_against_the_scale_and_the_criterion() -> None:
    plain = criteria(1)[0]
    for rating in range(5):
        check_rating(rating, criterion=plain, scale=ZERO_TO_FOUR)
    for rating in (-1, 5):
        with pytest.raises(RatingOffScale, match="it runs from 0 to 4"):
            check_rating(rating, criterion=plain, scale=ZERO_TO_FOUR)
    with pytest.raises(RatingOffScale):
        check_rating(0, criterion=plain, scale=ONE_TO_FOUR)
    other = Criterion("other", 2, "Other feedback", "?", open_text=True)
    with pytest.raises(NoRatingHere, match="“Other feedback” takes a comment"):
        check_rating(3, criterion=other, scale=ZERO_TO_FOUR)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (3.0, "3"), (2.5, "2.5"), (2.25, "2.3"), (2.75, "2.8"), (0.0, "0"), (3, "3")],
)
def test_ratings_as_people_write_them(value: float | None, text: str) -> None:
    assert format_rating(value) == text


@pytest.mark.parametrize("key", ["0-4", "1-4", "rag-4"])
def test_a_plan_at_one_level_throughout_has_that_levels_colour(key: str) -> None:
    scale = read_scale(key)
    for level in scale.levels:
        found = suggest(criteria(2), {"c1": rated(level.value), "c2": rated(level.value)}, scale)
        assert found.rag is level.rag, level
