"""Saying whether a row of a plan answers a must-do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.store.lookup import find, locality_of
from lyapp.store.queries.packs import refuse_a_members
from lyapp.store.tables.plans import MustDoLink, Objective
from lyapp.store.tables.programme import MustDo

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def link_must_do(
    review: ReviewFile, *, who: str, objective: int, must_do: int, confirmed: bool
) -> Changes:
    """Confirm that a row answers a must-do, or refuse it; an earlier answer is replaced.

    Raises:
        UnknownKey: the row or the must-do was removed.
        AMembersReview: it is a member's own copy, which has what the chair's review says.
    """
    refuse_a_members(review)
    with review.write(who=who) as work:
        row = find(work.session, Objective, objective, "row of the plan")
        asked = find(work.session, MustDo, must_do, "must-do")
        where = locality_of(work.session, row.plan_version_id)
        link = _find(work.session, objective, must_do)
        if link is None or link.confirmed != confirmed:
            now = datetime.now(UTC)
            link = link or MustDoLink(
                objective_id=objective,
                must_do_id=must_do,
                confirmed=confirmed,
                said_by=who,
                said_at=now,
            )
            link.confirmed, link.said_by, link.said_at = confirmed, who, now
            work.session.add(link)
        verb = "answers" if confirmed else "doesn’t answer"
        work.label = f"{row.code} of {where.name} {verb} {asked.code}"
        work.touch(where.id)
    return work.result


def unlink_must_do(review: ReviewFile, *, who: str, objective: int, must_do: int) -> Changes:
    """Take back what was said of a row and a must-do, so that it is open again.

    Raises:
        UnknownKey: the row or the must-do was removed.
        AMembersReview: it is a member's own copy, which has what the chair's review says.
    """
    refuse_a_members(review)
    with review.write(who=who) as work:
        row = find(work.session, Objective, objective, "row of the plan")
        asked = find(work.session, MustDo, must_do, "must-do")
        where = locality_of(work.session, row.plan_version_id)
        link = _find(work.session, objective, must_do)
        if link is not None:
            work.remove(link)
        work.label = f"{row.code} of {where.name} and {asked.code}: open again"
        work.touch(where.id)
    return work.result


def _find(session: Session, objective: int, must_do: int) -> MustDoLink | None:
    return session.exec(
        select(MustDoLink).where(
            col(MustDoLink.objective_id) == objective, col(MustDoLink.must_do_id) == must_do
        )
    ).first()
