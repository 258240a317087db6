"""Krippendorff's alpha: agreement of any number of raters, beyond what chance would give.

After K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011): coincidences of the
values within each unit, and a difference function for the kind of scale.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

Coincidences = Mapping[tuple[int, int], float]
"""How often two values stand together in a unit; each unit counts as much as its ratings."""


class Metric(StrEnum):
    """The kind of scale, which says how far apart two values are."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def coincidences(unit: Sequence[int]) -> dict[tuple[int, int], float]:
    """The pairs of values of one unit, weighed so that they add up to its number of ratings.

    A unit with fewer than two ratings has none.
    """
    if len(unit) < 2:
        return {}
    found: dict[tuple[int, int], float] = {}
    counts = Counter(unit)
    share = 1 / (len(unit) - 1)
    for one, many in counts.items():
        for other, more in counts.items():
            weight = many * (more - (one == other)) * share
            if weight:
                found[one, other] = weight
    return found


def alpha(units: Iterable[Sequence[int]], metric: Metric = Metric.ORDINAL) -> float | None:
    """Alpha over units, each with the ratings it got; 1 is full agreement, 0 is chance.

    Returns:
        None when it isn't defined: no unit has two ratings, or all ratings are the same value.
    """
    total: defaultdict[tuple[int, int], float] = defaultdict(float)
    for unit in units:
        for pair, weight in coincidences(unit).items():
            total[pair] += weight
    return alpha_of(total, metric)


def alpha_of(found: Coincidences, metric: Metric = Metric.ORDINAL) -> float | None:
    """Alpha from coincidences already added up; None where it isn't defined."""
    margins: defaultdict[int, float] = defaultdict(float)
    for (one, _other), weight in found.items():
        margins[one] += weight
    pairable = sum(margins.values())
    if pairable <= 1 or len(margins) < 2:
        return None
    distance = _distance(metric, margins)
    observed = sum(weight * distance(*pair) for pair, weight in found.items())
    expected = sum(
        margins[one] * margins[other] * distance(one, other)
        for one in margins
        for other in margins
        if one != other
    )
    if expected == 0:
        return None
    return 1 - (pairable - 1) * observed / expected


def _distance(metric: Metric, margins: Mapping[int, float]) -> Callable[[int, int], float]:
    """The squared difference between two values on a scale of this kind."""
    match metric:
        case Metric.NOMINAL:
            return lambda one, other: float(one != other)
        case Metric.INTERVAL:
            return lambda one, other: float((one - other) ** 2)
        case Metric.RATIO:
            return lambda one, other: 0.0 if one == other else ((one - other) / (one + other)) ** 2
        case Metric.ORDINAL:
            return _ordinal(margins)


def _ordinal(margins: Mapping[int, float]) -> Callable[[int, int], float]:
    """Two ranks are as far apart as there are ratings between them, half of their own counted."""
    below: dict[int, float] = {}
    run = 0.0
    for value in sorted(margins):
        below[value] = run + margins[value] / 2
        run += margins[value]
    return lambda one, other: (below[one] - below[other]) ** 2
