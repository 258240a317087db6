"""What of a programme can still be changed, and whom the questions to the committee name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import col, select

from lyapp.store.queries.criteria import newest_set, scores_given
from lyapp.store.tables.decisions import Outcome, OutcomeType
from lyapp.store.tables.programme import Question, QuestionLocality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class InUse:
    """What other rows rest on.

    `scores`: somebody has scored, commented or cited under the newest criteria. `outcome_types`:
    keys of those recorded for a locality. `named`: a question's number to the localities it
    names; a question that isn't there names them all.
    """

    scores: bool
    outcome_types: frozenset[str]
    named: dict[int, tuple[int, ...]]


def in_use(review: ReviewFile) -> InUse:
    """What can't be changed any more, because something rests on it."""
    with review.read() as session:
        named: dict[int, list[int]] = {}
        for number, locality in session.exec(
            select(Question.number, QuestionLocality.locality_id).join(
                QuestionLocality, col(QuestionLocality.question_id) == Question.id
            )
        ).all():
            named.setdefault(number, []).append(locality)
        return InUse(
            scores=scores_given(session, newest_set(session).id or 0),
            outcome_types=frozenset(
                session.exec(
                    select(OutcomeType.key)
                    .join(Outcome, col(Outcome.outcome_type_id) == OutcomeType.id)
                    .distinct()
                ).all()
            ),
            named={number: tuple(found) for number, found in named.items()},
        )
