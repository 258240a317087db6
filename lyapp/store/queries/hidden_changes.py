"""Which changes of the log are of scores that aren't to be seen yet.

A row that is taken away leaves its key to the next one, so a key alone doesn't tell whose answer
a change was of: the log is gone through backwards from the rows that are there now.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lyapp.rules.blind import may_see
from lyapp.store.queries.blindness import blindness
from lyapp.store.rows import select

if TYPE_CHECKING:
    import sqlite3

Place = tuple[int, int]
"""The plan version and the member an answer is of."""


def hidden_changes(
    db: sqlite3.Connection, entries: Sequence[Sequence[Any] | None]
) -> list[list[bool]]:
    """For each entry's changes, newest entry first: whether it isn't to be seen.

    None stands for an entry whose changes weren't read: what is older can't be told then, and
    isn't shown.
    """
    blind = blindness(db)
    if not blind.on:
        return [[False] * len(changes or ()) for changes in entries]
    keys = {
        key
        for changes in entries
        for change in changes or ()
        if not isinstance(change, dict)
        for key in _scores_of(change)
    }
    query = "SELECT id, plan_version_id, member_id FROM score WHERE {among}"
    of: dict[int, Place] = {
        key: (version, member) for key, version, member in select(db, query, column="id", only=keys)
    }
    found: list[list[bool]] = []
    for changes in entries:
        if changes is None:
            of = {}
            found.append([])
            continue
        # What an entry adds or removes it names in full, and its other changes may be of that.
        at = of | {key: place for key, place in map(_in_full, changes) if place is not None}
        shown = {key for key, (version, member) in at.items()
                 if may_see(blind, plan_version=version, member=member)}  # fmt: skip
        found.append(
            [
                not isinstance(change, dict) and any(key not in shown for key in _scores_of(change))
                for change in changes
            ]
        )
        for change in reversed(changes):
            _go_back(of, change)
    return found


def _go_back(of: dict[int, Place], change: Any) -> None:  # noqa: ANN401  # as JSON gives it
    """Whose answers the keys were of before this change."""
    if isinstance(change, dict):
        if change["table"] == "score":
            for key in [one for one in of if change["first"] <= one <= change["last"]]:
                del of[key]
        return
    key, place = _in_full(change)
    if place is None:
        return
    if change[3] is None:
        of[key] = place
    else:
        of.pop(key, None)


def _in_full(change: Any) -> tuple[int, Place | None]:  # noqa: ANN401  # as JSON gives it
    """Whose answer a change adds or removes, with its key; None for any other change."""
    if isinstance(change, dict) or change[0] != "score" or None not in change[2:]:
        return 0, None
    row = change[2] or change[3]
    return int(change[1]), (int(row["plan_version_id"]), int(row["member_id"]))


def _scores_of(change: Any) -> list[int]:  # noqa: ANN401  # as JSON gives it
    """The key of the score that a change is of, if it is of one; 0 where it isn't said."""
    table, key, before, after = change
    if table == "score":
        return [int(key)]
    if table == "evidence":
        return [int({**(before or {}), **(after or {})}.get("score_id", 0))]
    return [0] if table == "second_entry" else []
