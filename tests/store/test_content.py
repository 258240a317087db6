from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lyapp.model.briefing import TextKind
from lyapp.model.criteria import ScoreState
from lyapp.model.money import LineKind
from lyapp.model.programme import ScoreData
from lyapp.store.content import content_hash
from lyapp.store.creating import create_review
from lyapp.store.file import open_review
from lyapp.store.ops import money, outcomes, scores, texts, undo
from lyapp.store.queries.paper import paper
from lyapp.store.tables import CLASSES, LOG_TABLES
from lyapp.store.tables.base import Moment
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


def test_whose_hand_entered_a_score_does_not_count(review):
    at = {"plan_version": 3, "criterion": 1, "member": "ap", "state": ScoreState.RATED, "who": "x"}
    scores.record_score(review, **at, rating=3)
    typed = content_hash(review.raw)
    for clerk in ("anna", "bob"):
        scores.record_score(review, **at, rating=2, entered_by=clerk)
        scores.record_score(review, **at, rating=3, entered_by=clerk)
        entered = review.raw.execute("SELECT entered_by FROM score WHERE rating = 3").fetchall()
        assert (clerk,) in entered
        assert content_hash(review.raw) == typed


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
            if column.name == "sort":
                review.raw.execute("ROLLBACK")
                continue
            moment = isinstance(column.type, Moment)
            review.raw.execute(
                f"UPDATE {name} SET {column.name} = iif(? AND {column.name} NOTNULL, NULL, ?)"
                f" WHERE id = (SELECT max(id) FROM {name})",
                (moment, 123 if column.type.python_type is int else f"other {date(2001, 1, 1)}"),
            )
            changed = content_hash(review.raw)
            review.raw.execute("ROLLBACK")
            assert changed != start, f"{name}.{column.name}"
            seen += 1
    assert seen > 100
    assert content_hash(review.raw) == start


@pytest.mark.parametrize("table", ["briefing_text", "financial_line", "locality", "must_do"])
def test_an_order_counts_but_not_its_numbers(review, table):
    start = content_hash(review.raw)
    review.raw.execute("BEGIN")
    review.raw.execute(f"UPDATE {table} SET sort = sort * 7 + 3")
    spread = content_hash(review.raw)
    review.raw.execute(f"UPDATE {table} SET sort = -sort")
    turned = content_hash(review.raw)
    review.raw.execute("ROLLBACK")
    assert spread == start
    several = review.raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 1
    assert (turned != start) == several


def test_when_something_was_done_does_not_count_but_that_it_was(review):
    start = content_hash(review.raw)
    outcomes.settle_flag(review, flag=1, reason="Asked", who="Anna")
    settled = content_hash(review.raw)
    assert settled != start
    review.raw.execute(
        "UPDATE flag SET settled_at = ? WHERE id = 1", (str(datetime(2001, 1, 1, tzinfo=UTC))[:19],)
    )
    assert content_hash(review.raw) == settled


def test_an_outcome_taken_back_leaves_no_trace(review):
    review.raw.execute("DELETE FROM outcome WHERE locality_id = 2")
    start = content_hash(review.raw)
    outcomes.record_outcome(review, locality=2, outcome_type="agreed", who="Anna")
    outcomes.record_outcome(review, locality=2, outcome_type=None, who="Anna")
    assert content_hash(review.raw) == start
    outcomes.edit_next_step(review, locality=2, text="Ring them", who="Anna")
    outcomes.record_outcome(review, locality=2, outcome_type="amend", who="Anna")
    outcomes.add_condition(review, locality=2, text="Say when", who="Anna")
    outcomes.record_outcome(review, locality=2, outcome_type=None, who="Anna")
    outcomes.edit_next_step(review, locality=2, text="", who="Anna")
    assert content_hash(review.raw) != start  # the condition is still there
    (key,) = review.raw.execute("SELECT max(id) FROM condition").fetchone()
    outcomes.remove_condition(review, condition=key, who="Anna")
    assert content_hash(review.raw) == start
    while True:
        undone = undo.undo(review, who="Anna")
        if undone.label.startswith("Undo: Outcome of") and undone.label.endswith(": Agreed"):
            break
    assert content_hash(review.raw) == start


KINDS = ("line", "text", "condition")
wanted = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from("abc")), max_size=5)
noise = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(KINDS)), max_size=5)


def _add(review, kind, word):
    if kind == "line":
        return money.add_line(review, locality=3, kind=LineKind.SAVING, label=word, who="x").created
    if kind == "text":
        return texts.add_text(
            review, locality=3, kind=TextKind.PRIORITY, text=word, who="x"
        ).created
    return outcomes.add_condition(review, locality=3, text=word, who="x").created


def _remove(review, kind, key):
    if kind == "line":
        money.remove_line(review, line=key, who="x")
    elif kind == "text":
        texts.remove_text(review, text_id=key, who="x")
    else:
        outcomes.remove_condition(review, condition=key, who="x")


@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(wanted=wanted, noise=noise, outcome=st.sampled_from(["agreed", "amend"]))
def test_detours_leave_no_trace_in_the_hash(made_once, tmp_path, home, wanted, noise, outcome):
    hashes = []
    for detours in ([], noise):
        path = tmp_path / "story.lyreview"
        shutil.copy(made_once, path)
        review = open_review(path, home=home, holder="x", read_only=False)
        try:
            outcomes.record_outcome(review, locality=3, outcome_type=outcome, who="x")
            extra = []
            for place, (kind, word) in enumerate(wanted):
                extra += [(k, _add(review, k, "not this")) for at, k in detours if at == place]
                key = _add(review, kind, word)
                if kind == "condition":
                    outcomes.discharge_condition(review, condition=key, who="x")
            for kind, key in extra:
                _remove(review, kind, key)
            hashes.append(content_hash(review.raw))
        finally:
            review.close()
            path.unlink()
    assert hashes[0] == hashes[1]
