"""Would the suggested outcome change without any one member?"""

from __future__ import annotations

from dataclasses import dataclass

from lyapp.model.notice import Notice, notice
from lyapp.model.panel import PanelPlan, PanelSetting
from lyapp.rules.moderation.cell_words import listed
from lyapp.rules.moderation.outcome import facts_of, outcome_of
from lyapp.rules.moderation.standing import standing, summaries, without


@dataclass(frozen=True, slots=True)
class WithoutOne:
    """Whether the outcome the members' medians suggest hangs on a single member.

    `changed_by` holds the members (by key) without whose ratings it would be another, with the
    outcome it would be. `told` starts with "Yes" or "No".
    """

    outcome: str | None
    changed_by: tuple[tuple[int, str | None], ...]
    told: tuple[Notice, ...]

    @property
    def changes(self) -> bool:
        """True when it hangs on at least one member."""
        return bool(self.changed_by)


def without_any_one(setting: PanelSetting, plan: PanelPlan) -> WithoutOne:
    """Leave each member out in turn, from the ratings as they came in.

    What the panel has agreed plays no part: it is nobody's in particular.
    """
    outcome = _suggested(setting, plan)
    members = sorted({one.member for cell in plan.given.values() for one in cell})
    changed = []
    for member in members:
        rest = {key: tuple(cell) for key, cell in without(plan.given, member).items()}
        other = _suggested(
            setting, PanelPlan(plan.plan_version, plan.name, rest, plan.balance_pence)
        )
        if other != outcome:
            changed.append((member, other))
    return WithoutOne(outcome, tuple(changed), _told(setting, outcome, tuple(changed)))


def _suggested(setting: PanelSetting, plan: PanelPlan) -> str | None:
    medians = standing(summaries(setting.criteria, plan.given))
    return outcome_of(setting, facts_of(setting, medians, plan.balance_pence))


def _told(
    setting: PanelSetting, outcome: str | None, changed: tuple[tuple[int, str | None], ...]
) -> tuple[Notice, ...]:
    if not setting.rules:
        return (notice("no_rules", "This programme has no rule for a suggested outcome."),)
    if not changed:
        if outcome is None:
            return (notice("still_none", "No: without any one member, too, nothing is suggested."),)
        return (
            notice(
                "unchanged",
                "No: it stays “{outcome}” without any one member.",
                outcome=setting.label(outcome),
            ),
        )
    yes = notice(
        "changes",
        "Yes: “{outcome}” hangs on {count} members."
        if len(changed) > 1
        else "Yes: “{outcome}” hangs on one member.",
        outcome=setting.label(outcome),
        count=len(changed),
    )
    by_outcome: dict[str | None, list[str]] = {}
    for member, other in changed:
        by_outcome.setdefault(other, []).append(setting.name(member))
    return (yes, *(_instead(setting, names, other) for other, names in by_outcome.items()))


def _instead(setting: PanelSetting, names: list[str], other: str | None) -> Notice:
    if other is None:
        return notice(
            "without_them_none",
            "Without any one of {members} nothing would be suggested."
            if len(names) > 1
            else "Without {members} nothing would be suggested.",
            members=listed(names),
        )
    return notice(
        "without_them",
        "Without any one of {members} it would be “{other}”."
        if len(names) > 1
        else "Without {members} it would be “{other}”.",
        members=listed(names),
        other=setting.label(other),
    )
