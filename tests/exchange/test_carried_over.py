"""A newer pack of the same review: what was answered before comes along, and merges as one."""

from __future__ import annotations

import itertools
import shutil
from datetime import UTC, datetime

import pytest

from lyapp import places
from lyapp.exchange.rounds import make_pack, make_return, read_returns
from lyapp.exchange.unpacking import unpack
from lyapp.model.criteria import ScoreState
from lyapp.model.panel import ConflictKind
from lyapp.model.versions import Into
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.creating import create_review
from lyapp.store.file import open_review
from lyapp.store.ops import attachments, criteria, members, scores
from lyapp.store.ops.merging import merge_returns
from lyapp.store.queries.merging import merge_preview
from lyapp.store.queries.returning import return_contents
from lyapp.store.queries.score_sheet import score_sheet, to_score
from tests.store.programme_small import small
from tests.store.taking import ASHBY, BARTON, take

WHO = "Anna"


@pytest.fixture
def home(tmp_path):
    return places.home(tmp_path / "anna")


@pytest.fixture
def review(tmp_path):
    made = create_review(
        tmp_path / "master.lyreview", small(), home=places.home(tmp_path / "chair"), holder="Chair"
    )
    take(made, BARTON, "Falls", "Hips")
    yield made
    made.close()


def no_tick(_done, _of):
    pass


def pack(review):
    return make_pack(review, who="Chair", member="ap")


def opened(data, home, known=(), tick=no_tick):
    return unpack(data, name="a.lypack", known=known, home=home, holder=WHO, tick=tick)


def at(own, code, criterion=0):
    (row,) = [one for one in to_score(own, member="ap") if one.code == code]
    sheet = score_sheet(own, plan_version=row.plan_version, member="ap")
    return {
        "plan_version": row.plan_version,
        "criterion": sheet.lines[criterion].criterion,
        "member": "ap",
        "who": WHO,
    }


def rate(own, code, criterion, rating, comment=None):
    scores.record_score(
        own, **at(own, code, criterion), state=ScoreState.RATED, rating=rating, comment=comment
    )


def line(own, code, criterion=0):
    where = at(own, code, criterion)
    return score_sheet(own, plan_version=where["plan_version"], member="ap").lines[criterion]


@pytest.fixture
def first(review, home):
    """The copy of a first pack: Ashby answered and Barton begun, a row and a page cited."""
    found = opened(pack(review), home)
    own = found.review
    rate(own, "E-1", 0, 3, "Sound.")
    rate(own, "E-1", 1, 1)
    scores.comment_score(own, **at(own, "E-1", 2), text="Well done.")
    rate(own, "E-2", 0, 2)
    rate(own, "E-2", 1, 4)
    scores.clear_score(own, **at(own, "E-2", 1))
    where = at(own, "E-1")
    rows = own.raw.execute(
        "SELECT id FROM objective WHERE plan_version_id = ?", (where["plan_version"],)
    ).fetchall()
    scores.cite(own, **where, objectives=[rows[1][0]])
    where = at(own, "E-2")
    (document,) = own.raw.execute(
        "SELECT id FROM attachment WHERE plan_version_id = ?", (where["plan_version"],)
    ).fetchone()
    scores.cite_page(own, **where, attachment=document)
    yield own
    own.close()


def said(own):
    return return_contents(own, made=datetime(2008, 5, 1, tzinfo=UTC)).plans


def test_everything_comes_along_and_the_earlier_copy_stays_as_it_was(review, first, home):
    before = first.path.read_bytes()
    found = opened(pack(review), home)
    own = found.review
    assert (found.carried.taken, found.carried.stayed, found.source) == (4, 0, first.path)
    assert said(own) == said(first)
    assert [each.code for each in line(own, "E-1").citations] == ["P2"]
    assert line(own, "E-2").citations[0].attachment is not None
    assert first.path.read_bytes() == before
    entries = own.raw.execute("SELECT label, kind FROM change_entry").fetchall()
    (pack_id,) = first.raw.execute("SELECT pack FROM pack_origin").fetchone()
    assert len(entries) == 1
    assert "4 answers carried over" in entries[0][0]
    assert pack_id in entries[0][0]
    own.close()
    assert verify(own.path).problems == ()


def test_a_third_pack_takes_what_the_second_had(review, first, home):
    second = opened(pack(review), home)
    rate(second.review, "E-2", 1, 0)
    expected = said(second.review)
    second.review.close()
    third = opened(pack(review), home)
    assert third.source == second.path
    assert said(third.review) == expected
    third.review.close()


def test_what_was_said_of_what_changed_stays(review, first, home):
    take(review, ASHBY, "Asthma", into=Into.ADD)
    criteria.edit_criterion(review, criterion="money", question="Is it enough?", who="Chair")
    found = opened(pack(review), home)
    own = found.review
    assert (found.carried.taken, found.carried.other_plans) == (1, 3)
    assert line(own, "E-1").state is None
    assert line(own, "E-2").rating == 2
    own.close()


def test_a_plan_in_a_new_version_shows_what_was_said_of_the_one_before(review, first, home):
    take(review, BARTON, "Falls", "Hips", "Knees")
    found = opened(pack(review), home)
    assert (found.carried.taken, found.carried.replaced) == (4, 1)
    assert line(found.review, "E-2").state is None
    assert line(found.review, "E-2").before.rating == 2
    found.review.close()


def test_a_plan_one_doesnt_score_any_more_takes_nothing(review, first, home):
    members.declare_conflicts(
        review, who="Chair", pairs=[(1, BARTON)], kind=ConflictKind.OTHER, note="A friend."
    )
    found = opened(pack(review), home)
    assert (found.carried.taken, found.carried.not_theirs) == (3, 1)
    found.review.close()


def test_an_older_pack_opened_later_takes_nothing(review, home):
    older, newer = pack(review), pack(review)
    found = opened(newer, home)
    rate(found.review, "E-1", 0, 3)
    found.review.close()
    late = opened(older, home)
    assert (late.carried, late.earlier, late.newer) == (None, (), found.path)
    late.review.close()


def test_a_document_that_didnt_come_along_is_no_longer_cited(review, home):
    letter = attachments.add_attachment(
        review, who="Chair", locality=BARTON, name="letter.txt", content=b"Dear all"
    )
    found = opened(pack(review), home)
    (key,) = found.review.raw.execute(
        "SELECT id FROM attachment WHERE name = 'letter.txt'"
    ).fetchone()
    rate(found.review, "E-2", 0, 2)
    scores.cite_page(found.review, **at(found.review, "E-2"), attachment=key)
    found.review.close()
    attachments.remove_attachment(review, who="Chair", attachment=letter.created)
    found = opened(pack(review), home)
    assert line(found.review, "E-2").rating == 2
    assert line(found.review, "E-2").citations == ()
    found.review.close()


@pytest.mark.parametrize("how", ["damaged", "scores", "gone"])
def test_a_copy_that_cant_be_read_keeps_nobody_from_the_new_one(review, first, home, how):
    path = first.path
    if how == "scores":
        first.raw.execute("DROP TABLE evidence")
    first.close()
    if how == "damaged":
        path.write_bytes(b"\0" * 4096)
    elif how == "gone":
        path.unlink()
    found = opened(pack(review), home, known=(path,))
    assert (found.carried, found.lost) == (None, (path,))
    assert line(found.review, "E-1").state is None
    found.review.close()


def test_given_up_nothing_is_left_of_it(review, first, home):
    def give_up(done, _of):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened(pack(review), home, tick=give_up)
    assert list(home.data.glob("*.lyreview")) == [first.path]


def merged(review, tmp_path, name, groups):
    """The hash of a copy of the chair's review after these merges, and each preview."""
    path = tmp_path / f"{name}.lyreview"
    shutil.copy(review.path, path)
    copy = open_review(path, home=places.home(tmp_path / "merging"), holder="Chair")
    told = []
    for group in groups:
        incoming = read_returns(copy, group)
        told.append(merge_preview(copy, returns=incoming))
        merge_returns(copy, who="Chair", returns=incoming)
    found = content_hash(copy.raw)
    ratings = copy.raw.execute(
        "SELECT plan_version_id, criterion_id, rating FROM score ORDER BY 1, 2"
    ).fetchall()
    copy.close()
    return found, ratings, told


def test_returns_from_both_copies_come_to_the_same_in_any_order(review, first, home, tmp_path):
    early = make_return(first)
    second = opened(pack(review), home).review
    untouched = make_return(second)
    rate(second, "E-1", 1, 4)
    # They go back to the earlier copy, too.
    rate(first, "E-1", 0, 0)
    files = [
        ("early.lyreturn", early),
        ("untouched.lyreturn", untouched),
        ("late.lyreturn", make_return(first)),
        ("new.lyreturn", make_return(second)),
    ]
    second.close()
    outcomes = [merged(review, tmp_path, "at-once", [files])]
    for number, order in enumerate(itertools.permutations(files)):
        outcomes.append(merged(review, tmp_path, f"m{number}", [[one] for one in order]))
    assert len({found for found, _ratings, _told in outcomes}) == 1
    assert len({tuple(ratings) for _found, ratings, _told in outcomes}) == 1
    assert {0, 4} <= {rating for _version, _key, rating in outcomes[0][1]}
    plans = [
        plan
        for _found, _ratings, told in outcomes
        for preview in told
        for one in preview.returns
        for plan in one.plans
    ]
    assert not any(plan.on_two_devices for plan in plans)
    assert not any(plan.refused or plan.why for plan in plans)


def test_what_came_along_untouched_is_unchanged(review, first, home, tmp_path):
    second = opened(pack(review), home).review
    files = [("a.lyreturn", make_return(first)), ("b.lyreturn", make_return(second))]
    second.close()
    for name, order in (("one", files), ("other", files[::-1])):
        _found, _ratings, told = merged(review, tmp_path, name, [[one] for one in order])
        (again,) = told[1].returns
        assert [again.count(what) for what in ("new", "changed", "superseded")] == [0, 0, 0]
        assert again.count("unchanged") == 5
