"""The matrix of must-dos × plans, from suggestions and what people said of them."""

from __future__ import annotations

from lyapp.model.coverage import (
    Cover,
    CoveredPlan,
    Requirement,
    Said,
    Suggestion,
)
from lyapp.rules.coverage import cover_columns, coverage_matrix

ASKED = [Requirement(key, "National", f"N{key}", f"Title {key}") for key in (1, 2, 3)]
PLANS = [
    CoveredPlan(10, "A", "Ashdown", ((100, "LP1"), (101, "LP2"))),
    CoveredPlan(11, "B", "Beech", ()),
]


def suggested(row: int, must_do: int) -> Suggestion:
    return Suggestion(row, must_do, 0.5, ("word",))


def covers(said: list[Said], suggestions: list[Suggestion]) -> list[Cover]:
    matrix = coverage_matrix(ASKED, PLANS, said=said, suggestions=suggestions)
    return [line.cells[0].cover for line in matrix.lines]


def test_one_confirmed_row_is_enough() -> None:
    said = [Said(100, 1, confirmed=True), Said(101, 1, confirmed=False)]
    assert covers(said, [suggested(101, 1)])[0] is Cover.CONFIRMED


def test_a_refused_suggestion_leaves_a_gap_unless_another_is_left() -> None:
    refused = [Said(100, 1, confirmed=False)]
    assert covers(refused, [suggested(100, 1)])[0] is Cover.GAP
    assert covers(refused, [suggested(100, 1), suggested(101, 1)])[0] is Cover.SUGGESTED


def test_what_is_said_of_rows_that_are_gone_counts_for_nothing() -> None:
    assert covers([Said(999, 1, confirmed=True)], [suggested(998, 2)]) == [Cover.GAP] * 3


def test_a_column_is_what_the_matrix_says_of_a_plan() -> None:
    matrix = coverage_matrix(
        ASKED, PLANS, said=[Said(100, 1, confirmed=True)], suggestions=[suggested(101, 2)]
    )
    first, second = cover_columns(matrix)
    assert first.covers == (Cover.CONFIRMED, Cover.SUGGESTED, Cover.GAP)
    assert (first.locality, first.name, first.rows) == (10, "Ashdown", 2)
    assert set(second.covers) == {Cover.NO_ROWS}
