"""The change log as people read it, and what undo and redo would do next."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, Text, case, cast, func, null
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from lyapp.model.changes import EntryKind
from lyapp.rules.amounts import format_pounds
from lyapp.store.tables.decisions import OutcomeType
from lyapp.store.tables.log import ChangedLocality, ChangeEntry
from lyapp.store.tables.plans import Objective

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

Words = dict[str, dict[int, str]]
"""Column to what each of its keys stands for."""

UNDO_DEPTH = 1000
"""How many of the newest entries undo looks back over."""

_MANY = 200
"""Rows of one entry beyond which they are only counted."""

_LONG = 1_000_000
"""Bytes of one entry's changes beyond which they aren't even fetched."""

_WORDS = {
    "state": "answer",
    "outcome_type_id": "outcome",
    "amount_pence": "amount",
    "discharged_at": "discharged",
    "discharged_by": "discharged by",
    "settled_at": "settled",
    "settled_by": "settled by",
    "settled_reason": "reason",
    "next_step": "next step",
    "made_up": "made up",
    "list_size": "list size",
    "list_size_printed": "list size as printed",
    "objective_id": "row of the plan",
}
_HIDDEN = frozenset({"id", "sort", "plan_version_id", "score_id", "outcome_id", "text_id", "uid"})
"""Columns that mean nothing to a reader of the history."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one row before and after, as text ("" where there was nothing)."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the log."""

    entry: int
    at: datetime
    who: str
    label: str
    kind: EntryKind
    fields: tuple[FieldChange, ...]
    bulk_rows: int
    """Rows that are only counted: there are too many to be read."""


@dataclass(frozen=True, slots=True)
class UndoState:
    """The labels of what undo and redo would do; None when there is nothing."""

    undo: str | None
    redo: str | None


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo would take back (entry, label) and redo bring again (entry, its undo, label)."""

    undo: tuple[int, str] | None
    redo: tuple[int, int, str] | None


def steps(session: Session) -> Steps:
    """The next step each way, from the kinds of the newest entries."""
    newest = session.exec(
        select(ChangeEntry.id, ChangeEntry.kind, ChangeEntry.of_id, ChangeEntry.label)
        .order_by(col(ChangeEntry.id).desc())
        .limit(UNDO_DEPTH)
    ).all()
    done: list[tuple[int, str]] = []
    undone: list[tuple[int, int, str]] = []
    for key, kind, of_id, label in reversed(newest):
        if kind == EntryKind.DO:
            done.append((key or 0, label))
            undone.clear()
        elif kind == EntryKind.UNDO and of_id is not None:
            # Only when what was undone is older than the entries looked at, `done` is empty here.
            words = done.pop()[1] if done else label.removeprefix("Undo: ")
            undone.append((of_id, key or 0, words))
        elif kind == EntryKind.REDO and of_id is not None:
            words = undone.pop()[2] if undone else label.removeprefix("Redo: ")
            done.append((of_id, words))
    return Steps(done[-1] if done else None, undone[-1] if undone else None)


def undo_state(review: ReviewFile) -> UndoState:
    """What undo and redo would do next."""
    with review.read() as session:
        found = steps(session)
    return UndoState(
        None if found.undo is None else found.undo[1],
        None if found.redo is None else found.redo[2],
    )


def history(
    review: ReviewFile, *, locality: int | None = None, limit: int = 200
) -> tuple[HistoryEntry, ...]:
    """The newest entries of the log, newest first; of one locality when one is given."""
    with review.read() as session:
        wanted = _entries().order_by(col(ChangeEntry.id).desc()).limit(limit)
        if locality is not None:
            wanted = wanted.join(
                ChangedLocality, col(ChangedLocality.entry_id) == ChangeEntry.id
            ).where(col(ChangedLocality.locality_id) == locality)
        found = [(row, _read(row)) for row in session.execute(wanted).all()]
        words = _words_of_keys(session, [changes for _row, changes in found])
    return tuple(_entry(row, changes, words) for row, changes in found)


def _entries() -> Select[Any]:
    """The log without the changes of an entry so long that nobody reads it: of it, their number."""
    stored = col(ChangeEntry.changes)
    short = func.length(stored) <= _LONG
    return select_columns(
        col(ChangeEntry.id),
        col(ChangeEntry.at),
        col(ChangeEntry.who),
        col(ChangeEntry.label),
        col(ChangeEntry.kind),
        case((short, stored), else_=null()).label("changes"),
        case((short, null()), else_=func.json_array_length(cast(stored, Text))).label("number"),
    )


def _read(row: Any) -> list[Any]:  # noqa: ANN401  # a row of a query
    return json.loads(row.changes) if row.changes is not None else []


def _words_of_keys(session: Session, logs: list[list[Any]]) -> Words:
    """What the keys in some entries stand for: outcomes by their label, plan rows by their code."""
    cited = {
        int(values["objective_id"])
        for changes in logs
        for change in changes
        if not isinstance(change, dict)
        for values in change[2:]
        if values and values.get("objective_id") is not None
    }
    return {
        "outcome_type_id": {
            key or 0: label
            for key, label in session.exec(select(OutcomeType.id, OutcomeType.label)).all()
        },
        "objective_id": {
            key or 0: code
            for key, code in session.exec(
                select(Objective.id, Objective.code).where(col(Objective.id).in_(cited))
            ).all()
        },
    }


def _entry(row: Any, changes: list[Any], words: Words) -> HistoryEntry:  # noqa: ANN401  # as above
    fields: list[FieldChange] = []
    bulk = row.number or 0
    many = len(changes) > _MANY
    for change in changes:
        if isinstance(change, dict):
            bulk += int(change["last"]) - int(change["first"]) + 1
            continue
        if many:
            bulk += 1
            continue
        table, _key, before, after = change
        fields.extend(_fields(table, before or {}, after or {}, words))
    return HistoryEntry(
        entry=row.id or 0,
        at=row.at,
        who=row.who,
        label=row.label,
        kind=EntryKind(row.kind),
        fields=tuple(fields),
        bulk_rows=bulk,
    )


def _fields(
    table: str, before: dict[str, Any], after: dict[str, Any], words: Words
) -> list[FieldChange]:
    fields = []
    for name in dict.fromkeys([*before, *after]):
        if name in _HIDDEN or (name.endswith("_id") and name not in words):
            continue
        was, now = (_said(name, values.get(name), words) for values in (before, after))
        if was != now:
            what = f"{table.replace('_', ' ')}: {_WORDS.get(name, name.replace('_', ' '))}"
            fields.append(FieldChange(what, was, now))
    return fields


def _said(name: str, value: object, words: Words) -> str:
    if value is None or value is False:
        return ""
    if name in words:
        return words[name].get(int(str(value)), "")
    if value is True:
        return "yes"
    if name.endswith("_pence") and isinstance(value, int):
        return format_pounds(value)
    return str(value).replace("_", " ") if name in ("state", "kind", "period") else str(value)
