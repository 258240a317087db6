"""Conflicts of interest: what a member with an interest in a locality may still do."""

from __future__ import annotations

from collections.abc import Mapping

from lyapp.model.notice import Notice, notice
from lyapp.model.panel import Conflict, ConflictKind

KIND_WORDS: Mapping[ConflictKind, str] = {
    ConflictKind.OWN_LOCALITY: "their own locality",
    ConflictKind.COMPETING_SERVICE: "provides a competing service",
    ConflictKind.OTHER: "another interest",
}
"""A kind of interest as it reads in a declaration; a window translates it first."""


def what_they_may(conflict: Conflict) -> tuple[Notice, ...]:
    """What somebody with this interest does and doesn't do, a sentence each."""
    return (
        notice("scores", "Scores the plan.")
        if conflict.scores
        else notice("does_not_score", "Does not score the plan."),
        notice("answers", "May answer questions about it.")
        if conflict.answers_questions
        else notice("does_not_answer", "Takes no part in its discussion."),
        notice("stays", "Stays for the decision.")
        if conflict.stays_for_decision
        else notice("leaves", "Leaves for the decision."),
    )
