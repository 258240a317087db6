"""Criteria, rating scales and what a member may say of a criterion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ScoreState(StrEnum):
    """What a score says: a rating, or one of the two answers kept out of every mean."""

    RATED = "rated"
    NOT_APPLICABLE = "not_applicable"
    UNABLE = "unable_to_judge"


class Rag(StrEnum):
    """Red, amber, green; always shown with its letter, never by colour alone."""

    RED = "R"
    AMBER = "A"
    GREEN = "G"


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a rating scale. `value` is the number scored; `rag` the colour it stands for."""

    value: int
    label: str
    rag: Rag
    descriptor: str = ""


@dataclass(frozen=True, slots=True)
class RatingScale:
    """The levels a criterion is rated on, lowest first, and the lowest value that meets it."""

    key: str
    title: str
    levels: tuple[Level, ...]
    meets_value: int

    @property
    def lowest(self) -> int:
        """The smallest value of the scale."""
        return self.levels[0].value

    @property
    def highest(self) -> int:
        """The largest value of the scale."""
        return self.levels[-1].value


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of the review. `open_text` criteria take a comment and no rating."""

    key: str
    number: int
    title: str
    question: str
    guidance: str = ""
    weight: int = 1
    must_pass: bool = False
    open_text: bool = False
    descriptors: tuple[tuple[int, str], ...] = ()
    """(level value, what that level means for this criterion)."""
    checks: tuple[str, ...] = ()
    """The names of the finding rules that bear on this criterion."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A member's answer to one criterion, without who and why: what the rules work on."""

    state: ScoreState
    rating: int | None = None
