"""The versions of what is asked: since when each holds, and what rests on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from lyapp.rules.dates import local_day
from lyapp.store.rows import first, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile

_LONGEST = 1_000_000
"""Bytes of one entry's changes beyond which it is no change of a set of criteria."""


@dataclass(frozen=True, slots=True)
class CriteriaVersion:
    """A version of the criteria. `since`: the day it was made, None where the log doesn't say.

    `scores` counts the answers given under it, `plans` the plan versions they are for, `packs`
    the packs that were made with it. `newest`: it is what is asked now.
    """

    version: int
    since: date | None
    criteria: int
    scale: str
    scores: int
    plans: int
    packs: int
    newest: bool

    @property
    def used(self) -> bool:
        """Whether a change makes the next version: something rests on this one."""
        return bool(self.scores or self.packs)


def criteria_versions(review: ReviewFile) -> tuple[CriteriaVersion, ...]:
    """Every version of the criteria, the newest first."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT asked.id, asked.version, scale.title,
                   (SELECT count(*) FROM criterion WHERE set_id = asked.id),
                   (SELECT count(*) FROM score JOIN criterion ON criterion.id = score.criterion_id
                    WHERE criterion.set_id = asked.id),
                   (SELECT count(DISTINCT score.plan_version_id)
                    FROM score JOIN criterion ON criterion.id = score.criterion_id
                    WHERE criterion.set_id = asked.id),
                   (SELECT count(*) FROM pack WHERE criteria_set_id = asked.id)
            FROM criteria_set AS asked JOIN scale ON scale.id = asked.scale_id
            ORDER BY asked.version DESC
            """,
        )
        made = _made(db) if len(rows) > 1 else {}
        begun = first(db, "SELECT min(at) FROM change_entry")
    start = local_day(moment(begun[0])) if begun and begun[0] else None
    oldest = rows[-1][0] if rows else 0
    return tuple(
        CriteriaVersion(
            version=version,
            since=made.get(key, start if key == oldest else None),
            criteria=criteria,
            scale=scale,
            scores=scores,
            plans=plans,
            packs=packs,
            newest=place == 0,
        )
        for place, (key, version, scale, criteria, scores, plans, packs) in enumerate(rows)
    )


def _made(db: sqlite3.Connection) -> dict[int, date]:
    """The day each set came into the log by itself, by its key; the last time, if undone."""
    rows = select(
        db,
        """
        SELECT at, CAST(changes AS TEXT) FROM change_entry
        WHERE length(changes) <= :longest AND instr(changes, :name) ORDER BY id
        """,
        longest=_LONGEST,
        name=b'"criteria_set"',
    )
    found: dict[int, date] = {}
    for at, changes in rows:
        for change in json.loads(changes):
            key = _inserted(change)
            if key is not None:
                found[key] = local_day(moment(at))
    return found


def _inserted(change: Any) -> int | None:  # noqa: ANN401  # what the log's JSON holds
    """The key of the criteria set that this change brought; None for any other change."""
    if not isinstance(change, list) or change[0] != "criteria_set" or change[2]:
        return None
    return int(change[1])
