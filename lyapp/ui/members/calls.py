"""What the members screen asks of the store, imported on the store's own thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.panel import Assigning, ConflictKind
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.members import WhoScores
    from lyapp.store.queries.programme import LocalityName, OrganisationRow

Pairs = Sequence[tuple[int, int]]
"""(member, locality) pairs, as keys."""


@dataclass(frozen=True, slots=True)
class MembersPage:
    """Who scores what, and the names of what it is about, in the paper's order."""

    who: WhoScores
    localities: tuple[LocalityName, ...]
    organisations: tuple[OrganisationRow, ...]


def read_page(review: ReviewFile) -> MembersPage:
    """All the screen shows."""
    from lyapp.store.queries import members, programme

    who = members.who_scores(review)
    with review.read() as db:
        return MembersPage(who, programme.locality_names(db), programme.organisations(db))


def read_answers(review: ReviewFile, *, pairs: Pairs) -> dict[tuple[int, int], int]:
    """How many answers these pairs have given already."""
    from lyapp.store.queries import members

    return members.answers_given(review, pairs=pairs)


def set_assigning(review: ReviewFile, *, assigning: Assigning, who: str) -> Changes:
    """Say how it is settled who scores what."""
    from lyapp.store.ops import members

    return members.set_assigning(review, assigning=assigning, who=who)


def assign(review: ReviewFile, *, pairs: Pairs, scores: bool, who: str) -> Changes:
    """Pick these pairs, or no longer."""
    from lyapp.store.ops import members

    return members.assign(review, pairs=pairs, scores=scores, who=who)


def declare(
    review: ReviewFile,
    *,
    pairs: Pairs,
    kind: ConflictKind,
    note: str,
    scores: bool,
    answers_questions: bool,
    stays_for_decision: bool,
    who: str,
) -> Changes:
    """Record an interest."""
    from lyapp.store.ops import members

    return members.declare_conflicts(
        review,
        pairs=pairs,
        kind=kind,
        note=note,
        scores=scores,
        answers_questions=answers_questions,
        stays_for_decision=stays_for_decision,
        who=who,
    )


def remove_interests(review: ReviewFile, *, pairs: Pairs, who: str) -> Changes:
    """Take declared interests away."""
    from lyapp.store.ops import members

    return members.remove_conflicts(review, pairs=pairs, who=who)


def take_answers_back(review: ReviewFile, *, pairs: Pairs, who: str) -> Changes:
    """Take back what was answered already."""
    from lyapp.store.ops import taking_back

    return taking_back.take_answers_back(review, pairs=pairs, who=who)


def withdraw(review: ReviewFile, *, member: int, withdrawn: bool, who: str) -> Changes:
    """Say that a member has stood down, or is back."""
    from lyapp.store.ops import members

    return members.withdraw_member(review, member=member, withdrawn=withdrawn, who=who)


def set_organisation(review: ReviewFile, *, member: int, organisation: str, who: str) -> Changes:
    """Say where a member comes from."""
    from lyapp.store.ops import members

    return members.set_organisation(review, member=member, organisation=organisation, who=who)


def add_substitute(
    review: ReviewFile, *, member: int, name: str, organisation: int | None, note: str, who: str
) -> Changes:
    """Say who stands in for a member."""
    from lyapp.store.ops import members

    return members.add_substitute(
        review, member=member, name=name, organisation=organisation, note=note, who=who
    )


def remove_substitute(review: ReviewFile, *, substitute: int, who: str) -> Changes:
    """Take a substitute away."""
    from lyapp.store.ops import members

    return members.remove_substitute(review, substitute=substitute, who=who)
