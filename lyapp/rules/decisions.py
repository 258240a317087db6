"""How an outcome with its conditions reads on the board, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.model.decision import Condition, OutcomeStage, OutcomeType

NOTHING_REMAINS = "\u2014"
"""The next step of a plan that has none."""

_SYMBOL = {
    OutcomeStage.UNDECIDED: "\u2013",
    OutcomeStage.AWAITED: "○",
    OutcomeStage.CONDITIONAL: "◐",
    OutcomeStage.RECOMMENDED: "▲",
    OutcomeStage.AGREED: "●",
    OutcomeStage.REFUSED: "■",
}
_STILL_TO_DO = {
    OutcomeStage.AWAITED: "Chase the plan",
    OutcomeStage.CONDITIONAL: "List the conditions",
    OutcomeStage.RECOMMENDED: "Take to the committee",
}
_LONGEST_STEP = 40
_IN_FAVOUR = frozenset({OutcomeStage.AGREED, OutcomeStage.CONDITIONAL, OutcomeStage.RECOMMENDED})


@dataclass(frozen=True, slots=True)
class Reading:
    """An outcome as the board shows it.

    `symbol` says the same as `stage` without colour. `stage` is the stage reached: a conditional
    outcome whose conditions are listed and all discharged stands as agreed.
    """

    label: str
    symbol: str
    stage: OutcomeStage
    open_conditions: int
    total_conditions: int


def reading(outcome: OutcomeType | None, conditions: Sequence[Condition]) -> Reading:
    """What an outcome and its conditions amount to.

    An outcome that takes conditions reads "conditions met" only when at least one is listed and
    all are discharged. One that is agreed without them stays agreed while conditions are open;
    the label counts those.
    """
    still_open = sum(1 for condition in conditions if condition.open)
    if outcome is None:
        label, stage = "No outcome yet", OutcomeStage.UNDECIDED
    else:
        count = standing(outcome, conditions)
        waiting = sum(1 for condition in count if condition.open)
        label, stage = _stand(outcome, total=len(count), still_open=waiting)
    return Reading(
        label=label,
        symbol=_SYMBOL[stage],
        stage=stage,
        open_conditions=still_open,
        total_conditions=len(conditions),
    )


def standing(outcome: OutcomeType | None, conditions: Sequence[Condition]) -> Sequence[Condition]:
    """The conditions that count: those of a decision in favour; others are kept but idle."""
    return conditions if in_favour(outcome) else ()


def in_favour(outcome: OutcomeType | None) -> bool:
    """Whether conditions under an outcome count: it agrees or recommends the plan."""
    return outcome is not None and outcome.stage in _IN_FAVOUR


def asks_for_conditions(outcome: OutcomeType | None) -> bool:
    """Whether an outcome stands only under conditions, so that some have to be listed."""
    return (
        outcome is not None
        and in_favour(outcome)
        and (outcome.takes_conditions or outcome.stage is OutcomeStage.CONDITIONAL)
    )


def _stand(outcome: OutcomeType, *, total: int, still_open: int) -> tuple[str, OutcomeStage]:
    short = outcome.short or outcome.label
    stage = outcome.stage
    if still_open:
        noun = "condition" if still_open == 1 else "conditions"
        return f"{short}, {still_open} {noun} open", stage
    if not total:
        missing = ", conditions not listed" if outcome.takes_conditions else ""
        return short + missing, stage
    if stage is OutcomeStage.CONDITIONAL:
        return "Agreed, conditions met", OutcomeStage.AGREED
    if stage is OutcomeStage.AGREED and outcome.takes_conditions:
        return "Agreed, conditions met", stage
    if stage is OutcomeStage.AGREED or outcome.takes_conditions:
        return f"{short}, conditions met", stage
    return short, stage


def next_step(
    *,
    outcome: OutcomeType | None,
    conditions: Sequence[Condition],
    meetings: int,
    scored: int,
    expected: int,
    contradictions: int,
    own_next_step: str = "",
) -> str:
    """A short phrase for the board: what has to happen next, or a dash when nothing has.

    The group's own words go first, then the first open condition (shortened to 40 characters),
    then the outcome type's next step unless its conditions are met already. Failing these: an
    agreed plan with open `contradictions` has one to settle; a plan without a decision is to be
    scored, met about and given an outcome; other outcomes say what their stage still asks for.
    `scored` of `expected` members have scored; `meetings` have considered the plan.
    """
    if own_next_step.strip():
        return own_next_step.strip()
    for condition in standing(outcome, conditions):
        if condition.open:
            return _shortened(condition.text)
    stage = reading(outcome, conditions).stage
    if outcome is not None and outcome.next_step and stage is outcome.stage:
        return outcome.next_step
    if stage is OutcomeStage.UNDECIDED:
        return _towards_outcome(meetings=meetings, scored=scored, expected=expected)
    if stage is OutcomeStage.AGREED and contradictions:
        return "Settle contradiction"
    return _STILL_TO_DO.get(stage, NOTHING_REMAINS)


def _towards_outcome(*, meetings: int, scored: int, expected: int) -> str:
    if not scored:
        return "Score the plan"
    if meetings:
        return "Record an outcome"
    missing = expected - scored
    if missing > 0:
        return f"Chase {missing} {'score' if missing == 1 else 'scores'}"
    return "Set a meeting"


def places_differ(status: OutcomeType | None, briefing: OutcomeType | None) -> bool:
    """True when the status table and the briefing both state an outcome, and not the same one."""
    return status is not None and briefing is not None and status.key != briefing.key


def _shortened(text: str) -> str:
    """One line of at most 40 characters, cut between words where that keeps most of it."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_STEP:
        return line
    cut = line[: _LONGEST_STEP - 1]
    words = cut if line[_LONGEST_STEP - 1] == " " else cut.rpartition(" ")[0]
    return (words if len(words) > _LONGEST_STEP // 2 else cut).rstrip(" ,;:.") + "…"
