"""Dataclasses to JSON and back, at the edges that the files' own tests don't reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import pytest

from lyapp.exchange.decoding import Misfit, decode, parse_json
from lyapp.exchange.encoding import encode


@dataclass(frozen=True, slots=True)
class Noted:
    """A time and what happened then."""

    at: datetime
    text: str = ""


def again(noted: Noted) -> Noted:
    return decode(Noted, parse_json(encode(noted)), where="it")


def test_a_moment_is_written_in_one_way():
    east = timezone(timedelta(hours=5, minutes=30))
    noted = Noted(datetime(2008, 7, 16, 9, 30, tzinfo=east))
    assert encode(noted) == b'{"at":"2008-07-16T04:00:00.000000Z"}'
    assert again(noted) == noted


def test_a_moment_without_a_zone_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="time zone"):
        encode(Noted(datetime(2008, 7, 16, tzinfo=UTC).replace(tzinfo=None)))


@pytest.mark.parametrize(
    "text",
    [
        "2008-07-16",
        "2008-07-16T09:30:00Z",
        "2008-07-16T09:30:00.000000+00:00",
        "2008-07-16 09:30:00.000000Z",
        "2008-07-16T09:30:00,000000Z",
        "2008-07-16T24:00:00.000000Z",
        "2008-02-30T09:30:00.000000Z",
        "2008-W29-3T09:30:00.00000Z",
        "２008-07-16T09:30:00.000000Z",
    ],
)
def test_a_moment_written_otherwise_is_refused(text):
    with pytest.raises(Misfit, match="is not a moment"):
        decode(Noted, {"at": text}, where="it")


@pytest.mark.parametrize("text", ["\\u0000", "\\\\r", 'say "\\b"', "\\", "\n", "tab\there", "\\n"])
def test_backslashes_and_quotes_come_back_as_they_were(text):
    noted = Noted(datetime(2008, 7, 16, tzinfo=UTC), text)
    assert again(noted) == noted


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x1f", "ab"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\\\x08\\", "\\\\"),
        ("\x0c", ""),
        ("\ud83d", "?"),
    ],
)
def test_what_no_screen_shows_is_left_out(text, kept):
    assert again(Noted(datetime(2008, 7, 16, tzinfo=UTC), text)).text == kept


def test_a_longer_text_is_taken_where_it_may_be():
    value = {"at": "2008-07-16T09:30:00.000000Z", "text": "x" * 30_000}
    with pytest.raises(Misfit, match="it, “text”: it is longer than 20,000 characters"):
        decode(Noted, value, where="it")
    assert decode(Noted, value, where="it", longest_text=30_000).text == value["text"]
