"""What of a programme can still be changed, and whom the questions to the committee name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.store.rows import grouped, select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class InUse:
    """What other rows rest on.

    `outcome_types`: keys of those recorded for a locality. `named`: a question's number to the
    localities it names; a question that isn't there names them all.
    """

    outcome_types: frozenset[str]
    named: dict[int, tuple[int, ...]]


def in_use(review: ReviewFile) -> InUse:
    """What can't be changed any more, because something rests on it."""
    with review.read() as db:
        used = select(
            db,
            """
            SELECT DISTINCT kind.key
            FROM outcome_type AS kind JOIN outcome ON outcome.outcome_type_id = kind.id
            """,
        )
        named = select(
            db,
            """
            SELECT question.number, link.locality_id
            FROM question JOIN question_locality AS link ON link.question_id = question.id
            ORDER BY link.id
            """,
        )
        return InUse(
            outcome_types=frozenset(key for (key,) in used),
            named=grouped(named),
        )
