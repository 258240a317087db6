"""A person's word on a printed text."""

from __future__ import annotations

from datetime import date

from lyapp.model.findings import Correction
from lyapp.model.plan import Confidence, DatePrecision
from lyapp.rules.corrections import corrected_due, corrected_leads, same_print

YEAR = {"year_starts": date(2008, 4, 1), "year_ends": date(2009, 3, 31)}
OCTOBER = Correction(
    "timescale", "2009  October 2008", due=date(2008, 10, 31), precision=DatePrecision.MONTH
)


def test_a_correction_of_a_timescale_wins() -> None:
    assert corrected_due("2009 october\n2008", (), **YEAR).day is None
    found = corrected_due("2009 october\n2008", (OCTOBER,), **YEAR)
    assert found.printed == "2009 october\n2008"
    assert (found.day, found.precision) == (date(2008, 10, 31), DatePrecision.MONTH)
    assert (found.confidence, found.notices) == (Confidence.SURE, ())


def test_a_correction_can_say_that_there_is_no_date() -> None:
    none = Correction("timescale", "March 2009")
    assert corrected_due("March 2009", (none,), **YEAR).day is None


def test_the_newest_correction_counts() -> None:
    newer = Correction("timescale", "2009 October 2008")
    assert corrected_due("2009 October 2008", (OCTOBER, newer), **YEAR).day is None


def test_others_are_left_alone() -> None:
    assert corrected_due("March 2009", (OCTOBER,), **YEAR).day == date(2009, 3, 31)
    lead = Correction("lead", "March 2009", clinical="Jane Carter")
    assert corrected_due("March 2009", (lead,), **YEAR).day == date(2009, 3, 31)
    assert corrected_due("", (Correction("timescale", ""),), **YEAR).notices == ()


def test_a_correction_of_a_lead_names_the_clinicians() -> None:
    said = Correction("lead", "jane carter and Dr Patel", clinical="Jane Carter")
    found = corrected_leads("Jane Carter and Dr Patel", (said,))
    assert found.people == ("Jane Carter", "Dr Patel")
    assert found.clinical == ("Jane Carter",)
    nobody = Correction("lead", "Dr Patel", clinical="")
    assert corrected_leads("Dr Patel", (nobody,)).clinical == ()
    assert corrected_leads("Dr Patel", (said,)).clinical == ("Dr Patel",)


def test_a_clinician_taken_for_a_body_becomes_one_of_the_people() -> None:
    said = Correction("lead", "Patel, PCT", clinical="Patel; J Smith")
    found = corrected_leads("Patel, PCT", (said,))
    assert found.people == ("Patel", "J Smith")
    assert found.bodies == ("PCT",)
    assert found.clinical == ("Patel", "J Smith")


def test_the_same_print() -> None:
    assert same_print("April  –\n Sept", "april - sept")
    assert not same_print("April", "April 2008")
