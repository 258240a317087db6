from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lyapp.model.intake import Leads
from lyapp.model.plan import Section
from lyapp.model.versions import DifferenceKind, Into
from lyapp.rules.financial_year import year_bounds
from lyapp.rules.taking_in import as_objective, take_in
from tests.plan_documents import row, rows


def there(key, number, title, **given):
    one = as_objective(row(title, **given), key=key)
    assert one is not None
    return replace(one, code=number)


def codes(taken):
    return [one.code for one in taken.objectives]


def test_rows_without_a_number_are_given_one():
    taken = take_in(rows("Falls", "Stroke"), older=(), into=Into.NEW_VERSION)
    assert codes(taken) == ["P1", "P2"]
    assert [one.printed_code for one in taken.objectives] == ["", ""]
    assert [one.code for one in taken.differences] == ["P1", "P2"]


def test_a_number_printed_twice_is_told_apart_and_kept_as_printed():
    read = (row("Falls", code="4"), row("Stroke", code="4"), row("Waits", code="5"))
    taken = take_in(read, older=(), into=Into.NEW_VERSION)
    assert codes(taken) == ["4", "4 (2)", "5"]
    assert [one.printed_code for one in taken.objectives] == ["4", "4", "5"]


def test_a_row_keeps_its_number_in_the_next_version_and_a_new_row_never_gets_an_old_one():
    older = (there(11, "P1", "Falls"), there(12, "P2", "Stroke"))
    taken = take_in(rows("Waiting for surgery", "Stroke"), older=older, into=Into.NEW_VERSION)
    assert codes(taken) == ["P3", "P2"]
    assert taken.before == {1: 12}
    kinds = [one.kind for one in taken.differences]
    assert kinds == [DifferenceKind.REMOVED, DifferenceKind.ADDED, DifferenceKind.UNCHANGED]


def test_a_row_put_in_front_of_others_parts_none_from_what_it_was():
    older = (there(11, "LP1", "Falls", code="LP1"), there(12, "LP2", "Stroke", code="LP2"))
    read = (
        row("Quieter wards", code="LP1"),
        row("Falls", code="LP2"),
        row("Stroke", code="LP3", timescales=("May 2009",)),
    )
    taken = take_in(read, older=older, into=Into.NEW_VERSION)
    assert [one.before for one in taken.differences] == [None, 11, 12]
    assert taken.before == {1: 11, 2: 12}


def test_added_rows_leave_out_what_is_there_word_for_word():
    older = (there(11, "P1", "Falls"), there(12, "4", "Stroke", code="4"))
    read = (row("Falls"), row("Waits", code="4"), row("Falls in care homes"))
    taken = take_in(read, older=older, into=Into.ADD)
    assert [(one.title, one.code) for one in taken.objectives] == [
        ("Waits", "4 (2)"),
        ("Falls in care homes", "P2"),
    ]
    kinds = [one.kind for one in taken.differences]
    assert kinds == [DifferenceKind.UNCHANGED, DifferenceKind.ADDED, DifferenceKind.ADDED]


def test_refused_rows_and_rows_that_say_nothing_are_left_out_and_counted():
    read = (row("Falls", refused=True), row(" \x07 "), row("Stroke"))
    taken = take_in(read, older=(), into=Into.NEW_VERSION)
    assert [one.title for one in taken.objectives] == ["Stroke"]
    assert taken.refused == 2
    assert taken.objectives[0].id == 2


def test_every_printed_value_is_kept_beside_what_was_understood():
    read = row(
        "Falls",
        objective="Falls\nFewer by a tenth",
        leads=("Dr Hill", "J. Wood"),
        timescales=("May", "", "June"),
        understood_leads=Leads(clinical=("Dr Hill", "Dr Moor")),
    )
    kept = as_objective(read, key=1)
    assert (kept.title, kept.text) == ("Falls", "Falls\nFewer by a tenth")
    assert (kept.lead, kept.other_leads) == ("Dr Hill", ("J. Wood",))
    assert (kept.timescale, kept.other_timescales) == ("May", ("June",))
    assert kept.clinical_lead == "Dr Hill, Dr Moor"
    assert kept.section is Section.LOCAL
    assert as_objective(row("Falls", clinical_lead="Dr Moor"), key=1).clinical_lead == "Dr Moor"


@pytest.mark.parametrize("year", ["2008/09", "2008-9", "08/09", "2008", "Year to March 2008/2009"])
def test_a_year_s_name_gives_its_first_and_last_day(year):
    assert year_bounds(year) == (date(2008, 4, 1), date(2009, 3, 31))


@pytest.mark.parametrize("year", ["", "next year", "200809"])
def test_a_name_without_a_year_gives_none(year):
    assert year_bounds(year) is None
