from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lyapp import places
from lyapp.model.briefing import TextKind
from lyapp.model.criteria import ScoreState
from lyapp.model.findings import Correction
from lyapp.model.intake import Column, MappingPreset
from lyapp.model.money import LineKind
from lyapp.model.programme import ScoreData
from lyapp.model.trouble import CannotUndo, NothingToUndo, Refused
from lyapp.model.versions import Into
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.file import open_review
from lyapp.store.ops import (
    corrections,
    coverage,
    findings,
    intake,
    meetings,
    money,
    outcomes,
    presets,
    programme,
    scores,
    texts,
    undo,
)
from lyapp.store.queries import history
from tests.plan_documents import document_of, original_of, rows

VERSION, CLEAR, MONEY = 3, 1, 2
"""Ashby's newest plan version, and two criteria, of the small programme."""

numbers = st.integers(0, 4)
words = st.sampled_from(["", "a", "Some words.", "More\nthan one line"])


def _score(review, rating, criterion, member):
    at = {"plan_version": VERSION, "criterion": criterion, "member": member, "who": "x"}
    if rating is None:
        scores.clear_score(review, **at)
    else:
        scores.record_score(review, **at, state=ScoreState.RATED, rating=rating)


def _cite(review, rows):
    scores.cite(
        review, plan_version=VERSION, criterion=CLEAR, member="ap", objectives=rows, who="x"
    )


def _uncite(review, nth):
    found = [key for (key,) in review.raw.execute("SELECT id FROM evidence ORDER BY id")]
    if found:
        scores.uncite(review, evidence=found[nth % len(found)], who="x")


def _comment(review, text):
    scores.comment_score(
        review, plan_version=VERSION, criterion=CLEAR, member="ap", text=text, who="x"
    )


def _condition(review, what, nth):
    found = [key for (key,) in review.raw.execute("SELECT id FROM condition ORDER BY id")]
    if what == "add":
        outcomes.add_condition(review, locality=3, text=f"Do {nth}", due=date(2008, 9, 1), who="x")
    elif found:
        key = found[nth % len(found)]
        verb = {
            "discharge": outcomes.discharge_condition,
            "reopen": outcomes.reopen_condition,
            "remove": outcomes.remove_condition,
        }[what]
        verb(review, condition=key, who="x")


def _text(review, what, nth, text):
    found = [key for (key,) in review.raw.execute("SELECT id FROM briefing_text ORDER BY id")]
    if what == "add" or not found:
        texts.add_text(review, locality=1, kind=TextKind.PRIORITY, text=text or "New", who="x")
        return
    key = found[nth % len(found)]
    if what == "remove":
        texts.remove_text(review, text_id=key, who="x")
    elif what == "move":
        texts.move_text(review, text_id=key, step=nth - 2, who="x")
    else:
        texts.edit_items(review, text_id=key, items=text.split(), who="x")


def _made_up(review, rating):
    scores.add_made_up_scores(
        review,
        scores=[
            ScoreData("E-1", "money", "cz", ScoreState.RATED, rating, evidence=("P1", "P2")),
            ScoreData("E-2", "clear", "bq", ScoreState.UNABLE, comment="Made up."),
        ],
        who="x",
    )


def _import(review, locality, titles, into):
    intake.import_plan(
        review,
        who="x",
        locality=locality,
        document=document_of(*titles),
        original=original_of(*titles),
        rows=rows(*titles),
        into=into,
    )


def _of_a_row(review, what, nth):
    found = [key for (key,) in review.raw.execute("SELECT id FROM objective ORDER BY id DESC")]
    key = found[nth % len(found)]
    if what == "link":
        coverage.link_must_do(review, who="x", objective=key, must_do=1, confirmed=nth > 2)
    elif what == "unlink":
        coverage.unlink_must_do(review, who="x", objective=key, must_do=1)
    elif what == "correct":
        said = Correction("timescale", "March 2009", date(2009, 3, 1 + nth))
        corrections.correct_reading(review, who="x", locality=1, correction=said)
    elif what == "preset":
        headers = ((f"Column {nth}", Column.LEAD),)
        presets.save_preset(review, who="x", preset=MappingPreset("Ours", headers))
    else:
        about = {"who": "x", "locality": 1, "rule": "no_lead", "fingerprint": str(nth)}
        if what == "dismiss":
            findings.dismiss_finding(review, **about, reason=f"Reason {nth}")
        else:
            findings.restore_finding(review, **about)


steps = st.one_of(
    st.tuples(
        st.just(_import),
        st.sampled_from([1, 3]),
        st.lists(st.sampled_from(["Diabetes", "Smoking", "Falls", "Waits"]), max_size=4),
        st.sampled_from(Into),
    ),
    st.tuples(
        st.just(_of_a_row),
        st.sampled_from(["link", "unlink", "correct", "preset", "dismiss", "restore"]),
        numbers,
    ),
    st.tuples(
        st.just(_score),
        st.none() | numbers,
        st.sampled_from([CLEAR, MONEY]),
        st.sampled_from(["ap", "cz"]),
    ),
    st.tuples(st.just(_cite), st.lists(st.sampled_from([3, 4]), max_size=2)),
    st.tuples(st.just(_uncite), numbers),
    st.tuples(st.just(_comment), words),
    st.tuples(
        st.just(_condition), st.sampled_from(["add", "discharge", "reopen", "remove"]), numbers
    ),
    st.tuples(st.just(_text), st.sampled_from(["add", "remove", "move", "items"]), numbers, words),
    st.tuples(st.just(_made_up), numbers),
    st.tuples(
        st.just(lambda r, kind: outcomes.record_outcome(r, locality=1, outcome_type=kind, who="x")),
        st.sampled_from([None, "agreed", "amend"]),
    ),
    st.tuples(
        st.just(
            lambda r, amount: money.add_line(
                r, locality=2, kind=LineKind.SAVING, label="Line", amount=amount, who="x"
            )
        ),
        st.sampled_from(["", "300k", "(£1.3m)"]),
    ),
    st.tuples(
        st.just(lambda r, met: meetings.set_met(r, meeting=1, locality=1, met=met, who="x")),
        st.booleans(),
    ),
    st.tuples(st.just(lambda r, text: programme.edit_review(r, title=text or "T", who="x")), words),
    st.tuples(st.just(lambda r: undo.undo(r, who="x"))),
    st.tuples(st.just(lambda r: undo.redo(r, who="x"))),
)


def _all_the_way(review, verb):
    count = 0
    while True:
        try:
            verb(review, who="x")
        except NothingToUndo:
            return count
        count += 1


@settings(
    max_examples=60, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(story=st.lists(steps, max_size=15))
def test_undoing_all_gives_the_beginning_and_redoing_all_the_end(review, story):
    # Each story begins where the one before ended, undone to the start: it is one long review.
    begin = content_hash(review.raw)
    for step, *arguments in story:
        try:
            step(review, *arguments)
        except Refused:
            continue
    end = content_hash(review.raw)
    undone = _all_the_way(review, undo.undo)
    assert content_hash(review.raw) == begin
    redone = _all_the_way(review, undo.redo)
    assert redone >= undone
    if redone == undone:
        assert content_hash(review.raw) == end
    _all_the_way(review, undo.undo)
    assert content_hash(review.raw) == begin
    assert verify(review.path).ok


def test_there_is_nothing_to_undo_in_a_new_review(review):
    assert history.undo_state(review) == history.UndoState(None, None)
    with pytest.raises(NothingToUndo):
        undo.undo(review, who="x")
    with pytest.raises(NothingToUndo):
        undo.redo(review, who="x")


def test_a_cleared_score_comes_back_with_its_rating(review):
    _score(review, 4, CLEAR, "ap")
    _score(review, None, CLEAR, "ap")
    assert review.raw.execute("SELECT count(*) FROM score").fetchone() == (0,)
    undo.undo(review, who="x")
    assert review.raw.execute("SELECT state, rating FROM score").fetchall() == [("rated", 4)]


def test_doing_something_new_forgets_what_could_be_redone(review):
    _score(review, 4, CLEAR, "ap")
    undo.undo(review, who="x")
    assert history.undo_state(review).redo == "Score Ashby, clear priorities: 4"
    _score(review, 2, CLEAR, "ap")
    assert history.undo_state(review).redo is None


def test_undo_goes_on_after_closing_and_opening_again(review, home):
    begin = content_hash(review.raw)
    for rating in (1, 2, 3):
        _score(review, rating, CLEAR, "ap")
    end = content_hash(review.raw)
    undo.undo(review, who="x")
    review.close()
    again = open_review(review.path, home=home, holder="Anna")
    assert history.undo_state(again).redo == "Score Ashby, clear priorities: 3"
    assert _all_the_way(again, undo.undo) == 2
    assert content_hash(again.raw) == begin
    again.close()
    again = open_review(review.path, home=home, holder="Anna")
    assert _all_the_way(again, undo.redo) == 3
    assert content_hash(again.raw) == end
    again.close()


@pytest.mark.parametrize(
    "behind",
    ["UPDATE score SET rating = 0", "DELETE FROM score"],
)
def test_what_was_changed_behind_the_log_is_not_undone(review, home, behind):
    _score(review, 3, CLEAR, "ap")
    review.close()
    with closing(sqlite3.connect(review.path)) as raw:
        raw.execute(behind)
        raw.commit()
    again = open_review(review.path, home=home, holder="Anna")
    before = verify(review.path)
    with pytest.raises(CannotUndo):
        undo.undo(again, who="x")
    assert verify(review.path) == before
    again.close()


def test_made_up_scores_go_and_come_back_as_one(review):
    begin = content_hash(review.raw)
    _made_up(review, 3)
    end = content_hash(review.raw)
    undone = undo.undo(review, who="x")
    assert undone.touches("score", "evidence")
    assert content_hash(review.raw) == begin
    undo.redo(review, who="x")
    assert content_hash(review.raw) == end
    undo.undo(review, who="x")
    assert content_hash(review.raw) == begin


def test_made_up_scores_of_which_one_is_gone_are_not_undone(review, home):
    _made_up(review, 3)
    review.close()
    with closing(sqlite3.connect(review.path)) as raw:
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("DELETE FROM score WHERE state = 'unable_to_judge'")
        raw.commit()
    again = open_review(review.path, home=places.home(home.data), holder="Anna")
    with pytest.raises(CannotUndo):
        undo.undo(again, who="x")
    again.close()


def test_redo_is_right_when_the_log_is_longer_than_undo_looks_back(review, monkeypatch):
    monkeypatch.setattr(history, "UNDO_DEPTH", 10)
    for n in range(8):
        programme.edit_review(review, title=f"Title {n}", who="x")
    depth = _all_the_way(review, undo.undo)
    assert depth >= 4
    for n in range(8 - depth, 8):
        undo.redo(review, who="x")
        assert review.raw.execute("SELECT title FROM review").fetchone() == (f"Title {n}",)
        assert history.undo_state(review).undo == "About the programme"
    undo.undo(review, who="x")
    assert review.raw.execute("SELECT title FROM review").fetchone() == ("Title 6",)


def test_more_rows_than_one_statement_can_name_go_and_come_back(review):
    begin = content_hash(review.raw)
    texts.edit_items(review, text_id=1, items=[f"Item {n}" for n in range(1200)], who="x")
    end = content_hash(review.raw)
    for _ in range(2):
        undo.undo(review, who="x")
        assert content_hash(review.raw) == begin
        undo.redo(review, who="x")
        assert content_hash(review.raw) == end
    assert verify(review.path).ok
