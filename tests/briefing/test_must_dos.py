"""The coverage of the must-dos on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lyapp.briefing.blocks import Paragraph, Table
from lyapp.briefing.content import BY_DEFAULT, Choice, Section, build
from lyapp.briefing.html import write_html
from lyapp.briefing.pdf import write_pdf
from lyapp.model.coverage import CoveredPlan, Offered, Requirement, Said, Wanted
from lyapp.places import Home
from lyapp.store.covering import Prepared
from lyapp.store.file import open_review
from tests.briefing import pages, papers

ASKED = ((1, "National", "N1", "Diabetes care"), (2, "National", "N2", "Maternity services"),
         (3, "Regional", "R1", "Stroke units"))  # fmt: skip


def must_dos(plans: int = 3) -> Prepared:
    """Ashdown has a confirmed row and a suggested one; the last plan has no rows."""
    with_rows = [
        CoveredPlan(n, f"L{n}", "Ashdown" if n == 1 else f"Place {n}", ((n, "LP1 Row"),))
        for n in range(1, plans)
    ]
    return Prepared(
        title="Review",
        wanted=tuple(Wanted(key, title) for key, _name, _code, title in ASKED),
        groups=(),
        requirements=tuple(Requirement(*one) for one in ASKED),
        plans=(*with_rows, CoveredPlan(99, "L99", "Red House", ())),
        offered=(Offered(1, "Diabetes care and stroke units"),),
        said=(Said(1, 1, confirmed=True),),
    )


def tables(prepared: Prepared | None) -> list[Table]:
    paper = replace(papers.sample(), must_dos=prepared)
    choice = Choice(frozenset({Section.COVERAGE}))
    document = build(paper, choice, printed_on=papers.PRINTED_ON)
    assert write_html(document)
    assert write_pdf(document).startswith(b"%PDF")
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[words(cell) for cell in row.cells] for row in table.rows]


def words(cell: tuple) -> str:
    return "".join(block.text for block in cell if isinstance(block, Paragraph))


def test_each_plan_has_a_word_for_each_must_do() -> None:
    (table,) = tables(must_dos())
    assert [column.title for column in table.columns] == [
        "Must-do", "Ashdown", "Place 2", "Red House",
    ]  # fmt: skip
    assert texts(table) == [
        ["Of 3 must-dos: yes, perhaps, –", "1, 1, 1", "0, 0, 3", "no rows"],
        ["National", "", "", ""],
        ["N1 Diabetes care", "yes", "–", "no rows"],
        ["N2 Maternity services", "–", "–", "no rows"],
        ["Regional", "", "", ""],
        ["R1 Stroke units", "perhaps", "–", "no rows"],
    ]


def test_many_plans_stand_in_several_tables() -> None:
    many = tables(must_dos(30))
    assert [len(table.columns) - 1 for table in many] == [12, 12, 6]


def test_without_must_dos_a_sentence_says_so() -> None:
    assert tables(None) == []
    assert tables(replace(must_dos(), requirements=(), wanted=())) == []


def test_coverage_is_printed_only_when_it_is_chosen() -> None:
    assert Section.COVERAGE not in BY_DEFAULT
    assert frozenset(Section) - BY_DEFAULT == {Section.COVERAGE, Section.RECORD}


def test_a_review_prints_it_for_the_localities_chosen(sample_path: Path, home: Home) -> None:
    review = open_review(sample_path, home=home, holder="tests")
    try:
        html = pages.page(
            review,
            localities=("WH-DACCOM", "WH-REDH"),
            sections={Section.COVERAGE},
            printed_on=papers.PRINTED_ON,
        )
        assert "coverage of the must-dos" in html
        assert "DacCom" in html
        assert "perhaps" in html
        assert "Stevenage" not in html
        assert "must-dos" not in pages.page(review, printed_on=papers.PRINTED_ON)
    finally:
        review.close()
