"""Blank score sheets and declarations of interest on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from pypdf import PdfReader

from lyapp.briefing.blocks import Heading, ListBlock, Marker, Table, WritingLines
from lyapp.briefing.content import Choice, Section, build, by_default
from lyapp.briefing.html import write_html
from lyapp.briefing.pdf import write_pdf
from lyapp.briefing.score_sheets import build_sheets, pages_of, write_sheets
from lyapp.model.panel import Conflict, ConflictKind
from lyapp.store.queries.blank_sheets import BlankSheet, BlankSheets
from lyapp.store.queries.paper import DeclaredInterest
from tests.briefing import papers
from tests.ui import small

SHEETS = BlankSheets(
    title="Small review",
    year="2008/09",
    sample=True,
    made_up=False,
    criteria_version=2,
    criteria=small.CRITERIA,
    scale=small.SCALE,
    sheets=(
        BlankSheet("A. Parker", "Ashdown & <Vale>", "EN-A", 2, date(2008, 7, 3)),
        BlankSheet("", "Beech", "EN-B", 1, None),
    ),
)
INTERESTS = (
    DeclaredInterest("A. Parker", "Ashdown", Conflict(1, 1, ConflictKind.OWN_LOCALITY)),
    DeclaredInterest(
        "T. West",
        "Beech",
        Conflict(
            2,
            2,
            ConflictKind.OTHER,
            "Her brother’s practice",
            scores=True,
            answers_questions=False,
            stays_for_decision=True,
        ),
    ),
)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_sheet_has_every_criterion_with_boxes_and_lines() -> None:
    document = build_sheets(SHEETS, printed_on=papers.PRINTED_ON)
    first, second = (block for block in document.blocks if isinstance(block, Table))
    assert [row.name for row in first.rows] == [
        *(f"{n} Criterion {n}" for n in range(1, 11)), "11 Good practice",
    ]  # fmt: skip
    _asked, (boxes,), comment = first.rows[5].cells
    assert isinstance(boxes, ListBlock)
    assert boxes.marker is Marker.BOX
    assert [item.text for item in boxes.items] == [
        "0 Not addressed  Nothing is said of it.",
        "1 Weak  A few rows name somebody.",
        "2 Partly  Half of it is there.",
        "3 Meets  It is there.",
        "4 Strong  It is there, and more.",
        "n not applicable",
        "u unable to judge",
    ]
    assert isinstance(comment[0], WritingLines)
    assert not any(isinstance(block, ListBlock) for block in first.rows[10].cells[1])
    assert first.columns[0].title == "Ashdown & <Vale> – A. Parker: criterion"
    assert second.columns[0].title == "Beech: criterion"


def test_each_sheet_starts_a_page_and_every_page_says_whose_it_is() -> None:
    printed = pages(write_sheets(SHEETS, printed_on=papers.PRINTED_ON))
    heads = [at for at, text in enumerate(printed) if "Score sheet: " in text]
    assert len(heads) == 2
    assert heads[0] == 0
    for at, text in enumerate(printed):
        assert f"Page {at + 1} of {len(printed)}" in text
        whose = "Beech" if at >= heads[1] else "A. Parker"
        assert whose in text
    assert "Wanted back by: 3 July 2008" in printed[0]
    assert "Wanted back" not in printed[heads[1]]
    assert "Member: ……" in printed[heads[1]]
    assert "Criteria version 2" in printed[0]
    assert "SAMPLE" in printed[0]


def test_a_deadline_of_ones_own_takes_the_place_of_the_packs() -> None:
    printed = pages(write_sheets(SHEETS, printed_on=papers.PRINTED_ON, deadline=date(2008, 8, 1)))
    assert sum("1 August 2008" in text for text in printed) == 2


def test_making_sheets_can_be_given_up() -> None:
    class Enough(Exception):
        pass

    told: list[tuple[int, int]] = []

    def tick(done: int, of: int) -> None:
        told.append((done, of))
        if done > 4:
            raise Enough

    with pytest.raises(Enough):
        write_sheets(SHEETS, printed_on=papers.PRINTED_ON, tick=tick)
    assert all(one[0] < two[0] for one, two in pairwise(told))


def test_the_same_sheets_are_read_out_by_a_screen_reader() -> None:
    html = write_html(build_sheets(SHEETS, printed_on=papers.PRINTED_ON))
    assert "Ashdown &amp; &lt;Vale&gt;" in html
    assert html.count('class="boxes"') == 20
    assert 'class="writing" title="Comment"' in html


def test_the_pages_are_counted_before_they_are_made() -> None:
    count, exact = pages_of(SHEETS)
    assert exact
    assert count == len(pages(write_sheets(SHEETS, printed_on=date(2008, 6, 1))))
    assert pages_of(replace(SHEETS, sheets=())) == (0, True)


def test_nobody_to_score_is_said() -> None:
    printed = pages(write_sheets(replace(SHEETS, sheets=()), printed_on=papers.PRINTED_ON))
    assert "None of the members chosen" in printed[0]


def test_declarations_are_printed_when_there_are_any() -> None:
    plain = papers.sample()
    assert Section.DECLARATIONS not in by_default(interests=False)
    titles = [one.text for one in build(plain, printed_on=papers.PRINTED_ON).blocks
              if isinstance(one, Heading)]  # fmt: skip
    assert "Declarations of interest" not in titles
    paper = replace(plain, interests=INTERESTS)
    document = build(paper, printed_on=papers.PRINTED_ON)
    (table,) = (
        one
        for one in document.blocks
        if isinstance(one, Table) and one.caption == "Declarations of interest"
    )
    cells = [["".join(block.text for block in cell) for cell in row.cells] for row in table.rows]
    assert cells == [
        [
            "A. Parker", "Ashdown", "their own locality", "–",
            "Does not score the plan. May answer questions about it. Leaves for the decision.",
        ],
        [
            "T. West", "Beech", "another interest", "Her brother’s practice",
            "Scores the plan. Takes no part in its discussion. Stays for the decision.",
        ],
    ]  # fmt: skip
    assert "Her brother’s practice" in write_html(document)
    assert any("Declarations of interest" in text for text in pages(write_pdf(document)))


def test_declarations_can_be_chosen_and_left_out() -> None:
    paper = replace(papers.sample(), interests=INTERESTS)
    without = build(paper, Choice(frozenset({Section.MEMBERS})), printed_on=papers.PRINTED_ON)
    assert "T. West" not in write_html(without)
    asked = Choice(frozenset({Section.DECLARATIONS}))
    none = build(papers.sample(), asked, printed_on=papers.PRINTED_ON)
    assert "No interests are recorded" in write_html(none)
