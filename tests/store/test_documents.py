from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from lyapp.model.findings import Correction
from lyapp.model.intake import Column, MappingPreset
from lyapp.model.plan import Confidence, DatePrecision
from lyapp.model.trouble import AttachmentInUse, UnknownKey
from lyapp.model.versions import Into
from lyapp.store.check import verify
from lyapp.store.content import content_hash
from lyapp.store.ops import attachments as attachment_ops
from lyapp.store.ops import corrections, coverage, findings, intake, presets, undo
from lyapp.store.queries import attachments, versions
from lyapp.store.queries import history as log_of
from lyapp.store.queries import intake as queries
from lyapp.store.queries import presets as preset_queries
from lyapp.store.tables import CLASSES
from lyapp.store.tables.base import Moment
from tests.plan_documents import document_of, original_of, row
from tests.store.taking import ASHBY, BARTON, CORFE, log_entry, plan, take


def test_a_correction_is_put_on_the_rows_and_remembered(review):
    take(review, CORFE, "Falls", "Stroke")
    said = Correction("timescale", "March  2009", date(2009, 3, 1), DatePrecision.DAY)
    corrections.correct_reading(review, who="x", locality=CORFE, correction=said)
    lead = Correction("lead", "Dr Ann Hill, practice manager", clinical="")
    corrections.correct_reading(review, who="x", locality=CORFE, correction=lead)
    for kept in plan(review, CORFE):
        assert (kept.due, kept.precision) == (date(2009, 3, 1), DatePrecision.DAY)
        assert (kept.confidence, kept.clinical_lead) == (Confidence.SURE, "")
    known = queries.reading_setting(review, locality=CORFE)
    assert known.corrections == (replace(said, printed="March 2009"), lead)
    assert queries.reading_setting(review).corrections == ()
    corrections.forget_correction(
        review, who="x", locality=CORFE, field="lead", printed=lead.printed
    )
    assert len(queries.reading_setting(review, locality=CORFE).corrections) == 1
    with pytest.raises(UnknownKey):
        corrections.forget_correction(
            review, who="x", locality=CORFE, field="lead", printed=lead.printed
        )


def test_a_correction_reaches_rows_printed_in_other_capitals(review):
    take(review, CORFE, "Falls", "Stroke")
    said = Correction("timescale", "MARCH 2009", date(2009, 3, 5), DatePrecision.DAY)
    corrections.correct_reading(review, who="x", locality=CORFE, correction=said)
    assert {kept.due for kept in plan(review, CORFE)} == {date(2009, 3, 5)}


def test_a_later_correction_replaces_the_earlier_one(review):
    take(review, CORFE, "Falls")
    for day in (date(2009, 3, 1), None):
        said = Correction("timescale", "March 2009", day)
        corrections.correct_reading(review, who="x", locality=CORFE, correction=said)
    assert queries.reading_setting(review, locality=CORFE).corrections == (said,)
    assert plan(review, CORFE)[0].due is None
    wrong = Correction("colour", "red")
    with pytest.raises(UnknownKey):
        corrections.correct_reading(review, who="x", locality=CORFE, correction=wrong)


def test_what_helps_reading_comes_from_the_review(review):
    known = queries.reading_setting(review)
    assert (known.year_starts, known.year_ends) == (date(2008, 4, 1), date(2009, 3, 31))
    assert dict(known.spellings)[ASHBY] == ("Ashby", "Ashbie")
    assert known.people == ("Dr Ann Hill",)


def test_a_preset_is_kept_replaced_and_removed(review):
    anyone = MappingPreset("Any", (("Owner", Column.LEAD),))
    own = MappingPreset("Own", (("What we will do", Column.ACTION),), BARTON)
    for one in (anyone, own, replace(own, headers=(("By when", Column.TIMESCALE),))):
        presets.save_preset(review, who="x", preset=one)
    assert preset_queries.presets(review, locality=BARTON) == (
        replace(own, headers=(("By when", Column.TIMESCALE),)),
        anyone,
    )
    assert preset_queries.presets(review) == (anyone,)
    presets.remove_preset(review, who="x", name="Any")
    assert preset_queries.presets(review) == ()
    with pytest.raises(UnknownKey):
        presets.remove_preset(review, who="x", name="Any")


def test_a_document_is_kept_byte_for_byte_and_as_it_was_read(review):
    take(review, CORFE, "Falls")
    (kept,) = attachments.attachments(review, locality=CORFE)
    assert (kept.name, kept.version, kept.rows, kept.pages) == ("plan.docx", 1, 1, 2)
    assert attachments.content(review, attachment=kept.attachment) == original_of("Falls")
    assert attachments.document(review, attachment=kept.attachment) == document_of("Falls")
    with pytest.raises(AttachmentInUse):
        attachment_ops.remove_attachment(review, who="x", attachment=kept.attachment)


def test_a_document_that_is_only_kept_comes_and_goes(review):
    begin = content_hash(review.raw)
    done = attachment_ops.add_attachment(
        review, who="x", locality=BARTON, name="letter.doc", content=b"Dear all"
    )
    (kept,) = attachments.attachments(review, locality=BARTON)
    assert (kept.attachment, kept.kind, kept.rows) == (done.created, None, 0)
    assert attachments.document(review, attachment=kept.attachment) is None
    attachment_ops.remove_attachment(review, who="x", attachment=kept.attachment)
    assert content_hash(review.raw) == begin
    for query in (attachments.content, attachments.document):
        with pytest.raises(UnknownKey):
            query(review, attachment=kept.attachment)
    undo.undo(review, who="x")
    assert attachments.content(review, attachment=kept.attachment) == b"Dear all"
    with pytest.raises(UnknownKey):
        attachment_ops.add_attachment(review, who="x", locality=CORFE, name="a", content=b"")


def test_the_same_document_twice_is_kept_once(review):
    take(review, CORFE, "Falls")
    take(review, BARTON, "Falls")
    assert review.raw.execute("SELECT count(*) FROM document_content").fetchone() == (2,)
    assert len(attachments.attachments(review, locality=BARTON)) == 1


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("UPDATE document_content SET content = x'00' WHERE id = 1", "does not hold"),
        ("UPDATE document_content SET content = content || x'ff' WHERE id = 1", "does not hold"),
        ("DELETE FROM document_content WHERE id = 1", "is gone"),
        ("DELETE FROM document_content WHERE id = 2", "what was read"),
        ("UPDATE objective SET due = '2001-01-01' WHERE id = 5", "its due is another"),
        ("UPDATE attachment SET name = 'other'", "its name is another"),
    ],
)
def test_a_document_altered_behind_the_log_is_found(review, behind, told):
    take(review, CORFE, "Falls")
    assert verify(review.path).ok
    review.raw.execute(behind)
    found = verify(review.path)
    assert not found.ok
    assert any(told in problem for problem in found.problems)


def test_text_that_no_file_could_hold_is_made_fit(review):
    read = row("Falls \ud800\x00", leads=("Dr\x07 Hill",))
    document = replace(document_of("Falls", extra="Half \ud800"), name="pl\x00an.docx")
    intake.import_plan(
        review,
        who="x",
        locality=CORFE,
        document=document,
        original=b"x",
        rows=[read],
        into=Into.NEW_VERSION,
    )
    (kept,) = plan(review, CORFE)
    assert (kept.title, kept.lead) == ("Falls \ufffd", "Dr Hill")
    (stored,) = attachments.attachments(review, locality=CORFE)
    assert stored.name == "plan.docx"


def test_the_history_counts_an_import_and_reads_what_was_changed_by_hand(review):
    take(review, CORFE, *[f"Objective number {n}" for n in range(9)])
    (entry,) = log_of.history(review, locality=CORFE, limit=1)
    assert (entry.fields, entry.bulk_rows > 27) == ((), True)
    undo.undo(review, who="x")
    (entry,) = log_of.history(review, locality=CORFE, limit=1)
    assert (entry.fields, entry.bulk_rows > 27) == ((), True)
    take(review, CORFE, "Falls", read=[row("Falls", leads=("Dr Hill", "J. Wood", "K. Lee"))])
    (entry,) = log_of.history(review, locality=CORFE, limit=1)
    said = {one.what: one.after for one in entry.fields}
    assert said["objective: title"] == "Falls"
    assert said["objective: further leads"] == "J. Wood, K. Lee"
    assert "attachment: name" in said
    assert not any("sha256" in what for what in said)
    lead = Correction("timescale", "March 2009", date(2009, 3, 1), DatePrecision.DAY)
    corrections.correct_reading(review, who="x", locality=CORFE, correction=lead)
    (entry,) = log_of.history(review, locality=CORFE, limit=1)
    said = {one.what: (one.before, one.after) for one in entry.fields}
    assert said["objective: due"] == ("2009-03-31", "2009-03-01")


def test_the_history_counts_a_large_import_and_names_it(review):
    titles = [f"Objective number {n}" for n in range(120)]
    take(review, CORFE, *titles)
    (entry,) = log_of.history(review, locality=CORFE, limit=1)
    assert entry.bulk_rows > 350
    assert entry.fields == ()
    changes = json.loads(log_entry(review))
    assert sum(change[0] == "objective" for change in changes) == 120
    assert len(plan(review, CORFE)) == 120
    undo.undo(review, who="x")
    assert versions.versions(review, locality=CORFE) == ()


def test_all_that_is_said_of_a_plan_is_in_the_content_hash(review):
    take(review, CORFE, "Falls", corrections=[Correction("lead", "Dr Hill", clinical="Dr Hill")])
    presets.save_preset(review, who="x", preset=MappingPreset("Any", (("Owner", Column.LEAD),)))
    about = {"who": "x", "locality": CORFE}
    findings.dismiss_finding(review, **about, rule="no_lead", fingerprint="a", reason="Known")
    (falls,) = plan(review, CORFE)
    coverage.link_must_do(review, who="x", objective=falls.id, must_do=1, confirmed=True)
    start = content_hash(review.raw)
    said = ("attachment", "correction", "finding_dismissal", "must_do_link", "mapping_preset")
    for name in ("objective", *said):
        for column in CLASSES[name].__table__.columns:
            if column.primary_key or column.foreign_keys or column.name == "sort":
                continue
            if isinstance(column.type, Moment):
                continue
            review.raw.execute("BEGIN")
            review.raw.execute("PRAGMA ignore_check_constraints=ON")
            other = 123 if column.type.python_type is int else "2001-01-01"
            newest_row = f"WHERE id = (SELECT max(id) FROM {name})"
            review.raw.execute(f"UPDATE {name} SET {column.name} = ? {newest_row}", (other,))
            changed = content_hash(review.raw)
            review.raw.execute("ROLLBACK")
            assert changed != start, f"{name}.{column.name}"
