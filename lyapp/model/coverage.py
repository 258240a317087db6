"""Which must-dos a plan's objectives cover: suggested by the program, settled by a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COVERAGE_CHECK = "must_do_coverage"
"""Among a criterion's checks: how many must-dos the plan covers is told under it."""


class Cover(StrEnum):
    """How a must-do stands with a plan. A GAP has neither a confirmed nor a suggested link."""

    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"
    GAP = "gap"
    NO_ROWS = "no_rows"
    """The plan's rows aren't in the review, so nothing can be said."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A must-do as its words are compared. `topics` are further words of the same meaning."""

    must_do: int
    title: str
    topics: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """An objective as its words are compared: its title, and its actions, milestones, outcomes."""

    objective: int
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A link the program suggests, with the words of the objective that made it.

    `strength` runs from 0 to about 1: how much of the must-do's wording the objective has, rare
    words counting more. It says how alike the words are, not how well the plan meets the must-do.
    """

    objective: int
    must_do: int
    strength: float
    words: tuple[str, ...]


class LinkState(StrEnum):
    """What a person said of a row and a must-do: nothing yet, that it answers it, or doesn't."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with the places that matter in it, each as its first character and its length."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PossibleLink:
    """A row and a must-do that were suggested, or that a person spoke of, for a person to read.

    `strength` is None for a link that only a person made. `title` is the row's, `passage` one of
    its texts; both with the words that made the suggestion marked. `who` said what `state` says.
    """

    objective: int
    must_do: int
    state: LinkState
    strength: float | None
    words: tuple[str, ...]
    title: MarkedText
    passage: MarkedText
    who: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A must-do as a line of the coverage matrix."""

    must_do: int
    catalogue: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class CoveredPlan:
    """A plan as a column of the matrix; `rows` are (objective's key, its code and title)."""

    locality: int
    code: str
    name: str
    rows: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a row and a must-do."""

    objective: int
    must_do: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class CoverCell:
    """How one plan stands with one must-do.

    `confirmed` and `suggested` are the objectives' keys; a refused suggestion is in neither.
    """

    cover: Cover
    confirmed: tuple[int, ...] = ()
    suggested: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A must-do with a cell for each plan, in the plans' order."""

    requirement: Requirement
    cells: tuple[CoverCell, ...]


@dataclass(frozen=True, slots=True)
class CoverColumn:
    """How one plan stands with every must-do, in the must-dos' order; small enough to keep many."""

    locality: int
    code: str
    name: str
    rows: int
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Must-dos × plans."""

    plans: tuple[CoveredPlan, ...]
    lines: tuple[CoverageLine, ...]

    def count(self, plan: int, cover: Cover) -> int:
        """How many must-dos stand so with the plan at this position."""
        return sum(line.cells[plan].cover is cover for line in self.lines)
