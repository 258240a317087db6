"""The closed set of things a programme's rule may ask of a plan, each with its words."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from lyapp.model.notice import Notice, notice
from lyapp.model.outcome_rules import RuleWhen
from lyapp.rules.amounts import format_pounds
from lyapp.rules.moderation.standing import OutcomeFacts
from lyapp.rules.ratings import format_rating


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that can be asked. `holds` and `words` are only called where it is asked."""

    asked: Callable[[RuleWhen], bool]
    holds: Callable[[RuleWhen, OutcomeFacts], bool]
    words: Callable[[RuleWhen, OutcomeFacts], Notice]
    """A sentence that says how the plan stands with it, whether it holds or not."""


@lru_cache(maxsize=256)
def conditions_of(when: RuleWhen) -> tuple[Condition, ...]:
    """What a rule asks, in the order it is told."""
    return tuple(one for one in _ALL if one.asked(when))


def holds(when: RuleWhen, facts: OutcomeFacts) -> bool:
    """True when everything that is asked holds."""
    return all(one.holds(when, facts) for one in conditions_of(when))


def _missing(_when: RuleWhen, facts: OutcomeFacts) -> Notice:
    if not facts.missing:
        return notice("nothing_missing", "No rating is missing.")
    return notice(
        "ratings_missing", "Without a rating: {criteria}.", criteria=_quoted(facts.missing)
    )


def _must_pass_holds(when: RuleWhen, facts: OutcomeFacts) -> bool:
    if facts.missing_must_pass:
        return False
    return facts.lowest_must_pass is None or facts.lowest_must_pass >= (
        when.must_pass_at_least or 0
    )


def _must_pass(when: RuleWhen, facts: OutcomeFacts) -> Notice:
    asked = when.must_pass_at_least
    if facts.missing_must_pass:
        return notice(
            "must_pass_missing",
            "Must pass, and without a rating: {criteria}.",
            criteria=_quoted(facts.missing_must_pass),
        )
    if facts.lowest_must_pass is None:
        return notice("must_pass_none", "No criterion that must pass applies.")
    if _must_pass_holds(when, facts):
        return notice(
            "must_pass_reached",
            "Every criterion that must pass stands at {level} or higher.",
            level=asked,
        )
    return notice(
        "must_pass_below",
        "A criterion that must pass stands at {value}; {level} is asked for.",
        value=format_rating(facts.lowest_must_pass),
        level=asked,
    )


def _every_holds(when: RuleWhen, facts: OutcomeFacts) -> bool:
    return facts.lowest is None or facts.lowest >= (when.every_criterion_at_least or 0)


def _every(when: RuleWhen, facts: OutcomeFacts) -> Notice:
    asked = when.every_criterion_at_least
    if _every_holds(when, facts):
        return notice("none_below", "No criterion stands below {level}.", level=asked)
    return notice(
        "one_below",
        "The lowest criterion stands at {value}; {level} is asked for.",
        value=format_rating(facts.lowest),
        level=asked,
    )


def _percent_holds(when: RuleWhen, facts: OutcomeFacts) -> bool:
    return facts.percent is not None and facts.percent >= (when.percent_at_least or 0)


def _percent(when: RuleWhen, facts: OutcomeFacts) -> Notice:
    if facts.percent is None:
        return notice("percent_unknown", "Nothing that carries weight is rated.")
    return notice(
        "percent_reached" if _percent_holds(when, facts) else "percent_below",
        "It reaches {percent}% of the applicable maximum; {asked}% is asked for.",
        # Rounded down, so that 59.7 never reads as the 60 that would be enough.
        percent=math.floor(facts.percent),
        asked=when.percent_at_least,
    )


def _below_holds(when: RuleWhen, facts: OutcomeFacts) -> bool:
    return facts.below_meets <= (when.below_meets_at_most or 0)


def _below(when: RuleWhen, facts: OutcomeFacts) -> Notice:
    return notice(
        "few_below_meets" if _below_holds(when, facts) else "many_below_meets",
        "Criteria below the “meets” level: {count}; at most {asked} may be.",
        count=facts.below_meets,
        asked=when.below_meets_at_most,
    )


def _balance_holds(_when: RuleWhen, facts: OutcomeFacts) -> bool:
    return facts.balance_pence is not None and facts.balance_pence >= 0


def _balance(_when: RuleWhen, facts: OutcomeFacts) -> Notice:
    if facts.balance_pence is None:
        return notice("balance_not_stated", "Its balance is not stated.")
    amount = format_pounds(facts.balance_pence)
    if facts.balance_pence < 0:
        return notice("balance_negative", "Its balance is negative: {amount}.", amount=amount)
    return notice("balance_fine", "Its balance is not negative: {amount}.", amount=amount)


def _quoted(titles: tuple[str, ...]) -> str:
    return ", ".join(f"“{title}”" for title in titles)


_ALL = (
    Condition(lambda when: when.nothing_missing, lambda _when, facts: not facts.missing, _missing),
    Condition(lambda when: when.must_pass_at_least is not None, _must_pass_holds, _must_pass),
    Condition(lambda when: when.every_criterion_at_least is not None, _every_holds, _every),
    Condition(lambda when: when.percent_at_least is not None, _percent_holds, _percent),
    Condition(lambda when: when.below_meets_at_most is not None, _below_holds, _below),
    Condition(lambda when: when.balance_not_negative, _balance_holds, _balance),
)
