"""Why a return, or its answers to one plan, are refused, and what is said of the rest."""

from __future__ import annotations

import pytest

from lyapp.rules.returns import remarks, why_plan_refused, why_refused

FINE = {
    "same_review": True,
    "known_criteria": True,
    "member": "Ann",
    "withdrawn": False,
    "name": "ann",
}


@pytest.mark.parametrize(
    ("change", "key", "names"),
    [
        ({}, None, ""),
        ({"same_review": False}, "another_review", "another review"),
        ({"member": None}, "unknown_member", "“ann”"),
        ({"known_criteria": False}, "unknown_criteria", "Ann needs a new pack"),
        ({"withdrawn": True}, "withdrawn", "Ann has withdrawn"),
        ({"same_review": False, "member": None}, "another_review", ""),
    ],
)
def test_why_a_return_is_refused(change, key, names):
    found = why_refused(**{**FINE, **change})
    assert (found.key if found else None) == key
    assert names in (found.sentence if found else "")


PLAN = {
    "locality": "Stevenage",
    "member": "Ann",
    "known_version": True,
    "conflicted": False,
    "assigned": True,
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
            "This version of the plan of Stevenage isn’t in the review any more.",
        ),
        ({"assigned": False}, "Ann isn’t among those who score Stevenage."),
        (
            {"assigned": False, "conflicted": True},
            "Ann has declared an interest in Stevenage and does not score its plan.",
        ),
    ],
)
def test_why_a_plan_is_refused(change, says):
    found = why_plan_refused(**{**PLAN, **change})
    assert (found.sentence if found else None) == says


def test_what_is_said_of_a_return_that_is_taken_in():
    none = {"known_pack": True, "stale": 0, "older_criteria": False, "devices": 1}
    assert remarks(**none, already_in=False, older_than_last=False) == ()
    said = remarks(
        known_pack=False,
        stale=2,
        older_criteria=True,
        devices=2,
        already_in=True,
        older_than_last=True,
    )
    assert [one.key for one in said] == [
        "unknown_pack",
        "already_in",
        "older",
        "two_devices",
        "stale",
        "older_criteria",
    ]
    assert said[4].sentence.startswith("2 plans have been revised since;")
    (one,) = remarks(
        known_pack=True,
        stale=1,
        older_criteria=False,
        devices=1,
        already_in=False,
        older_than_last=False,
    )
    assert one.sentence.startswith("One plan has been revised since;")
