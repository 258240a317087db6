from __future__ import annotations

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.model.panel import Assigning, ConflictKind
from lyapp.model.trouble import ConflictedMember, NotTheirPlan, ReasonNeeded
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.ops import calibration, members, paper_sheets, scores, undo
from lyapp.store.queries.calibration import calibrations
from lyapp.store.queries.members import who_scores
from lyapp.store.queries.paper_sheets import entry_differences
from lyapp.store.queries.score_sheet import score_sheet, to_score

ANNA, BOB, CY = 1, 2, 3
ASHBY, BARTON, CORFE = 1, 2, 3
VERSION = 3
"""The newest version of Ashby's plan."""


def rate(review, member="ap", **said):
    return scores.record_score(
        review,
        plan_version=VERSION,
        criterion=1,
        member=member,
        state=ScoreState.RATED,
        rating=3,
        who="Chair",
        **said,
    )


def test_who_scores_what_by_organisation_everything_or_picked(review):
    by_organisation = who_scores(review).scores
    assert (ANNA, ASHBY) in by_organisation
    assert (ANNA, CORFE) not in by_organisation
    members.set_assigning(review, who="Chair", assigning=Assigning.EVERYTHING)
    assert len(who_scores(review).scores) == 9
    members.set_assigning(review, who="Chair", assigning=Assigning.PICKED)
    assert len(who_scores(review).scores) == 9
    members.assign(
        review, who="Chair", pairs=[(ANNA, CORFE), (ANNA, ASHBY), (BOB, BARTON)], scores=False
    )
    found = who_scores(review)
    assert len(found.scores) == 6
    assert [one.code for one in to_score(review, member="ap")] == ["E-2"]
    with pytest.raises(NotTheirPlan):
        rate(review)
    members.assign(review, who="Chair", pairs=[(ANNA, ASHBY)], scores=True)
    assert rate(review).entry


def test_whoever_has_an_interest_does_not_score(review):
    rate(review)
    with pytest.raises(ReasonNeeded):
        members.declare_conflicts(
            review, who="Chair", pairs=[(ANNA, ASHBY)], kind=ConflictKind.OTHER
        )
    members.declare_conflicts(
        review, who="Chair", pairs=[(ANNA, ASHBY)], kind=ConflictKind.OWN_LOCALITY
    )
    with pytest.raises(ConflictedMember):
        rate(review)
    (said,) = who_scores(review).conflicts
    assert (said.scores, said.answers_questions, said.stays_for_decision) == (False, True, False)
    assert (ANNA, ASHBY) not in who_scores(review).scores
    members.remove_conflicts(review, who="Chair", pairs=[(ANNA, ASHBY)])
    assert (ANNA, ASHBY) in who_scores(review).scores


def test_members_stand_down_have_substitutes_and_come_from_somewhere(review):
    members.withdraw_member(review, who="Chair", member=CY)
    members.set_organisation(review, who="Chair", member=BOB, organisation="A Trust")
    made = members.add_substitute(review, who="Chair", member=BOB, name="Di Dee", organisation=1)
    found = who_scores(review).members
    assert [one.withdrawn for one in found] == [False, False, True]
    assert (found[1].organisation, found[1].substitutes[0].name) == ("A Trust", "Di Dee")
    members.remove_substitute(review, who="Chair", substitute=made.created)
    assert who_scores(review).members[1].substitutes == ()


def test_a_paper_sheet_entered_twice_is_compared(review):
    rate(review, entered_by="Chair", comment="As written")
    assert score_sheet(review, plan_version=VERSION, member="ap").lines[0].entered_by == "Chair"
    assert entry_differences(review, plan_version=VERSION, member="ap") == ()
    before = content_hash(review.raw)
    again = {"who": "Secretary", "plan_version": VERSION, "criterion": 1, "member": "ap"}
    paper_sheets.enter_again(review, **again, state=ScoreState.RATED, rating=3)
    assert entry_differences(review, plan_version=VERSION, member="ap") == ()
    paper_sheets.enter_again(review, **again, state=ScoreState.RATED, rating=1)
    (found,) = entry_differences(review, plan_version=VERSION, member="ap")
    assert (found.first.rating, found.second.rating, found.second_by) == (3, 1, "Secretary")
    paper_sheets.drop_second_entry(review, who="Chair", plan_version=VERSION, member="ap")
    assert content_hash(review.raw) == before


def test_a_calibration_round_is_on_the_record(review):
    rate(review)
    rate(review, member="bq")
    before = content_hash(review.raw)
    calibration.mark_for_calibration(review, who="Chair", plan_version=VERSION, note="2 May")
    (found,) = calibrations(review)
    assert (found.name, found.note, found.round.members) == ("Ashby", "2 May", (ANNA, BOB))
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == before
    assert calibrations(review) == ()


def test_many_interests_are_declared_changed_and_taken_away_as_one_step(review):
    pairs = [(who, where) for who in (ANNA, BOB, CY) for where in (ASHBY, BARTON, CORFE)]
    empty = content_hash(review.raw)
    own = ConflictKind.OWN_LOCALITY
    members.declare_conflicts(review, who="Chair", pairs=pairs[:4], kind=own)
    some = content_hash(review.raw)
    changed = members.declare_conflicts(
        review, who="Chair", pairs=pairs, kind=ConflictKind.OTHER, note="A partner", scores=True
    )
    assert set(changed.localities) == {ASHBY, BARTON, CORFE}
    found = who_scores(review).conflicts
    assert {(one.kind, one.note, one.scores) for one in found} == {
        (ConflictKind.OTHER, "A partner", True)
    }
    assert len(found) == 9
    all_declared = content_hash(review.raw)
    members.remove_conflicts(review, who="Chair", pairs=pairs)
    assert content_hash(review.raw) == empty
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == all_declared
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == some
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == empty
    for _step in range(2):
        undo.redo(review, who="Chair")
    assert content_hash(review.raw) == all_declared
    assert verify(review.path).ok


def test_what_was_taken_away_from_many_members_comes_back_with_undo(review):
    members.set_assigning(review, who="Chair", assigning=Assigning.EVERYTHING)
    members.set_assigning(review, who="Chair", assigning=Assigning.PICKED)
    before, scored = content_hash(review.raw), who_scores(review).scores
    members.assign(review, who="Chair", pairs=sorted(scored), scores=False)
    assert who_scores(review).scores == frozenset()
    undo.undo(review, who="Chair")
    assert (content_hash(review.raw), who_scores(review).scores) == (before, scored)
    undo.redo(review, who="Chair")
    assert who_scores(review).scores == frozenset()
    assert verify(review.path).ok
