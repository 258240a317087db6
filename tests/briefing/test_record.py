"""The printed moderation record: all that would be asked for, and nothing before its time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from lyapp.briefing.content import Section
from lyapp.briefing.record.render import RecordFormat, write_record
from lyapp.exchange.rounds import make_pack
from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.outcome_rules import OutcomeRule, RuleWhen
from lyapp.model.panel import ConflictKind, Point, in_place_of
from lyapp.places import Home
from lyapp.store.creating import create_review
from lyapp.store.file import ReviewFile
from lyapp.store.ops import calibration, members, moderation, scores, undo
from lyapp.store.ops.merging import merge_returns
from lyapp.store.queries.record import record_book
from tests.briefing import pages
from tests.store.panel.returning import answer, incoming
from tests.store.programme_small import small

DAY = date(2008, 7, 1)
ANNA, BOB, CY = 1, 2, 3
ASHBY = 3
"""Ashby's newest plan."""
SECRET = "Zwölf Krähen"


@pytest.fixture
def review(tmp_path: Path, home: Home) -> Iterator[ReviewFile]:
    """A blind review: Ashby's plan is settled but for closing, Barton's isn't opened."""
    rules = (
        OutcomeRule("agreed", RuleWhen(nothing_missing=True, must_pass_at_least=3)),
        OutcomeRule("amend"),
    )
    made = create_review(
        tmp_path / "r.lyreview", replace(small(), outcome_rules=rules), home=home, holder="Chair"
    )
    with made.read() as db:
        query = "SELECT id FROM plan_version ORDER BY id"
        versions = [key for (key,) in db.execute(query).fetchall()]
    make_pack(made, who="Chair", member="ap")
    for version in versions:
        for member, clear in (("ap", 4), ("bq", 3), ("cz", 1)):
            for criterion, rating in ((1, clear), (2, 3)):
                scores.record_score(
                    made,
                    who=member,
                    plan_version=version,
                    criterion=criterion,
                    member=member,
                    state=ScoreState.RATED,
                    rating=rating,
                    comment=f"Thought {member}" if version == ASHBY else SECRET,
                    entered_by="Clerk" if member == "cz" else "",
                )
    for member in (ANNA, BOB, CY):
        members.mark_finished(made, who="Chair", member=member)
    members.declare_conflicts(
        made,
        who="Chair",
        pairs=[(BOB, 1)],
        kind=ConflictKind.OWN_LOCALITY,
        note="a partner there",
    )
    moderation.open_moderation(made, who="Chair", plan_version=ASHBY)
    moderation.agree_rating(
        made,
        who="Deputy",
        plan_version=ASHBY,
        criterion="clear",
        mark=Mark(ScoreState.RATED, 2),
        reason="Two priorities have no date",
        points=[Point(CY, "No dates anywhere"), Point(None, "The annex has one")],
    )
    moderation.confirm_rest(made, who="Chair", plan_version=ASHBY)
    moderation.record_presence(
        made, who="Chair", plan_version=ASHBY, present=[BOB, CY], agreed_by=[CY]
    )
    moderation.mark_discussed(made, who="Chair", plan_version=ASHBY)
    moderation.choose_outcome(
        made, who="Chair", plan_version=ASHBY, outcome="amend", departure="Dates are to come"
    )
    yield made
    made.close()


def page(review: ReviewFile, **said: object) -> str:
    """The record as a web page."""
    book = record_book(review, **said)  # type: ignore[arg-type]  # choices
    made = write_record(book, fmt=RecordFormat.HTML, printed_on=DAY)
    return made.decode()


def words(review: ReviewFile) -> str:
    """The record's PDF as text, in one line."""
    made = write_record(record_book(review), fmt=RecordFormat.PDF, printed_on=DAY)
    found = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(made)).pages)
    return " ".join(found.split())


def test_the_record_says_all_that_would_be_asked(review: ReviewFile) -> None:
    calibration.mark_for_calibration(review, who="Chair", plan_version=ASHBY, note="In May")
    text = words(review)
    for said in (
        "Ashby, version 2",
        "Criteria set version 1",
        "Are they clear?",
        "Anna Park: 4 – Thought ap",
        "Cy Zell: 1 – Thought cz [entered by Clerk]",
        "must discuss",
        "median 3, range 1–4, 3 rated",
        "Cy Zell: No dates anywhere",
        "The panel: The annex has one",
        "Two priorities have no date.",
        "recorded by Deputy",
        "their own locality’s plan (a partner there); does not score, may answer questions",
        "leaves for the decision",
        "Present: Bob Quinn and Cy Zell",
        "Sam Stand for Anna Park",
        "All criteria discussed: yes",
        "Record agreed by: Cy Zell",
        "Present, and not among them: Bob Quinn",
        "By the programme’s rule: “Agreed” is suggested",
        "Agreed subject to amendments, another than the rule suggests",
        "Reason for the departure: Dates are to come.",
        "without any one of them: No",
        "This record is not closed.",
        "moderation opened",
        "Too few to say",
        "Scored first by everybody: the plan of Ashby",
        "Note: In May",
    ):
        assert said in text, said


def test_who_came_in_a_members_place_is_named_with_them(review: ReviewFile) -> None:
    here = {"who": "Chair", "plan_version": ASHBY, "present": [ANNA, BOB, CY]}
    moderation.record_presence(review, **here, agreed_by=[ANNA, CY], came={ANNA: "Sam Stand"})  # type: ignore[arg-type]  # choices
    text = words(review)
    for said in (
        "Present: Sam Stand for Anna Park, Bob Quinn and Cy Zell",
        "Record agreed by: Sam Stand for Anna Park and Cy Zell",
        "Present, and not among them: Bob Quinn",
    ):
        assert said in text, said
    assert "not present: Sam Stand" not in text
    moderation.record_presence(review, **here, agreed_by=[ANNA], came={})  # type: ignore[arg-type]  # choices
    text = words(review)
    assert "Present: Anna Park, Bob Quinn and Cy Zell" in text
    assert "Record agreed by: Anna Park" in text


def test_the_history_says_who_agreed_then_whoever_came_since(review: ReviewFile) -> None:
    def told() -> list[str]:
        (plan, _other) = record_book(review).plans
        names = record_book(review).names
        return [
            f"{one.kind.value}: "
            + ", ".join(in_place_of(one.came.get(key, ""), names[key]) for key in one.members)
            for one in plan.steps
            if one.members
        ]

    here = {"who": "Chair", "plan_version": ASHBY, "present": [ANNA, CY]}
    moderation.record_presence(review, **here, agreed_by=[ANNA, CY], came={ANNA: "Sam Stand"})  # type: ignore[arg-type]  # choices
    moderation.record_presence(review, **here, agreed_by=[CY], came={})  # type: ignore[arg-type]  # choices
    moderation.record_presence(review, **here, agreed_by=[ANNA, CY])  # type: ignore[arg-type]  # choices
    said = [
        "agreed: Cy Zell",
        "agreed: Sam Stand for Anna Park",
        "not_agreed: Sam Stand for Anna Park",
        "agreed: Anna Park",
    ]
    assert told() == said
    undo.undo(review, who="Chair")
    assert told() == [*said, "not_agreed: Anna Park"]
    assert "Sam Stand for Anna Park" in page(review)


def test_a_point_taken_out_is_still_printed(review: ReviewFile) -> None:
    moderation.note_points(
        review, who="Deputy", plan_version=ASHBY, criterion="clear", points=[Point(CY, "Dates")]
    )
    text = words(review)
    assert "taken out by Deputy" in text
    assert "The panel, “The annex has one”" in text
    assert "Cy Zell: Dates" in text


def test_a_score_says_where_the_members_own_return_differs(review: ReviewFile) -> None:
    given = [answer(rating=2, comment="Half of it"), answer("money", 3, comment="Thought cz")]
    merge_returns(review, who="Chair", returns=[incoming(review, "cz", {("E-1", 2): given})])
    text = words(review)
    said = "[entered by Clerk] [entered here; the member’s own return says 2, “Half of it”]"
    assert f"Cy Zell: 1 – Thought cz {said}" in text
    # Of the other criterion the return says the same.
    assert text.count("own return") == 1


def test_an_opening_that_was_taken_back_is_printed(review: ReviewFile) -> None:
    assert "How the record came about" not in page(review, localities=["E-2"])
    barton = record_book(review, localities=["E-2"]).plans[0].page.plan_version
    moderation.open_moderation(review, who="Chair", plan_version=barton)
    undo.undo(review, who="Chair")
    text = page(review, localities=["E-2"])
    assert "Not opened: nobody’s ratings are shown" in text
    assert "opening taken back (by undoing a step)" in text
    assert SECRET not in text


def test_a_plan_that_is_not_opened_shows_nobodys_ratings(review: ReviewFile) -> None:
    text = page(review)
    assert "Barton, version 1" in text
    assert "Not opened: nobody’s ratings are shown" in text
    assert SECRET not in text
    barton = page(review, localities=["E-2"])
    assert "What each member gave" not in barton
    assert "2 of 2" in barton
    # Turned round, what is hidden leaves no trace.
    shown = barton.replace(record_book(review).content[:4], "")
    for criterion in (1, 2):
        scores.record_score(
            review,
            who="ap",
            plan_version=record_book(review, localities=["E-2"]).plans[0].page.plan_version,
            criterion=criterion,
            member="ap",
            state=ScoreState.RATED,
            rating=0,
            comment="Otherwise",
        )
    book = record_book(review)
    again = page(review, localities=["E-2"]).replace(book.content[:4], "")
    assert again.split("content ")[0] == shown.split("content ")[0]


def test_the_pdf_is_the_same_each_time_with_a_way_to_each_criterion(review: ReviewFile) -> None:
    made = write_record(record_book(review), fmt=RecordFormat.PDF, printed_on=DAY)
    assert write_record(record_book(review), fmt=RecordFormat.PDF, printed_on=DAY) == made

    def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
        return [title for one in items for title in (one.title, *titles(list(one.children)))]

    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        found = titles(list(outline.root))
    assert "Ashby, version 2" in found
    assert "1 Clear priorities" in found
    assert "The record" in found
    assert "Barton, version 1" in found


def test_only_closed_records_can_be_asked_for(review: ReviewFile) -> None:
    assert "There is no plan to print the record of." in page(review, closed_only=True)
    moderation.close_moderation(review, who="Chair", plan_version=ASHBY)
    text = page(review, closed_only=True)
    assert "Ashby, version 2" in text
    assert "This record is not closed." not in text
    assert "Barton, version 1" not in text


def test_what_was_typed_is_printed_and_never_run(review: ReviewFile) -> None:
    moderation.agree_rating(
        review,
        who="<i>Eve</i>",
        plan_version=ASHBY,
        criterion="clear",
        mark=Mark(ScoreState.RATED, 2),
        reason="<script>alert(1)</script> & <b>bold</b>",
        points=[Point(CY, "</td>")],
    )
    assert "<script>alert" not in page(review)
    assert "<b>bold</b>" in words(review)


def test_a_paper_takes_the_record_in_as_its_last_part(review: ReviewFile) -> None:
    page = pages.page(
        review, localities=["E-1"], sections=[Section.STATUS, Section.RECORD], printed_on=DAY
    )
    assert "Annex: moderation record" in page
    assert "Two priorities have no date." in page
    assert "Barton, version 1" not in page
    assert "Annex: moderation record" not in pages.page(review, printed_on=DAY)
