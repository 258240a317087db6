import time
from collections import defaultdict
from statistics import mean

import pytest

from lyapp.exchange.generated import generate_programme, made_up_scores
from lyapp.exchange.programme_checks import check_programme
from lyapp.exchange.programme_files import find_programme, read_programme, read_scale
from lyapp.model.criteria import ScoreState
from lyapp.store.creating import create_review


def _generate(localities=12, members=8, *, scores=True, seed=1, **more):
    return generate_programme(
        localities=localities, members=members, scores=scores, seed=seed, **more
    )


def test_the_seed_decides_everything():
    assert _generate() == _generate()
    assert _generate() != _generate(seed=2)


def test_it_always_says_that_it_is_made_up():
    data = _generate(localities=1, scores=False)
    assert data.made_up
    assert not data.sample
    assert "made up" in data.title.lower()
    assert "made up" in data.source_note


@pytest.mark.parametrize(
    ("localities", "organisations"), [(1, 1), (2, 2), (12, 2), (25, 3), (1200, 100)]
)
def test_an_organisation_for_about_every_twelve(localities, organisations):
    data = _generate(localities, 1, scores=False, objectives=1)
    assert len(data.localities) == localities
    assert len(data.organisations) == organisations
    assert {one.organisation for one in data.localities} == {one.code for one in data.organisations}


def test_every_generated_programme_holds_together():
    for localities, members in ((0, 0), (1, 1), (2, 2), (40, 30)):
        check_programme(_generate(localities, members))


def test_ten_thousand_names_are_all_different():
    data = _generate(10_000, 1, scores=False, objectives=1)
    assert len({one.name for one in data.localities}) == 10_000
    assert len({one.code for one in data.localities}) == 10_000


def test_localities_differ_in_every_way_that_matters():
    data = _generate(120)
    stated = [one for one in data.localities if one.list_size is not None]
    assert 0 < len(data.localities) - len(stated) < 20
    assert all(one.list_size_printed == f"{one.list_size:,}" for one in stated)
    assert {one.number for one in data.plans} == {1, 2}
    assert {len(one.objectives) for one in data.plans} <= set(range(8, 33))
    assert len({len(one.objectives) for one in data.plans}) > 10
    conditions = [condition for one in data.outcomes for condition in one.conditions]
    assert {condition.met_on is None for condition in conditions} == {True, False}
    assert any(one.amount_pence is None for one in data.financial_lines)
    assert {one.effect for one in data.financial_lines} == {-1, 0, 1}
    assert len({len(one.text) for one in data.briefing_texts}) > 10
    assert data.flags
    assert len(data.meetings) == 2


def test_the_number_of_objectives_can_be_fixed():
    data = _generate(5, 2, objectives=3)
    assert [len(one.objectives) for one in data.plans] == [3] * 5


def test_scores_are_plausible():
    data = _generate(60, 8)
    asked = [one.key for one in data.criteria if not one.open_text]
    keys = {(one.locality, one.criterion, one.member) for one in data.scores}
    assert len(keys) == len(data.scores)
    assert {one.criterion for one in data.scores} == set(asked)
    assert 0.9 < len(data.scores) / (60 * 8 * len(asked)) < 1
    on_scale = {level.value for level in data.scale.levels}
    for one in data.scores:
        assert (one.state is ScoreState.RATED) == (one.rating is not None)
        assert one.rating is None or one.rating in on_scale
        assert not one.comment or one.comment.startswith("Made up:")
    assert {one.state for one in data.scores} == set(ScoreState)
    assert any(one.comment for one in data.scores)
    rows = {one.locality: {row.code for row in one.objectives} for one in data.plans}
    cited = [(one.locality, code) for one in data.scores for code in one.evidence]
    assert cited
    assert all(code in rows[locality] for locality, code in cited)


def test_members_mostly_agree_on_a_plan():
    by_plan = defaultdict(list)
    for one in _generate(60, 8).scores:
        if one.rating is not None:
            by_plan[one.locality].append(one.rating)
    means = [mean(ratings) for ratings in by_plan.values()]
    within = mean(mean(abs(r - mean(ratings)) for r in ratings) for ratings in by_plan.values())
    assert max(means) - min(means) > 1.5
    assert within < 0.8


def test_no_scores_unless_asked():
    assert _generate(scores=False).scores == ()


def test_made_up_scores_for_the_sample():
    data = read_programme(find_programme("hertfordshire-2008-09"))
    codes = [one.code for one in data.localities]
    asked = {
        "criteria": data.criteria,
        "members": [one.key for one in data.members],
        "scale": data.scale,
    }
    scores = made_up_scores(localities=codes, seed=4, **asked)
    assert scores == made_up_scores(localities=codes, seed=4, **asked)
    assert {one.locality for one in scores} == set(codes)
    alone = made_up_scores(localities=codes[3:4], seed=4, **asked)
    assert alone == tuple(one for one in scores if one.locality == codes[3])
    assert all(one.comment.startswith("Made up:") for one in scores if one.comment)
    rag = made_up_scores(localities=codes, seed=4, **{**asked, "scale": read_scale("rag-4")})
    assert {one.rating for one in rag} <= {None, 1, 2, 3, 4}


def test_a_thousand_localities_in_a_few_seconds():
    start = time.perf_counter()
    data = _generate(1000, 8)
    assert time.perf_counter() - start < 10
    assert len(data.scores) > 70_000


def test_a_generated_programme_makes_a_review(tmp_path, home):
    review = create_review(tmp_path / "made.lyreview", _generate(3, 2), home=home, holder="tests")
    try:
        from lyapp.store.queries.board import board

        seen = board(review)
        assert seen.made_up
        assert len(seen.rows) == 3
    finally:
        review.close()
