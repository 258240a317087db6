"""Why a return, or its answers to one plan, are refused, and what is said of the rest."""

from __future__ import annotations

import pytest

from lyapp.rules.returns import after_closing, remarks, why_plan_refused, why_refused

FINE = {"known_criteria": True, "member": "Ann", "withdrawn": False, "name": "ann"}


@pytest.mark.parametrize(
    ("change", "key", "names"),
    [
        ({}, None, ""),
        ({"member": None}, "unknown_member", "“ann”"),
        ({"known_criteria": False}, "unknown_criteria", "Ann needs a new pack"),
        ({"withdrawn": True}, "withdrawn", "Ann has stood down"),
        ({"known_criteria": False, "member": None}, "unknown_member", ""),
    ],
)
def test_why_a_return_is_refused(change, key, names):
    found = why_refused(**{**FINE, **change})
    assert (found.key if found else None) == key
    assert names in (found.sentence if found else "")


PLAN = {
    "locality": "Stevenage",
    "member": "Ann",
    "version": 2,
    "known_version": True,
    "conflicted": False,
}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, None),
        (
            {"conflicted": True},
            "Ann has declared an interest in Stevenage and does not score its plan.",
        ),
        (
            {"known_version": False},
            "Version 2 of the plan of Stevenage isn’t in this review.",
        ),
    ],
)
def test_why_a_plan_is_refused(change, says):
    found = why_plan_refused(**{**PLAN, **change})
    assert (found.sentence if found else None) == says


def test_what_is_said_of_a_return_that_is_taken_in():
    assert remarks(known_pack=True, older_criteria=False, older_than_last=False) == ()
    said = remarks(known_pack=False, older_criteria=True, older_than_last=True)
    assert [one.key for one in said] == ["unknown_pack", "older", "older_criteria"]


def test_plans_whose_record_is_closed_are_named():
    assert after_closing([]) is None
    (few, many) = (after_closing(["A"]), after_closing(["A", "B", "C", "D", "E"]))
    assert few is not None
    assert few.sentence.startswith("The record of A was closed")
    assert many is not None
    assert "A, B, C and 2 more" in many.sentence
