"""A paper score sheet entered twice: where the two entries differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.criteria import Mark, ScoreState
from lyapp.store.rows import select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """A criterion on which the two entries of a sheet differ; None where one has nothing."""

    criterion: int
    title: str
    first: Mark | None
    first_by: str
    second: Mark | None
    second_by: str


def entry_differences(
    review: ReviewFile, *, plan_version: int, member: str
) -> tuple[EntryDifference, ...]:
    """Where the second entry of a member's sheet differs from the first; empty without a second.

    Answers that came in a return aren't of a paper sheet, and aren't compared.
    """
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT criterion.id, criterion.title, score.state, score.rating,
                   coalesce(score.entered_by, ''), again.state, again.rating,
                   coalesce(again.entered_by, '')
            FROM criterion JOIN member ON member.key = :member
            LEFT JOIN score ON score.criterion_id = criterion.id
                AND score.member_id = member.id AND score.plan_version_id = :version
                AND score.entered_by <> ''
            LEFT JOIN second_entry AS again ON again.criterion_id = criterion.id
                AND again.member_id = member.id AND again.plan_version_id = :version
            WHERE (score.state IS NOT again.state OR score.rating IS NOT again.rating)
                AND EXISTS (SELECT 1 FROM second_entry
                            WHERE member_id = member.id AND plan_version_id = :version)
            ORDER BY criterion.set_id, criterion.number
            """,
            member=member,
            version=plan_version,
        )
    return tuple(
        EntryDifference(
            criterion, title, _mark(state, rating), by, _mark(again, again_rating), again_by
        )
        for criterion, title, state, rating, by, again, again_rating, again_by in rows
    )


def _mark(state: str | None, rating: int | None) -> Mark | None:
    return None if state is None else Mark(ScoreState(state), rating)
