"""What can be counted or checked in a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.measures import find_measures

KINDS = {"number", "percentage", "rate", "baseline", "money", "date", "frequency"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("90% of patients admitted in time", [("90%", "percentage")]),
        ("Between 5-10% fewer letters", [("5-10%", "percentage")]),
        ("30 per cent fewer by 2011", [("30 per cent", "percentage"), ("by 2011", "date")]),
        ("Half of the practices take part", [("Half of", "percentage")]),
        ("Falls down by a third", [("by a third", "percentage")]),
        ("Fewer letters, by two fifths", [("by two fifths", "percentage")]),
        ("Cut waits from 12% to 8% by March 2009",
         [("from 12% to 8%", "baseline"), ("March 2009", "date")]),
        ("Fewer falls compared to the 2007/08 baseline",
         [("compared to the 2007/08 baseline", "baseline")]),
        ("10% fewer falls than 412 in 2007/08",
         [("10%", "percentage"), ("than 412 in 2007/08", "baseline")]),
        ("Baseline: 1,240 (2007/08)", [("Baseline: 1,240", "baseline")]),
        ("Up from a baseline of 61%", [("baseline of 61%", "baseline")]),
        ("Emergency admissions down by 40 a year", [("40 a year", "rate")]),
        ("12 per 1,000 births", [("12 per 1,000 births", "rate")]),
        ("One in four smokers", [("One in four", "rate")]),
        ("12 sessions a week", [("12 sessions a week", "rate")]),
        ("A ratio of 3:1", [("3:1", "rate")]),
        ("Seen within two hours", [("two hours", "number")]),
        ("18 weeks from referral", [("18 weeks", "number")]),
        ("2.5 days", [("2.5 days", "number")]),
        ("6,500 girls offered it", [("6,500 girls", "number")]),
        ("At least five practices", [("At least five practices", "number")]),
        ("Three new clinics", [("Three new clinics", "number")]),
        ("A target of 40", [("target of 40", "number")]),
        ("Save £347k over 2 years", [("£347k", "money"), ("2 years", "number")]),
        ("Open on 1 October 2008", [("1 October 2008", "date")]),
        ("Agreed by September", [("September", "date")]),
        ("By Q3", [("By Q3", "date")]),
        ("By end of 2008/09", [("By end of 2008/09", "date")]),
        ("Monthly reports", [("Monthly", "frequency")]),
        ("Targets are met each quarter", [("each quarter", "frequency")]),
        ("1. Open 3 clinics\n2. Train 20 nurses",
         [("3 clinics", "number"), ("20 nurses", "number")]),
    ],
)  # fmt: skip
def test_finds(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.printed, one.kind) for one in find_measures(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Teach five a day in schools",
        "Set out the baseline for 2007/08",
        "1. Develop the pathway",
        "2.1 Develop the pathway\n2.2 Agree it (3)",
        "2008/09 contracts include it",
        "Plans for 2008-09 and 2009/10, 08/9 and 08/09",
        "Since 2006",
        "24/7 cover",
        "Open 24 hours a day, 7 days a week",
        "24-hour advice line",
        "Open between 08.00 and 20.00, or 9 to 5",
        "No visits after 10.30pm",
        "NI 123, VSB05 and LAA2",
        "Level 3 status and phase 2",
        "Month 10 data",
        "Type 2 diabetes",
        "Health checks for the over 75s",
        "Children aged 5 to 11",
        "14 year olds",
        "A pathway (7 parts)",
        "A business case with about 19 elements",
        "The five year plan",
        "It may be agreed, and then we march on",
        "One-stop shop",
        "Baseline assessment",
        "1:1 support",
        "Registers are in place",
        "Practical help with daily living",
    ],
)
def test_is_no_measure(text: str) -> None:
    assert find_measures(text) == ()


def test_number_and_unit_are_apart() -> None:
    (one,) = find_measures("within 18 weeks")
    assert (one.number, one.unit) == ("18", "weeks")
    (one,) = find_measures("from 12% to 8%")
    assert (one.number, one.unit) == ("8", "%")
    (one,) = find_measures("£3.2 million")
    assert (one.number, one.unit) == ("3.2 million", "£")


pieces = st.sampled_from(
    [
        "90%", "from", "to", "12", "8", "per", "1,000", "£5k", "–", "March", "2009", "by",
        "2008/09", "NI 123", "24/7", "two", "hours", "\n", "1.", "(", ")", "at least", ",", ":",
        "half of", "Q3", "in", "monthly",
    ]
)  # fmt: skip


@given(st.text() | st.lists(pieces, max_size=12).map(" ".join))
def test_never_fails_and_finds_only_what_is_printed(text: str) -> None:
    at = 0
    for one in find_measures(text):
        assert one.kind in KINDS
        assert one.number in one.printed
        at = text.index(one.printed, at) + len(one.printed)


@given(st.integers(0, 100), st.sampled_from(["%", " %", " per cent"]))
def test_a_percentage_is_found(number: int, sign: str) -> None:
    (one,) = find_measures(f"Reach {number}{sign} of all patients")
    assert (one.kind, one.number, one.printed) == ("percentage", str(number), f"{number}{sign}")


@pytest.mark.parametrize(
    "piece",
    ["1", "a", " ", "1,111", "1 May ", "from 1 ", "from 1 aaaaa ", "£", "£1,000 ", "1% ", "1 in ",
     "1:", "six ", "at least ", "per ", "A1 ", "half ", "10 ", "2008/", "-", "(", "\n", "the "],
)  # fmt: skip
def test_a_long_text_is_searched_at_once(piece: str) -> None:
    began = time.perf_counter()
    find_measures((piece * 100_000)[:100_000])
    assert time.perf_counter() - began < 5
