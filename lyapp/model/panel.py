"""The panel: what members gave a plan, how a criterion stands between them, what they agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from lyapp.model.criteria import Criterion, Mark, RatingScale
from lyapp.model.decision import OutcomeType
from lyapp.model.outcome_rules import OutcomeRule


class CellState(StrEnum):
    """What the panel has to do about one criterion of one plan."""

    MUST_DISCUSS = "must_discuss"
    LOOK = "look"
    CONFIRM = "confirm"


class CellReason(StrEnum):
    """Why a cell is in its state, or can't be confirmed with the others in one step."""

    STRADDLES_MEETS = "straddles_meets"
    MUST_PASS = "must_pass"  # noqa: S105  # a criterion that must pass
    FLIPS_OUTCOME = "flips_outcome"
    FAR_FROM_MEDIAN = "far_from_median"
    NOBODY_RATED = "nobody_rated"
    BETWEEN_LEVELS = "between_levels"
    """The median is no level of the scale, so somebody must choose."""
    MAY_NOT_APPLY = "may_not_apply"
    """At least as many said that the criterion doesn't apply as rated it."""


class Given(NamedTuple):
    """What one member gave one criterion of a plan. `member` is the member's key in the review."""

    member: int
    mark: Mark
    comment: str = ""


@dataclass(frozen=True, slots=True)
class PanelSetting:
    """What is the same for every plan. `members` are the names by key."""

    criteria: tuple[Criterion, ...]
    scale: RatingScale
    rules: tuple[OutcomeRule, ...] = ()
    outcome_types: tuple[OutcomeType, ...] = ()
    members: Mapping[int, str] = field(default_factory=dict)

    def name(self, member: int) -> str:
        """A member's name; the key of one who isn't known any more."""
        return self.members.get(member, str(member))

    def label(self, outcome: str | None) -> str:
        """An outcome type's label; its key where the type is gone, and a dash for none."""
        if outcome is None:
            return "–"
        return next((one.label for one in self.outcome_types if one.key == outcome), outcome)


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """A plan version as the panel sees it. `given` is by criterion key, `balance_pence` in pence.

    It holds only what may be shown: who must not be seen yet is left out before it is made.
    """

    plan_version: int
    name: str
    given: Mapping[str, tuple[Given, ...]]
    balance_pence: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Something said in the discussion, and who said it (None: the panel as a whole)."""

    member: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the panel settled on for one criterion, and why."""

    mark: Mark
    reason: str = ""
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class ModerationRecord:
    """How a plan's moderation stands. `agreed` is by criterion key; members are given by key.

    `came` names who came in a present member's place, for those who didn't come themselves.
    `outcome` is what the panel chose, empty until it has; `departure` is the reason where that
    isn't what the programme's rule suggests.
    """

    agreed: Mapping[str, Agreed] = field(default_factory=dict)
    present: tuple[int, ...] = ()
    all_discussed: bool = False
    record_agreed_by: tuple[int, ...] = ()
    outcome: str = ""
    departure: str = ""
    came: Mapping[int, str] = field(default_factory=dict)

    def person(self, member: int, name: str) -> str:
        """Who took the place of the member of this name: “Jane Hill for Clare Jones”, or they."""
        return in_place_of(self.came.get(member, ""), name)


def in_place_of(came: str, name: str) -> str:
    """Who was there for a member; `came` is empty for the member."""
    return f"{came} for {name}" if came else name


class ConflictKind(StrEnum):
    """Why a member has an interest in a plan."""

    OWN_LOCALITY = "own_locality"
    COMPETING_SERVICE = "competing_service"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A declared interest of a member in a locality, and what they may do all the same."""

    member: int
    locality: int
    kind: ConflictKind
    note: str = ""
    scores: bool = False
    answers_questions: bool = True
    stays_for_decision: bool = False


class Assigning(StrEnum):
    """How it is settled who scores what."""

    EVERYTHING = "everything"
    BY_ORGANISATION = "by_organisation"
    PICKED = "picked"
