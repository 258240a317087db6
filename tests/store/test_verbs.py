"""What a caller relies on in the verbs, beside that each is logged and can be undone."""

from __future__ import annotations

from datetime import date

import pytest

from lyapp.model.briefing import TextKind
from lyapp.model.criteria import ScoreState
from lyapp.model.decision import OutcomePlace, OutcomeStage
from lyapp.model.findings import Correction
from lyapp.model.money import LineKind
from lyapp.model.plan import Confidence, DatePrecision
from lyapp.model.programme import ScoreData
from lyapp.model.trouble import (
    NoRatingHere,
    NotReadable,
    OutcomeNeeded,
    RatingOffScale,
    ReasonNeeded,
    TextNeeded,
    UnknownKey,
)
from lyapp.store.ops import corrections, meetings, money, outcomes, programme, scores, texts
from lyapp.store.queries.locality import locality_page
from lyapp.store.queries.meetings import meetings_page
from lyapp.store.queries.programme import programme_page
from lyapp.store.queries.score_sheet import score_sheet

ASHBY, BARTON, CORFE = 1, 2, 3
AT = {"plan_version": 3, "criterion": 1, "member": "ap", "who": "Anna"}
RATED = ScoreState.RATED


def line(review, nth=0, member="ap"):
    return score_sheet(review, plan_version=3, member=member).lines[nth]


def page(review, locality=ASHBY):
    return locality_page(review, locality=locality)


def test_a_score_is_kept_and_replaced(review):
    assert line(review).state is None
    scores.record_score(review, **AT, state=RATED, rating=0)
    assert (line(review).state, line(review).rating) == (RATED, 0)
    scores.record_score(review, **AT, state=ScoreState.NOT_APPLICABLE, rating=3)
    assert (line(review).state, line(review).rating) == (ScoreState.NOT_APPLICABLE, None)
    assert line(review, member="bq").state is None


@pytest.mark.parametrize("rating", [-1, 5, 99, None])
def test_a_rating_off_the_scale_is_refused(review, rating):
    with pytest.raises(RatingOffScale):
        scores.record_score(review, **AT, state=RATED, rating=rating)


def test_an_open_question_takes_a_comment_and_no_rating(review):
    at = AT | {"criterion": 3}
    with pytest.raises(NoRatingHere):
        scores.record_score(review, **at, state=RATED, rating=3)
    scores.comment_score(review, **at, text="A remark.\r\n")
    assert line(review, 2).comment == "A remark."


@pytest.mark.parametrize("wrong", [{"member": "zz"}, {"criterion": 99}, {"plan_version": 99}])
def test_a_score_of_something_unknown_is_refused(review, wrong):
    with pytest.raises(UnknownKey):
        scores.record_score(review, **AT | wrong, state=RATED, rating=3)


def test_clearing_keeps_the_comment_and_the_cited_rows(review):
    scores.record_score(review, **AT, state=RATED, rating=3)
    scores.comment_score(review, **AT, text="Because.")
    scores.cite(review, **AT, objectives=[3, 4, 3])
    scores.cite(review, **AT, objectives=[4])
    scores.clear_score(review, **AT)
    assert (line(review).state, line(review).comment) == (None, "Because.")
    assert [one.code for one in line(review).citations] == ["P1", "P2"]
    scores.uncite(review, evidence=line(review).citations[0].id, who="Anna")
    assert [one.code for one in line(review).citations] == ["P2"]


def test_only_rows_of_the_plan_that_is_scored_can_be_cited(review):
    for objective in (1, 2, 99):
        with pytest.raises(UnknownKey):
            scores.cite(review, **AT, objectives=[3, objective])
    assert line(review).citations == ()


def test_made_up_scores_are_marked_and_never_replace_a_real_one(review):
    scores.record_score(review, **AT, state=RATED, rating=4)
    given = [
        ScoreData("E-1", "clear", "ap", RATED, 0),
        ScoreData("E-1", "clear", "cz", RATED, 1, "Made up.", ("P2",)),
        ScoreData("E-1", "clear", "cz", RATED, 2),
        ScoreData("W-1", "clear", "cz", RATED, 2),
    ]
    done = scores.add_made_up_scores(review, scores=given, who="Anna")
    assert done.label == "Add 1 made-up score"
    assert done.localities == (ASHBY,)
    assert (line(review).rating, line(review).made_up) == (4, False)
    made = line(review, member="cz")
    assert (made.rating, made.made_up, made.comment) == (1, True, "Made up.")
    assert [one.code for one in made.citations] == ["P2"]
    assert page(review).made_up_scores
    scores.record_score(review, **AT | {"member": "cz"}, state=RATED, rating=1)
    assert not page(review).made_up_scores


@pytest.mark.parametrize(
    ("wrong", "trouble"),
    [
        (ScoreData("E-1", "nothing", "ap", RATED, 3), UnknownKey),
        (ScoreData("E-1", "clear", "nobody", RATED, 3), UnknownKey),
        (ScoreData("E-1", "clear", "ap", RATED, 9), RatingOffScale),
        (ScoreData("E-1", "remarks", "ap", RATED, 3), NoRatingHere),
    ],
)
def test_made_up_scores_obey_the_rules(review, wrong, trouble):
    fine = ScoreData("E-2", "clear", "ap", RATED, 3)
    with pytest.raises(trouble):
        scores.add_made_up_scores(review, scores=[fine, wrong], who="Anna")
    assert not page(review, BARTON).made_up_scores


def test_an_outcome_goes_to_the_newest_version_and_can_be_taken_back(review):
    outcomes.record_outcome(
        review, locality=ASHBY, outcome_type="agreed", decided=date(2008, 7, 3), who="Anna"
    )
    assert review.raw.execute(
        "SELECT plan_version_id FROM outcome WHERE locality_id = 1"
    ).fetchone() == (3,)
    assert page(review).reading.stage is OutcomeStage.AGREED
    assert page(review).status.decided == date(2008, 7, 3)
    outcomes.record_outcome(review, locality=ASHBY, outcome_type=None, who="Anna")
    assert page(review).reading.stage is OutcomeStage.UNDECIDED
    assert page(review).status.decided == date(2008, 7, 3)
    with pytest.raises(UnknownKey) as caught:
        outcomes.record_outcome(review, locality=ASHBY, outcome_type="maybe", who="Anna")
    assert "agreed" in caught.value.advice


def test_what_the_briefing_says_is_kept_apart_from_the_decision(review):
    outcomes.edit_outcome_text(
        review, locality=ASHBY, text="Said.", place=OutcomePlace.BRIEFING, who="Anna"
    )
    assert (page(review).status.text, page(review).briefing.text) == ("", "Said.")


def test_a_condition_needs_an_outcome_and_a_text(review):
    with pytest.raises(OutcomeNeeded):
        outcomes.add_condition(review, locality=ASHBY, text="More", who="Anna")
    with pytest.raises(TextNeeded):
        outcomes.add_condition(review, locality=CORFE, text=" \n", who="Anna")
    with pytest.raises(TextNeeded):
        outcomes.edit_condition(review, condition=1, text="", who="Anna")


def test_conditions_turn_the_outcome_when_the_last_is_met(review):
    assert page(review, CORFE).reading.open_conditions == 1
    outcomes.discharge_condition(review, condition=1, who="Bob", note="Seen.")
    met = page(review, CORFE).conditions[0]
    assert (met.open, met.discharged_by, met.note) == (False, "Bob", "Seen.")
    assert page(review, CORFE).reading.stage is OutcomeStage.AGREED
    outcomes.reopen_condition(review, condition=1, who="Bob")
    assert page(review, CORFE).reading.stage is OutcomeStage.CONDITIONAL
    added = outcomes.add_condition(
        review, locality=CORFE, text="Third", due=date(2008, 9, 1), who="Bob"
    )
    assert [one.text for one in page(review, CORFE).conditions][-1] == "Third"
    outcomes.edit_condition(review, condition=added.created, due=None, owner="W", who="Bob")
    last = page(review, CORFE).conditions[-1]
    assert (last.text, last.owner, last.due) == ("Third", "W", None)
    outcomes.remove_condition(review, condition=added.created, who="Bob")
    with pytest.raises(UnknownKey):
        outcomes.discharge_condition(review, condition=added.created, who="Bob")


def test_a_flag_is_settled_with_a_reason_and_stays(review):
    with pytest.raises(ReasonNeeded):
        outcomes.settle_flag(review, flag=1, reason="  ", who="Bob")
    outcomes.settle_flag(review, flag=1, reason="A slip.", who="Bob")
    (flag,) = page(review, BARTON).flags
    assert (flag.open, flag.settled_by, flag.settled_reason) == (False, "Bob", "A slip.")
    outcomes.reopen_flag(review, flag=1, who="Bob")
    assert page(review, BARTON).flags[0].open


def test_money_is_kept_as_typed_beside_as_understood(review):
    done = money.add_line(
        review, locality=BARTON, kind=LineKind.PRESSURE, label="Drugs", amount="£1.3m", who="Anna"
    )
    (added,) = page(review, BARTON).lines
    assert added.id == done.created
    assert (added.amount_pence, added.printed, added.effect) == (130_000_000, "£1.3m", -1)
    assert added.year == "2008/09"
    money.edit_line(review, line=added.id, amount="not stated", effect=0, who="Anna")
    (edited,) = page(review, BARTON).lines
    assert (edited.amount_pence, edited.printed, edited.effect) == (None, "not stated", 0)
    assert edited.label == "Drugs"


@pytest.mark.parametrize("amount", ["about a million", "1,30", "£1.3m or £1.4m", "5%"])
def test_an_amount_that_can_not_be_read_is_refused(review, amount):
    with pytest.raises(NotReadable):
        money.add_line(
            review, locality=BARTON, kind=LineKind.SAVING, label="X", amount=amount, who="Anna"
        )
    with pytest.raises(NotReadable):
        money.edit_line(review, line=1, amount=amount, who="Anna")
    assert page(review, BARTON).lines == ()


def test_a_line_of_money_needs_a_label_and_a_known_effect(review):
    with pytest.raises(TextNeeded):
        money.add_line(review, locality=ASHBY, kind=LineKind.SAVING, label=" ", who="Anna")
    with pytest.raises(NotReadable):
        money.edit_line(review, line=1, effect=2, who="Anna")


def priorities(review):
    return [
        (one.number, one.text, one.items)
        for one in page(review).texts
        if one.kind is TextKind.PRIORITY
    ]


def test_priorities_are_numbered_in_their_order(review):
    added = texts.add_text(
        review, locality=ASHBY, kind=TextKind.PRIORITY, text="Falls", who="Anna"
    ).created
    texts.move_text(review, text_id=added, step=-2, who="Anna")
    assert [(n, text) for n, text, _ in priorities(review)] == [
        (1, "Falls"),
        (2, "Diabetes"),
        (3, "Smoking"),
    ]
    texts.move_text(review, text_id=added, step=99, who="Anna")
    assert [text for _, text, _ in priorities(review)] == ["Diabetes", "Smoking", "Falls"]
    texts.remove_text(review, text_id=1, who="Anna")
    assert [(n, text) for n, text, _ in priorities(review)] == [(1, "Smoking"), (2, "Falls")]


def test_texts_move_rightly_whatever_places_they_had(review):
    third = texts.add_text(
        review, locality=ASHBY, kind=TextKind.PRIORITY, text="Falls", who="Anna"
    ).created
    for key, place in ((1, 5), (2, 7), (third, 40)):
        review.raw.execute("UPDATE briefing_text SET sort = ? WHERE id = ?", (place, key))
    texts.move_text(review, text_id=third, step=-1, who="Anna")
    assert [text for _, text, _ in priorities(review)] == ["Diabetes", "Falls", "Smoking"]
    review.raw.execute("UPDATE briefing_text SET sort = 3")
    texts.move_text(review, text_id=third, step=-1, who="Anna")
    assert [text for _, text, _ in priorities(review)] == ["Diabetes", "Falls", "Smoking"]


def test_sub_items_are_replaced_and_empty_ones_dropped(review):
    texts.edit_items(review, text_id=1, items=["feet", "", "  ", "eyes", "kidneys"], who="Anna")
    assert priorities(review)[0][2] == ("feet", "eyes", "kidneys")
    texts.edit_items(review, text_id=1, items=[], who="Anna")
    assert priorities(review)[0][2] == ()
    with pytest.raises(TextNeeded):
        texts.edit_text(review, text_id=1, text="", who="Anna")


def test_meetings_and_what_they_considered(review):
    done = meetings.add_meeting(
        review, held=date(2008, 4, 1), localities=[BARTON, BARTON, CORFE], who="Anna"
    )
    assert done.created is not None
    first, second = meetings_page(review).meetings
    assert (first.id, first.held, first.localities) == (
        done.created, date(2008, 4, 1), (BARTON, CORFE),
    )  # fmt: skip
    assert (second.printed, second.organisation) == ("8th May", "E")
    meetings.set_met(review, meeting=first.id, locality=BARTON, met=False, who="Anna")
    assert [one.held for one in page(review, BARTON).meetings] == []
    removed = meetings.remove_meeting(review, meeting=first.id, who="Anna")
    assert removed.localities == (CORFE,)
    with pytest.raises(UnknownKey):
        meetings.add_meeting(review, held=date(2008, 4, 1), localities=[99], who="Anna")
    assert len(meetings_page(review).meetings) == 1


def test_a_list_size_is_kept_as_typed_and_only_a_number_counts(review):
    programme.edit_locality(review, locality=ASHBY, list_size="12,3456", who="Anna")
    assert (page(review).list_size, page(review).list_size_printed) == (None, "12,3456")
    programme.edit_locality(review, locality=ASHBY, list_size="123,456", practices="", who="Anna")
    assert (page(review).list_size, page(review).practices) == (123456, None)
    for practices in ("three", "3.5", "9" * 30, "-1"):
        with pytest.raises(NotReadable):
            programme.edit_locality(review, locality=ASHBY, practices=practices, who="Anna")


def test_a_programme_grows_by_its_verbs(review):
    owner = programme.add_organisation(review, name="North Trust", who="Anna").created
    again = programme.add_organisation(review, name="North Trust", who="Anna").created
    assert owner != again
    where = programme.add_locality(review, organisation=owner, name="Dene", who="Anna").created
    row = programme.add_objective(review, locality=where, title="Walk", who="Anna").created
    found = page(review, where)
    assert [one.id for one in found.objectives] == [row]
    assert (found.version, found.organisation_name) == (1, "North Trust")
    with pytest.raises(UnknownKey):
        programme.add_objective(review, locality=CORFE, title="Walk", who="Anna")
    programme.add_member(review, name="Ada Pine", role="Lay member", who="Anna")
    codes = [one.code for one in programme_page(review).organisations]
    assert len(codes) == len(set(codes)) == 4
    assert [one.key for one in programme_page(review).members] == ["ap", "bq", "cz", "ap2"]


def test_about_the_review(review):
    programme.edit_review(
        review, title=" New ", committee_date=None, paper_date=date(2008, 7, 1), who="Anna"
    )
    about = programme_page(review)
    assert (about.title, about.committee_date, about.paper_date, about.committee) == (
        "New", None, date(2008, 7, 1), "The committee",
    )  # fmt: skip


def test_what_a_typed_row_prints_is_understood(review):
    typed = {"title": "Walk", "lead": "Dr Ann Hill, PCT", "timescale": "by Sept", "who": "Anna"}
    key = programme.add_objective(review, locality=ASHBY, **typed).created
    row = next(one for one in page(review).objectives if one.id == key)
    assert (row.lead, row.clinical_lead) == ("Dr Ann Hill, PCT", "Dr Ann Hill")
    assert (row.timescale, row.due, row.precision) == (
        "by Sept",
        date(2008, 9, 30),
        DatePrecision.MONTH,
    )
    assert row.confidence is Confidence.LIKELY
    key = programme.add_objective(review, locality=ASHBY, title="Run", who="Anna").created
    row = next(one for one in page(review).objectives if one.id == key)
    assert (row.due, row.precision, row.confidence) == (None, DatePrecision.NONE, None)


def test_a_typed_row_follows_what_a_person_said_of_the_words(review):
    said = Correction(
        "timescale", "end of spring", due=date(2008, 5, 31), precision=DatePrecision.MONTH
    )
    corrections.correct_reading(review, who="Anna", locality=ASHBY, correction=said)
    key = programme.add_objective(
        review, locality=ASHBY, title="Walk", timescale="End of spring", who="Anna"
    ).created
    row = next(one for one in page(review).objectives if one.id == key)
    assert (row.due, row.confidence) == (date(2008, 5, 31), Confidence.SURE)
