"""How outcomes read, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lyapp.model.decision import Condition, OutcomeStage, OutcomeType
from lyapp.rules.decisions import (
    asks_for_conditions,
    in_favour,
    next_step,
    places_differ,
    reading,
)

AGREED = OutcomeType("agreed", "Agreed", OutcomeStage.AGREED)
SUBJECT = OutcomeType(
    "subject", "Agreed subject to amendments", OutcomeStage.CONDITIONAL, takes_conditions=True
)
RECOMMENDED = OutcomeType("recommended", "Recommended to committee", OutcomeStage.RECOMMENDED)
AWAITED = OutcomeType("awaited", "Revised plan awaited", OutcomeStage.AWAITED)
LATE = OutcomeType("late", "Submitted late", OutcomeStage.REFUSED, next_step="Set a meeting")
DEFERRED = OutcomeType("deferred", "Deferred", OutcomeStage.UNDECIDED)


def condition(text: str = "Name the leads", *, met: bool = False) -> Condition:
    when = datetime(2008, 7, 3, 9, 0, tzinfo=UTC) if met else None
    return Condition(0, text, "Chair", None, when, "Chair" if met else "")


OPEN, MET = condition(), condition(met=True)


@pytest.mark.parametrize(
    ("outcome", "conditions", "label", "symbol"),
    [
        (None, [], "No outcome yet", "–"),
        (None, [OPEN], "No outcome yet", "–"),
        (SUBJECT, [], "Agreed subject to amendments, conditions not listed", "◐"),
        (SUBJECT, [OPEN], "Agreed subject to amendments, 1 condition open", "◐"),
        (SUBJECT, [OPEN, MET, OPEN], "Agreed subject to amendments, 2 conditions open", "◐"),
        (SUBJECT, [MET, MET], "Agreed, conditions met", "●"),
        (AGREED, [], "Agreed", "●"),
        (AGREED, [OPEN], "Agreed, 1 condition open", "●"),
        (AGREED, [MET], "Agreed, conditions met", "●"),
        (RECOMMENDED, [], "Recommended to committee", "▲"),
        (RECOMMENDED, [MET], "Recommended to committee", "▲"),
        (AWAITED, [OPEN], "Revised plan awaited", "○"),
        (LATE, [], "Submitted late", "■"),
        (DEFERRED, [], "Deferred", "–"),
    ],
)
def test_an_outcome_reads_as_its_conditions_stand(
    outcome: OutcomeType | None, conditions: list[Condition], label: str, symbol: str
) -> None:
    found = reading(outcome, conditions)
    assert (found.label, found.symbol) == (label, symbol)
    assert found.total_conditions == len(conditions)
    assert found.open_conditions == conditions.count(OPEN)


def test_an_outcome_stands_as_agreed_only_when_every_condition_is_met() -> None:
    assert reading(SUBJECT, []).stage is OutcomeStage.CONDITIONAL
    assert reading(SUBJECT, [MET, OPEN]).stage is OutcomeStage.CONDITIONAL
    assert reading(SUBJECT, [MET, MET]).stage is OutcomeStage.AGREED


def step(
    outcome: OutcomeType | None = None,
    *conditions: Condition,
    meetings: int = 1,
    scored: int = 8,
    contradictions: int = 0,
    own: str = "",
) -> str:
    return next_step(
        outcome=outcome,
        conditions=conditions,
        meetings=meetings,
        scored=scored,
        expected=8,
        contradictions=contradictions,
        own_next_step=own,
    )


def test_the_groups_own_words_go_first() -> None:
    assert step(SUBJECT, OPEN, own=" Governance note ") == "Governance note"


def test_then_the_first_open_condition_shortened() -> None:
    assert step(SUBJECT, MET, condition("Name a lead"), OPEN) == "Name a lead"
    long = condition("Drop practice support payments for case writing\nand say so")
    assert step(SUBJECT, long) == "Drop practice support payments for case…"
    for length in (39, 40, 41, 200):
        assert len(step(SUBJECT, condition("x" * length))) == min(length, 40)


def test_then_what_the_outcome_type_says_while_it_holds() -> None:
    assert step(LATE) == "Set a meeting"
    chasing = OutcomeType(
        "s",
        "Subject",
        OutcomeStage.CONDITIONAL,
        takes_conditions=True,
        next_step="Chase amendments",
    )
    assert step(chasing) == "Chase amendments"
    assert step(chasing, MET) == "—"


def test_an_agreed_plan_with_contradictions_has_a_contradiction_to_settle() -> None:
    assert step(AGREED, contradictions=1) == "Settle contradiction"
    assert step(SUBJECT, MET, contradictions=1) == "Settle contradiction"
    assert step(AGREED) == "—"
    assert step(AGREED, scored=0) == "—"


def test_a_plan_without_a_decision_is_scored_met_about_and_given_one() -> None:
    assert step(None, scored=0) == "Score the plan"
    assert step(None, scored=7, meetings=0) == "Chase 1 score"
    assert step(None, scored=5, meetings=0) == "Chase 3 scores"
    assert step(None, scored=8, meetings=0) == "Set a meeting"
    assert step(None, scored=5, meetings=1) == "Record an outcome"
    assert step(DEFERRED) == "Record an outcome"


def test_other_stages_say_what_they_still_ask_for() -> None:
    assert step(SUBJECT) == "List the conditions"
    assert step(AWAITED) == "Chase the plan"
    assert step(RECOMMENDED) == "Take to the committee"


def test_places_differ_only_when_both_state_an_outcome() -> None:
    assert places_differ(AGREED, SUBJECT)
    assert not places_differ(AGREED, AGREED)
    assert not places_differ(AGREED, None)
    assert not places_differ(None, None)


@pytest.mark.parametrize(
    ("outcome", "favours", "asks"),
    [
        (None, False, False),
        (SUBJECT, True, True),
        (replace(SUBJECT, takes_conditions=False), True, True),
        (replace(AGREED, takes_conditions=True), True, True),
        (AGREED, True, False),
        (RECOMMENDED, True, False),
        (AWAITED, False, False),
        (replace(LATE, takes_conditions=True), False, False),
    ],
)
def test_only_an_outcome_that_stands_under_conditions_asks_for_some(
    outcome: OutcomeType | None, favours: bool, asks: bool
) -> None:
    assert in_favour(outcome) is favours
    assert asks_for_conditions(outcome) is asks
