"""Typed text made fit to keep."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyapp.model.trouble import TextNeeded
from lyapp.rules.texts import required, said_of_all, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2029two\u2028three\x0bfour", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b"),
        ("a\x00b\x07c\x1b", "abc"),
        ("cafe\u0301", "caf\u00e9"),
        ("end  \nof lines \n\n", "end\nof lines"),
        ("  - kept\n\n  as typed", "  - kept\n\n  as typed"),
        ("half \ud83d character", "half \ufffd character"),
        ("£1.3m – “quoted” 👩🏽‍⚕️", "£1.3m – “quoted” 👩🏽‍⚕️"),
        ("=1+1 <b>&amp;", "=1+1 <b>&amp;"),
    ],
)
def test_tidy(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(st.text(st.characters(exclude_categories=())))
def test_tidy_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    kept = tidy(text)
    assert tidy(kept) == kept
    assert kept == kept.encode("utf-8").decode("utf-8")
    assert all(c == "\n" or unicodedata.category(c) != "Cc" for c in kept)


@given(st.text(st.sampled_from("abc é£–\n“”")))
def test_tidy_takes_no_visible_character_away(text: str) -> None:
    assert tidy(text).split() == text.split()


def test_required_text_is_stripped() -> None:
    assert required("  Name the leads\n", what="A condition") == "Name the leads"


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "\u00a0", "\u200b", "\r\n"])
def test_required_text_must_hold_something_visible(text: str) -> None:
    with pytest.raises(TextNeeded) as refusal:
        required(text, what="A condition")
    assert refusal.value.sentence == "A condition can’t be empty."


def test_what_is_said_of_all_is_what_every_text_starts_with() -> None:
    assert said_of_all(["As printed.", "As printed. Late.", "As printed."]) == "As printed."
    assert said_of_all(["As printed.", "Late."]) == ""
    assert said_of_all(["As printed.", ""]) == ""
    assert said_of_all(["As printed."]) == ""
    assert said_of_all([]) == ""
