from __future__ import annotations

from dataclasses import replace

import pytest

from lyapp.model.intake import Column, MappingPreset, TableMapping
from lyapp.rules.plan_rows import guess_mappings, headings_of, overview
from lyapp.rules.plan_rows.vocabulary import read_heading
from tests.rules.plan_rows.documents import columns, document, table

HEAD = ("Objective", "Action", "Milestones", "Lead", "Timescale", "Outcome")
ROW = ("Longer hours", "Open at eight", "Rota agreed", "A Roe", "Oct 2010", "More readers")


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Objective/Priority", Column.OBJECTIVE),
        ("Commissioning intention", Column.OBJECTIVE),
        ("What do we want to achieve?", Column.OBJECTIVE),
        ("AIMS", Column.OBJECTIVE),
        ("What we will do", Column.ACTION),
        ("Key actions required", Column.ACTION),
        ("How will we achieve this?", Column.ACTION),
        ("Key Milestones:", Column.MILESTONE),
        ("Milestones and timescales", Column.MILESTONE),
        ("Interim targets", Column.MILESTONE),
        ("Owner", Column.LEAD),
        ("Action owner", Column.LEAD),
        ("Who is responsible?", Column.LEAD),
        ("Lead officer / team", Column.LEAD),
        ("Lead & timescale", Column.LEAD),
        ("Delivery partner", Column.LEAD),
        ("Clinical Lead", Column.CLINICAL_LEAD),
        ("Lead GP", Column.CLINICAL_LEAD),
        ("By when", Column.TIMESCALE),
        ("Target completion date", Column.TIMESCALE),
        ("Milestone date", Column.TIMESCALE),
        ("Timescale (month and year)", Column.TIMESCALE),
        ("When?", Column.TIMESCALE),
        ("Success measure", Column.OUTCOME),
        ("Expected Outcomes / Benefits", Column.OUTCOME),
        ("How will we know it has worked?", Column.OUTCOME),
        ("KPIs", Column.OUTCOME),
        ("Ref.", Column.CODE),
        ("No", Column.CODE),
        ("#", Column.CODE),
        ("National / Local", Column.SECTION),
        ("Cost (£)", Column.DETAIL),
        ("Comments", Column.DETAIL),
        ("RAG", Column.NONE),
        ("Timesclae", Column.TIMESCALE),
        ("Responsable", Column.LEAD),
        ("Milstones", Column.MILESTONE),
        ("Key Objectivs", Column.OBJECTIVE),
    ],
)
def test_headings_and_what_they_say(heading, column):
    match = read_heading(heading)
    assert match is not None
    assert match.column is column


@pytest.mark.parametrize("text", ["", "Xylophone", "2008/09", "Open at eight and close at nine"])
def test_headings_that_say_nothing(text):
    match = read_heading(text)
    assert match is None or match.score < 0.7


def test_a_preset_wins_over_the_heading():
    preset = MappingPreset("ours", (("action", Column.OUTCOME), ("Outcome", Column.ACTION)))
    (mapping,) = guess_mappings(document(table(HEAD, ROW)), presets=[preset])
    assert mapping.columns[1] is Column.OUTCOME
    assert mapping.columns[5] is Column.ACTION


def test_a_preset_finds_a_header_that_says_nothing_by_itself():
    preset = MappingPreset(
        "ours", (("Alpha", Column.OBJECTIVE), ("Beta", Column.ACTION), ("Gamma", Column.LEAD))
    )
    (mapping,) = guess_mappings(
        document(table(("Alpha", "Beta", "Gamma"), ROW[:3])), presets=[preset]
    )
    assert mapping.columns == (Column.OBJECTIVE, Column.ACTION, Column.LEAD)
    assert mapping.header_rows == 1


def test_the_first_preset_wins():
    first = MappingPreset("ours", (("Lead", Column.NONE),), locality=1)
    second = MappingPreset("all", (("Lead", Column.DETAIL),))
    (mapping,) = guess_mappings(document(table(HEAD, ROW)), presets=[first, second])
    assert mapping.columns[3] is Column.NONE


def test_an_unknown_heading_is_read_by_its_contents():
    found = columns(
        ("Objective", "Action", "Xylo", "Yando"),
        ("Longer hours", "Open at eight", "Oct 2010", "Dr A Roe"),
        ("Softer chairs", "Buy twenty", "May 2010", "County Council"),
    )
    assert found == ["objective", "action", "timescale", "lead"]


def test_a_target_column_of_dates_is_the_timescale():
    found = columns(
        ("Objective", "Action", "Target", "Lead"),
        ("Longer hours", "Open at eight", "Oct 2010", "A Roe"),
        ("Softer chairs", "Buy twenty", "By May 2010", "B Roe"),
    )
    assert found[2] == "timescale"


def test_start_and_end_dates():
    found = columns(
        ("Objective", "Action", "Start date", "End date"),
        ("Longer hours", "Open at eight", "Oct 2010", "Nov 2010"),
    )
    assert found[2:] == ["detail", "timescale"]


def test_what_will_be_done_stands_for_a_missing_objective():
    found = columns(("Action", "Who", "When"), ("Open at eight", "A Roe", "Oct 2010"))
    assert found == ["objective", "lead", "timescale"]


def test_rows_above_the_header_are_counted():
    (mapping,) = guess_mappings(
        document(table(("Our plan", "", "", "", "", ""), ("",) * 6, HEAD, ROW))
    )
    assert mapping.header_rows == 3


def test_a_table_that_was_left_out_is_told():
    whole = document(table(("Term", "Meaning"), ("RTI", "Real time")), table(HEAD, ROW))
    mappings = guess_mappings(whole)
    assert [mapping.used for mapping in mappings] == [False, True]
    assert [notice.key for notice in overview(whole, mappings)] == ["table-left-out"]


def test_a_document_without_tables():
    assert guess_mappings(document("Nothing but words.")) == ()


def test_an_empty_table():
    (mapping,) = guess_mappings(document(table(("", ""), ("", ""))))
    assert not mapping.used


def test_the_headings_of_a_table_make_a_preset_that_finds_them_again():
    whole = document(
        table(
            ("Alpha", "Beta", "Gamma", "", "Delta"),
            ("", "", "Lead", "When", ""),
            ("Longer hours", "Open at eight", "A Roe", "Oct 2010", "More readers"),
        )
    )
    told = TableMapping(
        (Column.OBJECTIVE, Column.ACTION, Column.LEAD, Column.TIMESCALE, Column.OUTCOME), 2
    )
    headings = headings_of(whole.tables[0], told)
    assert headings == ("Alpha", "Beta", "Gamma Lead", "When", "Delta")
    preset = MappingPreset("ours", tuple(zip(headings, told.columns, strict=True)))
    assert guess_mappings(whole, presets=[preset]) == (told,)


def test_the_same_heading_holds_the_same_in_a_short_table():
    head = ("Objective", "Action", "Lead", "Timescale", "Financial effect")
    long = table(
        head,
        ("Longer hours", "Open at eight", "A Roe", "Oct 2010", "a saving of £45,000"),
        ("Fewer falls", "Visit homes", "B Roe", "Nov 2010", "a cost of £30,000"),
    )
    short = table(head, ("Better feet", "Check them each year", "C Roe", "Dec 2010", "£15k"))
    found = guess_mappings(document(long, short))
    assert found[0].columns[-1] is Column.DETAIL
    assert found[1].columns[-1] is Column.DETAIL


def test_columns_that_hold_something_and_arent_taken_in_are_told():
    cost = ("Cost", "£20", "£30", "", "Cost")
    rows = [(*ROW[:5], one) for one in cost]
    whole = document(table((*HEAD[:5], "Cost"), *rows[1:]), table((*HEAD[:5], "Cost"), rows[1]))
    mappings = [
        replace(one, columns=(*one.columns[:5], Column.NONE)) for one in guess_mappings(whole)
    ]
    assert [one.sentence for one in overview(whole, mappings)] == [
        "The column “Cost” has 3 filled cells and isn’t taken in."
    ]
    bare = document(table(("", *HEAD[1:]), ("x", *ROW[1:])))
    (mapping,) = guess_mappings(bare)
    left = replace(mapping, columns=(Column.NONE, *mapping.columns[1:]))
    assert [one.sentence for one in overview(bare, [left])] == [
        "The column number 1 has one filled cell and isn’t taken in."
    ]


def test_an_empty_column_of_objectives_is_told():
    whole = document(table(HEAD, ("", *ROW[1:]), ("", *ROW[1:])))
    mappings = guess_mappings(whole)
    assert mappings[0].columns[0] is Column.OBJECTIVE
    assert [one.sentence for one in overview(whole, mappings)] == [
        "The column of objectives, “Objective”, is empty."
    ]
    goes_on = document(table(HEAD, ROW), table(HEAD, ("", *ROW[1:])))
    assert overview(goes_on, guess_mappings(goes_on)) == ()


ASKED = ("Priority", "What we will do", "Success measure", "Owner", "By when")
BETTER = ("Fewer falls", "Check homes", "300 homes seen", "Dr Hall", "March 2009", "Safer homes")


def test_a_success_measure_beside_a_column_of_outcomes_is_a_milestone():
    assert columns(ASKED, BETTER[:5])[2] == "outcome"
    assert columns((*ASKED, "What will be different"), BETTER)[2::3] == ["milestone", "outcome"]
    both = ("Priority", "Milestones", "Success measure", "Owner", "By when", "Benefits")
    assert columns(both, BETTER)[1:] == ["milestone", "outcome", "lead", "timescale", "outcome"]


def test_a_success_measure_in_a_form_beside_outcomes_is_a_milestone():
    pairs = list(zip((*ASKED, "What will be different"), BETTER, strict=True))
    assert columns(*pairs)[2::3] == ["milestone", "outcome"]


def test_a_success_measure_that_was_explained_stays():
    preset = MappingPreset("Ours", (("Success measure", Column.OUTCOME),))
    read = document(table((*ASKED, "What will be different"), BETTER))
    (mapping,) = guess_mappings(read, presets=(preset,))
    assert [column.value for column in mapping.columns][2::3] == ["outcome", "outcome"]
