"""How moderations went, as the log has it: who opened, agreed, closed and reopened what, and when.

The tables hold how a record stands. What came before it, and who wrote what down, is in the log
alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from lyapp.model.changes import EntryKind
from lyapp.model.criteria import Mark, ScoreState
from lyapp.model.panel import Point
from lyapp.store.rows import moment, select

if TYPE_CHECKING:
    import sqlite3

_TABLES = (
    "moderation", "moderation_presence", "agreed_rating", "calibration", "moderation_point",
)  # fmt: skip


class StepKind(StrEnum):
    """What happened to a plan's moderation."""

    OPENED = "opened"
    OPENING_TAKEN_BACK = "opening_taken_back"
    DISCUSSED = "discussed"
    NOT_DISCUSSED = "not_discussed"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan's moderation.

    `why` is the reason given for opening it early or again. `members` are those, by key, who
    agreed the record with this step, or no longer did; `came` names who of them was there in the
    member's place. `taken_back`: it came of an undo.
    """

    kind: StepKind
    at: datetime
    who: str
    why: str = ""
    members: tuple[int, ...] = ()
    taken_back: bool = False
    came: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """An agreed rating as it was written down; `mark` is None where it was taken back."""

    at: datetime
    who: str
    mark: Mark | None
    reason: str


@dataclass(frozen=True, slots=True)
class PointGone:
    """A point of the discussion that was taken out of the record, or put in other words."""

    at: datetime
    who: str
    point: Point


@dataclass(slots=True)
class ModerationLog:
    """All steps, oldest first.

    `steps` are by plan version, `agreed` and `gone` by plan version and criterion, `marked` by
    plan version: when it was marked for calibration, and by whom. All by their primary keys; a
    moderation's own would not do, since one that was taken back leaves its key to the next.
    """

    steps: dict[int, list[Step]] = field(default_factory=dict)
    agreed: dict[tuple[int, int], list[AgreedStep]] = field(default_factory=dict)
    gone: dict[tuple[int, int], list[PointGone]] = field(default_factory=dict)
    marked: dict[int, tuple[datetime, str]] = field(default_factory=dict)


def moderation_log(db: sqlite3.Connection) -> ModerationLog:
    """What the log says of moderations, from its first entry to its last."""
    found = ModerationLog()
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    plans: dict[int, int] = {}
    points = _Points()
    for at, who, kind, changes in _entries(db):
        entry = _Entry(at, who, kind == EntryKind.UNDO)
        agreeing: dict[tuple[int, StepKind], dict[int, str]] = {}
        for table, key, before, after in changes:
            was = rows.pop((table, key), {})
            now = {} if after is None else {**was, **after}
            if now:
                rows[table, key] = now
            row = now or was
            if table == "calibration":
                found.marked[int(row["plan_version_id"])] = (at, who)
                continue
            if table == "moderation":
                plan = plans[key] = int(row["plan_version_id"])
                _moderation(found, entry, plan, was, now, new=before is None)
                continue
            plan = plans[int(row["moderation_id"])]
            if table == "agreed_rating":
                _agreed(found, entry, plan, row, gone=not now)
            elif table == "moderation_point":
                points.follow(plan, key, was, now)
            else:
                _agreeing(agreeing, plan, was, now)
        for (plan, said), members in agreeing.items():
            step = entry.step(
                said,
                members=tuple(sorted(members)),
                came={member: came for member, came in members.items() if came},
            )
            found.steps.setdefault(plan, []).append(step)
        for cell, point in points.taken_out():
            found.gone.setdefault(cell, []).append(PointGone(at, who, point))
    return found


class _Points:
    """What is noted of each criterion, by row, and what it was before the entry at hand.

    A row is used again for another point, so that only all of a criterion's tell what is gone.
    """

    def __init__(self) -> None:
        self._now: dict[tuple[int, int], dict[int, Point]] = {}
        self._before: dict[tuple[int, int], list[Point]] = {}

    def follow(self, plan: int, key: int, was: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        """A row came, changed, or went (`now` is empty)."""
        cell = plan, int((now or was)["criterion_id"])
        noted = self._now.setdefault(cell, {})
        self._before.setdefault(cell, list(noted.values()))
        if now:
            noted[key] = Point(now.get("member_id"), now["text"])
        else:
            noted.pop(key, None)

    def taken_out(self) -> Iterator[tuple[tuple[int, int], Point]]:
        """What is noted no more since this was asked last."""
        for cell, before in self._before.items():
            now = self._now[cell].values()
            yield from ((cell, point) for point in before if point not in now)
        self._before = {}


@dataclass(frozen=True, slots=True)
class _Entry:
    at: datetime
    who: str
    undo: bool

    def step(
        self,
        kind: StepKind,
        *,
        why: str = "",
        members: tuple[int, ...] = (),
        came: Mapping[int, str] | None = None,
    ) -> Step:
        return Step(
            kind, self.at, self.who, why, members, taken_back=self.undo, came=dict(came or {})
        )


def _moderation(
    found: ModerationLog,
    entry: _Entry,
    plan: int,
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    *,
    new: bool,
) -> None:
    steps = found.steps.setdefault(plan, [])
    if not now:
        steps.append(entry.step(StepKind.OPENING_TAKEN_BACK))
        return
    if new:
        steps.append(entry.step(StepKind.OPENED, why=now.get("early", "")))
    elif bool(was.get("closed_at")) is not bool(now.get("closed_at")):
        if now.get("closed_at"):
            steps.append(entry.step(StepKind.CLOSED))
        else:
            steps.append(entry.step(StepKind.REOPENED, why=now.get("reopened", "")))
    if bool(was.get("all_discussed")) is not bool(now.get("all_discussed")):
        said = StepKind.DISCUSSED if now.get("all_discussed") else StepKind.NOT_DISCUSSED
        steps.append(entry.step(said))


def _agreed(
    found: ModerationLog, entry: _Entry, plan: int, row: Mapping[str, Any], *, gone: bool
) -> None:
    steps = found.agreed.setdefault((plan, int(row["criterion_id"])), [])
    mark = None if gone else Mark(ScoreState(row["state"]), row.get("rating"))
    steps.append(AgreedStep(entry.at, entry.who, mark, "" if gone else row.get("reason", "")))


def _agreeing(
    told: dict[tuple[int, StepKind], dict[int, str]],
    plan: int,
    was: Mapping[str, Any],
    now: Mapping[str, Any],
) -> None:
    """Whether a member's row of presence came to agree the record, or no longer does.

    Whoever came in the member's place then is noted with it: it is they who agreed.
    """
    agrees = bool(now.get("agrees_record"))
    if bool(was.get("agrees_record")) is not agrees:
        row = now if agrees else was
        said = StepKind.AGREED if agrees else StepKind.NOT_AGREED
        told.setdefault((plan, said), {})[int(row["member_id"])] = row.get("came", "")


def _entries(db: sqlite3.Connection) -> Iterator[tuple[datetime, str, str, list[Any]]]:
    """The entries that touch a moderation, with only those of their changes that do."""
    wanted = " OR ".join(f"""instr(changes, CAST('["{table}",' AS BLOB))""" for table in _TABLES)
    rows = select(
        db,
        f"SELECT at, who, kind, changes FROM change_entry WHERE {wanted} ORDER BY id",  # noqa: S608
    )
    for at, who, kind, changes in rows:
        said = [
            change
            for change in json.loads(changes)
            if not isinstance(change, dict) and change[0] in _TABLES
        ]
        if said:
            yield moment(at), who, kind, said
