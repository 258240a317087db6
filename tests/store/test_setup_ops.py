"""Outcome types and questions to the committee."""

from __future__ import annotations

import pytest

from lyapp.model.decision import OutcomeStage, OutcomeType
from lyapp.model.trouble import OutcomeTypeInUse, TextNeeded, UnknownKey
from lyapp.store.file import ReviewFile
from lyapp.store.ops import outcome_types, questions
from lyapp.store.ops.undo import redo, undo
from lyapp.store.queries.programme import programme_page
from lyapp.store.queries.setup import in_use

WHO = "Anna Park"


def types(review: ReviewFile) -> dict[str, OutcomeType]:
    return {one.key: one for one in programme_page(review).outcome_types}


def asked(review: ReviewFile) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(one.number, one.text, one.localities) for one in programme_page(review).questions]


def test_an_outcome_type_comes_changes_and_goes(review: ReviewFile) -> None:
    outcome_types.add_outcome_type(
        review, label="Deferred", stage=OutcomeStage.UNDECIDED, next_step="Ask again", who=WHO
    )
    assert list(types(review))[-1] == "deferred"
    outcome_types.edit_outcome_type(
        review, outcome_type="deferred", label="Put off", takes_conditions=True, who=WHO
    )
    assert types(review)["deferred"] == OutcomeType(
        "deferred", "Put off", OutcomeStage.UNDECIDED, takes_conditions=True, next_step="Ask again"
    )
    outcome_types.remove_outcome_type(review, outcome_type="deferred", who=WHO)
    assert "deferred" not in types(review)
    undo(review, who=WHO)
    assert types(review)["deferred"].label == "Put off"


def test_an_outcome_type_that_was_recorded_stays_as_it_is(review: ReviewFile) -> None:
    assert in_use(review).outcome_types == {"amend"}
    before = types(review)
    with pytest.raises(OutcomeTypeInUse):
        outcome_types.edit_outcome_type(review, outcome_type="amend", label="Other", who=WHO)
    with pytest.raises(OutcomeTypeInUse):
        outcome_types.remove_outcome_type(review, outcome_type="amend", who=WHO)
    with pytest.raises(UnknownKey):
        outcome_types.remove_outcome_type(review, outcome_type="nothing", who=WHO)
    assert types(review) == before


def test_questions_are_added_changed_and_numbered_afresh(review: ReviewFile) -> None:
    second = programme_page(review).localities[1]
    questions.add_question(review, text="And then?", localities=(second.id,), who=WHO)
    assert asked(review)[2] == (3, "And then?", ("Barton",))
    questions.edit_question(review, number=3, text="And after that?", who=WHO)
    assert asked(review)[2] == (3, "And after that?", ("Barton",))
    questions.edit_question(review, number=3, localities=(), who=WHO)
    assert asked(review)[2][2] == ()
    before = asked(review)
    questions.remove_question(review, number=1, who=WHO)
    assert [row[:2] for row in asked(review)] == [(1, "All of it?"), (2, "And after that?")]
    after = asked(review)
    undo(review, who=WHO)
    assert asked(review) == before
    redo(review, who=WHO)
    assert asked(review) == after


def test_a_question_names_localities_by_their_ids(review: ReviewFile) -> None:
    first, second, _third = (one.id for one in programme_page(review).localities)
    assert in_use(review).named == {1: (first,)}
    questions.edit_question(review, number=1, localities=(first, second), who=WHO)
    assert in_use(review).named == {1: (first, second)}
    with pytest.raises(UnknownKey):
        questions.edit_question(review, number=1, localities=(99,), who=WHO)


def test_a_question_asks_something(review: ReviewFile) -> None:
    with pytest.raises(TextNeeded):
        questions.add_question(review, text=" ", who=WHO)
    with pytest.raises(UnknownKey):
        questions.remove_question(review, number=9, who=WHO)
