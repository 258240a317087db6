"""Outcomes, the conditions under them, and the flags beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OutcomeStage(StrEnum):
    """How far a decision has got; several outcome types share one stage."""

    UNDECIDED = "undecided"
    AWAITED = "awaited"
    CONDITIONAL = "conditional"
    RECOMMENDED = "recommended"
    AGREED = "agreed"
    REFUSED = "refused"


class OutcomePlace(StrEnum):
    """Where an outcome is stated. The decision is STATUS; BRIEFING is what the text says of it."""

    STATUS = "status"
    BRIEFING = "briefing"


class FlagKind(StrEnum):
    """What a flag warns of."""

    CONTRADICTION = "contradiction"
    DATA_QUALITY = "data_quality"
    MONEY = "money"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class OutcomeType:
    """A kind of outcome of the programme. `takes_conditions`: agreed only once they are met.

    `short` is how the board reads it before it counts the conditions; empty for the label itself.
    """

    key: str
    label: str
    stage: OutcomeStage
    takes_conditions: bool = False
    next_step: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must be done for an outcome to stand; open until `discharged_at` is set."""

    id: int
    text: str
    owner: str
    due: date | None
    discharged_at: datetime | None
    discharged_by: str
    note: str = ""

    @property
    def open(self) -> bool:
        """True until somebody has discharged it."""
        return self.discharged_at is None


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning on a locality with its sentence; settled with a reason.

    Nobody deletes one. Only an open one that the review raised by itself goes once it isn't true.
    """

    id: int
    kind: FlagKind
    sentence: str
    source: str
    settled_at: datetime | None
    settled_by: str
    settled_reason: str

    @property
    def open(self) -> bool:
        """True until it has been settled."""
        return self.settled_at is None

    @property
    def warns(self) -> bool:
        """True while it asks for attention: open, and not a mere note."""
        return self.open and self.kind is not FlagKind.NOTE

    @property
    def contradicts(self) -> bool:
        """True while it is an open contradiction of the papers."""
        return self.open and self.kind is FlagKind.CONTRADICTION
