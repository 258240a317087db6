"""The calibration round: one plan that everybody scores first, and where they read it apart."""

from __future__ import annotations

from dataclasses import dataclass

from lyapp.model.criteria import ScoreState
from lyapp.model.notice import Notice, notice
from lyapp.model.panel import PanelPlan, PanelSetting
from lyapp.rules.moderation.cell_words import listed
from lyapp.rules.moderation.cells import WIDE
from lyapp.rules.ratings import MarkSummary, summarise


@dataclass(frozen=True, slots=True)
class CriterionDifference:
    """How far apart the members read one criterion of the calibration plan.

    `ratings` are (member, rating) from the lowest to the highest; `others` are the members who
    say that it doesn't apply or that they can't judge it.
    """

    criterion: str
    title: str
    summary: MarkSummary
    ratings: tuple[tuple[int, int], ...]
    others: tuple[int, ...]

    @property
    def spread(self) -> int:
        """Levels between the lowest and the highest rating; 0 for fewer than two ratings."""
        return self.ratings[-1][1] - self.ratings[0][1] if self.ratings else 0

    @property
    def by_rating(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Each rating given, lowest first, with the members who gave it."""
        found: dict[int, list[int]] = {}
        for member, rating in self.ratings:
            found.setdefault(rating, []).append(member)
        return tuple((rating, tuple(members)) for rating, members in found.items())


@dataclass(frozen=True, slots=True)
class CalibrationRound:
    """The widest differences first, the criteria's order among equals; `told` sums it up."""

    differences: tuple[CriterionDifference, ...]
    members: tuple[int, ...]
    told: tuple[Notice, ...]


def calibration_round(setting: PanelSetting, plan: PanelPlan) -> CalibrationRound:
    """The differences by criterion. No figure of agreement: one plan is far too little for it."""
    differences = []
    members: set[int] = set()
    for criterion in setting.criteria:
        if criterion.open_text:
            continue
        given = plan.given.get(criterion.key, ())
        members.update(one.member for one in given)
        rated = [(one.member, one.mark.rating) for one in given if one.mark.rating is not None]
        differences.append(
            CriterionDifference(
                criterion=criterion.key,
                title=criterion.title,
                summary=summarise([one.mark for one in given]),
                ratings=tuple(sorted(rated, key=lambda one: (one[1], one[0]))),
                others=tuple(one.member for one in given if one.mark.state is not ScoreState.RATED),
            )
        )
    differences.sort(key=lambda one: -one.spread)
    return CalibrationRound(
        tuple(differences),
        tuple(sorted(members)),
        tuple(_told(plan, differences, members)),
    )


def _told(
    plan: PanelPlan,
    differences: list[CriterionDifference],
    members: set[int],
) -> list[Notice]:
    if len(members) < 2:
        return [
            notice("too_few", "Too few have scored {plan} to compare them yet.", plan=plan.name)
        ]
    shared = [one for one in differences if len(one.ratings) > 1]
    near = sum(one.spread < WIDE for one in shared)
    told = [
        notice(
            "within_one",
            "{members} members scored {plan}. Within one level of each other on {near} of {count}"
            " criteria."
            if len(shared) != 1
            else "{members} members scored {plan}, one criterion of it in common.",
            members=len(members),
            plan=plan.name,
            near=near,
            count=len(shared),
        )
    ]
    wide = [one.title for one in shared if one.spread >= WIDE]
    if wide:
        told.append(
            notice(
                "read_apart",
                "Read apart, so worth talking over before the other plans: {criteria}.",
                criteria=listed(f"“{title}”" for title in wide),
            )
        )
    unsure = [one.title for one in differences if one.ratings and one.others]
    if unsure:
        told.append(
            notice(
                "some_did_not_rate",
                "Rated by some, while others say that it doesn’t apply or can’t be judged:"
                " {criteria}.",
                criteria=listed(f"“{title}”" for title in unsure),
            )
        )
    return told
