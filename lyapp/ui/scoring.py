"""Giving answers to criteria, from whichever screen: imported on the store's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.criteria import ScoreState
    from lyapp.store.file import ReviewFile


def record(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    state: ScoreState,
    rating: int | None,
    who: str,
    entered_by: str = "",
) -> Changes:
    """Record one answer to one criterion; `entered_by` is who enters it on the member's behalf."""
    from lyapp.store.ops import scores

    return scores.record_score(
        review,
        plan_version=plan_version,
        criterion=criterion,
        member=member,
        state=state,
        rating=rating,
        entered_by=entered_by,
        who=who,
    )


def clear(
    review: ReviewFile, *, plan_version: int, criterion: int, member: str, who: str
) -> Changes:
    """Take an answer back."""
    from lyapp.store.ops import scores

    return scores.clear_score(
        review, plan_version=plan_version, criterion=criterion, member=member, who=who
    )


def comment(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    text: str,
    who: str,
    entered_by: str = "",
) -> Changes:
    """Keep a comment on a criterion; `entered_by` is who enters it on the member's behalf."""
    from lyapp.store.ops import scores

    return scores.comment_score(
        review,
        plan_version=plan_version,
        criterion=criterion,
        member=member,
        text=text,
        entered_by=entered_by,
        who=who,
    )


def mark_finished(review: ReviewFile, *, member: int, finished: bool, who: str) -> Changes:
    """Say that a member won't score any more, or will after all."""
    from lyapp.store.ops import members

    return members.mark_finished(review, member=member, finished=finished, who=who)
