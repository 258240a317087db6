"""What printed timescales say."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lyapp.model.plan import Confidence, DatePrecision
from lyapp.rules.dates import MONTHS, format_date
from lyapp.rules.timescale_notices import TEMPLATES
from lyapp.rules.timescales import understand_due

STARTS, ENDS = date(2008, 4, 1), date(2009, 3, 31)
DAY, MONTH, YEAR, NONE = DatePrecision
SURE, LIKELY, DOUBTFUL = Confidence


def understood(printed: str):
    return understand_due(printed, year_starts=STARTS, year_ends=ENDS)


@pytest.mark.parametrize(
    ("printed", "due", "precision", "confidence"),
    [
        ("March 2009", "2009-03-31", MONTH, SURE),
        ("By end of March 2009", "2009-03-31", MONTH, SURE),
        ("Phase 1 June 08", "2008-06-30", MONTH, SURE),
        ("No later than March 2009", "2009-03-31", MONTH, SURE),
        ("DEC 2008", "2008-12-31", MONTH, SURE),
        ("Mar-09", "2009-03-31", MONTH, SURE),
        ("September ’08", "2008-09-30", MONTH, SURE),
        ("Sept. 2008", "2008-09-30", MONTH, SURE),
        ("Febuary 2009", "2009-02-28", MONTH, SURE),
        ("MARCH2009", "2009-03-31", MONTH, SURE),
        ("03/2009", "2009-03-31", MONTH, SURE),
        ("2009-03", "2009-03-31", MONTH, SURE),
        ("March 2008/09", "2009-03-31", MONTH, SURE),
        ("June 2008 (2008/09)", "2008-06-30", MONTH, SURE),
        ("March 2009, March 2009", "2009-03-31", MONTH, SURE),
        ("mid-September 2008", "2008-09-30", MONTH, LIKELY),
        ("Start of April 2009", "2009-04-30", MONTH, LIKELY),
        ("March 2009 (tbc)", "2009-03-31", MONTH, LIKELY),
        ("March 2009?", "2009-03-31", MONTH, LIKELY),
        ("12 months to March 2009", "2009-03-31", MONTH, SURE),
        # days
        ("31/3/09", "2009-03-31", DAY, SURE),
        ("31.03.2009", "2009-03-31", DAY, SURE),
        ("31st March, 2009", "2009-03-31", DAY, SURE),
        ("March 31, 2009", "2009-03-31", DAY, SURE),
        ("By 1st of October 2008", "2008-10-01", DAY, SURE),
        ("2009-03-31", "2009-03-31", DAY, SURE),
        ("2009-03-31T00:00:00", "2009-03-31", DAY, SURE),
        ("2009-03-31 00:00:00", "2009-03-31", DAY, SURE),
        ("31/03/2009 00:00", "2009-03-31", DAY, SURE),
        ("w/e 8 May 2008", "2008-05-08", DAY, SURE),
        ("12/31/2008", "2008-12-31", DAY, LIKELY),
        ("39903", "2009-03-31", DAY, LIKELY),
        ("39903.0", "2009-03-31", DAY, LIKELY),
        # without a year: the programme's
        ("by Sept", "2008-09-30", MONTH, LIKELY),
        ("March", "2009-03-31", MONTH, LIKELY),
        ("by may", "2008-05-31", MONTH, LIKELY),
        ("1 April", "2008-04-01", DAY, LIKELY),
        ("31/3", "2009-03-31", DAY, LIKELY),
        # figures that can be read in two ways
        ("March 15", "2009-03-15", DAY, LIKELY),
        ("03/09", "2009-03-31", MONTH, LIKELY),
        ("5/12", "2008-12-05", DAY, LIKELY),
        # years' ends, quarters, seasons
        ("By end 08/9", "2009-03-31", MONTH, SURE),
        ("end of 2008/09", "2009-03-31", MONTH, SURE),
        ("By the end of 2008–2009", "2009-03-31", MONTH, SURE),
        ("year end", "2009-03-31", MONTH, LIKELY),
        ("by end of financial year", "2009-03-31", MONTH, LIKELY),
        ("2008/09 year end", "2009-03-31", MONTH, SURE),
        ("by end of 2009", "2009-12-31", YEAR, SURE),
        ("Q3", "2008-12-31", MONTH, LIKELY),
        ("Q3 08/09", "2008-12-31", MONTH, LIKELY),
        ("Quarter 4 (2008/09)", "2009-03-31", MONTH, LIKELY),
        ("second quarter", "2008-09-30", MONTH, LIKELY),
        ("First half of 2008/09", "2008-09-30", MONTH, LIKELY),
        ("month 6", "2008-09-30", MONTH, LIKELY),
        ("Summer 2008", "2008-08-31", MONTH, LIKELY),
        ("Winter 2008/09", "2009-02-28", MONTH, LIKELY),
        ("Spring 2008/09", "2008-05-31", MONTH, LIKELY),
    ],
)
def test_names_a_day(printed: str, due: str, precision, confidence) -> None:
    found = understood(printed)
    assert (found.printed, str(found.day), found.precision, found.confidence) == (
        printed,
        due,
        precision,
        confidence,
    )
    assert bool(found.notices) or confidence is SURE or printed.startswith(("mid", "Start"))


@pytest.mark.parametrize(
    ("printed", "starts", "due"),
    [
        ("Apr – Sep 2008", date(2008, 4, 1), date(2008, 9, 30)),
        ("Oct - Mar 2009", date(2008, 10, 1), date(2009, 3, 31)),
        ("Oct – Mar", date(2008, 10, 1), date(2009, 3, 31)),
        ("from 1 April 2008 to 31 March 2009", date(2008, 4, 1), date(2009, 3, 31)),
        ("01/04/08 - 31/03/09", date(2008, 4, 1), date(2009, 3, 31)),
        ("between April and June 2008", date(2008, 4, 1), date(2008, 6, 30)),
        ("Start April 08, complete March 09", date(2008, 4, 1), date(2009, 3, 31)),
        ("Nov/Dec 08", date(2008, 11, 1), date(2008, 12, 31)),
        ("Dec 08/Jan 09", date(2008, 12, 1), date(2009, 1, 31)),
        ("Q1–Q2 08/09", date(2008, 4, 1), date(2008, 9, 30)),
        ("April 2008 to end of 2008/09", date(2008, 4, 1), date(2009, 3, 31)),
        ("w/c 4 May 2009", date(2009, 5, 4), date(2009, 5, 4)),
    ],
)
def test_a_span_is_due_at_its_end(printed: str, starts: date, due: date) -> None:
    found = understood(printed)
    assert (found.start, found.day, found.ongoing) == (starts, due, False)


@pytest.mark.parametrize(
    ("printed", "starts", "due"),
    [
        ("Ongoing", None, None),
        ("On-going, reviewed monthly", None, None),
        ("April 08 ongoing", date(2008, 4, 1), None),
        ("Sept 2008 – ongoing", date(2008, 9, 1), None),
        ("April 2008 onwards", date(2008, 4, 1), None),
        ("Ongoing from June 2008", date(2008, 6, 1), None),
        ("Quarterly from June 08", date(2008, 6, 1), None),
        ("Monthly", None, None),
        ("throughout 2008/09", None, None),
        ("Ongoing to March 2009", None, date(2009, 3, 31)),
        ("Oct 08 and ongoing", None, date(2008, 10, 31)),
    ],
)
def test_what_goes_on(printed: str, starts: date | None, due: date | None) -> None:
    found = understood(printed)
    assert (found.ongoing, found.start, found.day) == (True, starts, due)


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("2009 October 2008", "several"),
        ("June & Sept 2008", "several"),
        ("December 2008 / March 2009", "several"),
        ("Draft June 2008; final Dec 2008", "several"),
        ("2008", "year-only"),
        ("2008/09", "year-only"),
        ("In 08/9", "year-only"),
        ("2008–2011", "year-only"),
        ("early 2009", "vague"),
        ("immediate", "vague"),
        ("ASAP", "vague"),
        ("Year 1", "vague"),
        ("medium term", "vague"),
        ("within 6 months", "length"),
        ("3 months from June 2008", "length"),
        ("TBC", "placeholder"),
        ("To be agreed with the PCT", "placeholder"),
        ("–", "placeholder"),
        ("...", "placeholder"),
        ("Annual", "repeats"),
        ("Completed", "done"),
        ("From April 2008", "start"),
        ("Not before June 2008", "start"),
        ("no earlier than Sept 08", "start"),
        ("Commencing Sept 08", "start"),
        ("31 Sept 2008", "no-such-day"),
        ("29/2/09", "no-such-day"),
        ("Practice managers", "unclear"),
        ("45678", "unclear"),
        ("1234567", "unclear"),
    ],
)
def test_no_day_and_why(printed: str, why: str) -> None:
    found = understood(printed)
    assert (found.day, found.precision) == (None, NONE)
    assert [notice.key for notice in found.notices] == [f"timescale-{why}"]
    assert " ".join(printed.replace("–", "-").split()) in found.notices[0].sentence.replace(
        "–", "-"
    )


def test_nothing_printed_says_nothing() -> None:
    for printed in ("", "  ", "\n\t"):
        found = understood(printed)
        assert (found.day, found.notices, found.confidence) == (None, (), SURE)


def test_a_year_far_away_stays_and_is_said() -> None:
    found = understood("Dec 98")
    assert (found.day, found.confidence) == (date(1998, 12, 31), DOUBTFUL)
    assert found.notices[0].sentence == (
        "“Dec 98” lies far from the programme’s year: 1998. It is kept as it is."
    )
    assert [notice.key for notice in understand_due("Dec 98").notices] == ["timescale-far"]
    assert [notice.key for notice in understood("March 2029").notices] == ["timescale-far"]
    assert not understood("March 2011").notices


def test_without_the_programmes_year_none_is_made_up() -> None:
    for printed in ("by Sept", "Q3", "1 April", "Apr – Sep", "year end"):
        found = understand_due(printed)
        assert found.day is None
        assert [notice.key for notice in found.notices] == ["timescale-year-missing"]
    assert understand_due("Q3 08/09").day == date(2008, 12, 31)
    assert understand_due("31/3/09").day == date(2009, 3, 31)


def test_quarters_are_those_of_the_programmes_year() -> None:
    found = understand_due("Q3", year_starts=date(2008, 1, 1), year_ends=date(2008, 12, 31))
    assert (found.start, found.day) == (date(2008, 7, 1), date(2008, 9, 30))


def test_the_year_taken_is_said() -> None:
    (notice,) = understood("by Sept").notices
    assert notice.sentence == "“by Sept” has no year; 2008 is the one in the programme’s year."


def test_several_dates_are_named() -> None:
    (notice,) = understood("2009 October 2008").notices
    assert dict(notice.values)["dates"] == "2009, October 2008"


def test_every_remark_can_be_said() -> None:
    values = {"printed": "x", "dates": "x", "year": 1, "day": "x", "months": "x"}
    assert all(template.format(**values).endswith(".") for template in TEMPLATES.values())


days = st.dates(date(2000, 1, 1), date(2079, 12, 31))
written = st.sampled_from(
    [
        lambda d: d.isoformat(),
        lambda d: f"{d.isoformat()}T00:00:00",
        lambda d: f"{d.day}/{d.month}/{d.year}",
        lambda d: f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
        format_date,
        lambda d: f"by {d.day} {MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    ]
)


@given(days, written)
def test_a_day_written_out_is_found(day: date, write) -> None:
    found = understand_due(write(day))
    assert (found.day, found.precision) == (day, DAY)


@given(days)
def test_a_month_is_due_on_its_last_day(day: date) -> None:
    found = understood(f"{MONTHS[day.month - 1]} {day.year}")
    assert found.day is not None
    assert (found.day.year, found.day.month) == (day.year, day.month)
    assert (found.day - date(day.year, day.month, 1)).days >= 27


pieces = st.sampled_from(
    [
        "March 2009", "Sept", "2008/09", "Q3", "31/3/09", "–", "to", "and", "by end", "ongoing",
        "from", "08", "w/c", "4 May", "summer", "within 6 months", "TBC", "31", "/", ",", "early",
        "2009", "\n", "1/4",
    ]
)  # fmt: skip


@given(st.text() | st.lists(pieces, max_size=8).map(" ".join))
@example("9999-12-31")
@example("Q4 9999/10000")
@example("31 31 31/12/2199")
@example("end of 2199/00")
@example("Dec 2199")
@example("İ March 2009")
def test_never_fails_nor_leaves_what_is_printed(printed: str) -> None:
    found = understood(printed)
    assert found.printed == printed
    assert (found.day is None) == (found.precision is NONE)
    for notice in found.notices:
        assert notice.sentence
    if found.day is not None:
        years = {f"{found.day.year}"[-2:], f"{found.day.year - 1}"[-2:], "", "08", "09"}
        assert any(year in printed for year in years)
        assert found.start is None or found.start <= found.day


@pytest.mark.parametrize(
    "piece",
    ["1", "a", " ", "/", "1/", "1 May ", "31/3/09 ", "March ", "and ", "Q3 ", "2008/", "end of ",
     "ongoing ", "6 months ", "first half ", "by ", "\0", "'", "10-"],
)  # fmt: skip
def test_a_long_text_is_read_at_once(piece: str) -> None:
    began = time.perf_counter()
    understood((piece * 100_000)[:100_000])
    assert time.perf_counter() - began < 5
