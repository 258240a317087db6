"""Setting a finding aside, and taking it up again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.changes import Changes
from lyapp.model.trouble import ReasonNeeded
from lyapp.rules.texts import tidy
from lyapp.store.lookup import plan_of
from lyapp.store.ops.common import shortened
from lyapp.store.queries.packs import refuse_a_members
from lyapp.store.tables.plans import FindingDismissal

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def dismiss_finding(
    review: ReviewFile, *, who: str, locality: int, rule: str, fingerprint: str, reason: str
) -> Changes:
    """Set a finding aside, with the reason; it stays so for as long as the words are the same.

    Raises:
        ReasonNeeded: no reason is given.
        UnknownKey: the locality was removed, or has no plan.
        AMembersReview: it is a member's own copy, which has what the chair's review says.
    """
    refuse_a_members(review)
    with review.write(who=who) as work:
        where, plan = plan_of(work.session, locality)
        why = tidy(reason).strip()
        if not why:
            raise ReasonNeeded(what="Setting a finding aside")
        row = _find(work.session, plan, rule, fingerprint)
        if row is None or row.reason != why:
            now = datetime.now(UTC)
            row = row or FindingDismissal(
                plan_id=plan,
                rule=rule,
                fingerprint=fingerprint,
                reason=why,
                said_by=who,
                said_at=now,
            )
            row.reason, row.said_by, row.said_at = why, who, now
            work.session.add(row)
        work.label = f"Finding set aside in the plan of {where.name}: {shortened(why)}"
        work.touch(locality)
    return work.result


def restore_finding(
    review: ReviewFile, *, who: str, locality: int, rule: str, fingerprint: str
) -> Changes:
    """Take up a finding that was set aside; one that wasn't stays as it is.

    Raises:
        UnknownKey: the locality was removed, or has no plan.
        AMembersReview: it is a member's own copy, which has what the chair's review says.
    """
    refuse_a_members(review)
    with review.write(who=who) as work:
        where, plan = plan_of(work.session, locality)
        row = _find(work.session, plan, rule, fingerprint)
        if row is not None:
            work.remove(row)
        work.label = f"Finding taken up again in the plan of {where.name}"
        work.touch(locality)
    return work.result


def _find(session: Session, plan: int, rule: str, fingerprint: str) -> FindingDismissal | None:
    return session.exec(
        select(FindingDismissal).where(
            col(FindingDismissal.plan_id) == plan,
            col(FindingDismissal.rule) == rule,
            col(FindingDismissal.fingerprint) == fingerprint,
        )
    ).first()
