from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from unittest.mock import ANY

import pytest

from lyapp.model.briefing import TextKind
from lyapp.model.changes import EntryKind
from lyapp.model.criteria import ScoreState
from lyapp.model.money import LineKind
from lyapp.model.programme import ScoreData
from lyapp.model.trouble import RatingOffScale
from lyapp.store import log
from lyapp.store.check import verify
from lyapp.store.creating import create_review
from lyapp.store.ops import meetings, money, outcomes, programme, scores, texts, undo
from lyapp.store.queries.history import history
from tests.store.programme_small import small

RATED = {"state": ScoreState.RATED, "rating": 3}


def entries(review):
    return review.raw.execute("SELECT count(*) FROM change_entry").fetchone()[0]


def last_changes(review):
    (packed,) = review.raw.execute(
        "SELECT changes FROM change_entry ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return json.loads(packed)


VERBS = {
    "record_score": lambda r, a: scores.record_score(r, **a, **RATED),
    "comment_score": lambda r, a: scores.comment_score(r, **a, text="Good."),
    "cite": lambda r, a: scores.cite(r, **a, objectives=[3]),
    "record_outcome": lambda r, _: outcomes.record_outcome(
        r, locality=1, outcome_type="agreed", who="Anna"
    ),
    "edit_outcome_text": lambda r, _: outcomes.edit_outcome_text(
        r, locality=1, text="Fine.", who="Anna"
    ),
    "edit_next_step": lambda r, _: outcomes.edit_next_step(r, locality=1, text="Wait", who="Anna"),
    "edit_decided": lambda r, _: outcomes.edit_decided(
        r, locality=1, decided=date(2008, 7, 3), who="Anna"
    ),
    "add_condition": lambda r, _: outcomes.add_condition(r, locality=3, text="More", who="Anna"),
    "edit_condition": lambda r, _: outcomes.edit_condition(r, condition=1, text="New", who="Anna"),
    "discharge_condition": lambda r, _: outcomes.discharge_condition(r, condition=1, who="Anna"),
    "reopen_condition": lambda r, _: outcomes.reopen_condition(r, condition=2, who="Anna"),
    "remove_condition": lambda r, _: outcomes.remove_condition(r, condition=1, who="Anna"),
    "settle_flag": lambda r, _: outcomes.settle_flag(r, flag=1, reason="Asked.", who="Anna"),
    "add_flag": lambda r, _: outcomes.add_flag(r, locality=1, sentence="Look.", who="Anna"),
    "add_line": lambda r, _: money.add_line(
        r, locality=1, kind=LineKind.SAVING, label="More", amount="£1.3m", who="Anna"
    ),
    "edit_line": lambda r, _: money.edit_line(r, line=1, amount="300k", note="typed", who="Anna"),
    "remove_line": lambda r, _: money.remove_line(r, line=1, who="Anna"),
    "add_text": lambda r, _: texts.add_text(
        r, locality=1, kind=TextKind.PRIORITY, text="Falls", who="Anna"
    ),
    "edit_text": lambda r, _: texts.edit_text(r, text_id=1, text="Changed", who="Anna"),
    "edit_items": lambda r, _: texts.edit_items(r, text_id=1, items=["a", "b", "c"], who="Anna"),
    "remove_text": lambda r, _: texts.remove_text(r, text_id=1, who="Anna"),
    "move_text": lambda r, _: texts.move_text(r, text_id=1, step=1, who="Anna"),
    "add_meeting": lambda r, _: meetings.add_meeting(
        r, held=date(2008, 6, 5), localities=[1, 2], who="Anna"
    ),
    "remove_meeting": lambda r, _: meetings.remove_meeting(r, meeting=1, who="Anna"),
    "set_met": lambda r, _: meetings.set_met(r, meeting=1, locality=2, met=True, who="Anna"),
    "edit_review": lambda r, _: programme.edit_review(r, title="Another", who="Anna"),
    "add_organisation": lambda r, _: programme.add_organisation(r, name="North", who="Anna"),
    "add_locality": lambda r, _: programme.add_locality(
        r, organisation=1, name="Dene", list_size="1,000", who="Anna"
    ),
    "edit_locality": lambda r, _: programme.edit_locality(
        r, locality=2, list_size="102,792", practices="4", who="Anna"
    ),
    "add_member": lambda r, _: programme.add_member(r, name="Di Roy", who="Anna"),
    "edit_member": lambda r, _: programme.edit_member(r, member=1, role="Member", who="Anna"),
    "add_objective": lambda r, _: programme.add_objective(
        r, locality=1, title="Walk more", who="Anna"
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_one_entry_with_a_label_and_can_be_undone(review, ashby, verb):
    start = verify(review.path)
    done = VERBS[verb](review, ashby)
    assert entries(review) == start.entries + 1
    assert done.entry == entries(review)
    assert done.rows
    newest = history(review)[0]
    assert (newest.label, newest.who, newest.kind) == (done.label, done.who, EntryKind.DO)
    assert newest.label
    assert newest.who == (
        "Anna Park" if verb in ("record_score", "comment_score", "cite") else "Anna"
    )
    after = verify(review.path)
    assert after.ok
    assert after.content_hash != start.content_hash
    assert after.not_compared == 0
    undone = undo.undo(review, who="Bob")
    assert undone.label == f"Undo: {done.label}"
    assert undone.localities == done.localities
    assert set(undone.rows) == set(done.rows)
    assert verify(review.path) == replace(start, entries=start.entries + 2, counts=ANY)
    assert undo.redo(review, who="Bob").label == f"Redo: {done.label}"
    assert verify(review.path) == replace(after, entries=start.entries + 3, counts=ANY)


SAME_AGAIN = {
    "no rating to clear": lambda r, a: scores.clear_score(r, **a),
    "no comment": lambda r, a: scores.comment_score(r, **a, text="  "),
    "nothing to cite": lambda r, a: scores.cite(r, **a, objectives=[]),
    "no outcome": lambda r, _: outcomes.record_outcome(
        r, locality=1, outcome_type=None, who="Anna"
    ),
    "no text": lambda r, _: outcomes.edit_outcome_text(r, locality=1, text="", who="Anna"),
    "no next step": lambda r, _: outcomes.edit_next_step(r, locality=1, text="", who="Anna"),
    "no day": lambda r, _: outcomes.edit_decided(r, locality=1, decided=None, who="Anna"),
    "same line": lambda r, _: money.edit_line(r, line=1, label="Saving", who="Anna"),
    "same text": lambda r, _: texts.edit_text(r, text_id=1, text="Diabetes  ", who="Anna"),
    "same items": lambda r, _: texts.edit_items(
        r, text_id=1, items=["clinics", "", "feet"], who="A"
    ),
    "first text up": lambda r, _: texts.move_text(r, text_id=1, step=-1, who="Anna"),
    "met already": lambda r, _: meetings.set_met(r, meeting=1, locality=1, met=True, who="Anna"),
    "same title": lambda r, _: programme.edit_review(r, title="A small programme", who="Anna"),
    "nothing given": lambda r, _: programme.edit_locality(r, locality=1, who="Anna"),
    "discharged already": lambda r, _: outcomes.discharge_condition(r, condition=2, who="Anna"),
    "open already": lambda r, _: outcomes.reopen_condition(r, condition=1, who="Anna"),
}


@pytest.mark.parametrize("what", SAME_AGAIN)
def test_what_changes_nothing_is_not_logged(review, ashby, what):
    before = verify(review.path)
    done = SAME_AGAIN[what](review, ashby)
    assert (done.entry, done.rows) == (0, {})
    assert verify(review.path) == before


def test_the_same_score_twice_is_one_entry(review, ashby):
    scores.record_score(review, **ashby, **RATED)
    count = entries(review)
    scores.record_score(review, **ashby, **RATED)
    assert entries(review) == count


def test_a_refused_verb_leaves_nothing(review, ashby):
    before = verify(review.path)
    with pytest.raises(RatingOffScale):
        scores.record_score(review, **ashby, state=ScoreState.RATED, rating=5)
    assert verify(review.path) == before


def test_an_entry_holds_the_rows_before_and_after(review, ashby):
    done = scores.record_score(review, **ashby, **RATED)
    ((table, key, before, after),) = last_changes(review)
    assert (table, before, after["state"], after["rating"]) == ("score", None, "rated", 3)
    assert done.rows == {"score": (key,)}
    scores.record_score(review, **ashby, state=ScoreState.UNABLE)
    ((_table, again, before, after),) = last_changes(review)
    assert again == key
    assert before.pop("changed_at") < after.pop("changed_at")
    assert before == {"state": "rated", "rating": 3}
    assert after == {"state": "unable_to_judge", "rating": None}
    scores.clear_score(review, **ashby)
    ((table, removed, before, after),) = last_changes(review)
    assert (table, removed, before["state"], after) == ("score", key, "unable_to_judge", None)


def test_a_removed_row_takes_what_belongs_to_it_into_the_log(review):
    texts.remove_text(review, text_id=1, who="Anna")
    removed = [
        (table, before["text"]) for table, _, before, after in last_changes(review) if not after
    ]
    assert removed == [
        ("briefing_item", "clinics"),
        ("briefing_item", "feet"),
        ("briefing_text", "Diabetes"),
    ]


@pytest.fixture
def worked(review, ashby):
    """A closed review with some entries in its log."""
    for rating in range(5):
        scores.record_score(review, **ashby, state=ScoreState.RATED, rating=rating)
    review.close()
    assert verify(review.path).ok
    return review.path


TAMPERED = {
    "what was changed": ("UPDATE change_entry SET changes = CAST('[]' AS BLOB) WHERE id = 3", 3),
    "the changes' kind": ("UPDATE change_entry SET changes = 'x' WHERE id = 3", 3),
    "a label": ("UPDATE change_entry SET label = 'Nothing' WHERE id = 4", 4),
    "who it was": ("UPDATE change_entry SET who = 'Bob' WHERE id = 2", 2),
    "when it was": ("UPDATE change_entry SET at = '2008-01-01 00:00:00.000000' WHERE id = 5", 5),
    "a time that is none": ("UPDATE change_entry SET at = 'yesterday' WHERE id = 5", 5),
    "an entry removed": (
        "DELETE FROM changed_locality WHERE entry_id = 3; DELETE FROM change_entry WHERE id = 3",
        4,
    ),
    "every entry removed": ("DELETE FROM changed_locality; DELETE FROM change_entry", 1),
    "the first entry removed": ("DELETE FROM change_entry WHERE id = 1", 2),
    "two entries swapped": (
        (
            "UPDATE change_entry SET id = 99 WHERE id = 3;"
            " UPDATE change_entry SET id = 3 WHERE id = 4;"
            " UPDATE change_entry SET id = 4 WHERE id = 99"
        ),
        3,
    ),
    "its own hash": ("UPDATE change_entry SET hash = 'x' || substr(hash, 2) WHERE id = 3", 3),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_tampering_with_the_log_is_found_at_its_first_entry(worked, what):
    statements, first = TAMPERED[what]
    with closing(sqlite3.connect(worked)) as raw:
        raw.executescript(statements)
    found = verify(worked)
    assert not found.ok
    assert found.first_bad_entry == first
    assert f"entry {first} " in found.problems[0]


def test_a_missing_entry_is_named_though_rows_point_to_it(worked):
    whole = verify(worked)
    with closing(sqlite3.connect(worked)) as raw:
        raw.execute("DELETE FROM change_entry WHERE id = 4")
        raw.commit()
    found = verify(worked)
    assert found.first_bad_entry == 5
    assert found.entries == 5
    assert found.content_hash == whole.content_hash
    assert "an entry before entry 5" in found.problems[0]
    assert "points to a missing row of change_entry" in found.problems[1]


def test_a_key_that_points_nowhere_is_found(worked):
    with closing(sqlite3.connect(worked)) as raw:
        raw.execute("DELETE FROM member WHERE key = 'ap'")
        raw.commit()
    found = verify(worked)
    assert not found.ok
    assert any("score" in problem and "member" in problem for problem in found.problems)


def test_checking_changes_nothing(worked):
    before = worked.read_bytes()
    verify(worked)
    assert worked.read_bytes() == before


ALTERED = {
    "a value": ("UPDATE score SET rating = 1", "row 1 of score is not as entry 6 left it", 6),
    "a row removed": ("DELETE FROM score", "row 1 of score, which entry 6 left, is gone", 6),
    "a row added": (
        (
            "INSERT INTO score (plan_version_id, criterion_id, member_id, state, comment, made_up)"
            " VALUES (3, 2, 1, 'unable_to_judge', '', 0)"
        ),
        "row 2 of score is in no entry of the log",
        None,
    ),
    "a value of the programme": (
        "UPDATE locality SET name = 'Another' WHERE id = 3",
        "of locality, at least one is not as entry 1 made it",
        1,
    ),
    "a row of the programme removed": (
        "DELETE FROM figure WHERE id = (SELECT min(id) FROM figure)",
        "of figure, which entry 1 added, is gone",
        1,
    ),
    "the newest entry removed": (
        "DELETE FROM changed_locality WHERE entry_id = 6; DELETE FROM change_entry WHERE id = 6",
        "row 1 of score is not as entry 5 left it",
        5,
    ),
}


@pytest.mark.parametrize("what", ALTERED)
def test_rows_that_are_not_as_the_log_left_them_are_found(worked, what):
    statements, problem, first = ALTERED[what]
    with closing(sqlite3.connect(worked)) as raw:
        raw.executescript(statements)
    found = verify(worked)
    assert not found.ok
    assert problem in " ".join(found.problems)
    assert found.first_bad_entry == first


def _without_digests(path):
    """Make the first entry as older versions wrote it, with its hash."""
    with closing(sqlite3.connect(path)) as raw:
        at, who, label, kind, of_id, source, changes = raw.execute(
            "SELECT at, who, label, kind, of_id, source_sha256, changes FROM change_entry"
        ).fetchone()
        bare = log.pack(
            [
                {name: part[name] for name in ("table", "first", "last")}
                for part in json.loads(changes)
            ]
        )
        digest = log.chain(
            log.FIRST_HASH,
            at=datetime.fromisoformat(at).replace(tzinfo=UTC),
            who=who,
            label=label,
            kind=kind,
            of_id=of_id,
            source_sha256=source,
            changes=bare,
        )
        raw.execute("UPDATE change_entry SET changes = ?, hash = ?", (bare, digest))
        raw.commit()


def test_a_file_from_before_there_were_digests_says_what_is_not_compared(review):
    whole = verify(review.path)
    review.close()
    _without_digests(review.path)
    found = verify(review.path)
    assert found.ok
    assert found.content_hash == whole.content_hash
    assert found.not_compared > 50
    assert whole.not_compared == 0


def test_scores_that_came_with_the_review_may_change_and_change_back(tmp_path, home):
    data = replace(
        small(),
        scores=(
            ScoreData("E-1", "clear", "ap", ScoreState.RATED, 3, "Fine.", ("P1", "P2")),
            ScoreData("E-2", "clear", "bq", ScoreState.UNABLE),
        ),
    )
    review = create_review(tmp_path / "r.lyreview", data, home=home, holder="Anna")
    place = review.raw.execute(
        "SELECT plan_version_id, criterion_id FROM score WHERE comment = 'Fine.'"
    ).fetchone()
    at = {"plan_version": place[0], "criterion": place[1], "member": "ap", "who": "x"}
    for change in (
        lambda: scores.record_score(review, **at, state=ScoreState.RATED, rating=1),
        lambda: scores.comment_score(review, **at, text="Better."),
        lambda: scores.clear_score(review, **at),
        lambda: undo.undo(review, who="x"),
        lambda: undo.undo(review, who="x"),
        lambda: undo.redo(review, who="x"),
    ):
        assert change().entry
        found = verify(review.path)
        assert (found.problems, found.not_compared) == ((), 0)
    review.raw.execute("UPDATE score SET changed_at = '2001-01-01 00:00:00.000000' WHERE id = 2")
    assert verify(review.path).first_bad_entry == 1
    review.close()


def test_bulk_that_came_later_is_not_compared(review):
    one = ScoreData("E-1", "clear", "bq", ScoreState.RATED, 2)
    scores.add_made_up_scores(review, scores=[one], who="x")
    found = verify(review.path)
    assert (found.ok, found.not_compared) == (True, 1)


def test_a_row_changed_and_removed_since_is_taken_back_to_how_it_came(review):
    texts.edit_text(review, text_id=1, text="Changed", who="Anna")
    outcomes.settle_flag(review, flag=1, reason="Asked.", who="Anna")
    texts.remove_text(review, text_id=1, who="Anna")
    review.close()
    assert verify(review.path).ok
    with closing(sqlite3.connect(review.path)) as raw:
        raw.execute("UPDATE flag SET sentence = 'Another' WHERE id = 1")
        raw.commit()
    assert "of flag, at least one is not as entry 1 made it" in verify(review.path).problems[0]


def test_many_altered_rows_are_counted(review, ashby):
    for number in range(40):
        texts.add_text(review, locality=1, kind=TextKind.PRIORITY, text=f"No {number}", who="x")
    review.close()
    with closing(sqlite3.connect(review.path)) as raw:
        raw.execute("UPDATE briefing_text SET text = 'Another' WHERE text LIKE 'No %'")
        raw.commit()
    found = verify(review.path)
    assert len(found.problems) == 21
    assert found.problems[-1] == "and 20 rows more"


def test_what_came_in_bulk_carries_the_hash_of_where_it_came_from(review):
    (programme_hash,) = review.raw.execute("SELECT source_sha256 FROM change_entry").fetchone()
    one = ScoreData("E-1", "clear", "bq", ScoreState.RATED, 2)
    scores.add_made_up_scores(review, scores=[one], who="x")
    (scores_hash,) = review.raw.execute(
        "SELECT source_sha256 FROM change_entry ORDER BY id DESC LIMIT 1"
    ).fetchone()
    assert len(programme_hash) == len(scores_hash) == 64
    assert programme_hash != scores_hash


def test_rows_of_a_long_entry_are_only_counted(review):
    many = [f"Item {number}" for number in range(300)]
    texts.edit_items(review, text_id=1, items=many, who="x")
    newest = history(review)[0]
    assert newest.fields == ()
    assert newest.bulk_rows == 300
    texts.edit_items(review, text_id=1, items=["x" * 5000 for _ in many], who="x")
    assert history(review)[0].bulk_rows == 300
    assert history(review, locality=1)[0] == history(review)[0]
