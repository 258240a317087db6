"""What the program notices in a plan: rules that explain themselves, never a rating.

Each group of rules is a module with its `RULES` and `look`; each rule has a page in
`docs/findings`.
"""

from __future__ import annotations

from lyapp.model.findings import Finding, FindingSetting, PlanFacts
from lyapp.rules.findings import (
    agreement,
    dates,
    leads,
    leftovers,
    measures,
    numbers,
    patients,
    priorities,
    tables,
)
from lyapp.rules.findings.rule import Rule
from lyapp.rules.findings.shown import ShownLine, what_the_plan_shows
from lyapp.rules.findings.words import plan_words

__all__ = ["RULES", "Rule", "ShownLine", "find", "what_the_plan_shows"]

_GROUPS = (leads, dates, measures, leftovers, numbers, patients, priorities, tables, agreement)

RULES: tuple[Rule, ...] = tuple(rule for group in _GROUPS for rule in group.RULES)
"""Every rule there is, in the order findings are shown in."""

_ORDER = {rule.key: at for at, rule in enumerate(RULES)}


def find(facts: PlanFacts, setting: FindingSetting) -> tuple[Finding, ...]:
    """What the rules notice in a plan: first of the whole, then row by row in the plan's order.

    The same plan and setting give the same findings. A plan without rows has none.
    """
    plan = plan_words(facts, setting)
    found = [finding for group in _GROUPS for finding in group.look(plan)]
    place = {row.key: at for at, row in enumerate(plan.rows)}
    found.sort(
        key=lambda one: (
            -1 if one.objective is None else place[one.objective],
            _ORDER[one.rule],
        )
    )
    return tuple(found)
