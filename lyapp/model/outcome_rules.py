"""A programme's own rule for the outcome it suggests: data, read from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleWhen:
    """What must hold for an outcome to be suggested; everything that is set, all of it.

    Nothing set holds always, as the last rule of a list may. Levels are of the programme's scale,
    percentages whole and of the applicable maximum.
    """

    nothing_missing: bool = False
    """Every criterion that takes a rating has one, or is said not to apply."""
    must_pass_at_least: int | None = None
    """Every must-pass criterion is rated and stands at this level or higher."""
    every_criterion_at_least: int | None = None
    """No rated criterion stands below this level."""
    percent_at_least: int | None = None
    """The weighted percentage of the applicable maximum."""
    below_meets_at_most: int | None = None
    """How many rated criteria may stand below the scale's “meets” level."""
    balance_not_negative: bool = False
    """The locality's balance is stated and isn't below zero."""


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """The key of an outcome type, and when it is the one suggested: the first that holds is."""

    outcome: str
    when: RuleWhen = RuleWhen()
