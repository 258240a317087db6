"""Undo and redo: the inverse of a log entry applied as a new entry."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, bindparam, delete, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from lyapp.model.changes import Changes, EntryKind
from lyapp.model.merging import Verdict
from lyapp.model.trouble import CannotUndo, NeededStill, NothingToUndo
from lyapp.rules.blind import without_rating
from lyapp.store import log
from lyapp.store.ops.travelling import let_travel
from lyapp.store.queries.blindness import blindness
from lyapp.store.queries.history import steps
from lyapp.store.tables import CLASSES
from lyapp.store.tables.log import ChangedLocality, ChangeEntry
from lyapp.store.transaction import Write

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

_PORTION = 500

_STAYS: dict[str, dict[str, Any]] = {
    "received_return": {"verdict": Verdict.UNDONE.value, "why": ""},
}
"""Tables whose rows stay for ever, and what a row says once the step that added it is undone."""


def undo(review: ReviewFile, *, who: str) -> Changes:
    """Undo the newest step that hasn't been undone.

    Raises:
        NothingToUndo: there is none.
        CannotUndo: a row it changed holds something else now.
        NeededStill: what can't be undone, such as the record of a pack, needs a row it added.
    """
    with review.read() as db:
        found = steps(db).undo
    if found is None:
        raise NothingToUndo(direction="undo")
    return _apply_inverse(review, entry=found[0], of_id=found[0], who=who, kind=EntryKind.UNDO)


def redo(review: ReviewFile, *, who: str) -> Changes:
    """Do again what was undone last, unless something else has been done since.

    Raises:
        NothingToUndo, CannotUndo, NeededStill: as `undo`.
    """
    with review.read() as db:
        found = steps(db).redo
    if found is None:
        raise NothingToUndo(direction="redo")
    original, undoing, _label = found
    return _apply_inverse(review, entry=undoing, of_id=original, who=who, kind=EntryKind.REDO)


def _apply_inverse(
    review: ReviewFile, *, entry: int, of_id: int, who: str, kind: EntryKind
) -> Changes:
    with review.write(who=who, kind=kind, of_id=of_id) as work:
        done = work.session.get_one(ChangeEntry, entry)
        original = work.session.get_one(ChangeEntry, of_id)
        label = without_rating(original.label) if blindness(work.raw).on else original.label
        changes = reversed(json.loads(done.changes))
        for (what, name), run in groupby(changes, key=_what):
            table = CLASSES[name].metadata.tables[name]
            try:
                taken = _INVERSE[what](work, table, list(run))
            except IntegrityError as error:
                if _code(error) != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
                    raise
                raise NeededStill(label=label) from error
            if not taken:
                raise CannotUndo(label=label)
        let_travel(work)
        work.touch(
            *work.session.execute(
                select(inspect(ChangedLocality).local_table.c.locality_id).where(
                    inspect(ChangedLocality).local_table.c.entry_id == entry
                )
            ).scalars()
        )
        verb = "Undo" if kind is EntryKind.UNDO else "Redo"
        work.label = f"{verb}: {label}"
    return work.result


def _code(error: IntegrityError) -> int:
    """Which of SQLite's constraints refused a row."""
    return int(getattr(error.orig, "sqlite_errorcode", 0))


def _what(change: Any) -> tuple[str, str]:  # noqa: ANN401  # as JSON gives it
    """What was done to a row of which table; changes alike are taken back together."""
    if isinstance(change, dict):
        return "bulk", change["table"]
    name, _key, before, after = change
    return ("removed" if after is None else "added" if before is None else "changed"), name


def _bring_back(work: Write, table: Table, run: list[Any]) -> bool:
    """Insert removed rows again; False when one is there."""
    keys = [key for _name, key, _before, _after in run]
    if any(before is None for _name, _key, before, _after in run) or _now(
        work.session, table, keys
    ):
        return False
    convert = _back(table)
    work.session.execute(insert(table), [convert(before) for _name, _key, before, _after in run])
    work.changes.extend((name, key, None, before) for name, key, before, _after in run)
    return True


def _take_away(work: Write, table: Table, run: list[Any]) -> bool:
    """Delete added rows, or mark those that stay; False when one is gone or says something else."""
    now = _now(work.session, table, [key for _name, key, _before, _after in run])
    if not all(_holds(now.get(key), after) for _name, key, _before, after in run):
        return False
    if stays := _STAYS.get(table.name):
        marked = [
            (name, key, stays, {field: after[field] for field in stays})
            for name, key, _before, after in run
        ]
        return _change_back(work, table, marked)
    for keys in _some([key for _name, key, _before, _after in run]):
        work.session.execute(delete(table).where(table.c.id.in_(keys)))
    work.changes.extend((name, key, after, None) for name, key, _before, after in run)
    return True


def _change_back(work: Write, table: Table, run: list[Any]) -> bool:
    """Give rows their former values, in the order given; False when one holds something else."""
    convert = _back(table)
    statement = update(table).where(table.c.id == bindparam("row_key"))
    for batch in _each_once(run):
        now = _now(work.session, table, [key for _name, key, _before, _after in batch])
        if not all(_holds(now.get(key), after) for _name, key, _before, after in batch):
            return False
        for _fields, alike in groupby(batch, key=lambda change: tuple(change[2])):
            rows = [{**convert(before), "row_key": key} for _name, key, before, _after in alike]
            work.session.connection().execute(statement, rows)
        work.changes.extend((name, key, after, before) for name, key, before, after in batch)
    return True


def _each_once(run: list[Any]) -> Iterator[list[Any]]:
    """Changes in batches in which no row stands twice."""
    batch: list[Any] = []
    keys: set[int] = set()
    for change in run:
        if change[1] in keys:
            yield batch
            batch, keys = [], set()
        batch.append(change)
        keys.add(change[1])
    if batch:
        yield batch


def _remove_bulk(work: Write, table: Table, run: list[Any]) -> bool:
    for part in run:
        keys = table.c.id.between(part["first"], part["last"])
        rows = work.session.execute(select(table).where(keys)).mappings().all()
        if len(rows) != part["last"] - part["first"] + 1:
            return False
        work.session.execute(delete(table).where(keys))
        work.changes.extend((part["table"], row["id"], _plain(row), None) for row in rows)
    return True


_INVERSE: dict[str, Callable[[Write, Table, list[Any]], bool]] = {
    "removed": _bring_back,
    "added": _take_away,
    "changed": _change_back,
    "bulk": _remove_bulk,
}


def _holds(row: Mapping[str, Any] | None, values: Mapping[str, Any]) -> bool:
    """Whether a row still says this; when it was said last is no part of it."""
    return row is not None and all(
        row[field] == value for field, value in values.items() if field != "changed_at"
    )


def _now(session: Session, table: Table, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The rows of these keys that are there, as the log has values."""
    found = {}
    for some in _some(keys):
        rows = session.execute(select(table).where(table.c.id.in_(some))).mappings()
        found.update({row["id"]: _plain(row) for row in rows})
    return found


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Keys in portions that one statement can name."""
    return (keys[at : at + _PORTION] for at in range(0, len(keys), _PORTION))


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {field: log.plain(value) for field, value in row.items()}


def _back(table: Table) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """What turns a table's values as the log has them into a row of it."""
    types = {column.name: column.type.python_type for column in table.columns}

    def convert(values: Mapping[str, Any]) -> dict[str, Any]:
        return {field: log.back(value, types[field]) for field, value in values.items()}

    return convert
