"""What a member's return says where the chair's own entry stands: noted at merging, read again.

An entry made in the review is never overwritten by a return, so the scores alone don't show that
the member said something else. What was said is noted with the received file. Where the return
came first and the entry replaced it, the change log has it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lyapp.model.criteria import Mark, ScoreState
from lyapp.store.rows import select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.rules.merging import Key, Said
    from lyapp.store.returned import Read

_SAID = ("state", "rating", "comment")


@dataclass(frozen=True, slots=True)
class ReturnSays:
    """What a member's return says to a criterion; no mark for a comment alone, or for nothing."""

    mark: Mark | None
    comment: str


@dataclass(slots=True)
class _Own:
    """An entry made in the review: its row as it stands, and the newest that a return said."""

    key: Key
    row: dict[str, Any]
    said: tuple[datetime, ReturnSays] | None = None

    def hear(self, changed: datetime, says: ReturnSays) -> None:
        if self.said is None or changed > self.said[0]:
            self.said = changed, says


def entered_here(held: Mapping[Key, Said]) -> frozenset[Key]:
    """Where, among the scores before a merge, an entry made in the review stands."""
    return frozenset(key for key, said in held.items() if said.own)


def overruled(one: Read, own: Collection[Key]) -> str:
    """The answers of a return beside which the review's own entry stands, as JSON.

    `own` is where such entries are. Empty where there are none, or nothing is taken of it.
    """
    if one.why or one.sender is None or not own:
        return ""
    member = one.sender.member
    rows = [
        (plan.plan_version, criterion, said.changed.astimezone(UTC).isoformat(),
         said.state, said.rating, said.comment)
        for _told, plan in one.plans
        if not plan.refused
        for criterion, said in plan.answers
        if (member, plan.plan_version, criterion) in own
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def returns_apart(db: sqlite3.Connection, versions: Collection[int]) -> dict[Key, ReturnSays]:
    """Where an entry made in the review differs from the newest of the member's returns.

    By member, plan version and criterion, for these plan versions. Of two that were merged before
    such answers were noted with the file, only what the change log has is known.
    """
    came = select(
        db,
        "SELECT member_id, overruled FROM received_return"
        " WHERE verdict = 'merged' AND member_id IS NOT NULL",
    )
    own = _own(db, versions, {member for member, _noted in came})
    if not own:
        return {}
    by_key = {one.key: one for one in own.values()}
    for member, noted in came:
        for version, criterion, changed, state, rating, comment in json.loads(noted or "[]"):
            there = by_key.get((member, version, criterion))
            if there is not None:
                there.hear(datetime.fromisoformat(changed), _says(state, rating, comment))
    _from_log(db, own)
    return {
        one.key: one.said[1]
        for one in by_key.values()
        if one.said is not None and one.said[1] != _says(*(one.row[name] for name in _SAID))
    }


def _own(
    db: sqlite3.Connection, versions: Collection[int], members: Collection[int]
) -> dict[int, _Own]:
    """The entries made in the review for members who sent a return, by the key of their row."""
    rows = select(
        db,
        """
        SELECT id, member_id, plan_version_id, criterion_id, state, rating, comment, changed_at
        FROM score WHERE device = '' AND NOT made_up AND {among}
        """,
        column="plan_version_id",
        only=versions,
    )
    return {
        key: _Own(
            (member, version, criterion),
            {"state": state, "rating": rating, "comment": comment, "changed_at": changed,
             "device": ""},
        )
        for key, member, version, criterion, state, rating, comment, changed in rows
        if member in members and (state is not None or comment)
    }  # fmt: skip


def _from_log(db: sqlite3.Connection, own: Mapping[int, _Own]) -> None:
    """Go back over the entries' rows to the answer of a return that each replaced, if it did."""
    open_yet = {key: dict(one.row) for key, one in own.items()}
    for change in _changes(db):
        if isinstance(change, dict):
            if change["table"] == "score":
                for key in [one for one in open_yet if change["first"] <= one <= change["last"]]:
                    del open_yet[key]
            continue
        table, key, before, _after = change
        row = open_yet.get(key) if table == "score" else None
        if row is None:
            continue
        if before is None:
            del open_yet[key]
            continue
        row.update(before)
        if row["device"]:
            changed = datetime.fromisoformat(row["changed_at"])
            own[key].hear(
                changed if changed.tzinfo else changed.replace(tzinfo=UTC),
                _says(*(row[name] for name in _SAID)),
            )
            del open_yet[key]
        if not open_yet:
            return


def _changes(db: sqlite3.Connection) -> Iterator[Any]:
    """The changes of the entries that touch a score, newest first."""
    entries = """
        SELECT changes FROM change_entry
        WHERE instr(changes, CAST('["score",' AS BLOB))
           OR instr(changes, CAST('"table":"score"' AS BLOB))
        ORDER BY id DESC
        """
    for (changes,) in db.execute(entries):
        yield from reversed(json.loads(changes))


def _says(state: str | None, rating: int | None, comment: str) -> ReturnSays:
    return ReturnSays(None if state is None else Mark(ScoreState(state), rating), comment)
