"""How far a panel agrees, said honestly for a small one.

One figure over all criteria, never one a criterion: a panel of six that reads twelve plans gives
far too few ratings for that. Below the minimums nothing is said but how many there are.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lyapp.rules.agreement.alpha import Coincidences, Metric, alpha_of, coincidences
from lyapp.rules.agreement.icc import Intraclass, icc2
from lyapp.rules.agreement.kappa import TwoRaters, two_raters

LEAST_UNITS = 20
"""Alpha and kappa need this many plan × criterion cells with two ratings or more."""
LEAST_PLANS = 5
"""An interval, and the correlation of totals, need this many plans."""
RESAMPLES = 1_000
_SEED = 2008
_TAIL = 0.025

Key = tuple[int, int, int]
"""Plan, criterion, member."""


class Verdict(StrEnum):
    """What can be said."""

    SAID = "said"
    TOO_FEW = "too_few"
    ALL_THE_SAME = "all_the_same"
    """Everyone gave one and the same value everywhere: full agreement, but no figure exists."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval (None where there are too few plans for one)."""

    verdict: Verdict
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """How much higher (or lower) a member rated than the others did the same cells, on average.

    For information only: ratings are never adjusted by it. `cells` is how many were compared.
    """

    member: int
    mean: float
    cells: int


@dataclass(frozen=True, slots=True)
class PanelAgreement:
    """The agreement of a panel.

    `units` are the plan × criterion cells with at least two ratings; `alpha` is Krippendorff's,
    ordinal, pooled over criteria. `pair` is given for two members in its place. `totals` is
    ICC(2,k) on the plans' totals over the criteria that every member rated.
    """

    members: int
    plans: int
    units: int
    alpha: Estimate
    pair: TwoRaters | None
    totals: Intraclass | None
    offsets: tuple[Offset, ...]


def panel_agreement(
    ratings: Mapping[Key, int],
    *,
    lowest: int,
    highest: int,
    resamples: int = RESAMPLES,
    tick: Callable[[int, int], None] | None = None,
) -> PanelAgreement:
    """The agreement of the ratings given; answers kept out of means aren't among them.

    The interval comes from drawing whole plans again and again, since a plan's cells hang
    together; the draws are the same each time. `tick` is told how many draws are done.
    """
    cells: defaultdict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for (plan, criterion, member), rating in ratings.items():
        cells[plan, criterion][member] = rating
    shared = {key: cell for key, cell in cells.items() if len(cell) > 1}
    members = sorted({member for _, _, member in ratings})
    pair = None
    if len(members) == 2 and len(shared) >= LEAST_UNITS:
        first, second = members
        both = [(cell[first], cell[second]) for cell in shared.values()]
        pair = two_raters(both, lowest=lowest, highest=highest)
    return PanelAgreement(
        members=len(members),
        plans=len({plan for plan, _ in shared}),
        units=len(shared),
        alpha=_alpha(shared, resamples, tick),
        pair=pair,
        totals=_totals(cells, members),
        offsets=tuple(_offsets(shared, members)),
    )


def _alpha(
    shared: Mapping[tuple[int, int], Mapping[int, int]],
    resamples: int,
    tick: Callable[[int, int], None] | None,
) -> Estimate:
    if len(shared) < LEAST_UNITS:
        return Estimate(Verdict.TOO_FEW)
    plans: defaultdict[int, defaultdict[tuple[int, int], float]] = defaultdict(
        lambda: defaultdict(float)
    )
    for (plan, _criterion), cell in shared.items():
        for pair, weight in coincidences(tuple(cell.values())).items():
            plans[plan][pair] += weight
    value = alpha_of(_added(plans.values()), Metric.ORDINAL)
    if value is None:
        return Estimate(Verdict.ALL_THE_SAME)
    if len(plans) < LEAST_PLANS:
        return Estimate(Verdict.SAID, value)
    draws = _draws(list(plans.values()), resamples, tick)
    if not draws:
        return Estimate(Verdict.SAID, value)
    return Estimate(Verdict.SAID, value, _quantile(draws, _TAIL), _quantile(draws, 1 - _TAIL))


def _draws(
    plans: Sequence[Coincidences], resamples: int, tick: Callable[[int, int], None] | None
) -> list[float]:
    """Alphas of plans drawn with replacement, in order; a draw all of one value is left out."""
    chance = random.Random(_SEED)  # noqa: S311  # for statistics, and the same each time
    found = []
    for number in range(resamples):
        if tick is not None:
            tick(number, resamples)
        drawn = alpha_of(_added(chance.choices(plans, k=len(plans))), Metric.ORDINAL)
        if drawn is not None:
            found.append(drawn)
    return sorted(found)


def _added(parts: Iterable[Coincidences]) -> Coincidences:
    total: defaultdict[tuple[int, int], float] = defaultdict(float)
    for part in parts:
        for pair, weight in part.items():
            total[pair] += weight
    return total


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share of the ordered values lies."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _totals(
    cells: Mapping[tuple[int, int], Mapping[int, int]], members: Sequence[int]
) -> Intraclass | None:
    """ICC on totals, of the plans that every member rated in full."""
    whole: defaultdict[int, dict[int, Mapping[int, int]]] = defaultdict(dict)
    for (plan, criterion), cell in cells.items():
        if len(cell) == len(members):
            whole[plan][criterion] = cell
    criteria = {criterion for _, criterion in cells}
    full = [each for _, each in sorted(whole.items()) if len(each) == len(criteria)]
    if len(full) < LEAST_PLANS or len(members) < 2:
        return None
    return icc2([[sum(cell[m] for cell in each.values()) for m in members] for each in full])


def _offsets(
    shared: Mapping[tuple[int, int], Mapping[int, int]], members: Sequence[int]
) -> Iterable[Offset]:
    sums: dict[int, list[float]] = {member: [0.0, 0.0] for member in members}
    for cell in shared.values():
        whole = sum(cell.values())
        for member, rating in cell.items():
            others = (whole - rating) / (len(cell) - 1)
            sums[member][0] += rating - others
            sums[member][1] += 1
    for member, (difference, count) in sums.items():
        if count >= LEAST_UNITS:
            yield Offset(member, difference / count, int(count))
