"""A reason that compares one plan with another is cautioned about, never refused."""

from __future__ import annotations

import pytest

from lyapp.exchange.programme_files import find_programme, read_programme
from lyapp.rules.moderation.comparing import Naming, caution, compares

SAMPLE = read_programme(find_programme("hertfordshire-2008-09"))


def names(code: str) -> Naming:
    """How the sample's localities are written, seen from one of them."""
    written = {
        one.code: (one.name, one.name_in_status, one.name_in_briefing, *one.spellings)
        for one in SAMPLE.localities
    }
    return Naming(
        own=written.pop(code),
        others=tuple(written.values()),
        neutral=tuple(
            name
            for one in SAMPLE.organisations
            for name in (one.name, one.short_name, *one.spellings)
        ),
    )


@pytest.mark.parametrize(
    ("code", "reason", "found"),
    [
        ("ENH-STEV", "Priorities are ranked and explained by local need.", ()),
        ("ENH-STEV", "Better than WelHat’s list.", ("WelHat",)),
        ("ENH-STEV", "Stevenage Locality names a lead for each row.", ()),
        ("ENH-STEV", "As clear as hertsmere.", ("hertsmere",)),
        ("ENH-STEV", "Dacorum  Locality did the same.", ("Dacorum Locality",)),
        ("ENH-STEV", "Weaker than the other plans.", ("the other plans",)),
        ("ENH-STEV", "It is the best plan.", ("best plan",)),
        ("ENH-STEV", "Stronger than the others on dates.", ("than the others",)),
        (
            "ENH-STEV",
            "Unlike the rest of the plans it has dates.",
            ("Unlike the rest of the plans",),
        ),
        ("ENH-STEV", "A lower standard than another locality was held to.", ("another locality",)),
        # Points of the compass are localities' names only where written so.
        ("ENH-STEV", "Clinics in the north and east of the town are covered.", ()),
        ("ENH-STEV", "North said the same.", ("North",)),
        # A locality's name inside a longer one: its own, or its PCT's.
        ("ENH-NHERTS", "North Herts has ranked them.", ()),
        ("ENH-STEV", "As East and North Herts PCT asked in its letter.", ()),
        ("ENH-NORTH", "North Herts has ranked them.", ("North Herts",)),
        # A name that two localities share isn't another's.
        ("WH-REDH", "The Hertsmere/Red House joint scheme has dates.", ()),
        # Not inside words.
        ("ENH-STEV", "Southern practices and the Easter rota are covered.", ()),
        ("ENH-STEV", "Other services, and other practices than these, are named.", ()),
    ],
)
def test_what_a_reason_compares(code, reason, found):
    assert compares(reason, names(code)) == found


def test_each_word_is_named_once_and_in_order():
    said = caution("Than the others? Watcom, and Watcom again, and StahCom.", names("ENH-STEV"))
    assert said.sentence == (
        "This seems to compare the plan with another (“Than the others”, “Watcom”, “StahCom”)."
        " A reason stands better on the criterion’s own wording."
    )
    assert caution("It has dates.", names("ENH-STEV")) is None


def test_names_with_signs_are_taken_as_they_are():
    odd = Naming(own=("A",), others=(("St A & H (new)", "x.y"), ("", "  ")))
    assert compares("Like St A & H (new), not xay.", odd) == ("St A & H (new)",)
    assert compares("Anything.", Naming((), ())) == ()
