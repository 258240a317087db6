"""The change log as people read it, and what undo and redo would do next."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lyapp.model.changes import EntryKind
from lyapp.rules.amounts import format_pounds
from lyapp.rules.blind import without_rating
from lyapp.store.queries.blindness import blindness
from lyapp.store.queries.hidden_changes import hidden_changes
from lyapp.store.rows import moment, select

if TYPE_CHECKING:
    import sqlite3

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
    "printed_code": "number as printed",
    "clinical_lead": "clinical lead",
    "other_leads": "further leads",
    "other_timescales": "further timescales",
    "priority_limit": "most priorities",
    "year_starts": "first day of the year",
    "year_ends": "last day of the year",
    "said_by": "said by",
    "entered_by": "entered by",
    "all_discussed": "all criteria discussed",
    "agrees_record": "agrees the record",
    "came": "came in the member’s place",
}
_HIDDEN = frozenset(
    {"id", "uid", "sort", "plan_version_id", "score_id", "outcome_id", "text_id"}
    | {"sha256", "reading_sha256", "size", "media_type", "added", "places", "headers"}
    | {"fingerprint", "said_at", "changed_at", "device", "held", "public", "made", "overruled"}
)
"""Columns that mean nothing to a reader of the history."""

_LISTS = frozenset({"other_leads", "other_timescales"})
"""Columns that hold a JSON list, or nothing."""

_FEW = 5
"""Rows of a plan that came or went in one entry beyond which all of it is only counted."""


# Of an entry so long that nobody reads it, only the number of its changes is fetched.
_ENTRIES = """
    SELECT entry.id, entry.at, entry.who, entry.label, entry.kind,
           CASE WHEN length(entry.changes) <= :long THEN entry.changes END,
           CASE WHEN length(entry.changes) > :long
                THEN json_array_length(CAST(entry.changes AS TEXT)) END
    FROM change_entry AS entry {of}
    ORDER BY entry.id DESC LIMIT :limit
    """
_OF_LOCALITY = """
    JOIN changed_locality AS link ON link.entry_id = entry.id
    WHERE link.locality_id = :locality
    """


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
    """Rows that are only counted: there are too many to be read, or not to be seen yet."""


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


def steps(db: sqlite3.Connection) -> Steps:
    """The next step each way, from the kinds of the newest entries; blind, no rating is named."""
    newest = select(
        db,
        "SELECT id, kind, of_id, label FROM change_entry ORDER BY id DESC LIMIT :depth",
        depth=UNDO_DEPTH,
    )
    done: list[tuple[int, str]] = []
    undone: list[tuple[int, int, str]] = []
    for key, kind, of_id, label in reversed(newest):
        if kind == EntryKind.DO:
            done.append((key, label))
            undone.clear()
        elif kind == EntryKind.UNDO and of_id is not None:
            # Only when what was undone is older than the entries looked at, `done` is empty here.
            words = done.pop()[1] if done else label.removeprefix("Undo: ")
            undone.append((of_id, key, words))
        elif kind == EntryKind.REDO and of_id is not None:
            words = undone.pop()[2] if undone else label.removeprefix("Redo: ")
            done.append((of_id, words))
    undo, redo = done[-1] if done else None, undone[-1] if undone else None
    if blindness(db).on:
        undo = undo and (undo[0], without_rating(undo[1]))
        redo = redo and (*redo[:2], without_rating(redo[2]))
    return Steps(undo, redo)


def undo_state(review: ReviewFile) -> UndoState:
    """What undo and redo would do next."""
    with review.read() as db:
        found = steps(db)
    return UndoState(
        None if found.undo is None else found.undo[1],
        None if found.redo is None else found.redo[2],
    )


def history(
    review: ReviewFile, *, locality: int | None = None, limit: int = 200
) -> tuple[HistoryEntry, ...]:
    """The newest entries of the log, newest first; of one locality when one is given."""
    with review.read() as db:
        rows = select(
            db,
            _ENTRIES.format(of="" if locality is None else _OF_LOCALITY),
            long=_LONG,
            locality=locality,
            limit=limit,
        )
        found = [
            (said, None if changes is None else json.loads(changes), number or 0)
            for *said, changes, number in rows
        ]
        logs = [changes for _said, changes, _number in found]
        words = _words_of_keys(db, [changes or [] for changes in logs])
        hidden = hidden_changes(db, logs)
    return tuple(
        _entry(said, changes or [], number, words, unseen)
        for (said, changes, number), unseen in zip(found, hidden, strict=True)
    )


def _words_of_keys(db: sqlite3.Connection, logs: list[list[Any]]) -> Words:
    """What the keys in some entries stand for: outcomes by their label, plan rows by their code."""
    cited = {
        int(values["objective_id"])
        for changes in logs
        for change in changes
        if not isinstance(change, dict)
        for values in change[2:]
        if values and values.get("objective_id") is not None
    }
    codes = select(db, "SELECT id, code FROM objective WHERE {among}", column="id", only=cited)
    return {
        "outcome_type_id": dict(select(db, "SELECT id, label FROM outcome_type")),
        "objective_id": dict(codes),
    }


def _entry(
    said: list[Any],
    changes: list[Any],
    bulk: int,
    words: Words,
    hidden: list[bool],
) -> HistoryEntry:
    fields: list[FieldChange] = []
    many = len(changes) > _MANY or _rows_of_plans(changes) > _FEW
    for change, unseen in zip(changes, hidden, strict=True):
        if isinstance(change, dict):
            bulk += int(change["last"]) - int(change["first"]) + 1
            continue
        if many or unseen:
            bulk += 1
            continue
        table, _key, before, after = change
        fields.extend(_fields(table, before or {}, after or {}, words))
    entry, at, who, label, kind = said
    return HistoryEntry(
        entry=entry,
        at=moment(at),
        who=who,
        label=without_rating(label) if any(hidden) else label,
        kind=EntryKind(kind),
        fields=tuple(fields),
        bulk_rows=bulk,
    )


def _rows_of_plans(changes: list[Any]) -> int:
    """How many rows of plans came or went: a document taken in, or taken back."""
    return sum(
        not isinstance(change, dict) and change[0] == "objective" and None in change[2:]
        for change in changes
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
    if name in _LISTS:
        return ", ".join(json.loads(str(value))) if value else ""
    if name.endswith("_pence") and isinstance(value, int):
        return format_pounds(value)
    return str(value).replace("_", " ") if name in ("state", "kind", "period") else str(value)
