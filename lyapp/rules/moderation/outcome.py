"""The outcome that the programme's own rule suggests for a plan, and why, to be read out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.model.notice import Notice, notice
from lyapp.model.outcome_rules import OutcomeRule
from lyapp.model.panel import PanelSetting
from lyapp.rules.moderation.conditions import conditions_of, holds
from lyapp.rules.moderation.standing import OutcomeFacts, Standing, outcome_facts


@dataclass(frozen=True, slots=True)
class SuggestedOutcome:
    """What the rule suggests; `outcome` is the outcome type's key, None when nothing does.

    `told` are sentences in their order: what is suggested, how the plan stands with all that is
    asked for it, and what keeps it from the outcome before in the list.
    """

    outcome: str | None
    told: tuple[Notice, ...]

    @property
    def sentence(self) -> str:
        """All of it in English."""
        return " ".join(one.sentence for one in self.told)


def facts_of(setting: PanelSetting, stands: Standing, balance_pence: int | None) -> OutcomeFacts:
    """What the rule looks at, of a plan of this programme; the balance in pence."""
    return outcome_facts(
        stands, criteria=setting.criteria, scale=setting.scale, balance_pence=balance_pence
    )


def outcome_of(setting: PanelSetting, facts: OutcomeFacts) -> str | None:
    """The key of the outcome suggested, without the words."""
    place = _first_that_holds(setting.rules, facts)
    return None if place is None else setting.rules[place].outcome


def suggest_outcome(setting: PanelSetting, facts: OutcomeFacts) -> SuggestedOutcome:
    """The outcome of the first rule that holds, and what to say for it."""
    rules = setting.rules
    if not rules:
        return SuggestedOutcome(
            None, (notice("no_rules", "This programme has no rule for a suggested outcome."),)
        )
    place = _first_that_holds(rules, facts)
    if place is None:
        none = notice("none_holds", "No outcome is suggested.")
        return SuggestedOutcome(None, (none, *_told(rules[-1], facts, held=False)))
    rule = rules[place]
    told = [
        notice(
            "suggested",
            "“{outcome}” is suggested, by rule {number} of the programme’s {count}.",
            outcome=setting.label(rule.outcome),
            number=place + 1,
            count=len(rules),
        ),
        *_told(rule, facts, held=True),
    ]
    if not conditions_of(rule.when):
        told.append(notice("nothing_asked", "It is what remains when no rule before it holds."))
    if place:
        before = rules[place - 1]
        told.append(
            notice(
                "not_the_one_before",
                "Rule {number}, “{outcome}”, doesn’t hold:",
                number=place,
                outcome=setting.label(before.outcome),
            )
        )
        told.extend(_told(before, facts, held=False))
    return SuggestedOutcome(rule.outcome, tuple(told))


def departs(suggested: str | None, chosen: str) -> bool:
    """True when the panel's outcome is another than the one suggested, and so needs a reason.

    Where nothing is suggested there is nothing to depart from.
    """
    return bool(chosen) and suggested is not None and chosen != suggested


def _first_that_holds(rules: Sequence[OutcomeRule], facts: OutcomeFacts) -> int | None:
    return next((n for n, rule in enumerate(rules) if holds(rule.when, facts)), None)


def _told(rule: OutcomeRule, facts: OutcomeFacts, *, held: bool) -> tuple[Notice, ...]:
    """How the plan stands with what a rule asks: what holds of it, or what doesn't."""
    return tuple(
        one.words(rule.when, facts)
        for one in conditions_of(rule.when)
        if one.holds(rule.when, facts) is held
    )
