"""Suggested links between must-dos and rows, what people say of them, and the matrix of both."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lyapp.model.coverage import Cover, Offered, Wanted
from lyapp.store.covering import covered
from lyapp.store.file import open_review
from lyapp.store.ops.coverage import link_must_do, unlink_must_do
from lyapp.store.queries.coverage import coverage_facts
from lyapp.store.queries.naming import locality_by_code
from lyapp.store.suggesting import suggest

LABELS = Path(__file__).parent.parent / "files" / "must_do_links.csv"
DIABETES = Wanted(1, "Diabetes: manage diabetes in primary care")
MATERNITY = Wanted(2, "Maternity services")
SMOKING = Wanted(3, "140,000 fewer smokers")


@pytest.fixture
def review(sample_path, home):
    opened = open_review(sample_path, home=home, holder="tests")
    yield opened
    opened.close()


def test_a_row_is_set_beside_the_must_do_it_speaks_of():
    rows = [Offered(7, "Redesign diabetes care"), Offered(8, "Premises")]
    (found,) = suggest([DIABETES, MATERNITY, SMOKING], rows)
    assert (found.objective, found.must_do, found.words) == (7, 1, ("diabetes",))


def test_the_text_below_the_title_counts_too():
    rows = [Offered(7, "Children’s services", "Midwives and maternity beds")]
    assert [one.must_do for one in suggest([DIABETES, MATERNITY], rows)] == [2]


def test_a_synonym_makes_a_link_that_the_words_alone_dont():
    rows = [Offered(7, "Help people to quit tobacco")]
    assert suggest([SMOKING, MATERNITY], rows) == ()
    (found,) = suggest([SMOKING, MATERNITY], rows, groups=[["smokers", "tobacco", "quit"]])
    assert found.must_do == 3
    assert set(found.words) <= {"quit", "tobacco"}


def test_nothing_to_compare_gives_nothing():
    assert suggest([], [Offered(1, "Diabetes")]) == ()
    assert suggest([Wanted(1, "The services")], [Offered(1, "")]) == ()


def test_it_can_be_given_up():
    class GivenUp(Exception):
        pass

    def tick(_done: int, _total: int) -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        suggest([DIABETES], [Offered(1, "Diabetes")], tick=tick)


def test_suggestions_for_the_labelled_plan_are_as_good_as_the_docs_say(review):
    facts = coverage_facts(review, locality=locality_by_code(review, code="WH-DACCOM"))
    row = {each.id: each.code for plan in facts.plans for each in plan.objectives}
    must_do = {each.must_do: each.code for each in facts.must_dos}
    found = {(row[one.objective], must_do[one.must_do]) for one in covered(facts).suggestions}
    with LABELS.open(newline="") as file:
        labelled = {(line["row"], line["must_do"]) for line in csv.DictReader(file)}
    right = len(found & labelled)
    assert right / len(found) >= 0.6  # precision
    assert right / len(labelled) >= 0.8  # recall


def _cell(review, code, row, must_do):
    key = locality_by_code(review, code=code)
    facts = coverage_facts(review, locality=key)
    (plan,) = facts.plans
    objective = next(each.id for each in plan.objectives if each.code == row)
    asked = next(each.must_do for each in facts.must_dos if each.code == must_do)
    matrix = covered(facts).matrix
    line = next(line for line in matrix.lines if line.requirement.code == must_do)
    return objective, asked, line.cells[0]


def test_a_suggestion_is_confirmed_refused_and_opened_again(review):
    objective, must_do, cell = _cell(review, "WH-DACCOM", "LP02", "CI-4.3")
    assert cell.cover is Cover.SUGGESTED
    link_must_do(review, who="J", objective=objective, must_do=must_do, confirmed=True)
    _, _, cell = _cell(review, "WH-DACCOM", "LP02", "CI-4.3")
    assert (cell.cover, cell.confirmed) == (Cover.CONFIRMED, (objective,))
    link_must_do(review, who="J", objective=objective, must_do=must_do, confirmed=False)
    _, _, cell = _cell(review, "WH-DACCOM", "LP02", "CI-4.3")
    assert objective not in cell.confirmed + cell.suggested
    unlink_must_do(review, who="J", objective=objective, must_do=must_do)
    _, _, cell = _cell(review, "WH-DACCOM", "LP02", "CI-4.3")
    assert objective in cell.suggested


def test_a_link_nobody_suggested_can_be_confirmed(review):
    objective, must_do, cell = _cell(review, "WH-DACCOM", "LP10", "CI-5.2")
    assert cell.cover is Cover.GAP
    link_must_do(review, who="J", objective=objective, must_do=must_do, confirmed=True)
    assert _cell(review, "WH-DACCOM", "LP10", "CI-5.2")[2].cover is Cover.CONFIRMED


def test_a_plan_without_rows_isnt_called_a_gap(review):
    matrix = covered(coverage_facts(review)).matrix
    place = next(i for i, plan in enumerate(matrix.plans) if plan.code == "WH-REDH")
    assert {line.cells[place].cover for line in matrix.lines} == {Cover.NO_ROWS}
    assert matrix.count(place, Cover.GAP) == 0
