"""What the paper says, before any writer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lyapp.briefing import cells
from lyapp.briefing.blocks import Document, Heading, ListBlock, MoneyLines, Paragraph, Table
from lyapp.briefing.content import Choice, Section, build
from lyapp.briefing.html import write_html
from lyapp.briefing.numbering import number
from lyapp.model.decision import Flag, FlagKind
from tests.briefing import papers


def made(paper: papers.Paper | None = None, **more: object) -> Document:
    return build(paper or papers.sample(), printed_on=papers.PRINTED_ON, **more)


def headings(document: Document) -> list[str]:
    return [block.line for block in document.blocks if isinstance(block, Heading)]


def tables(document: Document) -> dict[str, Table]:
    return {block.caption: block for block in document.blocks if isinstance(block, Table)}


def texts(cell: tuple) -> list[str]:
    return [block.text for block in cell if isinstance(block, Paragraph)]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_sections_follow_the_papers_numbers() -> None:
    assert headings(made()) == [
        "Hertfordshire 2008/09",
        "Task group",
        "4 Status of the plans",
        "4.1 East and North Hertfordshire",
        "4.2 West Hertfordshire",
        "5 Summary briefings: East and North Hertfordshire",
        "Money of East and North Hertfordshire outside every locality",
        "5 Summary briefings: West Hertfordshire",
        "6 Questions to the committee",
        "Annex: what the papers disagree on",
    ]


@pytest.mark.parametrize("section", Section)
def test_each_section_can_be_printed_alone(section: Section) -> None:
    document = made(choice=Choice(frozenset({section})))
    assert len(headings(document)) < 6
    assert section.label


def test_running_lines_and_marks() -> None:
    document = made(replace(papers.sample(), made_up_scores=True))
    assert plain(document.head_left) == "Professional Executive Committee · 16 July 2008 · item 10c"
    assert document.head_right == "SAMPLE · MADE-UP SCORES"
    assert plain(document.foot_left) == (
        "Hertfordshire 2008/09 · printed 7 July 2008 · content 4f7a 91c2"
    )


def test_a_real_review_has_no_mark() -> None:
    assert made(replace(papers.sample(), sample=False)).head_right == ""


def test_totals_name_the_list_size_left_out() -> None:
    lead = next(
        b.text for b in made().blocks if isinstance(b, Paragraph) and "practices." in b.text
    )
    assert lead == (
        "4 localities, 37 practices. List sizes are registered patients as the plans state them: "
        "207,405 in all; West and Central is left out. "
        "Balance: −£3,000,000 over 4 localities; £700,000 lodged by 1 of 4 localities."
    )


def test_a_list_size_that_is_no_number_is_printed_and_flagged() -> None:
    row = tables(made())["Summary briefings: East and North Hertfordshire"].rows[3]
    (paragraph,) = row.cells[1]
    assert texts(row.cells[1]) == ["13 practices\n1027,920 as printed – not a number"]
    assert paragraph.spans[1].warning


def test_locality_cell_tells_version_and_meetings() -> None:
    rows = tables(made())["Summary briefings: East and North Hertfordshire"].rows
    assert [plain(t) for t in texts(rows[0].cells[0])] == [
        "5.1 East Locality",
        "version 2, met 1 May and 3 July",
    ]
    assert [plain(t) for t in texts(rows[1].cells[0])] == [
        "5.2 North",
        "version 1, met 1 May; revised plan awaited",
    ]
    assert texts(rows[3].cells[0]) == ["5.7 West and Central", "no plan yet, not met yet"]


def test_money_outside_the_balance_stands_apart_and_not_stated_is_not_zero() -> None:
    cell = tables(made())["Summary briefings: East and North Hertfordshire"].rows[3].cells[4]
    counted, beside = (block for block in cell if isinstance(block, MoneyLines))
    assert [(line.label, line.amount) for line in counted.lines] == [
        ("New investment (full year, recurring)", "−£300,000"),
        ("Prescribing uplift", "from 7% to 6% (as printed)"),
    ]
    assert counted.total is not None
    assert counted.total.amount == "−£300,000"
    assert beside.total is None
    assert beside.lines[0].amount == "£700,000"
    nothing = papers.paper(papers.organisation("X", "X", (papers.locality("L", "L"),)))
    cell = tables(made(nothing))["Summary briefings: X"].rows[0].cells[4]
    assert texts(cell) == ["Balance not stated"]


def test_outcome_letter_conditions_and_owner() -> None:
    rows = tables(made())["Summary briefings: East and North Hertfordshire"].rows
    letters = [row.cells[5][0].badge for row in rows]
    assert letters == ["A", "R", "A", ""]
    cell = rows[2].cells[5]
    assert "2 conditions open of 3:" in texts(cell)
    items = next(block for block in cell if isinstance(block, ListBlock)).items
    assert [plain(item.text) for item in items] == [
        "support money left out, Locality lead, 1 August",
        "no higher rates for enhanced services, 1 August",
    ]


def test_what_the_papers_printed_is_never_taken_for_the_outcome() -> None:
    page = papers.locality("ENH-STEV", "Stevenage", paragraph="5.5", outcome=papers.AMENDMENTS)
    page = replace(page, status=replace(page.status, printed="Recommend plan to PEC"))
    outcome, *notes = texts(cells.status_cell(page, year=2008))
    assert outcome.startswith("Agreed")
    assert notes == ["earlier papers: “Recommend plan to PEC”"]
    same = replace(page, status=replace(page.status, printed=page.reading.label))
    assert texts(cells.status_cell(same, year=2008)) == [outcome]


def test_made_up_scores_are_marked_where_they_are_printed() -> None:
    page = papers.locality("L", "L", suggestion=papers.GOOD_SUGGESTION, made_up_scores=True)
    document = made(papers.paper(papers.organisation("X", "X", (page,))))
    assert texts(tables(document)["Status of the plans of X"].rows[0].cells[2]) == [
        "provisional, 0 of 7 members",
        "median 3, 68%",
        "MADE-UP SCORES",
    ]


def test_a_rating_is_provisional_until_every_member_has_finished() -> None:
    said = []
    for scored in (1, 7):
        page = papers.locality("L", "L", suggestion=papers.GOOD_SUGGESTION, scored=scored)
        document = made(papers.paper(papers.organisation("X", "X", (page,))))
        said.append(texts(tables(document)["Status of the plans of X"].rows[0].cells[2])[0])
    assert said == ["provisional, 1 of 7 members", "7 of 7 members"]


def test_disagreements_keep_both_statements_and_the_reason() -> None:
    rows = tables(made())["Annex: what the papers disagree on"].rows
    assert [texts(row.cells[0])[0] for row in rows] == ["East Locality", "North", "North"]
    assert plain(texts(rows[2].cells[4])[0]) == "5 July 2008, Chair: a misprint"
    assert texts(rows[0].cells[4]) == ["open"]


def test_disagreements_of_the_whole_programme_come_first_without_mere_notes() -> None:
    paper = replace(
        papers.sample(),
        flags=tuple(
            Flag(number, kind, f"Said {number}", "", None, "", "")
            for number, kind in enumerate((FlagKind.NOTE, FlagKind.DATA_QUALITY))
        ),
    )
    rows = tables(made(paper))["Annex: what the papers disagree on"].rows
    assert [texts(cell)[0] for cell in rows[0].cells[:3]] == [
        "All localities",
        "data quality",
        "Said 1",
    ]
    assert texts(rows[1].cells[0]) == ["East Locality"]


def test_a_year_is_named_only_where_it_differs() -> None:
    page = papers.locality("L", "L", met=(date(2007, 12, 3), date(2008, 1, 4)))
    document = made(papers.paper(papers.organisation("X", "X", (page,))))
    cell = tables(document)["Status of the plans of X"].rows[0].cells[1]
    assert plain(texts(cell)[0]) == "3 December 2007 and 4 January"


@pytest.mark.parametrize(
    ("stated", "summary", "paragraphs"),
    [
        (["5.1", "5..2", "5.3."], 5, ["5.1", "5.2", "5.3"]),
        (["", "", ""], 5, ["5.1", "5.2", "5.3"]),
        (["7.2", "", "7.2"], 7, ["7.2", "7.1", "7.3"]),
        (["3.1", "4.1", "A"], 5, ["5.1", "5.2", "5.3"]),
    ],
)
def test_paragraph_numbers(stated: list[str], summary: int, paragraphs: list[str]) -> None:
    numbering = number([(str(at), paragraph) for at, paragraph in enumerate(stated)])
    assert numbering.summary == summary
    assert [numbering.paragraphs[str(at)] for at in range(3)] == paragraphs


def test_an_empty_paper_still_says_so() -> None:
    document = made(papers.paper(members=(), questions=()))
    assert any(
        isinstance(b, Paragraph) and b.text.startswith("No locality") for b in document.blocks
    )


def test_only_this_years_money_is_printed_and_the_rest_is_said() -> None:
    lines = (papers.line("Saving", 30_000_000), papers.line("Old deficit", -100, 0, year="2007/08"))
    page = papers.locality("L", "Ashby", lines=lines)
    made = papers.paper(papers.organisation("O", "Org", (page,)))
    shown = write_html(build(made, printed_on=papers.PRINTED_ON))
    assert "Saving" in shown
    assert "Old deficit" not in shown
    assert "1 line of other years not printed." in shown
