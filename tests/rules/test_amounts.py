"""Reading and writing amounts of money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import (
    LIMIT_PENCE,
    format_pounds,
    format_short,
    parse_amount,
)

PENCE = st.integers(min_value=1 - LIMIT_PENCE, max_value=LIMIT_PENCE - 1)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1.3m", 130_000_000),
        ("300k", 30_000_000),
        ("1,300,000", 130_000_000),
        ("(1.3m)", -130_000_000),
        ("(£1.3m)", -130_000_000),
        ("£(1.3m)", -130_000_000),
        ("( 300k )", -30_000_000),
        ("-1.3m", -130_000_000),
        ("−£1.3m", -130_000_000),
        ("–£1.3m", -130_000_000),
        ("£-1.3m", -130_000_000),
        ("+£0.30m", 30_000_000),
        ("£74.1 million", 7_410_000_000),
        ("0.3M", 30_000_000),
        ("circa 0.3M", 30_000_000),
        ("circa  £2.3m", 230_000_000),
        ("c. £2.3m", 230_000_000),
        ("c£2.3m", 230_000_000),
        ("approx. 2k", 200_000),
        ("£12,345.67", 1_234_567),
        ("1.3 m", 130_000_000),
        ("1.3\u00a0m", 130_000_000),
        ("£250 thousand", 25_000_000),
        ("£2.506m", 250_600_000),
        ("£ 998K", 99_800_000),
        (".5m", 50_000_000),
        ("0", 0),
        ("-0", 0),
        ("1300000", 130_000_000),
        ("0.00001k", 1),
        ("999999999999.99", LIMIT_PENCE - 1),
        ("£1.2bn", 120_000_000_000),
    ],
)
def test_reads_what_people_write(text: str, pence: int) -> None:
    assert parse_amount(text) == pence


@pytest.mark.parametrize(
    "text", ["", "   ", "not stated", "Not stated", "n/s", "N/S", "–", "-", "—", "not known"]
)
def test_not_stated_is_none_and_never_zero(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1027,920", "the comma is not between thousands"),
        ("1,3m", "the comma is not between thousands"),
        ("1,300,00", "the comma is not between thousands"),
        (",300", "the signs in it aren’t where an amount has them"),
        ("1.300,00", "a comma stands after the decimal point"),
        ("1.300.000", "it has more than one decimal point"),
        ("$1.3m", "amounts are in pounds, not in another currency"),
        ("1.3m €", "amounts are in pounds, not in another currency"),
        ("300 USD", "amounts are in pounds, not in another currency"),
        ("7%", "a percentage is not an amount"),
        ("from 7% to 6%", "a percentage is not an amount"),
        ("6 per cent", "a percentage is not an amount"),
        ("1.234", "it has more than two figures after the decimal point"),
        ("1.333333333m", "it comes to a fraction of a penny"),
        ("0." + "0" * 5000 + "1m", "it comes to a fraction of a penny"),
        ("5.m", "there are no figures after the decimal point"),
        ("about a million", "there is no number in it"),
        ("£", "there is no number in it"),
        ("1.3x", "there are letters in it that aren’t k, m, thousand or million"),
        ("1.3m lodged", "there are letters in it that aren’t k, m, thousand or million"),
        ("m 1.3", "the k or m doesn’t stand right after the number"),
        ("£1.3m–£1.5m", "there is more than one number in it"),
        ("1 300 000", "there is more than one number in it"),
        ("5²", "the signs in it aren’t where an amount has them"),
        ("50p", "it is in pence; write £0.50 for 50p"),
        ("nil", "write 0 for nothing, or leave it empty if it isn’t stated"),
        ("(-1.3m)", "it has more than one sign"),
        ("-£-1.3m", "it has more than one sign"),
        ("(1.3m", "one of its brackets is missing"),
        ("-(1.3m)", "its brackets don’t stand around the whole amount"),
        ("1000000m", "it is a trillion pounds or more"),
        ("1,000,000,000,000", "it is a trillion pounds or more"),
        ("9" * 5000, "it is a trillion pounds or more"),
    ],
)
def test_refuses_the_rest_saying_why(text: str, why: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        parse_amount(text)
    assert refusal.value.values["why"] == why
    assert refusal.value.advice == "Write £1.3m, 300k or 1,300,000."
    assert len(refusal.value.sentence) < 200


def test_a_refusal_repeats_what_was_typed() -> None:
    with pytest.raises(NotReadable) as refusal:
        parse_amount(" 1027,920 ")
    assert refusal.value.sentence == (
        "“1027,920” can’t be read as an amount of money: the comma is not between thousands."
    )


@given(PENCE)
def test_whole_amounts_are_read_back_unchanged(pence: int) -> None:
    assert parse_amount(format_pounds(pence)) == pence


@given(PENCE, st.booleans())
def test_the_short_form_is_within_half_its_last_figure(pence: int, signed: bool) -> None:
    text = format_short(pence, signed=signed)
    # Just below the limit it rounds up to a trillion, which is rightly not read back.
    if abs(pence) < LIMIT_PENCE - 500_000:
        read = parse_amount(text)
        assert read is not None
        assert abs(read - pence) <= (500_000 if abs(pence) >= 10_000_000 else 0)


def reason_or_pence(text: str) -> str | int | None:
    """What the text is read as, or the reason given for refusing it."""
    try:
        return parse_amount(text)
    except NotReadable as refusal:
        return str(refusal.values["why"])


@given(st.text(max_size=30) | st.text(st.sampled_from("0123456789.,£km()-+ c"), max_size=12))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    found = reason_or_pence(text)
    assert found != ""
    assert not isinstance(found, int) or abs(found) < LIMIT_PENCE


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (130_000_000, "£1,300,000"),
        (-130_000_000, "−£1,300,000"),
        (1_234_567, "£12,345.67"),
        (-5, "−£0.05"),
        (0, "£0"),
    ],
)
def test_whole_amounts(pence: int, text: str) -> None:
    assert format_pounds(pence) == text


@pytest.mark.parametrize(
    ("pence", "plain", "signed"),
    [
        (130_000_000, "£1.30m", "+£1.30m"),
        (-130_000_000, "−£1.30m", "−£1.30m"),
        (30_000_000, "£0.30m", "+£0.30m"),
        (250_600_000, "£2.51m", "+£2.51m"),
        (250_500_000, "£2.51m", "+£2.51m"),
        (-250_500_000, "−£2.51m", "−£2.51m"),
        (7_094_900_000_000, "£70,949.00m", "+£70,949.00m"),
        (10_000_000, "£0.10m", "+£0.10m"),
        (9_999_900, "£99,999", "+£99,999"),
        (2_000_000, "£20k", "+£20k"),
        (-2_000_000, "−£20k", "−£20k"),
        (2_050_000, "£20,500", "+£20,500"),
        (1_234_567, "£12,345.67", "+£12,345.67"),
        (0, "£0", "£0"),
    ],
)
def test_short_amounts(pence: int, plain: str, signed: str) -> None:
    assert format_short(pence) == plain
    assert format_short(pence, signed=True) == signed
