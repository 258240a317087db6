"""The texts of a locality's summary briefing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TextKind(StrEnum):
    """Which cell of the summary briefing a text stands in."""

    PRIORITY = "priority"
    PUBLIC_HEALTH = "public_health"
    FINANCIAL = "financial"
    OTHER = "other"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class BriefingText:
    """One text of a briefing. A priority has a `number` and `items` (its sub-items)."""

    id: int
    kind: TextKind
    text: str
    number: int | None = None
    items: tuple[str, ...] = ()
    note: str = ""
