from __future__ import annotations

from datetime import date

import pytest

from lyapp.model.criteria import ScoreState
from lyapp.model.trouble import NotReadable, TextNeeded, UnknownKey
from lyapp.store.content import content_hash
from lyapp.store.ops import criteria, people, programme, scores, undo
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.intake import reading_setting
from lyapp.store.queries.people import PersonRow, plan_setting


def checks(review):
    with review.read() as db:
        return {one.key: one.checks for _key, one in newest_criteria(db).criteria}


def test_people_come_change_and_go(review):
    begin = content_hash(review.raw)
    done = people.add_person(review, who="x", name=" Sister Joy ", role="Nurse", clinical=True)
    assert plan_setting(review).people[-1] == PersonRow(done.created, "Sister Joy", "Nurse", "", 1)
    assert reading_setting(review).people == ("Dr Ann Hill", "Sister Joy")
    people.edit_person(review, who="x", person=done.created, organisation="Corfe", clinical=False)
    assert reading_setting(review).people == ("Dr Ann Hill",)
    assert plan_setting(review).people[-1].organisation == "Corfe"
    people.remove_person(review, who="x", person=done.created)
    assert content_hash(review.raw) == begin
    for _ in range(3):
        undo.undo(review, who="x")
    assert content_hash(review.raw) == begin


def test_a_person_stands_there_once_and_has_a_name(review):
    with pytest.raises(NotReadable):
        people.add_person(review, who="x", name="Dr Ann Hill", organisation="Ashby")
    with pytest.raises(TextNeeded):
        people.add_person(review, who="x", name=" ")
    other = people.add_person(review, who="x", name="Dr Ann Hill").created
    with pytest.raises(NotReadable):
        people.edit_person(review, who="x", person=other, organisation="Ashby")
    people.edit_person(review, who="x", person=other, role="GP")
    people.remove_person(review, who="x", person=other)
    with pytest.raises(UnknownKey):
        people.edit_person(review, who="x", person=other, role="GP")


def test_the_year_is_as_stated_or_else_as_it_is_named(review):
    found = plan_setting(review)
    assert (found.priority_limit, found.synonyms[0]) == (5, ("falls", "fracture"))
    assert (found.year_starts, found.year_ends) == (date(2008, 4, 1), date(2009, 3, 31))
    people.edit_plan_setting(review, who="x", year_starts=date(2008, 1, 1), priority_limit=None)
    found = plan_setting(review)
    assert (found.year_starts, found.priority_limit) == (date(2008, 1, 1), None)
    people.edit_plan_setting(review, who="x", year_starts=None)
    programme.edit_review(review, who="x", year="soon")
    assert plan_setting(review).year_starts is None
    for wrong in (
        {"priority_limit": 0},
        {"year_starts": date(2009, 1, 1), "year_ends": date(2008, 1, 1)},
    ):
        with pytest.raises(NotReadable):
            people.edit_plan_setting(review, who="x", **wrong)


def test_a_criterion_keeps_its_checks_when_it_is_edited(review):
    before = checks(review)
    assert before["clear"] == ("no_date", "no_lead")
    criteria.edit_criterion(review, criterion="clear", title="Clearer", weight=2, who="x")
    criteria.move_criterion(review, criterion="clear", step=1, who="x")
    assert checks(review) == before


def test_checks_are_chosen_even_when_scores_have_been_given(review, ashby):
    scores.record_score(review, **ashby, state=ScoreState.RATED, rating=4)
    criteria.choose_checks(review, criterion="money", checks=["total_wrong"] * 2, who="x")
    assert checks(review)["money"] == ("total_wrong",)
    with pytest.raises(UnknownKey):
        criteria.choose_checks(review, criterion="money", checks=["magic"], who="x")
    undo.undo(review, who="x")
    assert checks(review)["money"] == ()
