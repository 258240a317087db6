"""The statistics against worked examples that others have published."""

from __future__ import annotations

import pytest

from lyapp.rules.agreement.alpha import Metric, alpha
from lyapp.rules.agreement.icc import icc2
from lyapp.rules.agreement.kappa import two_raters

# Krippendorff (2011): four observers, twelve units, some without a value.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
UNITS = [[value for value in unit if value is not None] for unit in zip(*OBSERVERS, strict=True)]

# Shrout and Fleiss (1979), table 2: six targets, four judges.
JUDGES = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))


@pytest.mark.parametrize(
    ("metric", "printed"),
    [
        (Metric.NOMINAL, 0.743),
        (Metric.ORDINAL, 0.815),
        (Metric.INTERVAL, 0.849),
        (Metric.RATIO, 0.797),
    ],
)
def test_krippendorffs_four_observers(metric, printed):
    assert alpha(UNITS, metric) == pytest.approx(printed, abs=0.0005)


def test_shrout_and_fleiss_judges():
    found = icc2(JUDGES)
    assert found.single == pytest.approx(0.290, abs=0.0005)
    assert found.mean == pytest.approx(0.620, abs=0.0005)


def test_kappa_by_hand():
    # Observed distance 1/4 of 2 steps; margins (2,1,1) and (1,2,1) expect 14/16 of 2 steps.
    found = two_raters([(0, 0), (0, 1), (1, 1), (2, 2)], lowest=0, highest=2)
    assert found.exact_percent == 75
    assert found.within_one_percent == 100
    assert found.kappa == pytest.approx(1 - (1 / 4) / (14 / 16))
