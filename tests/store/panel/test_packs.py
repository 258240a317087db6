from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from lyapp import places
from lyapp.exchange.packs import read_pack
from lyapp.exchange.rounds import make_pack, make_return, read_returns
from lyapp.model.coverage import Cover
from lyapp.model.criteria import ScoreState
from lyapp.model.findings import Correction
from lyapp.model.panel import Assigning, ConflictKind
from lyapp.model.plan import DatePrecision
from lyapp.model.trouble import (
    AMembersReview,
    FileExists,
    MemberWithdrawn,
    NeededStill,
    UnknownKey,
)
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.covering import covered
from lyapp.store.ops import coverage, criteria, members, programme, scores, undo
from lyapp.store.ops import findings as noticed
from lyapp.store.ops.corrections import correct_readings
from lyapp.store.ops.merging import merge_returns
from lyapp.store.queries import attachments
from lyapp.store.queries.coverage import coverage_facts
from lyapp.store.queries.criteria import criteria_sets
from lyapp.store.queries.findings import findings
from lyapp.store.queries.intake import reading_setting
from lyapp.store.queries.merging import merge_preview
from lyapp.store.queries.packs import needed_origin, packs, review_keys
from lyapp.store.queries.returning import checklist
from lyapp.store.queries.score_sheet import score_sheet, to_score
from lyapp.store.queries.versions import plan_rows, versions
from tests.own_copies import open_pack
from tests.store.taking import ASHBY, BARTON, take


@pytest.fixture
def own(review, tmp_path):
    """Anna's own review, made from a pack in a home of her own."""
    take(review, ASHBY, "Diabetes", "Falls")
    data = make_pack(review, who="Chair", member="ap", deadline=date(2008, 6, 1), note="Please")
    opened = open_pack(
        data, tmp_path / "own.lyreview", home=places.home(tmp_path / "anna"), holder="Anna"
    )
    yield opened
    opened.close()


def rate(review, code="E-1", criterion=0, rating=3, **said):
    plan = next(one for one in to_score(review, member="ap") if one.code == code)
    sheet = score_sheet(review, plan_version=plan.plan_version, member="ap")
    at = {
        "plan_version": plan.plan_version,
        "criterion": sheet.lines[criterion].criterion,
        "member": "ap",
        "who": "Anna",
    }
    scores.record_score(review, **at, state=ScoreState.RATED, rating=rating, **said)
    return at


def came_back(review, own):
    return read_returns(review, [("a.lyreturn", make_return(own))])


def test_a_pack_gives_the_member_the_plans_with_their_documents(review, own):
    assert verify(own.path).problems == ()
    assert [one.code for one in to_score(own, member="ap")] == ["E-1", "E-2"]
    here, there = versions(own, locality=1), versions(review, locality=1)
    assert [(one.number, one.rows) for one in here] == [(one.number, one.rows) for one in there]
    mine = plan_rows(own, plan_version=here[-1].plan_version)
    theirs = plan_rows(review, plan_version=there[-1].plan_version)
    assert [(one.code, one.title, one.items) for one in mine] == [
        (one.code, one.title, one.items) for one in theirs
    ]
    (document,) = attachments.attachments(own, locality=1)
    (original,) = attachments.attachments(review, locality=1)
    assert attachments.content(own, attachment=document.attachment) == attachments.content(
        review, attachment=original.attachment
    )
    assert attachments.document(own, attachment=document.attachment) is not None
    assert mine[0].attachment == document.attachment
    assert findings(own, locality=1) is not None
    origin = needed_origin(own)
    assert (origin.deadline, origin.note, origin.member_name) == (
        date(2008, 6, 1),
        "Please",
        "Anna Park",
    )


def test_what_the_chair_put_right_in_a_plan_travels(review, tmp_path):
    take(review, ASHBY, "Diabetes", "Falls")
    said = [
        Correction("measure", "90% of patients", meaning="9 of 10 patients"),
        Correction("measure", "three"),
        Correction("money", "45k", meaning="£45,000"),
        Correction("lead", "Falls team", clinical="Dr Hill"),
        Correction("timescale", "soon", due=date(2009, 3, 31), precision=DatePrecision.DAY),
    ]
    correct_readings(review, who="Chair", locality=1, corrections=said)
    data = make_pack(review, who="Chair", member="ap")
    own = open_pack(
        data, tmp_path / "own.lyreview", home=places.home(tmp_path / "anna"), holder="Anna"
    )
    assert reading_setting(own, locality=1).corrections == tuple(said)
    assert reading_setting(own, locality=2).corrections == ()
    assert verify(own.path).problems == ()
    own.close()


def test_which_must_dos_are_settled_and_what_was_set_aside_travels(review, tmp_path):
    take(review, ASHBY, "Diabetes", "Falls")
    newest, older = (
        plan_rows(review, plan_version=one.plan_version)
        for one in reversed(versions(review, locality=ASHBY)[-2:])
    )
    (barton,) = (one.objectives[:1] for one in coverage_facts(review, locality=BARTON).plans)
    said = ((newest[1], True), (newest[0], False), (older[0], True), (barton[0], True))
    for row, confirmed in said:
        coverage.link_must_do(review, who="Chair", objective=row.id, must_do=1, confirmed=confirmed)
    found = findings(review, locality=ASHBY)[0].finding
    about = {"locality": ASHBY, "rule": found.rule, "fingerprint": found.fingerprint}
    noticed.dismiss_finding(review, who="Chair", **about, reason="Said at the meeting")
    data = make_pack(review, who="Chair", member="ap")
    own = open_pack(
        data, tmp_path / "own.lyreview", home=places.home(tmp_path / "anna"), holder="Anna"
    )
    for locality in (ASHBY, BARTON):
        here, there = (coverage_facts(one, locality=locality) for one in (own, review))
        assert said_of(here) == said_of(there) != []
        assert covered(here).matrix.count(0, Cover.CONFIRMED) == 1
        assert [one.dismissed for one in findings(own, locality=locality)] == [
            one.dismissed for one in findings(review, locality=locality)
        ]
    (aside,) = {one.dismissed for one in findings(own, locality=ASHBY)} - {None}
    assert (aside.reason, aside.who) == ("Said at the meeting", "Chair")
    assert own.raw.execute("SELECT count(*) FROM must_do_link").fetchone() == (4,)
    with pytest.raises(AMembersReview):
        noticed.restore_finding(own, who="Anna", **about)
    (mine, *_rest) = coverage_facts(own, locality=ASHBY).links
    with pytest.raises(AMembersReview):
        coverage.unlink_must_do(own, who="Anna", objective=mine.objective, must_do=mine.must_do)
    assert verify(own.path).problems == ()
    own.close()


def test_what_was_said_of_a_plan_the_member_does_not_see_stays(review):
    members.set_assigning(review, who="Chair", assigning=Assigning.PICKED)
    members.assign(review, who="Chair", pairs=[(1, ASHBY)], scores=False)
    (plan,) = coverage_facts(review, locality=ASHBY).plans
    coverage.link_must_do(
        review, who="Chair", objective=plan.objectives[0].id, must_do=1, confirmed=True
    )
    noticed.dismiss_finding(
        review, who="Chair", locality=ASHBY, rule="no_lead", fingerprint="0d", reason="Known"
    )
    contents = read_pack(make_pack(review, who="Chair", member="ap")).contents
    assert {one.locality for one in contents.plans} == {"E-2"}
    assert contents.links == contents.dismissals == ()


def said_of(facts):
    """What was said of rows and must-dos, by their codes."""
    rows = {row.id: row.code for plan in facts.plans for row in plan.objectives}
    must_dos = {one.must_do: (one.catalogue, one.code) for one in facts.must_dos}
    return [
        (rows[one.objective], must_dos[one.must_do], one.confirmed, one.who, one.at)
        for one in facts.links
    ]


def test_a_pack_holds_nobodys_scores_and_no_key_of_the_review(review):
    scores.record_score(
        review,
        plan_version=3,
        criterion=1,
        member="bq",
        state=ScoreState.RATED,
        rating=4,
        comment="Zwölf Krähen",
        who="Bob",
    )
    data = make_pack(review, who="Chair", member="ap")
    contents = read_pack(data).contents
    assert "Zwölf" not in repr(contents)
    assert "Bob" not in repr(contents)
    private = review_keys(review).private
    assert private not in repr(contents)
    assert bytes.fromhex(private) not in data
    with closing(sqlite3.connect(review.path)) as raw:
        log = b"".join(changes for (changes,) in raw.execute("SELECT changes FROM change_entry"))
    assert private.encode() not in log
    assert content_hash(review.raw)


def test_the_record_of_a_pack_stays_when_steps_are_undone(review):
    members.withdraw_member(review, who="Chair", member=3)
    first = make_pack(review, who="Chair", member="ap")
    second = make_pack(review, who="Chair", member="bq")
    assert first != second
    undo.undo(review, who="Chair")
    assert [one.member_key for one in packs(review)] == ["bq", "ap"]
    assert {one.plans for one in packs(review)} == {3}
    assert verify(review.path).problems == ()


@pytest.mark.parametrize("step", ["member", "criteria"])
def test_what_a_pack_rests_on_is_not_undone(review, step):
    member = "bq"
    if step == "member":
        programme.add_member(review, who="Chair", name="Dora Dent")
        (member,) = review.raw.execute("SELECT key FROM member ORDER BY id DESC").fetchone()
    else:
        make_pack(review, who="Chair", member="ap")
        criteria.edit_criterion(review, criterion="clear", title="Clearer", who="Chair")
    make_pack(review, who="Chair", member=member)
    before = content_hash(review.raw)
    with pytest.raises(NeededStill):
        undo.undo(review, who="Chair")
    assert content_hash(review.raw) == before
    assert verify(review.path).problems == ()


def test_there_is_no_pack_for_nobody(review):
    with pytest.raises(UnknownKey):
        make_pack(review, who="Chair", member="zz")
    members.withdraw_member(review, who="Chair", member=3)
    with pytest.raises(MemberWithdrawn):
        make_pack(review, who="Chair", member="cz")
    assert packs(review) == ()


def test_an_interest_takes_the_score_sheet_out_and_leaves_the_plan(review, tmp_path):
    members.declare_conflicts(
        review, who="Chair", pairs=[(1, BARTON)], kind=ConflictKind.OWN_LOCALITY, note="Mine"
    )
    contents = read_pack(make_pack(review, who="Chair", member="ap")).contents
    assert contents.scored == ("E-1",)
    assert [one.locality for one in contents.conflicts] == ["E-2"]
    assert {plan.locality for plan in contents.plans} == {"E-1", "E-2"}


def test_what_was_said_there_is_what_stands_here(review, own):
    at = rate(own, rating=4, comment="Good.")
    rows = [one.id for one in plan_rows(own, plan_version=at["plan_version"])]
    scores.cite(own, **at, objectives=rows[:1])
    document = attachments.attachments(own, locality=1)[0].attachment
    scores.cite_page(own, **at, attachment=document)
    merge_returns(review, who="Chair", returns=came_back(review, own))
    before = content_hash(review.raw)
    version = versions(review, locality=1)[-1].plan_version
    stands = review.raw.execute(
        "SELECT state, rating, comment, changed_at FROM score WHERE plan_version_id = ?", (version,)
    ).fetchall()
    assert (
        stands == own.raw.execute("SELECT state, rating, comment, changed_at FROM score").fetchall()
    )
    assert review.raw.execute(
        "SELECT count(objective_id), count(attachment_id) FROM evidence"
    ).fetchone() == (1, 1)
    # Taking it back travels too.
    scores.clear_score(own, **at)
    scores.comment_score(own, **at, text="")
    merge_returns(review, who="Chair", returns=came_back(review, own))
    assert review.raw.execute("SELECT state, comment FROM score").fetchall() == [(None, "")]
    undo.undo(review, who="Chair")
    assert content_hash(review.raw) == before


def test_the_checklist_says_what_is_missing(own):
    rate(own, rating=0)
    rate(own, criterion=1, rating=3)
    plan = rate(own, "E-2")
    scores.record_score(own, **plan, state=ScoreState.UNABLE)
    found = checklist(own)
    assert (found.answered, found.of, found.complete) == (3, 4, False)
    assert [one.code for one in found.unfinished] == ["E-2"]
    assert [(one.code, one.rating) for one in found.without_comment] == [("E-1", 0)]
    assert [one.code for one in found.unable] == ["E-2"]


def test_criteria_changed_since_keep_the_old_answers_with_the_old_set(review, own):
    rate(own)
    criteria.edit_criterion(review, criterion="clear", title="Clearer", who="Chair")
    assert [one.version for one in criteria_sets(review.raw)] == [1, 2]
    incoming = came_back(review, own)
    (found,) = merge_preview(review, returns=incoming).returns
    assert (found.count("new"), len(found.remarks)) == (1, 1)
    merge_returns(review, who="Chair", returns=incoming)
    assert review.raw.execute(
        "SELECT asked.version FROM score JOIN criterion ON criterion.id = score.criterion_id"
        " JOIN criteria_set AS asked ON asked.id = criterion.set_id"
    ).fetchall() == [(1,)]


def test_a_members_copy_makes_no_packs_and_no_file_is_written_over(review, own, tmp_path):
    with pytest.raises(AMembersReview):
        make_pack(own, who="Anna", member="ap")
    data = make_pack(review, who="Chair", member="ap")
    with pytest.raises(FileExists):
        open_pack(data, own.path, home=own.home, holder="Anna")


def test_what_a_member_undoes_travels_as_well(review, own):
    def here():
        merge_returns(review, who="Chair", returns=came_back(review, own))
        return review.raw.execute("SELECT rating FROM score").fetchall()

    rate(own, rating=3)
    rate(own, rating=4)
    assert here() == [(4,)]
    undo.undo(own, who="Anna")
    assert here() == [(3,)]
    undo.undo(own, who="Anna")
    assert here() == [(None,)]
    undo.redo(own, who="Anna")
    assert here() == [(3,)]
    undo.redo(own, who="Anna")
    assert here() == [(4,)]
    undo.undo(own, who="Anna")
    rate(own, rating=1)
    assert here() == [(1,)]
    assert verify(own.path).problems == ()
    assert verify(review.path).problems == ()
