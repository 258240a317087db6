"""What can be counted in a row and what is money, beside how it is printed."""

from __future__ import annotations

from datetime import date

import pytest

from lyapp.model.findings import Correction
from lyapp.model.intake import ReadRow
from lyapp.model.plan import Item, ItemKind, Section
from lyapp.rules.corrections import MEASURE, MONEY
from lyapp.rules.understanding import changes, find_figures, meanings, prints, texts_of

YEAR = {"year_starts": date(2008, 4, 1), "year_ends": date(2009, 3, 31)}


def said(text: str, field: str, *corrections: Correction) -> tuple[str, ...]:
    return meanings(find_figures([text], corrections, **YEAR), field)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("15% fewer admissions by the end of March 2009", ("15% fewer admissions", "by Mar 2009")),
        ("90% of patients are seen within 18 weeks", ("90% of patients", "18 weeks")),
        ("Ninety per cent of practices", ("90% of practices",)),
        ("twenty-five per cent of all", ("25%",)),
        ("from 12% to 8%", ("from 12% to 8%",)),
        ("Reports monthly; 3 per 1,000 population", ("monthly", "3 per 1,000 population")),
        ("By June, a report", ("By Jun 2008",)),
        ("Better services for everyone", ()),
    ],
)
def test_measures_are_given_with_what_they_count(text: str, measures: tuple[str, ...]) -> None:
    assert [one.casefold() for one in said(text, MEASURE)] == [one.casefold() for one in measures]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Save £45k, then £1.2m–£1.5m", ("£45,000", "£1,200,000", "£1,500,000")),
        ("£45 and £45 again", ("£45",)),
        ("A saving of £1027,920", ()),
    ],
)
def test_money_is_given_in_whole_pounds(text: str, money: tuple[str, ...]) -> None:
    assert said(text, MONEY) == money


def test_a_person_has_the_last_word() -> None:
    text = "£45 of £45,000; 90% of patients; one in a while"
    wrong = Correction(MONEY, "£45", meaning="£450")
    assert said(text, MONEY, wrong) == ("£450", "£45,000")
    none = Correction(MEASURE, "90%  OF patients")
    assert said(text, MEASURE) == ("90% of patients",)
    assert said(text, MEASURE, none) == ()
    more = Correction(MEASURE, "one in a while", meaning="now and then")
    assert said(text, MEASURE, none, more) == ("now and then",)
    longest = (Correction(MEASURE, "90%"), Correction(MEASURE, "90% of patients", meaning="most"))
    assert said(text, MEASURE, *longest) == ("most",)


def test_a_line_typed_over_becomes_corrections() -> None:
    texts = ["Save £45k and £12, XX a year, by 20%"]
    found = find_figures(texts)
    assert changes(found, MONEY, "£45,000; £12", texts=texts).corrections == ()
    over = changes(found, MONEY, "£45,000; £12k", texts=texts)
    assert over.corrections == (Correction(MONEY, "£12", meaning="£12,000"),)
    less = changes(found, MONEY, "£12", texts=texts)
    assert less.corrections == (Correction(MONEY, "£45k"),)
    assert changes(found, MONEY, "lots; £12", texts=texts).unreadable == ("lots",)
    more = changes(found, MEASURE, "20%;  xx A year ", texts=texts)
    assert more.corrections == (Correction(MEASURE, "xx A year", meaning="xx A year"),)
    assert changes(found, MEASURE, "20%; 5 weeks", texts=texts).unknown == ("5 weeks",)
    again = find_figures(texts, [*over.corrections, *more.corrections])
    assert meanings(again, MONEY) == ("£45,000", "£12,000")
    assert meanings(again, MEASURE) == ("xx A year", "20%")


def test_only_whole_words_are_the_same_print() -> None:
    assert prints(["Save  £45\nfor all"], "£45 for")
    assert not prints(["Save £45,000"], "£45")
    assert not prints(["15%"], "5%")
    assert not prints(["anything"], "")


def test_a_row_is_looked_through_without_its_lead_and_timescale() -> None:
    row = ReadRow(
        Section.LOCAL,
        "Falls\nReduce by 5%",
        "Falls",
        items=(Item(ItemKind.MILESTONE, "£10"), Item(ItemKind.DETAIL, "weekly")),
        leads=("GP 50%",),
        timescales=("March 2009",),
    )
    assert texts_of(row) == ("Falls\nReduce by 5%", "£10", "weekly")


def test_a_sum_with_a_sign_at_both_ends_is_one() -> None:
    assert meanings(find_figures(["A hoist for £ 45p, and £10 each"]), MONEY) == ("£45", "£10")
