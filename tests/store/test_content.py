from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.model.programme import ScoreData
from lyapp.store.content import content_hash
from lyapp.store.file import create_review
from lyapp.store.ops import scores, undo
from lyapp.store.queries.paper import paper
from lyapp.store.tables import CLASSES, LOG_TABLES
from tests.store.programme_small import small

SCORES = (
    ScoreData("E-1", "clear", "ap", ScoreState.RATED, 3, "Fine.", ("P1", "P2")),
    ScoreData("E-1", "money", "bq", ScoreState.RATED, 2),
    ScoreData("E-2", "clear", "bq", ScoreState.UNABLE),
)


@pytest.fixture
def hash_of(tmp_path, home):
    def hashed(data):
        path = tmp_path / "one.lyreview"
        review = create_review(path, data, home=home, holder="Anna")
        try:
            return content_hash(review.raw)
        finally:
            review.close()
            path.unlink()

    return hashed


def test_equal_content_is_equal_however_it_came_in(hash_of):
    data = small()
    other = replace(
        data,
        scores=SCORES[::-1],
        plans=data.plans[::-1],
        meetings=data.meetings[::-1],
        questions=data.questions[::-1],
        outcomes=data.outcomes[::-1],
        flags=data.flags[::-1],
    )
    assert hash_of(replace(data, scores=SCORES)) == hash_of(other)


def test_scores_given_one_by_one_are_equal_to_scores_loaded(hash_of, review):
    loaded = hash_of(replace(small(), scores=SCORES[1:2]))
    at = {"plan_version": 3, "criterion": 2, "who": "x"}
    for member, rating in (("ap", 4), ("bq", 1), ("bq", 2)):
        scores.record_score(review, **at, member=member, state=ScoreState.RATED, rating=rating)
    assert content_hash(review.raw) != loaded
    scores.clear_score(review, **at, member="ap")
    assert content_hash(review.raw) == loaded
    undo.undo(review, who="x")
    undo.redo(review, who="x")
    assert content_hash(review.raw) == loaded


def test_what_was_cited_counts_and_leaves_no_trace_when_taken_back(review):
    before = content_hash(review.raw)
    done = scores.cite(review, plan_version=3, criterion=1, member="ap", objectives=[3], who="x")
    assert content_hash(review.raw) != before
    scores.uncite(review, evidence=done.created, who="x")
    assert content_hash(review.raw) == before


def test_the_paper_carries_the_beginning_of_the_hash(review):
    assert paper(review).content == content_hash(review.raw)[:12]


def test_a_change_of_any_column_that_says_something_changes_the_hash(review):
    start = content_hash(review.raw)
    seen = 0
    for name, cls in CLASSES.items():
        if name in LOG_TABLES:
            continue
        if review.raw.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,):
            continue
        for column in cls.__table__.columns:
            if column.primary_key or column.name == "uid" or column.foreign_keys:
                continue
            review.raw.execute("BEGIN")
            review.raw.execute("PRAGMA ignore_check_constraints=ON")
            review.raw.execute(
                f"UPDATE {name} SET {column.name} = ? WHERE id = (SELECT max(id) FROM {name})",
                (123 if column.type.python_type is int else f"other {date(2001, 1, 1)}",),
            )
            assert content_hash(review.raw) != start, f"{name}.{column.name}"
            review.raw.execute("ROLLBACK")
            seen += 1
    assert seen > 100
    assert content_hash(review.raw) == start
