"""Undo and redo: the inverse of a log entry applied as a new entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import FromClause, delete, insert, inspect, select, update
from sqlmodel import Session

from lyapp.model.changes import Changes, EntryKind
from lyapp.model.trouble import CannotUndo, NothingToUndo
from lyapp.store import log
from lyapp.store.queries.history import steps
from lyapp.store.tables import CLASSES
from lyapp.store.tables.log import ChangedLocality, ChangeEntry
from lyapp.store.transaction import Write

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def undo(review: ReviewFile, *, who: str) -> Changes:
    """Undo the newest step that hasn't been undone.

    Raises:
        NothingToUndo: there is none.
        CannotUndo: a row it changed holds something else now.
    """
    with review.read() as session:
        found = steps(session).undo
    if found is None:
        raise NothingToUndo(direction="undo")
    return _apply_inverse(review, entry=found[0], of_id=found[0], who=who, kind=EntryKind.UNDO)


def redo(review: ReviewFile, *, who: str) -> Changes:
    """Do again what was undone last, unless something else has been done since.

    Raises:
        NothingToUndo, CannotUndo: as `undo`.
    """
    with review.read() as session:
        found = steps(session).redo
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
        for change in reversed(json.loads(done.changes)):
            if isinstance(change, dict):
                _remove_bulk(work, change, label=original.label)
            else:
                _invert(work, *change, label=original.label)
        work.touch(
            *work.session.execute(
                select(inspect(ChangedLocality).local_table.c.locality_id).where(
                    inspect(ChangedLocality).local_table.c.entry_id == entry
                )
            ).scalars()
        )
        verb = "Undo" if kind is EntryKind.UNDO else "Redo"
        work.label = f"{verb}: {original.label}"
    return work.result


def _invert(
    work: Write,
    name: str,
    key: int,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    *,
    label: str,
) -> None:
    table = inspect(CLASSES[name]).local_table
    now = _now(work.session, name, key)
    if after is None:
        if now is not None or before is None:
            raise CannotUndo(label=label)
        work.session.execute(insert(table).values(**_columns(table, before)))
        work.changes.append((name, key, None, before))
        return
    if now is None or any(now[field] != value for field, value in after.items()):
        raise CannotUndo(label=label)
    if before is None:
        work.session.execute(delete(table).where(table.c.id == key))
        work.changes.append((name, key, after, None))
    else:
        work.session.execute(
            update(table).where(table.c.id == key).values(**_columns(table, before))
        )
        work.changes.append((name, key, after, before))


def _remove_bulk(work: Write, part: dict[str, Any], *, label: str) -> None:
    name = part["table"]
    table = inspect(CLASSES[name]).local_table
    keys = table.c.id.between(part["first"], part["last"])
    rows = work.session.execute(select(table).where(keys)).mappings().all()
    if len(rows) != part["last"] - part["first"] + 1:
        raise CannotUndo(label=label)
    work.session.execute(delete(table).where(keys))
    work.changes.extend(
        (name, row["id"], {field: log.plain(value) for field, value in row.items()}, None)
        for row in rows
    )


def _now(session: Session, name: str, key: int) -> dict[str, Any] | None:
    table = inspect(CLASSES[name]).local_table
    row = session.execute(select(table).where(table.c.id == key)).mappings().first()
    return None if row is None else {field: log.plain(value) for field, value in row.items()}


def _columns(table: FromClause, values: dict[str, Any]) -> dict[str, Any]:
    return {
        field: log.back(value, table.c[field].type.python_type) for field, value in values.items()
    }
