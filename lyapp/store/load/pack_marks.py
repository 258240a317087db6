"""Keeping what a pack says of its plans: rows that answer a must-do, findings set aside."""

from __future__ import annotations

from collections.abc import Mapping

from lyapp.model.packs import PackContents
from lyapp.store.rows import select
from lyapp.store.tables.plans import FindingDismissal, MustDoLink
from lyapp.store.transaction import Write

RowKeys = Mapping[tuple[str, int, str], int]
"""A locality's code, the plan version's number and the row's code, to the row's key."""


def insert_links(work: Write, contents: PackContents, rows: RowKeys) -> None:
    """Keep what was said of rows and must-dos; the catalogue stands already."""
    must_dos = {
        (catalogue, code): key
        for key, catalogue, code in select(work.raw, "SELECT id, catalogue, code FROM must_do")
    }
    work.insert_many(
        MustDoLink,
        [
            {
                "objective_id": rows[one.locality, one.number, one.row],
                "must_do_id": must_dos[one.catalogue, one.code],
                "confirmed": one.confirmed,
                "said_by": one.who,
                "said_at": one.at,
            }
            for one in contents.links
        ],
    )


def insert_dismissals(work: Write, contents: PackContents, plans: Mapping[str, int]) -> None:
    """Keep which findings were set aside; `plans` are the plans' keys by locality code."""
    work.insert_many(
        FindingDismissal,
        [
            {
                "plan_id": plans[one.locality],
                "rule": one.rule,
                "fingerprint": one.fingerprint,
                "reason": one.reason,
                "said_by": one.who,
                "said_at": one.at,
            }
            for one in contents.dismissals
        ],
    )
