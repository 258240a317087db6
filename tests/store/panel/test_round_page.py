"""Who owes what, as the store has it."""

from __future__ import annotations

from datetime import date

import pytest

from lyapp import places
from lyapp.exchange.rounds import make_pack, make_return, read_returns
from lyapp.model.criteria import ScoreState
from lyapp.rules.moderation.round_state import RoundState
from lyapp.store.ops import members, scores
from lyapp.store.ops.merging import merge_returns
from lyapp.store.ops.undo import undo
from lyapp.store.queries.packs import received
from lyapp.store.queries.round_page import round_page
from lyapp.store.queries.score_sheet import score_sheet, to_score
from tests.own_copies import open_pack
from tests.store.taking import ASHBY, take

ANN, BOB = 1, 2


@pytest.fixture
def pack(review):
    return make_pack(review, who="Chair", member="ap", deadline=date(2008, 6, 1))


def of(review, member=ANN):
    return next(one for one in round_page(review).members if one.member == member)


def rate(review, member, code, **said):
    plan = next(one for one in to_score(review, member=member) if one.code == code)
    sheet = score_sheet(review, plan_version=plan.plan_version, member=member)
    for line in sheet.lines:
        if line.what.open_text:
            continue
        scores.record_score(
            review,
            who="Somebody",
            plan_version=plan.plan_version,
            criterion=line.criterion,
            member=member,
            state=ScoreState.RATED,
            rating=3,
            **said,
        )


def came_back(review, pack, tmp_path, *codes, name="ap.lyreturn"):
    own = open_pack(
        pack, tmp_path / "own.lyreview", home=places.home(tmp_path / "ann"), holder="Ann"
    )
    for code in codes:
        rate(own, "ap", code)
    data = make_return(own)
    own.close()
    merge_returns(review, who="Chair", returns=read_returns(review, [(name, data)]))
    return data


def test_before_and_after_a_pack(review):
    before = of(review)
    assert (before.packs, before.pack_made, before.deadline) == (0, None, None)
    make_pack(review, who="Chair", member="ap", deadline=date(2008, 6, 1))
    after = of(review)
    assert after.state is RoundState.PACK_MADE
    assert (after.packs, after.deadline, after.owes) == (1, date(2008, 6, 1), True)
    assert after.pack_made is not None
    assert after.older == ()


def test_a_return_counts_answers_and_undo_takes_it_back(review, pack, tmp_path):
    came_back(review, pack, tmp_path, "E-1")
    found = of(review)
    assert found.returned is not None
    assert (found.returns, found.answers) == (1, 2)
    assert found.answers_expected == 2 * found.progress.expected
    assert found.state is RoundState.PART_RETURNED
    (row,) = received(review)
    assert row.file_name == "ap.lyreturn"
    undo(review, who="Chair")
    assert of(review).returned is None


def test_the_same_file_under_another_name_keeps_its_first(review, pack, tmp_path):
    data = came_back(review, pack, tmp_path, "E-1")
    merge_returns(review, who="Chair", returns=read_returns(review, [("copy.lyreturn", data)]))
    (row,) = received(review)
    assert row.file_name == "ap.lyreturn"


def test_a_plan_that_came_in_since_makes_a_pack_old(review, pack):
    take(review, ASHBY, "Diabetes")
    assert of(review).older == ("Ashby",)
    make_pack(review, who="Chair", member="ap")
    assert of(review).older == ()


def test_scores_on_paper_and_members_who_stood_down(review):
    rate(review, "bq", "E-1", entered_by="Chair")
    assert of(review, BOB).state is RoundState.ON_PAPER
    members.mark_finished(review, who="Chair", member=BOB)
    assert of(review, BOB).marked_finished
    members.withdraw_member(review, who="Chair", member=BOB)
    found = of(review, BOB)
    assert found.state is RoundState.WITHDRAWN
    assert (found.withdrawn, found.owes, found.answers_expected) == (True, False, 0)
