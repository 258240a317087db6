"""Dates typed into fields."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.model.plan import DatePrecision
from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import (
    format_date,
    format_day,
    format_due,
    full_year,
    month_end,
    month_number,
    parse_date,
)

TODAY = date(2008, 7, 7)
DAY = date(2008, 7, 18)


@pytest.mark.parametrize(
    "text",
    [
        "18 Jul 2008", "18 July 2008", "18 jul 08", "18th July, 2008", "18th of July 2008",
        "18-Jul-2008", "18Jul08", "18/7/08", "18/07/2008", "18.7.8", "18.7.08.", "18-7-08",
        "18 / 7 / 08", "18 7 08", "2008-07-18", "2008-7-18", "2008/07/18", "18 July", "18 Jul",
        "18/7", "  18\u00a0Jul\u00a02008 ",
    ],
)  # fmt: skip
def test_reads_what_people_write(text: str) -> None:
    assert parse_date(text, today=TODAY) == DAY


def test_empty_is_no_date() -> None:
    assert parse_date("", today=TODAY) is None
    assert parse_date("  ", today=TODAY) is None


def test_short_years_and_missing_years() -> None:
    assert parse_date("1/2/79", today=TODAY) == date(2079, 2, 1)
    assert parse_date("1/2/80", today=TODAY) == date(1980, 2, 1)
    assert parse_date("18 July", today=date(2031, 1, 1)) == date(2031, 7, 18)
    assert parse_date("3 Sept 2008", today=TODAY) == date(2008, 9, 3)
    assert parse_date("29 Feb 2008", today=TODAY) == date(2008, 2, 29)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 Feb 2008", "February 2008 has 29 days"),
        ("29/2/09", "February 2009 has 28 days"),
        ("0/7/08", "July 2008 has 31 days"),
        ("7/18/08", "there is no month 18; the day stands before the month"),
        ("18/13/08", "there is no month 13"),
        ("18 Juno 2008", "there is no month “juno”"),
        ("July 18 2008", "the day stands before the month"),
        ("Jul 18, 2008", "the day stands before the month"),
        ("July 2008", "the day is missing"),
        ("July", "the day is missing"),
        ("2008", "it is a number, without day and month"),
        ("18 Jul 208", "the year isn’t between 1900 and 2199"),
        ("18 Jul 3008", "the year isn’t between 1900 and 2199"),
        ("18/7/" + "8" * 5000, "the year isn’t between 1900 and 2199"),
        ("soon", "it isn’t a day, a month and a year"),
        ("18/7-08", "it isn’t a day, a month and a year"),
    ],
)
def test_refuses_the_rest_saying_why(text: str, why: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        parse_date(text, today=TODAY)
    assert refusal.value.values["why"] == why
    assert refusal.value.advice == "Write 18 Jul 2008, 18/7/08 or 2008-07-18."
    assert len(refusal.value.sentence) < 200


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_written_dates_are_read_back(day: date) -> None:
    assert parse_date(format_date(day), today=TODAY) == day
    assert parse_date(day.isoformat(), today=TODAY) == day
    assert parse_date(f"{day.day}/{day.month}/{day.year}", today=TODAY) == day
    assert parse_date(format_day(day), today=day) == day


def reason_or_date(text: str) -> str | date | None:
    """What the text is read as, or the reason given for refusing it."""
    try:
        return parse_date(text, today=TODAY)
    except NotReadable as refusal:
        return str(refusal.values["why"])


@given(st.text(st.sampled_from("0123456789/.- julyfebsth,٣"), max_size=14))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    found = reason_or_date(text)
    assert found != ""
    assert not isinstance(found, date) or 1900 <= found.year <= 2199


def test_dates_as_the_product_writes_them() -> None:
    assert format_date(DAY) == "18 Jul 2008"
    assert format_day(date(2008, 9, 3)) == "3 Sep"


def test_a_date_is_written_no_more_exact_than_understood() -> None:
    assert [format_due(DAY, precision) for precision in DatePrecision] == [
        "18 Jul 2008",
        "Jul 2008",
        "2008",
        "",
    ]


def test_months_and_years_as_people_shorten_them() -> None:
    assert [month_number(name) for name in ("Sept", "sep", "MARCH", "ju", "Juno", "")] == [
        9, 9, 3, None, None, None,
    ]  # fmt: skip
    assert [full_year(figures) for figures in ("8", "79", "80", "2008", "200", "3000")] == [
        2008, 2079, 1980, 2008, None, None,
    ]  # fmt: skip
    assert month_end(2008, 2) == date(2008, 2, 29)
