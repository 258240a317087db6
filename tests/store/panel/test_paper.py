"""Paper sheets as one person may see them, blank sheets, interests, and versions of criteria."""

from __future__ import annotations

import pytest

from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.panel import ConflictKind
from lyapp.model.trouble import UnknownKey
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.ops import criteria, members, paper_sheets, scores, taking_back, undo
from lyapp.store.queries.blank_sheets import blank_sheets
from lyapp.store.queries.criteria_versions import criteria_versions
from lyapp.store.queries.members import answers_given, who_scores
from lyapp.store.queries.paper import paper
from lyapp.store.queries.paper_sheets import Lock, paper_sheet
from lyapp.store.queries.versions import plan_rows

ANNA, BOB = 1, 2
ASHBY, BARTON = 1, 2
VERSION = 3
"""The newest version of Ashby's plan."""
THREE = Mark(ScoreState.RATED, 3)


def rate(review, rating=3, *, criterion=1, member="ap", **said):
    return scores.record_score(
        review,
        plan_version=VERSION,
        criterion=criterion,
        member=member,
        state=ScoreState.RATED,
        rating=rating,
        who=said.get("entered_by", "Chair"),
        **said,
    )


def again(review, rating, *, criterion=1, who="Sue"):
    paper_sheets.enter_again(
        review,
        who=who,
        plan_version=VERSION,
        criterion=criterion,
        member="ap",
        state=ScoreState.RATED,
        rating=rating,
    )


def sheet(review, who="Chair"):
    return paper_sheet(review, plan_version=VERSION, member="ap", who=who)


def blind(review):
    from lyapp.exchange.rounds import make_pack

    make_pack(review, who="Chair", member="ap")


def test_what_was_entered_from_paper_and_by_whom(review):
    rate(review, entered_by="Chair")
    rate(review, 2, criterion=2)
    first, second, *rest = sheet(review).lines
    assert (first.first, first.first_by, first.lock) == (THREE, "Chair", Lock.NONE)
    assert second.lock is Lock.MEMBERS_OWN
    assert second.first == Mark(ScoreState.RATED, 2)
    assert all(line.takes_first and not line.hidden for line in rest)
    assert sheet(review).entered == 1


def test_while_blind_one_sees_only_what_one_entered(review):
    rate(review, entered_by="Chair")
    rate(review, 2, criterion=2)
    blind(review)
    own, the_members, *_rest = sheet(review).lines
    assert own.first == THREE
    assert (the_members.first, the_members.hidden) == (None, True)
    theirs, *_rest = sheet(review, who="Sue").lines
    assert (theirs.first, theirs.hidden, theirs.lock) == (None, True, Lock.SOMEBODY_ELSES)
    assert theirs.takes_second
    again(review, 2)
    assert sheet(review, who="Sue").lines[0].second == Mark(ScoreState.RATED, 2)
    assert sheet(review).lines[0].second_hidden
    assert len(sheet(review, who="Sue").differences) == 1
    assert len(sheet(review).differences) == 1
    assert sheet(review, who="Dee").differences == ()


def test_without_packs_everybody_sees_both_entries(review):
    rate(review, entered_by="Chair")
    again(review, 2)
    (line, *_rest) = sheet(review, who="Dee").lines
    assert (line.first, line.second) == (THREE, Mark(ScoreState.RATED, 2))
    assert len(sheet(review, who="Dee").differences) == 1


def test_blank_sheets_are_for_those_who_score(review):
    members.declare_conflicts(
        review, who="Chair", pairs=[(ANNA, ASHBY)], kind=ConflictKind.OWN_LOCALITY
    )
    everybody = blank_sheets(review).sheets
    pairs = {(one.member, one.code) for one in everybody}
    assert ("Anna Park", "E-2") in pairs
    assert ("Anna Park", "E-1") not in pairs
    assert ("Bob Quinn", "E-1") in pairs
    assert {one.member for one in blank_sheets(review, members=["bq"]).sheets} == {"Bob Quinn"}
    unnamed = blank_sheets(review, members=None, localities=["E-1"]).sheets
    assert [(one.member, one.code, one.version) for one in unnamed] == [("", "E-1", 2)]
    with pytest.raises(UnknownKey):
        blank_sheets(review, members=["nobody"])
    with pytest.raises(UnknownKey):
        blank_sheets(review, localities=["nowhere"])


def keys(review):
    return [one.key for one in who_scores(review).members]


def test_interests_of_many_are_one_step(review):
    before = content_hash(review.raw)
    pairs = [(ANNA, ASHBY), (ANNA, BARTON), (BOB, ASHBY)]
    members.declare_conflicts(
        review, who="Chair", pairs=pairs, kind=ConflictKind.COMPETING_SERVICE, note="A clinic"
    )
    assert {(one.member, one.locality) for one in who_scores(review).conflicts} == set(pairs)
    printed = paper(review, localities=["E-1"]).interests
    assert [one.conflict.note for one in printed] == ["A clinic", "A clinic"]
    members.remove_conflicts(review, who="Chair", pairs=pairs[:2])
    assert len(who_scores(review).conflicts) == 1
    undo.undo(review, who="Chair")
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == before


def test_answers_can_be_taken_back_as_a_whole(review):
    rate(review)
    rate(review, 2, criterion=2)
    rate(review, member=keys(review)[1])
    again(review, 1, criterion=2)
    (row, *_rest) = plan_rows(review, plan_version=VERSION)
    for member in ("ap", keys(review)[1]):
        scores.cite(
            review, plan_version=VERSION, criterion=1, member=member, objectives=[row.id], who="Sue"
        )
    before = content_hash(review.raw)
    assert answers_given(review, pairs=[(ANNA, ASHBY)]) == {(ANNA, ASHBY): 2}
    taking_back.take_answers_back(review, who="Chair", pairs=[(ANNA, ASHBY)])
    assert answers_given(review, pairs=[(ANNA, ASHBY), (BOB, ASHBY)]) == {(BOB, ASHBY): 1}
    assert sheet(review).entered_again == 0
    assert sheet(review).differences == ()
    assert review.raw.execute("SELECT count(*) FROM evidence").fetchone() == (1,)
    assert verify(review.path).problems == ()
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == before


def test_each_version_of_the_criteria_says_what_rests_on_it(review):
    (only,) = criteria_versions(review)
    assert (only.version, only.scores, only.used, only.newest) == (1, 0, False, True)
    rate(review)
    assert criteria_versions(review)[0].used
    criteria.edit_criterion(
        review, who="Chair", criterion=_first_key(review), title="Something else"
    )
    now, old = criteria_versions(review)
    assert (now.version, now.newest, now.used) == (2, True, False)
    assert (old.version, old.scores, old.plans, old.newest) == (1, 1, 1, False)
    assert now.since is not None
    assert old.since is not None
    undo.undo(review, who="Chair")
    assert len(criteria_versions(review)) == 1


def _first_key(review):
    from lyapp.store.queries.programme import programme_page

    return programme_page(review).criteria[0].key
