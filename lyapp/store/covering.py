"""The coverage of the must-dos, worked out from what was read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from lyapp.model.coverage import (
    CoverageMatrix,
    CoverColumn,
    CoveredPlan,
    Offered,
    Requirement,
    Said,
    Suggestion,
    Wanted,
)
from lyapp.model.plan import Objective
from lyapp.rules.coverage import cover_columns, coverage_matrix
from lyapp.store.suggesting import suggest

if TYPE_CHECKING:
    from lyapp.store.queries.coverage import CoverageFacts, MustDoRow

_TOPICS = "topics: "


@dataclass(frozen=True, slots=True)
class Prepared:
    """What coverage is worked out from, as words only: a fraction of what was read."""

    title: str
    wanted: tuple[Wanted, ...]
    groups: tuple[tuple[str, ...], ...]
    requirements: tuple[Requirement, ...]
    plans: tuple[CoveredPlan, ...]
    offered: tuple[Offered, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """The matrix, and every suggestion that went into it (also those that were refused)."""

    matrix: CoverageMatrix
    suggestions: tuple[Suggestion, ...]


def covered(facts: CoverageFacts, *, tick: Callable[[int, int], None] | None = None) -> Covered:
    """Suggest links for every row and set them beside what people said.

    Needs no review, so that it can run aside; `tick` is told how many rows are done.
    """
    return work_out([prepared(facts)], tick=tick)


def prepared(facts: CoverageFacts) -> Prepared:
    """Take from what was read what the work needs."""
    return Prepared(
        title=facts.title,
        wanted=tuple(_wanted(row) for row in facts.must_dos),
        groups=facts.synonyms,
        requirements=tuple(
            Requirement(row.must_do, row.catalogue, row.code, row.title) for row in facts.must_dos
        ),
        plans=tuple(
            CoveredPlan(
                plan.locality,
                plan.code,
                plan.name,
                tuple((row.id, f"{row.code} {row.title}".strip()) for row in plan.objectives),
            )
            for plan in facts.plans
        ),
        offered=tuple(_offered(row) for plan in facts.plans for row in plan.objectives),
        said=tuple(Said(link.objective, link.must_do, link.confirmed) for link in facts.links),
    )


def work_out(parts: list[Prepared], *, tick: Callable[[int, int], None] | None = None) -> Covered:
    """As `covered`, for one or more parts of a review that were read one after the other.

    The must-dos are those of the first part. `parts` is emptied, to let go of the words.

    Raises:
        ValueError: there is no part.
    """
    if not parts:
        raise ValueError("nothing was read")
    first = parts[0]
    plans = [plan for part in parts for plan in part.plans]
    offered = [row for part in parts for row in part.offered]
    said = [one for part in parts for one in part.said]
    parts.clear()
    suggestions = suggest(first.wanted, offered, groups=first.groups, tick=tick)
    matrix = coverage_matrix(first.requirements, plans, said=said, suggestions=suggestions)
    return Covered(matrix, suggestions)


def columns(
    parts: list[Prepared], *, tick: Callable[[int, int], None] | None = None
) -> tuple[tuple[Requirement, ...], tuple[CoverColumn, ...]]:
    """The must-dos, and how each plan stands with them; for many plans, as it is worked out.

    A part's suggestions and cells are let go of before the next: a thousand plans have 132,000
    cells, which whoever collects garbage meanwhile would have to look through. `parts` is emptied.

    Raises:
        ValueError: there is no part.
    """
    if not parts:
        raise ValueError("nothing was read")
    requirements = parts[0].requirements
    found: list[CoverColumn] = []
    done, total = 0, sum(len(part.offered) for part in parts)
    while parts:
        part = parts.pop(0)
        number = len(part.offered)
        told = None if tick is None else partial(_tell, tick, done, total)
        # The must-dos of all parts are the first one's, should they have changed between two.
        same = replace(part, requirements=requirements)
        found += cover_columns(work_out([same], tick=told).matrix)
        done += number
    return requirements, tuple(found)


def _tell(tick: Callable[[int, int], None], before: int, total: int, done: int, _of: int) -> None:
    tick(before + done, total)


def _wanted(row: MustDoRow) -> Wanted:
    topics = [line[len(_TOPICS) :] for line in row.detail.splitlines() if line.startswith(_TOPICS)]
    return Wanted(row.must_do, row.title, " ".join(topics))


def _offered(row: Objective) -> Offered:
    return Offered(row.id, row.title, "\n".join([row.text, *(item.text for item in row.items)]))
