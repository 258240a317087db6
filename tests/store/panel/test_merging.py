from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lyapp.exchange.rounds import make_pack
from lyapp.model.criteria import ScoreState
from lyapp.model.merging import Verdict
from lyapp.model.packs import Cited
from lyapp.model.panel import ConflictKind
from lyapp.model.trouble import OtherReviewsReturn
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.file import open_review
from lyapp.store.ops import criteria, members, moderation, scores, undo
from lyapp.store.ops.merging import merge_returns
from lyapp.store.ops.taking_back import take_answers_back
from lyapp.store.queries.merging import merge_preview
from lyapp.store.queries.packs import received, received_content
from lyapp.store.queries.score_sheet import score_sheet
from tests.store.panel.returning import answer, incoming
from tests.store.taking import take

ASHBY, BARTON = ("E-1", 2), ("E-2", 1)
VERSION = 3
"""The newest version of Ashby's plan."""
CENTURY = 100 * 365 * 24 * 60
"""Minutes after which an answer is newer than whatever is done today."""


def merge(review, *returns, **said):
    return merge_returns(review, who="Chair", returns=returns, **said)


def line(review, member="ap", version=VERSION, criterion=0):
    return score_sheet(review, plan_version=version, member=member).lines[criterion]


def rows(review):
    return review.raw.execute(
        "SELECT member_id, plan_version_id, criterion_id, state, rating, comment FROM score"
        " ORDER BY 1, 2, 3"
    ).fetchall()


def test_what_was_said_comes_to_stand_in_one_step_that_can_be_undone(review):
    before = content_hash(review.raw)
    one = incoming(
        review,
        "ap",
        {
            ASHBY: [
                answer(rating=4, comment="Good.", evidence=(Cited(row="P1"), Cited(row="P2"))),
                answer("money", None, state=ScoreState.UNABLE),
                answer("remarks", None, comment="Well done."),
            ]
        },
    )
    done = merge(review, one)
    assert done.label == "Merge: Anna Park"
    assert done.localities == (1,)
    said = line(review)
    assert (said.rating, said.comment) == (4, "Good.")
    assert [each.code for each in said.citations] == ["P1", "P2"]
    assert line(review, criterion=1).state is ScoreState.UNABLE
    after = content_hash(review.raw)
    assert received_content(review, sha256=one.signed.sha256) == one.content
    assert verify(review.path).problems == ()
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == before
    assert verify(review.path).problems == ()
    undo.redo(review, who="Chair")
    assert content_hash(review.raw) == after
    assert verify(review.path).problems == ()


def test_another_reviews_return_is_nobodys_even_where_a_member_has_the_same_key(review):
    signed = incoming(review, "ap", {ASHBY: [answer(rating=4)]})
    theirs = replace(signed, trouble=OtherReviewsReturn(name=signed.name))
    (told,) = merge_preview(review, returns=[theirs]).returns
    assert (told.member_name, told.why) == ("", "ap.lyreturn belongs to another review.")
    merge(review, theirs, incoming(review, "zz", {ASHBY: [answer()]}))
    assert [(row.another_review, row.member_name) for row in received(review)] == [
        (False, ""),
        (True, ""),
    ]
    # As older versions kept it.
    review.raw.execute("UPDATE received_return SET member_id = 1")
    assert [row.member_name for row in received(review)] == ["Anna Park", ""]


def test_a_file_stays_when_its_merge_is_undone_and_can_be_merged_again(review):
    one = incoming(review, "ap", {ASHBY: [answer(rating=4)]})
    off = incoming(review, "zz", {ASHBY: [answer()]})
    merge(review, one, off)
    after = content_hash(review.raw)
    undo.undo(review, who="Chair")
    assert {row.verdict for row in received(review)} == {Verdict.UNDONE}
    for each in (one, off):
        assert received_content(review, sha256=each.signed.sha256) == each.content
    assert not any(each.seen for each in merge_preview(review, returns=[one]).returns)
    merge(review, one, off)
    assert content_hash(review.raw) == after
    assert [row.verdict for row in received(review)] == [Verdict.REFUSED, Verdict.MERGED]
    undo.undo(review, who="Chair")
    undo.redo(review, who="Chair")
    assert content_hash(review.raw) == after
    assert [row.verdict for row in received(review)] == [Verdict.REFUSED, Verdict.MERGED]
    assert verify(review.path).problems == ()


def test_changed_answers_can_be_undone_and_done_again(review):
    merge(review, incoming(review, "ap", {ASHBY: [answer(rating=1, evidence=(Cited(row="P1"),))]}))
    before = content_hash(review.raw)
    later = answer(rating=4, at=5, comment="Now", evidence=(Cited(row="P2"),))
    merge(review, incoming(review, "ap", {ASHBY: [later], BARTON: [answer(rating=2)]}, made=9))
    after = content_hash(review.raw)
    said = line(review)
    assert (said.rating, [each.code for each in said.citations]) == (4, ["P2"])
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == before
    undo.redo(review, who="Chair")
    assert content_hash(review.raw) == after
    assert verify(review.path).problems == ()


def test_an_answer_taken_back_keeps_an_older_one_from_coming_back(review):
    old = incoming(review, "ap", {ASHBY: [answer(rating=1)]})
    new = incoming(review, "ap", {ASHBY: [answer(rating=None, at=5)]}, made=9)
    merge(review, new)
    merge(review, old)
    assert line(review).state is None


def test_what_the_chair_entered_is_never_overwritten(review):
    at = {"plan_version": VERSION, "criterion": 1, "member": "ap", "who": "Chair"}
    scores.record_score(
        review, **at, state=ScoreState.RATED, rating=0, comment="On paper", entered_by="Chair"
    )
    one = incoming(review, "ap", {ASHBY: [answer(rating=4, at=10**6), answer("money", 2)]})
    (found,) = merge_preview(review, returns=[one]).returns
    assert (found.plans[0].kept, found.plans[0].new) == (1, 1)
    assert found.plans[0].kept_at == ("Clear priorities",)
    merge(review, one)
    assert (line(review).rating, line(review, criterion=1).rating) == (0, 2)


def test_a_returned_answer_the_chair_changes_or_takes_back_stays_so(review):
    one = incoming(review, "ap", {ASHBY: [answer(rating=4), answer("money", 2)]})
    merge(review, one)
    at = {"plan_version": VERSION, "member": "ap", "who": "Chair"}
    scores.record_score(review, **at, criterion=1, state=ScoreState.RATED, rating=1)
    scores.record_score(review, **at, criterion=2, state=ScoreState.RATED, rating=3)
    merge(review, incoming(review, "ap", {ASHBY: [answer(rating=4, at=7)]}, made=8))
    assert (line(review).rating, line(review, criterion=1).rating) == (1, 3)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda review: members.withdraw_member(review, who="Chair", member=1), "stood down"),
        (
            lambda review: members.declare_conflicts(
                review, who="Chair", pairs=[(1, 1)], kind=ConflictKind.OWN_LOCALITY
            ),
            "interest",
        ),
    ],
)
def test_whoever_may_not_score_is_refused_and_the_file_is_kept(review, change, word):
    one = incoming(review, "ap", {ASHBY: [answer()]})
    change(review)
    (found,) = merge_preview(review, returns=[one]).returns
    assert word in found.why + "".join(plan.why for plan in found.plans)
    merge(review, one)
    assert rows(review) == []
    assert received(review)[0].sha256 == one.signed.sha256
    assert received_content(review, sha256=one.signed.sha256) == one.content


def test_what_the_review_does_not_know_is_refused_by_name(review):
    strange = incoming(review, "zz", {ASHBY: [answer()]})
    off = incoming(
        review,
        "ap",
        {("E-1", 9): [answer()], ("X-1", 1): [answer()], ASHBY: [answer(rating=9), answer("odd")]},
    )
    first, second = merge_preview(review, returns=[strange, off]).returns
    assert "zz" in first.why
    assert [plan.refused for plan in second.plans] == [1, 1, 2]
    merge(review, strange, off)
    assert rows(review) == []


def told(review, *returns):
    """What the preview says of the last of these returns."""
    return merge_preview(review, returns=returns).returns[-1]


def test_what_was_taken_back_stays_back_until_the_member_says_something_newer(review):
    make_pack(review, who="Chair", member="ap")
    merge(review, incoming(review, "ap", {ASHBY: [answer(rating=4)]}))
    take_answers_back(review, who="Chair", pairs=[(1, 1)])
    assert [row[3:5] for row in rows(review)] == [(None, None)]
    merge(review, incoming(review, "ap", {ASHBY: [answer(rating=3, at=5)]}, made=5))
    assert [row[3:5] for row in rows(review)] == [(None, None)]
    merge(review, incoming(review, "ap", {ASHBY: [answer(rating=2, at=CENTURY)]}, made=CENTURY))
    assert [row[3:5] for row in rows(review)] == [("rated", 2)]


def test_each_thing_to_know_of_a_return_has_a_sentence_of_its_own(review):
    old = incoming(review, "ap", {ASHBY: [answer(rating=1)]}, made=1)
    new = incoming(review, "ap", {ASHBY: [answer(rating=4, at=5)]}, made=9)
    # No pack of these was noted; that is said of each.
    assert [len(one.remarks) for one in merge_preview(review, returns=[old]).returns] == [1]
    assert "newer return" in told(review, new, old).remarks[1]
    assert len(told(review, old, new).remarks) == 1
    merge(review, new)
    assert "newer return" in told(review, old).remarks[1]
    assert (told(review, old).plans[0].superseded, told(review, old).seen) == (1, False)
    assert (told(review, new).plans[0].unchanged, told(review, new).seen) == (1, True)
    criteria.edit_criterion(review, criterion="clear", title="Clearer", who="Chair")
    assert "criteria have changed" in told(review, new).remarks[1]
    undo.undo(review, who="Chair")
    take(review, 1, "Something new")
    assert told(review, new).plans[0].stale


def test_the_criteria_must_be_ones_the_review_asked(review):
    one = incoming(review, "ap", {ASHBY: [answer()]})
    contents = replace(one.signed.contents, criteria_fingerprint="0" * 64)
    other = replace(one, signed=replace(one.signed, contents=contents))
    assert "Anna Park needs a new pack" in told(review, other).why
    merge(review, other)
    assert rows(review) == []


def test_answers_that_come_after_a_record_was_closed_are_told_as_that(review):
    for member in ("ap", "bq", "cz"):
        given = [answer(rating=3), answer("money", 3)]
        merge(review, incoming(review, member, {ASHBY: given}))
    at = {"plan_version": VERSION, "who": "Chair"}
    moderation.open_moderation(review, **at)
    moderation.confirm_rest(review, **at)
    moderation.record_presence(review, **at, present=[1, 2, 3], agreed_by=[1, 2, 3])
    moderation.mark_discussed(review, **at)
    moderation.choose_outcome(review, **at, outcome="agreed")
    moderation.close_moderation(review, **at)
    late = incoming(review, "ap", {ASHBY: [answer(rating=0, at=7)]}, made=8)
    assert told(review, late).remarks[-1].startswith("The record of Ashby was closed without")
    # What says nothing new is no matter for the panel.
    same = incoming(review, "ap", {ASHBY: [answer(rating=3)]}, made=9)
    assert not any("closed" in one for one in told(review, same).remarks)


def test_a_cancel_leaves_nothing(review):
    class Cancelled(Exception):
        pass

    def tick(_done, _of):
        raise Cancelled

    before = review.path.read_bytes()
    with pytest.raises(Cancelled):
        merge(review, incoming(review, "ap", {ASHBY: [answer()]}), tick=tick)
    assert rows(review) == []
    assert received(review) == ()
    assert review.path.read_bytes() == before


ANSWERS = st.lists(
    st.builds(
        answer,
        criterion=st.sampled_from(["clear", "money"]),
        rating=st.sampled_from([None, 0, 2, 4]),
        at=st.integers(0, 3),
        comment=st.sampled_from(["", "Yes"]),
        evidence=st.sampled_from([(), (Cited(row="P1"),)]),
    ),
    max_size=2,
    unique_by=lambda one: one.criterion,
)
RETURNS = st.lists(
    st.tuples(
        st.sampled_from(["ap", "bq"]),
        st.dictionaries(st.sampled_from([ASHBY, BARTON]), ANSWERS, min_size=1),
        st.sampled_from(["1" * 32, "5" * 32]),
        st.integers(0, 9),
    ),
    min_size=2,
    max_size=5,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(made=RETURNS, data=st.data())
def test_any_order_repetition_and_grouping_comes_to_the_same_and_loses_nothing(
    made_once, tmp_path, home, made, data
):
    order = data.draw(st.permutations(range(len(made))))
    again = data.draw(st.lists(st.sampled_from(range(len(made))), max_size=2))
    cut = data.draw(st.integers(0, len(made)))
    path = tmp_path / "one.lyreview"

    def result(*groups):
        shutil.copy(made_once, path)
        review = open_review(path, home=home, holder="Chair")
        try:
            files = [
                incoming(review, who, plans, device=device, made=when)
                for who, plans, device, when in made
            ]
            for group in groups:
                merge(review, *(files[place] for place in group))
            for one in files:
                assert received_content(review, sha256=one.signed.sha256) == one.content
            return content_hash(review.raw), rows(review)
        finally:
            review._held.release()
            review._held = None
            review.close()
            path.unlink()

    wanted = result(range(len(made)))
    assert result(order[:cut], order[cut:], again) == wanted
    assert result(*([place] for place in [*order, *again])) == wanted
