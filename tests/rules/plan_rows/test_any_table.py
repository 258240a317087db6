"""Whatever stands in a table, reading it ends, loses nothing printed, and says what it refused."""

from __future__ import annotations

import time

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lyapp.model.intake import Cell, Column, Line
from lyapp.rules.plan_rows import guess_mappings, overview, read_rows
from tests.rules.plan_rows.documents import SETTING, document, read, table

HEAD = ("Objective", "Action", "Milestones", "Lead", "Timescale", "Outcome")
WORDS = st.sampled_from(
    [*HEAD, "Local priorities", "continued", "1.", "NR01 Aim", "Oct 2010", "…", ":", "(", "• a", ""]
)
TEXTS = st.one_of(WORDS, st.text(max_size=30))
CELLS = st.builds(
    lambda texts, level, merged: Cell(tuple(Line(text, level) for text in texts), merged),
    st.lists(TEXTS, max_size=3),
    st.integers(0, 2),
    st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=7), max_size=9), st.booleans())
def test_any_table_can_be_read(cells, header):
    rows = [HEAD, *cells] if header else cells
    whole = document("# Plan", table(*rows))
    mappings = guess_mappings(whole)
    overview(whole, mappings)
    for row in read_rows(whole, mappings, setting=SETTING):
        assert row.refused == (not row.title)
        assert all(notice.sentence for notice in row.notices)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text("abcdef ", min_size=1, max_size=20), min_size=6, max_size=6, unique=True),
        min_size=1,
        max_size=6,
    )
)
def test_nothing_printed_is_lost(cells):
    assume(all(sum(bool(text.strip()) for text in row) > 1 for row in cells))
    whole = document(table(HEAD, *cells))
    (mapping,) = guess_mappings(whole)
    kept = "\n".join(
        "\n".join(
            (
                row.objective,
                row.code,
                *(item.text for item in row.items),
                *row.leads,
                *row.timescales,
            )
        )
        for row in read_rows(whole, [mapping], setting=SETTING)
    )
    held = set(kept.split())
    for row in cells:
        for text, column in zip(row, mapping.columns, strict=True):
            if column is not Column.NONE:
                assert set(text.split()) <= held


def test_a_long_plan_is_read_in_a_time_that_grows_with_it():
    def rows(count):
        for number in range(count):
            yield (
                f"Objective number {number} of the plan",
                "Open the library\nWrite a rota\nAsk the staff",
                "• a rota\n• a bell\n• a lamp",
                "A Roe",
                "Oct 2010",
                "More readers come",
            )

    def seconds(count):
        paper = table(HEAD, *rows(count))
        begun = time.perf_counter()
        found = read(paper)
        taken = time.perf_counter() - begun
        assert len(found) == count
        return taken

    seconds(50)
    short, long = seconds(250), seconds(2000)
    assert long < 8 * short * 2.5
