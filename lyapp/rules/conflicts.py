"""Conflicts of interest: what a member with an interest in a locality may still do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lyapp.model.notice import Notice, notice
from lyapp.model.panel import Conflict, ConflictKind

KIND_WORDS: Mapping[ConflictKind, str] = {
    ConflictKind.OWN_LOCALITY: "their own locality",
    ConflictKind.COMPETING_SERVICE: "provides a competing service",
    ConflictKind.OTHER: "another interest",
}
"""A kind of interest as it reads in a declaration; a window translates it first."""


def conflict_of(conflicts: Iterable[Conflict], *, member: int, locality: int) -> Conflict | None:
    """What a member has declared of a locality; None for nothing. Keys are the review's."""
    return next(
        (one for one in conflicts if one.member == member and one.locality == locality), None
    )


def kept_from_scoring(conflicts: Iterable[Conflict]) -> frozenset[tuple[int, int]]:
    """The (member, locality) for which a score sheet is neither sent nor taken in."""
    return frozenset((one.member, one.locality) for one in conflicts if not one.scores)


def leave_for_decision(conflicts: Iterable[Conflict], *, locality: int) -> frozenset[int]:
    """The members who leave when a locality's plan is decided on."""
    return frozenset(
        one.member for one in conflicts if one.locality == locality and not one.stays_for_decision
    )


def declaration(conflict: Conflict, *, member: str, locality: str) -> tuple[Notice, ...]:
    """A declaration as it is printed: who, of what, why, and what they do all the same."""
    declared = notice(
        "declared_with_note" if conflict.note.strip() else "declared",
        "{member} has declared an interest in {locality}: {kind} ({note})."
        if conflict.note.strip()
        else "{member} has declared an interest in {locality}: {kind}.",
        member=member,
        locality=locality,
        kind=KIND_WORDS[conflict.kind],
        note=conflict.note.strip(),
    )
    return (declared, *what_they_may(conflict))


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
