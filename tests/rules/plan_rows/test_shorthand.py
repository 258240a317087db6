"""Shorthand in plans: ditto marks, numbered lists, totals, a lead and a time on one line."""

from __future__ import annotations

import pytest

from tests.rules.plan_rows.documents import (
    actions,
    columns,
    details,
    milestones,
    outcomes,
    read,
    table,
)

HEAD = ("Objective", "Action", "Milestones", "Lead", "Timescale", "Outcome")


@pytest.mark.parametrize("mark", ['"', "″", "”", "''", "ditto", "- “ -", "Do."])
def test_a_ditto_mark_says_what_stands_above_it(mark):
    first, second = read(
        table(
            HEAD,
            ("Longer hours", "Open at eight", "Rota agreed", "Ann Bell", "May 2010", "More loans"),
            ("Story times", "Train readers", "Ten trained", mark, mark, "More cards"),
        )
    )
    assert (second.lead, second.timescale) == ("Ann Bell", "May 2010")
    assert second.due.day == first.due.day


def test_a_ditto_mark_on_a_further_row_of_an_objective_adds_no_lead():
    (row,) = read(
        table(
            HEAD,
            ("Longer hours", "Open at eight", "Rota agreed", "Ann Bell", "May 2010", "More loans"),
            ("", "Close at nine", "", '"', '"', ""),
        )
    )
    assert (row.leads, row.timescales) == (("Ann Bell",), ("May 2010",))


def test_a_quotation_is_no_ditto_mark():
    (row,) = read(
        table(
            HEAD,
            ("Longer hours", "Open at eight", "Agreed", "“Friends of Books”", "May 2010", "Loans"),
        )
    )
    assert row.lead == "“Friends of Books”"


def _actions(text):
    (row,) = read(table(HEAD[:3], ("Longer hours", text, "")))
    return actions(row), details(row)


@pytest.mark.parametrize("form", ["{}.", "{})", "({})"])
def test_places_in_a_list_are_no_part_of_its_items(form):
    text = f"{form.format(1)} Open at eight\n{form.format(2)} Close at nine"
    assert _actions(text)[0] == ["Open at eight", "Close at nine"]


def test_a_number_that_names_an_action_stays():
    assert _actions("1.1 Open at eight\n1.2 Close at nine")[0] == [
        "1.1 Open at eight",
        "1.2 Close at nine",
    ]


def test_a_numbered_list_belongs_to_the_line_that_introduces_it():
    found, _ = _actions("Train the desk staff in:\n1. searching\n2. printing\nOpen at eight")
    assert found == ["Train the desk staff in:\n• searching\n• printing", "Open at eight"]


def test_bullets_below_a_bullet_that_leads_in_are_items():
    found, kept = _actions("• The county will:\n– agree a rota\n– find staff\n• Open at eight")
    assert found == ["agree a rota", "find staff", "Open at eight"]
    assert kept == ["The county will:"]


def test_bullets_below_an_order_belong_to_it():
    found, _ = _actions("Buy new shelves:\n• oak\n• pine")
    assert found == ["Buy new shelves:\n• oak\n• pine"]


@pytest.mark.parametrize("line", ["Plans for each branch, including:", "Reader services such as:"])
def test_some_parts_of_a_thing_belong_to_it(line):
    assert _actions(f"{line}\n• large print\n• audio books") == (
        [f"{line}\n• large print\n• audio books"],
        [],
    )


def test_a_row_of_totals_is_no_objective():
    head = ("Objective", "Action", "Lead", "Cost")
    rows = read(
        table(
            head,
            ("Longer hours", "Open at eight", "Ann Bell", "£400"),
            ("Story times", "Train readers", "Tom Rowe", "£150"),
            ("Total", "", "", "£550"),
        )
    )
    assert [row.title for row in rows] == ["Longer hours", "Story times"]


def test_an_objective_that_begins_with_total_stays():
    head = ("Objective", "Action", "Lead", "Cost")
    rows = read(table(head, ("Total refurbishment", "Paint the rooms", "Ann Bell", "£400")))
    assert [row.title for row in rows] == ["Total refurbishment"]


@pytest.mark.parametrize(
    ("printed", "lead", "time"),
    [
        ("Ann Bell – May 2010", "Ann Bell", "May 2010"),
        ("Ann Bell – April 10 – June 10", "Ann Bell", "April 10 – June 10"),
        ("Head of Service – Branches – May 2010", "Head of Service – Branches", "May 2010"),
        ("Ann Bell (May 2010)", "Ann Bell", "May 2010"),
        ("Ann Bell, Branch Manager, by May 2010", "Ann Bell, Branch Manager", "by May 2010"),
    ],
)
def test_a_lead_and_a_time_on_one_line(printed, lead, time):
    (row,) = read(table(("Objective", "Action", "Lead / by when"), ("Aim", "Open doors", printed)))
    assert (row.lead, row.timescale) == (lead, time)


def test_the_month_of_may_ends_a_line():
    (row,) = read(
        table(
            HEAD[:3],
            ("Longer hours", "Open at eight", "Rota agreed in May"),
            ("", "", "Posters printed"),
        )
    )
    assert milestones(row) == ["Rota agreed in May", "Posters printed"]


def test_a_name_cut_by_a_page_is_made_whole_when_it_stands_elsewhere():
    (row,) = read(
        table(
            ("Objective", "Action", "Outcome"),
            ("Longer hours", "Write the plan of the new Rural Reading", "More loans"),
            ("", "Network for the villages", "The Rural Reading Network has a plan"),
        )
    )
    assert actions(row) == ["Write the plan of the new Rural Reading Network for the villages"]


def test_a_capital_begins_an_item_where_no_such_name_is_known():
    (row,) = read(
        table(
            ("Objective", "Action", "Outcome"),
            ("Longer hours", "Tell everybody about Rural Reading", "More loans"),
            ("", "Network with the schools", "More cards"),
        )
    )
    assert actions(row) == ["Tell everybody about Rural Reading", "Network with the schools"]
    assert outcomes(row) == ["More loans", "More cards"]


@pytest.mark.parametrize("heading", ["Progress measures", "Signs of progress", "Progress target"])
def test_how_progress_shows_is_a_milestone(heading):
    found = columns(
        ("Priority", "Key actions", heading, "Intended impact"),
        ("Longer hours", "Open at eight every day", "Rota agreed by all", "More books are lent"),
    )
    assert found == ["objective", "action", "milestone", "outcome"]
