"""What a member is told of their own copy, and what it keeps of the returns saved from it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lyapp import places
from lyapp.exchange.rounds import make_pack, make_return
from lyapp.exchange.unpacking import unpack
from lyapp.model.criteria import ScoreState
from lyapp.model.panel import ConflictKind
from lyapp.model.trouble import NotAMembersReview, NothingToUndo
from lyapp.store.check import verify
from lyapp.store.ops import members, scores, undo
from lyapp.store.ops.returns_made import note_return
from lyapp.store.queries.own_review import own_page
from lyapp.store.queries.score_sheet import score_sheet, to_score
from tests.own_copies import open_pack
from tests.store.taking import BARTON

BOB = 2


@pytest.fixture
def own(review, tmp_path):
    members.declare_conflicts(
        review, who="Chair", pairs=[(BOB, BARTON)], kind=ConflictKind.OTHER, note="A friend."
    )
    data = make_pack(review, who="Chair", member="bq", deadline=date(2008, 6, 1), note="Please")
    opened = open_pack(
        data, tmp_path / "own.lyreview", home=places.home(tmp_path / "bob"), holder="Bob"
    )
    yield opened
    opened.close()


def rate(own, criterion, rating, state=ScoreState.RATED):
    (plan,) = [one for one in to_score(own, member="bq") if one.code == "E-1"]
    sheet = score_sheet(own, plan_version=plan.plan_version, member="bq")
    scores.record_score(
        own,
        who="Bob",
        plan_version=plan.plan_version,
        criterion=sheet.lines[criterion].criterion,
        member="bq",
        state=state,
        rating=rating,
    )


def returned(own, made=None):
    made = made or datetime.now(UTC)
    data = make_return(own, made=made)
    page = own_page(own)
    return note_return(own, who="Bob", made=made, data=data, answered=page.answered)


def test_the_page_says_what_is_asked_and_how_far_one_is(own):
    page = own_page(own)
    assert (page.title, page.member_name) == ("A small programme", "Bob Quinn")
    assert (page.deadline, page.note) == (date(2008, 6, 1), "Please")
    assert [(one.row.name, one.first_open) for one in page.plans] == [("Ashby", 0), ("Corfe", None)]
    assert [one.row.name for one in page.there] == ["Ashby"]
    (barton,) = page.kept_out
    assert (barton.name, barton.interest.kind) == ("Barton", ConflictKind.OTHER)
    assert barton.plan_version is not None
    assert (page.answered, page.of, page.finished, page.complete) == (0, 2, 0, False)
    assert page.returned is None


def test_the_first_open_criterion_is_found(own):
    rate(own, 0, 1)
    page = own_page(own)
    assert page.plans[0].first_open == 1
    assert [(one.name, one.position, one.rating) for one in page.without_comment] == [
        ("Ashby", 0, 1)
    ]
    rate(own, 1, None, ScoreState.UNABLE)
    page = own_page(own)
    assert (page.plans[0].first_open, page.finished, page.complete) == (None, 1, False)
    assert [one.position for one in page.unable] == [1]
    rate(own, 0, 3)
    assert own_page(own).complete


def test_a_saved_return_is_noted_for_good_and_what_changes_later_is_counted(own):
    rate(own, 0, 3)
    rate(own, 1, 3)
    returned(own)
    last = own_page(own).returned
    assert (last.answered, last.changed) == (2, 0)
    rate(own, 1, 2)
    assert own_page(own).returned.changed == 1
    # Undo goes past the return to what was done before it, and never takes the return itself.
    undo.undo(own, who="Bob")
    undo.undo(own, who="Bob")
    page = own_page(own)
    assert page.answered == 1
    assert page.returned.made == last.made
    assert verify(own.path).problems == ()
    returned(own)
    assert own_page(own).returned.made > last.made
    assert own_page(own).returned.changed == 0


def test_in_a_newer_packs_copy_one_is_where_one_was(review, tmp_path):
    home = places.home(tmp_path / "bob")

    def opened():
        data = make_pack(review, who="Chair", member="bq")
        done = unpack(
            data, name="b.lypack", known=(), home=home, holder="Bob", tick=lambda _done, _of: None
        )
        return done.review

    first = opened()
    rate(first, 0, 1)
    rate(first, 1, None, ScoreState.UNABLE)
    returned(first)
    before = own_page(first)
    first.close()
    second = opened()
    page = own_page(second)
    assert (page.answered, page.finished) == (before.answered, before.finished) == (2, 1)
    assert (page.without_comment, page.unable) == (before.without_comment, before.unable)
    # What was returned was returned from the other copy.
    assert page.returned is None
    rate(second, 0, 3)
    undo.undo(second, who="Bob")
    assert own_page(second).without_comment == before.without_comment
    with pytest.raises(NothingToUndo):
        undo.undo(second, who="Bob")
    second.close()
    assert verify(second.path).problems == ()


def test_only_a_members_copy_has_a_page_and_returns(review):
    with pytest.raises(NotAMembersReview):
        own_page(review)
    with pytest.raises(NotAMembersReview):
        note_return(review, who="Chair", made=datetime.now(UTC), data=b"", answered=0)
