from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.model.findings import Correction
from lyapp.model.intake import Column, MappingPreset
from lyapp.model.plan import Confidence, DatePrecision, Item, ItemKind, RowPlace
from lyapp.model.trouble import NothingToTakeIn, NotReadable, UnknownKey
from lyapp.model.versions import DifferenceKind, Into
from lyapp.rules.dates import local_day
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.ops import (
    corrections,
    coverage,
    outcomes,
    programme,
    scores,
    undo,
)
from lyapp.store.queries import attachments, board, score_sheet, versions
from lyapp.store.queries import history as log_of
from lyapp.store.queries import intake as queries
from lyapp.store.queries.coverage import coverage_facts
from tests.plan_documents import document_of, original_of, row, rows
from tests.store.taking import ASHBY, CORFE, log_entry, newest, plan, take


def test_a_first_document_makes_the_first_version(review):
    done = take(review, CORFE, "Falls", "Stroke", received=date(2008, 6, 2), title="Our plan")
    (only,) = versions.versions(review, locality=CORFE)
    assert (only.plan_version, only.number, only.rows, only.attachments) == (done.created, 1, 2, 1)
    assert (only.received, only.title, only.newest) == (date(2008, 6, 2), "Our plan", True)
    assert done.label == "Plan of Corfe, version 1: 2 rows from “plan.docx”"
    assert done.localities == (CORFE,)
    assert done.touches("objective", "attachment")
    assert [one.title for one in plan(review, CORFE)] == ["Falls", "Stroke"]
    assert verify(review.path).ok


def test_a_row_is_kept_as_printed_and_as_understood_and_knows_where_it_stands(review):
    read = row(
        "Falls",
        objective="Falls\nFewer by a tenth",
        leads=("Dr Ann Hill", "J. Wood"),
        timescales=("March 2009", "June 2009"),
        code="2.1",
        places=(RowPlace(0, 3, 1), RowPlace(0, 4, 2)),
    )
    take(review, CORFE, "Falls", read=[read])
    (kept,) = plan(review, CORFE)
    (document,) = attachments.attachments(review, locality=CORFE)
    assert (kept.code, kept.printed_code, kept.text) == ("2.1", "2.1", "Falls\nFewer by a tenth")
    assert (kept.lead, kept.other_leads) == ("Dr Ann Hill", ("J. Wood",))
    assert (kept.timescale, kept.other_timescales) == ("March 2009", ("June 2009",))
    assert (kept.due, kept.precision) == (date(2009, 3, 31), DatePrecision.MONTH)
    assert kept.confidence is Confidence.LIKELY
    assert kept.clinical_lead == "Dr Ann Hill"
    assert (kept.attachment, kept.page) == (document.attachment, 1)
    assert kept.places == (RowPlace(0, 3, 1), RowPlace(0, 4, 2))


def test_a_second_document_is_the_next_version_and_nothing_is_overwritten(review):
    before = versions.versions(review, locality=ASHBY)
    old = versions.plan_rows(review, plan_version=before[-1].plan_version)
    take(review, ASHBY, "Diabetes", "Obesity")
    after = versions.versions(review, locality=ASHBY)
    assert [one.number for one in after] == [1, 2, 3]
    assert [one.newest for one in after] == [False, False, True]
    assert versions.plan_rows(review, plan_version=before[-1].plan_version) == old
    found = versions.differences(review, locality=ASHBY, older=2, newer=3)
    assert [(one.kind, one.code) for one in found] == [
        (DifferenceKind.CHANGED, "P1"),
        (DifferenceKind.REMOVED, "P2"),
        (DifferenceKind.ADDED, "P3"),
    ]
    with pytest.raises(UnknownKey):
        versions.differences(review, locality=ASHBY, older=2, newer=9)


def test_an_empty_version_that_waits_for_its_plan_is_filled(review):
    made = programme.add_locality(review, organisation=1, name="Dunwich", who="x").created
    take(review, made, "Falls")
    (only,) = versions.versions(review, locality=made)
    assert (only.number, only.rows) == (1, 1)
    assert undo.undo(review, who="x").label.startswith("Undo: Plan of Dunwich")
    (only,) = versions.versions(review, locality=made)
    assert (only.number, only.rows, only.received) == (1, 0, None)


def test_a_second_part_is_added_to_the_version_and_leaves_out_what_is_there(review):
    take(review, CORFE, "Falls", "Stroke")
    take(review, CORFE, "Stroke", "Waits", into=Into.ADD, received=date(2008, 6, 9))
    assert [one.title for one in plan(review, CORFE)] == ["Falls", "Stroke", "Waits"]
    only = newest(review, CORFE)
    assert (only.number, only.attachments, only.received) == (1, 2, date(2008, 6, 9))
    with pytest.raises(NothingToTakeIn):
        take(review, CORFE, "Falls", into=Into.ADD)


def test_the_preview_says_what_the_import_then_does(review):
    titles = ("Diabetes", "Obesity", "Left out")
    read = [*rows(*titles[:2]), row(titles[2], refused=True)]
    before = content_hash(review.raw)
    seen = queries.preview(review, locality=ASHBY, rows=read, into=Into.NEW_VERSION)
    assert content_hash(review.raw) == before
    assert (seen.version, seen.added, seen.changed, seen.unchanged) == (3, 1, 1, 0)
    assert (seen.removed, seen.refused) == (1, 1)
    assert [one.after for one in seen.differences] == [0, None, 1]
    take(review, ASHBY, read=read)
    done = versions.differences(review, locality=ASHBY, older=2, newer=3)
    assert [replace(one, after=None) for one in done] == [
        replace(one, after=None) for one in seen.differences
    ]
    assert queries.preview(review, locality=CORFE, rows=read, into=Into.ADD).version == 1
    with pytest.raises(UnknownKey):
        queries.preview(review, locality=99, rows=read, into=Into.ADD)


def test_nothing_to_take_in_leaves_nothing(review):
    before = content_hash(review.raw)
    entry = log_of.history(review, limit=1)
    with pytest.raises(NothingToTakeIn):
        take(review, CORFE, "Falls", read=[row("Falls", refused=True)])
    with pytest.raises(UnknownKey):
        take(review, 99, "Falls")
    assert content_hash(review.raw) == before
    assert log_of.history(review, limit=1) == entry
    assert attachments.attachments(review, locality=CORFE) == ()
    assert review.raw.execute("SELECT count(*) FROM document_content").fetchone() == (0,)


def test_one_undo_takes_all_of_it_back_and_redo_brings_all_again(review):
    begin = content_hash(review.raw)
    take(
        review,
        ASHBY,
        "Diabetes",
        "Waits",
        corrections=[Correction("timescale", "March 2009", date(2009, 3, 1), DatePrecision.DAY)],
        preset=MappingPreset("Ashby's", (("Owner", Column.LEAD),)),
    )
    end = content_hash(review.raw)
    (document,) = attachments.attachments(review, locality=ASHBY)
    size = len(log_entry(review))
    assert undo.undo(review, who="x").touches("objective", "attachment", "plan_version")
    assert content_hash(review.raw) == begin
    assert attachments.attachments(review, locality=ASHBY) == ()
    assert verify(review.path).ok
    undo.redo(review, who="x")
    assert content_hash(review.raw) == end
    original = attachments.content(review, attachment=document.attachment)
    assert original == original_of("Diabetes", "Waits")
    assert verify(review.path).ok
    assert original not in log_entry(review)
    assert len(log_entry(review)) == size


def test_the_entry_names_the_document_it_came_from(review):
    take(review, CORFE, "Falls")
    (source,) = review.raw.execute(
        "SELECT source_sha256 FROM change_entry ORDER BY id DESC"
    ).fetchone()
    (document,) = attachments.attachments(review, locality=CORFE)
    assert source == document.sha256 == document_of("Falls").sha256
    (where,) = queries.already_there(review, sha256=source)
    assert (where.locality, where.locality_name, where.version) == (CORFE, "Corfe", 1)
    assert queries.already_there(review, sha256="0" * 64) == ()


def test_scores_stay_with_the_version_they_were_given_on(review, ashby):
    scores.record_score(review, **ashby, state=ScoreState.RATED, rating=4, comment="Good.")
    scores.cite(review, **ashby, objectives=[3])
    outcomes.record_outcome(review, locality=ASHBY, outcome_type="agreed", who="Anna Park")
    old = newest(review, ASHBY)
    before = score_sheet.score_sheet(review, plan_version=old.plan_version, member="ap")
    take(review, ASHBY, "Diabetes", "Smoking")
    assert score_sheet.score_sheet(review, plan_version=old.plan_version, member="ap") == before
    new = newest(review, ASHBY)
    sheet = score_sheet.score_sheet(review, plan_version=new.plan_version, member="ap")
    assert sheet.version == 3
    assert [line.state for line in sheet.lines] == [None, None, None]
    assert sheet.lines[0].before == score_sheet.EarlierAnswer(2, ScoreState.RATED, 4, "Good.")
    assert sheet.lines[1].before is None
    (older, *_rest) = versions.versions(review, locality=ASHBY)[1:]
    assert (older.scores, older.members, new.scores) == (1, 1, 0)
    assert (older.outcome, new.outcome) == ("Agreed", "")
    shown = next(one for one in board.board(review, member="ap").rows if one.locality == ASHBY)
    assert (shown.version, shown.mine_done, shown.rating) == (3, 0, None)
    to_score = {one.code: one for one in score_sheet.to_score(review, member="ap")}["E-1"]
    assert (to_score.plan_version, to_score.done) == (new.plan_version, 0)


def test_must_dos_follow_the_rows_in_which_the_same_is_to_be_done(review):
    take(review, CORFE, "Falls", "Stroke", "Smoking")
    falls, stroke, smoking = plan(review, CORFE)
    link = {"who": "Bob", "must_do": 1}
    for one, confirmed in ((falls, True), (stroke, False), (smoking, True)):
        coverage.link_must_do(review, objective=one.id, confirmed=confirmed, **link)
    other = (Item(ItemKind.ACTION, "Something else for smoking"),)
    read = [
        row("Falls", leads=("Nurse Bell",)),
        row("Stroke", timescales=("May",)),
        row("Smoking", items=other),
    ]
    take(review, CORFE, "Falls", read=read)
    kept, later, changed = plan(review, CORFE)
    assert (kept.lead, later.timescale) == ("Nurse Bell", "May")
    now = coverage_facts(review, locality=CORFE).links
    assert [(one.objective, one.confirmed, one.who) for one in now] == [
        (kept.id, True, "Bob"),
        (later.id, False, "Bob"),
    ]
    coverage.unlink_must_do(review, objective=kept.id, **link)
    assert [one.objective for one in coverage_facts(review, locality=CORFE).links] == [later.id]
    undo.undo(review, who="x")
    undo.undo(review, who="x")
    links = coverage_facts(review, locality=CORFE).links
    assert [(one.objective, one.confirmed) for one in links] == [
        (falls.id, True),
        (stroke.id, False),
        (smoking.id, True),
    ]
    with pytest.raises(UnknownKey):
        coverage.link_must_do(review, objective=changed.id, confirmed=True, **link)


def test_what_coverage_is_worked_out_from(review):
    facts = coverage_facts(review)
    assert [(one.catalogue, one.code, one.detail) for one in facts.must_dos] == [
        ("national", "M1", "target: 18 weeks")
    ]
    assert [(one.code, one.version, len(one.objectives)) for one in facts.plans] == [
        ("E-1", 2, 2),
        ("E-2", 1, 1),
        ("W-1", None, 0),
    ]


def test_what_a_measure_means_is_remembered_for_the_next_version(review):
    said = (
        Correction("measure", "a pilot", meaning="one pilot"),
        Correction("money", "£45", meaning="£45k"),
    )
    take(review, CORFE, "Falls", corrections=said)
    kept = queries.reading_setting(review, locality=CORFE).corrections
    assert [(one.field, one.printed, one.meaning) for one in kept] == [
        ("measure", "a pilot", "one pilot"),
        ("money", "£45", "£45,000"),
    ]
    again = Correction("measure", "A  pilot", meaning="")
    done = corrections.correct_readings(
        review, who="Anna Park", locality=CORFE, corrections=[again, said[1]]
    )
    assert done.label == "Meaning of “A pilot”, “£45” in the plan of Corfe"
    kept = queries.reading_setting(review, locality=CORFE).corrections
    assert [(one.printed, one.meaning) for one in kept] == [("a pilot", ""), ("£45", "£45,000")]
    undo.undo(review, who="x")
    kept = queries.reading_setting(review, locality=CORFE).corrections
    assert kept[0].meaning == "one pilot"
    take(review, CORFE, "Falls")
    assert queries.reading_setting(review, locality=CORFE).corrections == kept
    assert queries.reading_setting(review, locality=ASHBY).corrections == ()
    with pytest.raises(NotReadable):
        corrections.correct_reading(
            review, who="x", locality=CORFE, correction=Correction("money", "£4", meaning="a lot")
        )
    assert verify(review.path).ok


def test_where_a_document_is_kept_says_when_it_came(review):
    take(review, CORFE, "Falls")
    sha256 = document_of("Falls").sha256
    (where,) = queries.already_there(review, sha256=sha256)
    assert (where.version, where.newest) == (1, True)
    assert where.added == local_day(attachments.attachments(review, locality=CORFE)[0].added)
    take(review, CORFE, "Stroke")
    (where,) = queries.already_there(review, sha256=sha256)
    assert (where.version, where.newest) == (1, False)
