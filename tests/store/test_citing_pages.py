"""A page of a plan's document as evidence."""

from __future__ import annotations

import pytest

from lyapp.model.trouble import AttachmentInUse, UnknownKey
from lyapp.store.ops import attachments, scores, undo
from lyapp.store.queries.attachments import attachments as documents
from lyapp.store.queries.score_sheet import score_sheet
from tests.store.taking import BARTON, newest, take


@pytest.fixture
def at(review):
    take(review, BARTON, "Shorter waits", "Fewer falls")
    version = newest(review, BARTON).plan_version
    return {"plan_version": version, "criterion": 1, "member": "ap", "who": "Anna"}


def cited(review, at):
    sheet = score_sheet(review, plan_version=at["plan_version"], member="ap")
    return [(one.objective, one.title, one.page) for one in sheet.lines[0].citations]


def test_a_page_is_cited_once_beside_rows(review, at):
    (document,) = [one for one in documents(review, locality=BARTON) if one.rows]
    sheet = score_sheet(review, plan_version=at["plan_version"], member="ap")
    scores.cite(review, **at, objectives=[sheet.objectives[0].id])
    for page in (2, 2, 1, None, None):
        scores.cite_page(review, **at, attachment=document.attachment, page=page)
    assert cited(review, at) == [
        (sheet.objectives[0].id, "Shorter waits", None),
        (None, "plan.docx", 2),
        (None, "plan.docx", 1),
        (None, "plan.docx", None),
    ]


def test_a_cited_page_is_taken_away_and_undone(review, at):
    (document,) = documents(review, locality=BARTON)
    scores.cite_page(review, **at, attachment=document.attachment, page=1)
    sheet = score_sheet(review, plan_version=at["plan_version"], member="ap")
    scores.uncite(review, evidence=sheet.lines[0].citations[0].id, who="Anna")
    assert cited(review, at) == []
    undo.undo(review, who="Anna")
    assert cited(review, at) == [(None, "plan.docx", 1)]
    undo.undo(review, who="Anna")
    assert cited(review, at) == []


def test_only_pages_there_are_can_be_cited(review, at):
    (document,) = documents(review, locality=BARTON)
    for page in (0, 3, -1):
        with pytest.raises(UnknownKey):
            scores.cite_page(review, **at, attachment=document.attachment, page=page)
    with pytest.raises(UnknownKey):
        scores.cite_page(review, **at, attachment=99, page=1)
    assert cited(review, at) == []


def test_a_document_of_another_plan_cant_be_cited(review, at):
    (document,) = documents(review, locality=BARTON)
    with pytest.raises(UnknownKey):
        scores.cite_page(
            review, **{**at, "plan_version": 3}, attachment=document.attachment, page=1
        )


def test_a_cited_document_stays(review, at):
    made = attachments.add_attachment(
        review, who="Anna", locality=BARTON, name="letter.pdf", content=b"%PDF-"
    )
    scores.cite_page(review, **at, attachment=made.created)
    with pytest.raises(AttachmentInUse):
        attachments.remove_attachment(review, who="Anna", attachment=made.created)
