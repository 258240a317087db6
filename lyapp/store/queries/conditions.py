"""The conditions and flags of every locality at once, for exports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.decision import Condition, Flag
from lyapp.store.queries import deciding

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class Conditions:
    """By locality id; a locality without any is left out. Flags may be open or settled."""

    conditions: dict[int, tuple[Condition, ...]]
    flags: dict[int, tuple[Flag, ...]]


def all_conditions(review: ReviewFile) -> Conditions:
    """Read them all, in two queries."""
    with review.read() as db:
        return Conditions(deciding.conditions(db), deciding.flags(db))
