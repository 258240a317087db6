"""Agreement of two raters: linear-weighted kappa, and how often they are the same or one apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TwoRaters:
    """What two raters share. Percentages run from 0 to 100.

    `kappa` is None where it isn't defined: both gave one and the same value throughout.
    """

    pairs: int
    exact_percent: float
    within_one_percent: float
    kappa: float | None


def two_raters(pairs: Sequence[tuple[int, int]], *, lowest: int, highest: int) -> TwoRaters | None:
    """Compare two raters on the units both rated; None when there is no such unit.

    Kappa's weights fall in a straight line with the distance on the scale from `lowest` to
    `highest` (J. Cohen 1968).
    """
    if not pairs:
        return None
    count = len(pairs)
    span = max(1, highest - lowest)
    first = Counter(one for one, _ in pairs)
    second = Counter(other for _, other in pairs)
    observed = sum(abs(one - other) / span for one, other in pairs) / count
    expected = sum(
        many * more * abs(one - other) / span
        for one, many in first.items()
        for other, more in second.items()
    ) / (count * count)
    return TwoRaters(
        pairs=count,
        exact_percent=100 * sum(one == other for one, other in pairs) / count,
        within_one_percent=100 * sum(abs(one - other) <= 1 for one, other in pairs) / count,
        kappa=None if expected == 0 else 1 - observed / expected,
    )
