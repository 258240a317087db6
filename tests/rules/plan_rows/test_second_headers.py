"""A table in which a second header names the columns in another order."""

from __future__ import annotations

from dataclasses import replace

from lyapp.model.intake import Column
from lyapp.model.plan import Section
from lyapp.rules.plan_rows import guess_mappings, read_rows
from tests.rules.plan_rows.documents import (
    SETTING,
    actions,
    document,
    milestones,
    outcomes,
    read,
    table,
)

FIRST = ("Objective", "Action", "Milestones", "Lead", "Timescale", "Outcome")
SECOND = ("Objective", "Lead", "Timescale", "Action", "Milestones", "Outcome")


def test_columns_in_another_order_below_a_second_header():
    first, second, third = read(
        table(
            FIRST,
            ("Longer hours", "Open at eight", "Rota agreed", "Ann Bell", "May 2010", "More loans"),
            ("LOCAL PRIORITIES", "", "", "", "", ""),
            SECOND,
            ("Story times", "Tom Rowe", "June 2010", "Train readers", "Ten trained", "More cards"),
            ("", "", "", "Buy cushions", "", ""),
            FIRST,
            ("Quiet rooms", "Put up walls", "Walls up", "Bea Lund", "July 2010", "Fewer moans"),
        )
    )
    assert (first.lead, first.timescale) == ("Ann Bell", "May 2010")
    assert (second.lead, second.timescale) == ("Tom Rowe", "June 2010")
    assert second.section is Section.LOCAL
    assert actions(second) == ["Train readers", "Buy cushions"]
    assert milestones(second) == ["Ten trained"]
    assert outcomes(second) == ["More cards"]
    assert (third.lead, actions(third)) == ("Bea Lund", ["Put up walls"])


def test_a_second_header_in_other_words():
    rows = read(
        table(
            FIRST,
            ("Longer hours", "Open at eight", "Rota agreed", "Ann Bell", "May 2010", "More loans"),
            ("By when", "Owner", "Aim", "What we will do", "Success measure", ""),
            ("June 2010", "Tom Rowe", "Story times", "Train readers", "More cards", ""),
        )
    )
    assert [row.title for row in rows] == ["Longer hours", "Story times"]
    assert (rows[1].lead, rows[1].timescale) == ("Tom Rowe", "June 2010")
    assert outcomes(rows[1]) == ["More cards"]


def test_many_rows_below_the_second_header_don_t_decide_the_first_columns():
    below = [
        (f"Aim {number}", "Tom Rowe", "June 2010", f"Train team {number}", "Trained", "More cards")
        for number in range(20)
    ]
    rows = read(
        table(
            FIRST,
            ("Longer hours", "Open at eight", "Rota agreed", "Ann Bell", "May 2010", "More loans"),
            SECOND,
            *below,
        )
    )
    assert (rows[0].lead, rows[0].timescale) == ("Ann Bell", "May 2010")
    assert {(row.lead, row.timescale) for row in rows[1:]} == {("Tom Rowe", "June 2010")}


def test_what_a_person_says_of_a_heading_holds_below_the_second_header_too():
    whole = document(
        table(
            FIRST,
            ("Longer hours", "Open at eight", "Rota agreed", "Ann Bell", "May 2010", "More loans"),
            SECOND,
            ("Story times", "Tom Rowe", "June 2010", "Train readers", "Ten trained", "More cards"),
        )
    )
    (mapping,) = guess_mappings(whole)
    columns = list(mapping.columns)
    columns[2] = Column.OUTCOME
    rows = read_rows(whole, [replace(mapping, columns=tuple(columns))], setting=SETTING)
    assert outcomes(rows[0]) == ["Rota agreed", "More loans"]
    assert outcomes(rows[1]) == ["Ten trained", "More cards"]


def test_a_row_of_short_words_is_no_header():
    rows = read(
        table(
            FIRST,
            ("Objective one", "Action", "Target met", "Lead officer", "May 2010", "More loans"),
            ("Better reviews", "Review", "Review done", "Team lead", "June 2010", "Outcome known"),
        )
    )
    assert len(rows) == 2
