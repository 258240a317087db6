"""Intraclass correlation, two-way random effects, absolute agreement.

After P. E. Shrout and J. L. Fleiss, *Intraclass correlations: uses in assessing rater
reliability*, Psychological Bulletin 86 (1979), case 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intraclass:
    """ICC(2,1), of a single rater, and ICC(2,k), of the mean of the `raters`."""

    single: float
    mean: float
    targets: int
    raters: int


def icc2(table: Sequence[Sequence[float]]) -> Intraclass | None:
    """ICC of a full table: a row a target, a column a rater.

    Returns:
        None when it isn't defined: fewer than two rows or columns, or no difference anywhere.

    Raises:
        ValueError: rows of different length.
    """
    rows = len(table)
    columns = len(table[0]) if table else 0
    if any(len(row) != columns for row in table):
        raise ValueError("every target needs a rating by every rater")
    if rows < 2 or columns < 2:
        return None
    grand = sum(map(sum, table)) / (rows * columns)
    row_means = [sum(row) / columns for row in table]
    column_means = [sum(row[at] for row in table) / rows for at in range(columns)]
    of_rows = columns * sum((mean - grand) ** 2 for mean in row_means)
    of_columns = rows * sum((mean - grand) ** 2 for mean in column_means)
    whole = sum((value - grand) ** 2 for row in table for value in row)
    between = of_rows / (rows - 1)
    raters = of_columns / (columns - 1)
    error = (whole - of_rows - of_columns) / ((rows - 1) * (columns - 1))
    single_below = between + (columns - 1) * error + columns * (raters - error) / rows
    mean_below = between + (raters - error) / rows
    if abs(single_below) < 1e-12 or abs(mean_below) < 1e-12:
        return None
    return Intraclass(
        single=(between - error) / single_below,
        mean=(between - error) / mean_below,
        targets=rows,
        raters=columns,
    )
