"""How plans stand with the must-dos, from what people said and what was suggested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lyapp.model.coverage import (
    Cover,
    CoverageLine,
    CoverageMatrix,
    CoverCell,
    CoverColumn,
    CoveredPlan,
    Requirement,
    Said,
    Suggestion,
)


def coverage_matrix(
    requirements: Sequence[Requirement],
    plans: Sequence[CoveredPlan],
    *,
    said: Iterable[Said],
    suggestions: Iterable[Suggestion],
) -> CoverageMatrix:
    """The matrix of must-dos × plans.

    A must-do is confirmed as soon as a person confirmed one of the plan's rows for it. Otherwise it
    is suggested while a suggestion is left that nobody refused, and a gap when none is.
    """
    answers = {(each.objective, each.must_do): each.confirmed for each in said}
    yes: dict[tuple[int, int], list[int]] = defaultdict(list)
    perhaps: dict[tuple[int, int], list[int]] = defaultdict(list)
    place = {row: number for number, plan in enumerate(plans) for row, _name in plan.rows}
    for (row, must_do), confirmed in answers.items():
        if confirmed and row in place:
            yes[place[row], must_do].append(row)
    for each in suggestions:
        key = (each.objective, each.must_do)
        if key not in answers and each.objective in place:
            perhaps[place[each.objective], each.must_do].append(each.objective)
    return CoverageMatrix(
        tuple(plans),
        tuple(
            CoverageLine(
                requirement,
                tuple(
                    _cell(
                        plan,
                        tuple(yes.get((number, requirement.must_do), ())),
                        tuple(perhaps.get((number, requirement.must_do), ())),
                    )
                    for number, plan in enumerate(plans)
                ),
            )
            for requirement in requirements
        ),
    )


def _cell(plan: CoveredPlan, yes: tuple[int, ...], perhaps: tuple[int, ...]) -> CoverCell:
    if not plan.rows:
        return CoverCell(Cover.NO_ROWS)
    cover = Cover.CONFIRMED if yes else Cover.SUGGESTED if perhaps else Cover.GAP
    return CoverCell(cover, yes, perhaps)


def cover_columns(matrix: CoverageMatrix) -> tuple[CoverColumn, ...]:
    """The matrix a plan at a time, without the rows that were confirmed or suggested."""
    return tuple(
        CoverColumn(
            plan.locality,
            plan.code,
            plan.name,
            len(plan.rows),
            tuple(line.cells[number].cover for line in matrix.lines),
        )
        for number, plan in enumerate(matrix.plans)
    )
