"""What the review screen asks of the store.

The store is imported inside each call, on the store's own thread, so that the window paints
without waiting for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.store.queries.score_sheet import ScoreSheet, ToScore

SHEET_TABLES = (
    "score", "evidence", "objective", "objective_item", "plan", "plan_version", "locality",
    "criterion", "criteria_set", "level_descriptor", "scale", "scale_level", "review",
    "moderation", "pack", "member", "received_return",
)  # fmt: skip
"""What a score sheet is read from, and what of it may be seen."""
LIST_TABLES = ("score", "plan", "plan_version", "locality", "organisation", "member",
                "member_organisation", "criterion", "criteria_set", "review", "assignment",
                "conflict_of_interest")  # fmt: skip
"""What the list of plans to score is read from."""


def read_list(review: ReviewFile, *, member: str) -> tuple[ToScore, ...]:
    """The plans this member has to score; in their own copy also those that are only to read."""
    from lyapp.store.own_copies import whose_copy
    from lyapp.store.queries import score_sheet

    rows = score_sheet.to_score(review, member=member)
    own = whose_copy(review) is not None
    return (*rows, *score_sheet.to_read(review, member=member)) if own else rows


def read_sheet(review: ReviewFile, *, plan_version: int, member: str) -> ScoreSheet:
    """One member's score sheet for one plan version."""
    from lyapp.store.queries import score_sheet

    return score_sheet.score_sheet(review, plan_version=plan_version, member=member)


def read_programme(review: ReviewFile) -> ProgrammePage:
    """The programme, for its members."""
    from lyapp.store.queries import programme

    return programme.programme_page(review)


def cite(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    objectives: Sequence[int],
    who: str,
) -> Changes:
    """Cite rows of the plan as evidence."""
    from lyapp.store.ops import scores

    return scores.cite(
        review,
        plan_version=plan_version,
        criterion=criterion,
        member=member,
        objectives=objectives,
        who=who,
    )


def uncite(review: ReviewFile, *, evidence: int, who: str) -> Changes:
    """Take a citation away."""
    from lyapp.store.ops import scores

    return scores.uncite(review, evidence=evidence, who=who)
