from __future__ import annotations

import pytest

from lyapp.model.plan import RowPlace
from lyapp.rules.plan_rows import guess_mappings, read_rows
from tests.rules.plan_rows.documents import (
    SETTING,
    actions,
    document,
    keys,
    milestones,
    outcomes,
    read,
    table,
)

HEAD = ("Objective", "Action", "Milestones", "Lead", "Timescale", "Outcome")


def _read(*rows, splits=(), joins=()):
    whole = document(table(HEAD, *rows))
    return read_rows(
        whole,
        guess_mappings(whole),
        splits=frozenset(splits),
        joins=frozenset(joins),
        setting=SETTING,
    )


def test_a_split_begins_a_row_where_a_person_says_so():
    rows = _read(
        ("Longer hours", "Open at eight", "", "A Roe", "", ""),
        ("Longer hours", "Open on Sunday", "", "B Roe", "", ""),
        splits=[RowPlace(0, 3)],
    )
    assert [(row.title, row.lead) for row in rows] == [
        ("Longer hours", "A Roe"),
        ("Longer hours", "B Roe"),
    ]


def test_a_split_row_without_an_objective_is_refused():
    rows = _read(
        ("Longer hours", "Open at eight", "", "", "", ""),
        ("", "Open on Sunday", "", "", "", ""),
        splits=[RowPlace(0, 3)],
    )
    assert [row.refused for row in rows] == [False, True]


def test_a_join_puts_two_objectives_together():
    (row,) = _read(
        ("Longer hours", "Open at eight", "", "A Roe", "", ""),
        ("In all libraries", "Open on Sunday", "", "B Roe", "", ""),
        joins=[RowPlace(0, 3)],
    )
    assert row.objective == "Longer hours\nIn all libraries"
    assert row.title == "Longer hours"
    assert row.leads == ("A Roe", "B Roe")


def test_the_place_of_a_person_s_word_needs_no_page():
    rows = _read(
        ("Longer hours", "Open", "", "", "", ""),
        ("Longer hours", "Shut", "", "", "", ""),
        splits=[RowPlace(0, 3, page=7)],
    )
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Write to all schools in", "the north of the county", True),
        ("Write to all schools and", "Colleges of the county", True),
        ("Write to schools (with", "copies to governors)", True),
        ("Open the library every", "evening", True),
        ("Open the library.", "every evening of the week", False),
        ("Open the library", "Close the old annexe", False),
        ("Write to:", "all of the schools", False),
    ],
)
def test_only_a_cut_sentence_is_put_together(above, below, whole):
    (row,) = _read(
        ("Longer hours", above, "Agree a rota", "", "", ""),
        ("", below, "", "", "", ""),
        ("Softer chairs", "Buy twenty", "Ask for prices", "", "", ""),
        ("Better light", "Mend the lamps", "Ask for prices", "", "", ""),
    )[:1]
    assert (f"{above} {below}" in actions(row)) is whole
    assert ("healed" in keys(row)) is whole


def test_within_a_cell_nothing_is_put_together():
    (row,) = _read(("Longer hours", "Open the library in\nthe north", "", "", "", ""))
    assert actions(row) == ["Open the library in", "the north"]


def test_lists_in_lower_case_stay_lists():
    rows = _read(
        ("Longer hours", "", "rota agreed", "", "", ""),
        ("", "", "staff asked", "", "", ""),
        ("Softer chairs", "", "chairs bought", "", "", ""),
    )
    assert milestones(rows[0]) == ["rota agreed", "staff asked"]


def test_a_bullet_cut_by_a_page():
    (row,) = _read(
        ("Longer hours", "", "", "", "", "Readers:\n• come more often\n• stay until"),
        ("", "", "", "", "", "the end of the evening\n• are happier"),
    )
    assert outcomes(row) == [
        "come more often",
        "stay until the end of the evening",
        "are happier",
    ]


def test_a_lead_cut_by_a_page():
    (row,) = _read(
        ("Longer hours", "Open", "", "Library service with the", "Oct 2010", ""),
        ("", "Close", "", "County Council", "", ""),
    )
    assert row.leads == ("Library service with the County Council",)


def test_a_row_of_another_table_goes_on_only_where_the_columns_agree():
    rows = read(
        table(HEAD, ("Longer hours", "Open", "", "A Roe", "", "")),
        table(("Objective", "Lead", "Action"), ("", "B Roe", "Shut")),
    )
    assert [row.refused for row in rows] == [False, True]


def test_a_new_code_without_an_objective_does_not_go_on():
    rows = read(
        table(
            ("Ref", *HEAD),
            ("A1", "Longer hours", "Open", "", "A Roe", "", ""),
            ("A2", "", "Shut", "", "B Roe", "", ""),
        )
    )
    assert [(row.code, row.refused) for row in rows] == [("A1", False), ("A2", True)]
