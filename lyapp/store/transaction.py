"""One write: a session, what it changed taken from the unit of work, one log entry, one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, event, func, insert, inspect, select
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session

from lyapp.model.changes import Changes, EntryKind
from lyapp.store import log, sealing
from lyapp.store.tables import CLASSES, UNRECORDED, Row
from lyapp.store.tables.log import ChangedLocality, ChangeEntry

if TYPE_CHECKING:
    import sqlite3

RowChange = tuple[str, int, dict[str, Any] | None, dict[str, Any] | None]
"""Table, primary key, values before (None for a new row), values after (None for a removed one)."""


_PORTION = 5_000
"""Rows that are inserted or deleted between two looks at whether to go on."""

_NEW_ENTRY = insert(ChangeEntry.metadata.tables["change_entry"])
_CHANGED_LOCALITY = ChangedLocality.metadata.tables["changed_locality"]


class Write:
    """A write in progress. Verbs add to `session`; what they did is recorded by itself."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.localities: set[int] = set()
        self.created: int | None = None
        self.changes: list[RowChange] = []
        self.bulk: list[dict[str, Any]] = []
        event.listen(session, "after_flush", self._after_flush)

    @property
    def raw(self) -> sqlite3.Connection:
        """What this write's own state is read through; what isn't flushed yet isn't seen."""
        return cast("sqlite3.Connection", self.session.connection().connection.dbapi_connection)

    def touch(self, *localities: int | None) -> None:
        """Say which localities this write concerns."""
        self.localities.update(found for found in localities if found is not None)

    def add(self, row: Row) -> int:
        """Insert a row now and give its primary key."""
        self.session.add(row)
        self.session.flush()
        key = inspect(row).identity[0]
        self.created = int(key)
        return self.created

    def remove(self, row: Row) -> None:
        """Delete a row and, first, the rows that belong to it, so that the log has them all."""
        table = inspect(type(row)).local_table
        key = inspect(row).identity[0]
        for name, cls in CLASSES.items():
            if name in UNRECORDED:
                continue
            for column in inspect(cls).local_table.columns:
                for foreign in column.foreign_keys:
                    if foreign.column.table is table and foreign.ondelete == "CASCADE":
                        owned = self.session.execute(select(cls).where(column == key)).scalars()
                        for child in owned.all():
                            self.remove(child)
        self.session.delete(row)
        self.session.flush()

    def insert_many(self, cls: type[Row], rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Insert many rows as fast as the driver can; logged as one bulk change."""
        if not rows:
            return []
        table = inspect(cls).local_table
        self.session.flush()
        first = (self.session.execute(select(func.max(table.c.id))).scalar() or 0) + 1
        keys = list(range(first, first + len(rows)))
        self.session.execute(
            insert(table), [{**row, "id": key} for key, row in zip(keys, rows, strict=True)]
        )
        self.bulk.append({"table": table.name, "first": first, "last": keys[-1]})
        return keys

    def insert_tuples(
        self,
        cls: type[Row],
        columns: Sequence[str],
        rows: Sequence[tuple[Any, ...]],
        *,
        tick: Callable[[int, int], None] | None = None,
    ) -> list[int]:
        """Insert very many rows, given as SQLite keeps them; logged as one bulk change.

        `tick` is told how many are in; what it raises takes the whole write back.
        """
        if not rows:
            return []
        table = inspect(cls).local_table
        self.session.flush()
        first = (self.session.execute(select(func.max(table.c.id))).scalar() or 0) + 1
        names = ", ".join(f'"{name}"' for name in ("id", *columns))
        marks = ", ".join("?" * (len(columns) + 1))
        statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608
        raw = self.raw
        for start in range(0, len(rows), _PORTION):
            some = rows[start : start + _PORTION]
            raw.executemany(statement, [(key, *row) for key, row in enumerate(some, first + start)])
            if tick is not None:
                tick(start + len(some), len(rows))
        last = first + len(rows) - 1
        self.bulk.append({"table": table.name, "first": first, "last": last})
        return list(range(first, last + 1))

    def insert_logged(self, cls: type[Row], rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Insert many rows as fast, with each in the log, so that it can be undone and redone.

        Every column must be given, but for the key.
        """
        if not rows:
            return []
        table = inspect(cls).local_table
        self.session.flush()
        first = (self.session.execute(select(func.max(table.c.id))).scalar() or 0) + 1
        keyed = [{"id": first + place, **row} for place, row in enumerate(rows)]
        self.session.execute(insert(table), keyed)
        self.changes.extend(
            (
                table.name,
                row["id"],
                None,
                {name: log.plain(row[name]) for name in table.columns.keys()},  # noqa: SIM118
            )
            for row in keyed
        )
        return [row["id"] for row in keyed]

    def remove_logged(self, cls: type[Row], keys: Sequence[int]) -> None:
        """Delete many rows as fast, each in the log as it stood, so that it can be undone.

        Nothing may belong to them, and none may have been loaded into the session.
        """
        table = inspect(cls).local_table
        self.session.flush()
        for start in range(0, len(keys), _PORTION):
            these = table.c.id.in_(keys[start : start + _PORTION])
            found = self.session.execute(select(table).where(these).order_by(table.c.id))
            self.changes.extend(
                (
                    table.name,
                    row["id"],
                    {name: log.plain(value) for name, value in row.items()},
                    None,
                )
                for row in found.mappings()
            )
            self.session.execute(delete(table).where(these))

    def _after_flush(self, session: Session, _context: UOWTransaction) -> None:
        for row in session.new:
            self._record(row, before=None, after=_values(row))
        for row in session.deleted:
            self._record(row, before=_stored(row), after=None)
        for row in session.dirty:
            before, after = _difference(row)
            if after:
                self._record(row, before=before, after=after)

    def _record(
        self, row: Row, *, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        table = inspect(type(row)).local_table.name
        if table not in UNRECORDED:
            self.changes.append((table, _key(row), before, after))


class Labelled(Write):
    """A write with the label it will have in the log, and its message once committed."""

    label: str = ""
    result: Changes


def _key(row: Row) -> int:
    return int(inspect(type(row)).primary_key_from_instance(row)[0])


def _values(row: Row) -> dict[str, Any]:
    return {
        attribute.key: log.plain(getattr(row, attribute.key))
        for attribute in inspect(type(row)).column_attrs
    }


def _stored(row: Row) -> dict[str, Any]:
    """A removed row as it stood in the file, whatever was set on it before it was removed."""
    before, _after = _difference(row)
    return _values(row) | before


def _difference(row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state = inspect(row)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes():
            old = log.plain(history.deleted[0]) if history.deleted else None
            new = log.plain(history.added[0]) if history.added else None
            if old != new:
                before[attribute.key] = old
                after[attribute.key] = new
    return before, after


def append_entry(
    write: Write,
    *,
    previous: str,
    label: str,
    who: str,
    kind: EntryKind,
    of_id: int | None,
    source_sha256: str,
) -> tuple[Changes, str]:
    """Add the log entry of a write, in its own transaction, and say what changed.

    Returns the message for the screens and the new end of the hash chain.
    """
    session = write.session
    session.flush()
    if kind is EntryKind.LOAD:
        _seal(write)
    at = datetime.now(UTC)
    changes = log.pack([*write.changes, *write.bulk])
    digest = log.chain(
        previous,
        at=at,
        who=who,
        label=label,
        kind=kind.value,
        of_id=of_id,
        source_sha256=source_sha256,
        changes=changes,
    )
    result = session.connection().execute(
        _NEW_ENTRY,
        {
            "at": at,
            "who": who,
            "label": label,
            "kind": kind.value,
            "of_id": of_id,
            "changes": changes,
            "source_sha256": source_sha256,
            "previous_hash": previous,
            "hash": digest,
        },
    )
    (entry,) = result.inserted_primary_key or (0,)
    if write.localities:
        session.execute(
            insert(_CHANGED_LOCALITY),
            [{"locality_id": found, "entry_id": entry} for found in sorted(write.localities)],
        )
    return (
        Changes(
            entry=entry,
            label=label,
            who=who,
            at=at.isoformat(),
            rows=_touched(write.changes, write.bulk),
            localities=tuple(sorted(write.localities)),
            created=write.created,
        ),
        digest,
    )


def _seal(write: Write) -> None:
    """Note a digest of the rows that a review begins with, by which they can be compared later."""
    for part in write.bulk:
        table = CLASSES[part["table"]].metadata.tables[part["table"]]
        columns = [column.name for column in table.columns if not column.primary_key]
        part["digest"] = sealing.digest(
            write.raw, table.name, first=part["first"], last=part["last"], columns=columns
        )
        part["columns"] = columns


def _touched(
    changes: Iterable[RowChange], bulk: Iterable[Mapping[str, Any]]
) -> dict[str, tuple[int, ...]]:
    rows: dict[str, dict[int, None]] = {}
    for table, key, _before, _after in changes:
        rows.setdefault(table, {})[key] = None
    for part in bulk:
        rows.setdefault(part["table"], {})
    return {table: tuple(keys) for table, keys in rows.items()}
