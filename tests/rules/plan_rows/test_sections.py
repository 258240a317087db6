from __future__ import annotations

import pytest

from lyapp.exchange.intake import read_document
from lyapp.model.intake import TableMapping
from lyapp.model.plan import Section
from lyapp.rules.plan_rows import guess_mappings, read_rows
from lyapp.rules.plan_rows.sections import section_of_heading, section_of_words
from tests.rules.plan_rows.documents import SETTING, document, keys, read, table

HEAD = ("Objective", "Action", "Lead")
ROW = ("Longer hours", "Open", "A Roe")
NATIONAL, LOCAL = Section.NATIONAL, Section.LOCAL


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("National & Regional Priorities", NATIONAL),
        ("Section 2: Local priorities", LOCAL),
        ("LOCALITY OBJECTIVES", LOCAL),
        ("Government targets", NATIONAL),
        ("Our own priorities for the year", LOCAL),
        ("National and local priorities", None),
        ("Work with the Local Area Agreement", None),
        ("Dunmore Locality Commissioning Plan 2008/09", None),
        ("Priorities", None),
    ],
)
def test_what_a_heading_says(text, section):
    assert section_of_words(text) is section


@pytest.mark.parametrize(
    "text",
    [
        "The group meets local people once a month and listens.",
        "Local hospital",
        "It is a national scandal that so few people read in the evening, and so it goes on",
    ],
)
def test_a_sentence_is_no_heading(text):
    assert section_of_heading(text) is None


def test_a_person_s_word_wins():
    (row,) = read("# National priorities", table(HEAD, ROW), section=LOCAL)
    assert row.section is LOCAL


def test_a_section_told_for_the_table_wins_over_the_heading():
    whole = document("# National priorities", table(HEAD, ROW))
    (mapping,) = guess_mappings(whole)
    told = TableMapping(mapping.columns, mapping.header_rows, section=LOCAL)
    (row,) = read_rows(whole, [told], setting=SETTING)
    assert row.section is LOCAL


def test_a_row_across_the_table_speaks_for_the_tables_after_it():
    rows = read(
        "# National priorities",
        table(HEAD, ROW, ("Local priorities", "", ""), ("Softer chairs", "Buy", "A Roe")),
        table(HEAD, ("Better light", "Mend", "A Roe")),
    )
    assert [row.section for row in rows] == [NATIONAL, LOCAL, LOCAL]


def test_an_objective_that_speaks_of_the_nation_is_no_heading():
    rows = read(
        "# Local priorities",
        table(
            HEAD,
            ("National objectives are met", "", ""),
            ("", "Open", "A Roe"),
            ("Softer chairs", "Buy", "A Roe"),
        ),
    )
    assert [row.title for row in rows] == ["National objectives are met", "Softer chairs"]
    assert rows[1].section is LOCAL


def test_a_document_that_does_not_say():
    first, second = read(table(HEAD, ROW, ("Softer chairs", "Buy", "A Roe")))
    assert (first.section, second.section) == (LOCAL, LOCAL)
    assert "no-section" in keys(first)
    assert "no-section" not in keys(second)


def test_a_heading_about_something_national_names_no_section():
    (row,) = read("# National context", "# Our actions", table(HEAD, ROW))
    assert "no-section" in keys(row)


def test_headings_below_a_section_s_heading_do_not_end_it():
    rows = read(
        "# National priorities",
        "# Planned care",
        table(HEAD, ROW),
        "# Urgent care",
        table(HEAD, ("Softer chairs", "Buy", "A Roe")),
    )
    assert [row.section for row in rows] == [NATIONAL, NATIONAL]


@pytest.mark.parametrize("heading", ["", "N/L", "Nat/Loc", "Type"])
def test_a_column_that_prints_each_section_once(heading):
    rows = read(
        table(
            (heading, *HEAD),
            ("National" if not heading else "N", *ROW),
            ("", "Softer chairs", "Buy", "A Roe"),
            ("Local" if not heading else "L", "Better light", "Mend", "A Roe"),
            ("", "Later buses", "Ask", "A Roe"),
        )
    )
    assert [row.section for row in rows] == [NATIONAL, NATIONAL, LOCAL, LOCAL]


def test_an_empty_cell_says_nothing_where_a_column_names_one_section_only():
    rows = read(
        table(("Section", *HEAD), ("National", *ROW), ("", "Softer chairs", "Buy", "A Roe"))
    )
    assert [row.section for row in rows] == [NATIONAL, LOCAL]


@pytest.mark.parametrize("name", ["plan.csv", "plan.tsv"])
def test_codes_and_headings_of_separated_values_name_the_sections(name):
    sign = "\t" if name.endswith("tsv") else ","
    coded = [("NR01 Longer hours", "Open", "A Roe"), ("LP02 Softer chairs", "Buy", "A Roe")]
    headed = [("National priorities", "", ""), ROW, ("Local priorities",), coded[1]]
    for body in (coded, headed):
        text = "\r\n".join(sign.join(line) for line in [HEAD, *body])
        whole = read_document(text.encode(), name=name)
        rows = read_rows(whole, guess_mappings(whole), setting=SETTING)
        assert [row.section for row in rows] == [NATIONAL, LOCAL]
        assert not [key for row in rows for key in keys(row) if key == "no-section"]
