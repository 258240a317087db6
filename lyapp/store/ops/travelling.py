"""Undo in a member's own copy: what is undone must travel in the next return.

The newest answer counts, so an answer that was there before is given again, now; and one that was
not there leaves a row that says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from lyapp.store import log
from lyapp.store.ops.score_place import later_than
from lyapp.store.rows import first, moment
from lyapp.store.tables.plans import Score

if TYPE_CHECKING:
    from lyapp.store.transaction import Write

_TABLE = Score.metadata.tables["score"]


def let_travel(work: Write) -> None:
    """Make the scores this write has brought back, or taken away, the newest there are."""
    if first(work.raw, "SELECT 1 FROM pack_origin") is None:
        return
    touched = {key: values for name, key, *values in work.changes if name == "score"}
    for key, (before, _after) in touched.items():
        now = first(work.raw, "SELECT changed_at FROM score WHERE id = :key", key=key)
        if now is not None:
            _stamp(work, key, now[0])
        elif before is not None:
            _leave_empty(work, key, before)


def _stamp(work: Write, key: int, kept: str | None) -> None:
    changed = later_than(moment(kept))
    work.session.execute(_TABLE.update().where(_TABLE.c.id == key).values(changed_at=changed))
    work.changes.append(
        (
            "score",
            key,
            {"changed_at": log.plain(moment(kept))},
            {"changed_at": log.plain(changed)},
        )
    )


def _leave_empty(work: Write, key: int, before: dict[str, object]) -> None:
    said = log.back(before.get("changed_at"), _TABLE.c.changed_at.type.python_type)
    changed = later_than(said)  # type: ignore[arg-type]  # a moment, or nothing
    row = {
        "id": key,
        "plan_version_id": before["plan_version_id"],
        "criterion_id": before["criterion_id"],
        "member_id": before["member_id"],
        "state": None,
        "rating": None,
        "comment": "",
        "made_up": False,
        "changed_at": changed,
        "device": "",
        "entered_by": "",
    }
    work.session.execute(insert(_TABLE), [row])
    work.changes.append(
        ("score", key, None, {name: log.plain(value) for name, value in row.items()})
    )
