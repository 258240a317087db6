"""From a review file to its briefing in one call."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from lyapp.briefing.content import Section
from lyapp.briefing.render import render_briefing
from lyapp.model.briefing import TextKind
from lyapp.model.criteria import Criterion, Level, Rag, RatingScale
from lyapp.model.programme import (
    BriefingTextData,
    LocalityData,
    OrganisationData,
    ProgrammeData,
)
from lyapp.model.trouble import UnknownKey
from lyapp.places import home
from lyapp.store.creating import create_review
from lyapp.store.file import ReviewFile
from tests.briefing import pages, papers

DAY = date(2026, 1, 2)


@pytest.fixture
def review(tmp_path: Path) -> Iterator[ReviewFile]:
    programme = ProgrammeData(
        key="try",
        title="Trying out",
        year="2026/27",
        scale=RatingScale("s", "S", (Level(0, "no", Rag.RED), Level(4, "yes", Rag.GREEN)), 2),
        criteria=(Criterion("c", 1, "C", "?"),),
        outcome_types=(papers.AGREED,),
        made_up=True,
        organisations=(OrganisationData("O", "Org", "Org"), OrganisationData("P", "Pop", "Pop")),
        localities=(
            LocalityData("L1", "O", "First place", list_size_printed="1027,920"),
            LocalityData("L2", "P", "Second place", practices=2, list_size=10),
        ),
        briefing_texts=(BriefingTextData("L1", TextKind.PRIORITY, "Care", 1, ("a", "b")),),
    )
    path = tmp_path / "try.lyreview"
    made = create_review(path, programme, home=home(tmp_path / "home"), holder="A person")
    yield made
    made.close()


def text_of(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_whole_review_is_printed(review: ReviewFile) -> None:
    text = text_of(render_briefing(review, printed_on=DAY))
    assert "5.1 First place" in text
    assert "1027,920 as printed – not a number" in text
    assert "1. Care – a – b" in text
    assert "5.2 Second place" in text
    assert "MADE UP" in text
    assert "printed 2 January 2026" in text


def test_a_file_says_the_day_it_was_made(review: ReviewFile) -> None:
    data = render_briefing(review, printed_on=DAY)
    made = PdfReader(io.BytesIO(data)).metadata
    assert made is not None
    assert made.creation_date is not None
    assert made.creation_date.date() == DAY
    # Nothing else in it depends on the clock.
    assert render_briefing(review, printed_on=DAY) == data


def test_organisations_localities_and_sections_are_chosen(review: ReviewFile) -> None:
    one = text_of(render_briefing(review, organisations=["P"], printed_on=DAY))
    assert "First place" not in one
    assert "Second place" in one
    page = pages.page(review, localities=["L1"], sections=[Section.STATUS], printed_on=DAY)
    assert "First place" in page
    assert "Second place" not in page
    assert "Summary briefings" not in page


def test_a_code_nobody_has_is_refused(review: ReviewFile) -> None:
    with pytest.raises(UnknownKey):
        render_briefing(review, localities=["NOBODY"], printed_on=DAY)
