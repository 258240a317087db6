"""What was said of the plans in a pack: rows that answer a must-do, findings set aside."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from lyapp.model.packs import PackDismissal, PackLink
from lyapp.store.rows import moment, select

if TYPE_CHECKING:
    import sqlite3


def pack_links(db: sqlite3.Connection, localities: Collection[int]) -> tuple[PackLink, ...]:
    """What was said of must-dos and rows, of every version of these plans, the oldest first."""
    rows = select(
        db,
        """
        SELECT locality.code, version.number, objective.code, must_do.catalogue, must_do.code,
               link.confirmed, link.said_at, link.said_by
        FROM must_do_link AS link
        JOIN must_do ON must_do.id = link.must_do_id
        JOIN objective ON objective.id = link.objective_id
        JOIN plan_version AS version ON version.id = objective.plan_version_id
        JOIN plan ON plan.id = version.plan_id
        JOIN locality ON locality.id = plan.locality_id
        WHERE {among} ORDER BY link.id
        """,
        column="locality.id",
        only=localities,
    )
    return tuple(
        PackLink(locality, number, row, catalogue, code, bool(confirmed), moment(at), who)
        for locality, number, row, catalogue, code, confirmed, at, who in rows
    )


def pack_dismissals(
    db: sqlite3.Connection, localities: Collection[int]
) -> tuple[PackDismissal, ...]:
    """Which findings in these plans were set aside, the oldest first."""
    rows = select(
        db,
        """
        SELECT locality.code, said.rule, said.fingerprint, said.reason, said.said_at, said.said_by
        FROM finding_dismissal AS said
        JOIN plan ON plan.id = said.plan_id
        JOIN locality ON locality.id = plan.locality_id
        WHERE {among} AND EXISTS (SELECT 1 FROM plan_version WHERE plan_id = plan.id)
        ORDER BY said.id
        """,
        column="locality.id",
        only=localities,
    )
    return tuple(
        PackDismissal(locality, rule, fingerprint, reason, moment(at), who)
        for locality, rule, fingerprint, reason, at, who in rows
    )
