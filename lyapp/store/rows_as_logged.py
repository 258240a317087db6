"""Comparing the rows of a file with what its change log last said of them.

Undoing needs the values of each row, so the log has them; only what came in bulk is logged as a
range of keys. What a review begins with has a digest there: its rows are taken back to how they
were then, by what the later entries say of them. Of other bulk (made-up scores, a merge), and in
older files, only the presence can be compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Date, Table

from lyapp.store import log, sealing
from lyapp.store.tables import CLASSES, UNRECORDED
from lyapp.store.tables.base import Moment

_MOST = 20
"""Problems told one by one; of more, only how many."""


@dataclass(slots=True)
class _Sealed:
    """Rows that came in bulk with a digest of their values."""

    first: int
    last: int
    entry: int
    columns: tuple[str, ...]
    digest: str
    were: dict[int, dict[str, Any] | None] = field(default_factory=dict)
    """By key: values that later entries changed, as the log has them; None: not there then."""

    def take(self, key: int, before: dict[str, Any] | None) -> None:
        """Take what a later entry says a row was before; what the first one said counts."""
        if not self.first <= key <= self.last:
            return
        if key not in self.were:
            self.were[key] = None if before is None else dict(before)
        elif (known := self.were[key]) is not None:
            self.were[key] = {**(before or {}), **known}


@dataclass(slots=True)
class _Logged:
    """What the log says of a table: ranges that came in bulk, and rows with their last entry."""

    ranges: list[tuple[int, int, int]] = field(default_factory=list)
    sealed: list[_Sealed] = field(default_factory=list)
    rows: dict[int, tuple[int, dict[str, Any] | None]] = field(default_factory=dict)
    """By key: the last entry, and the values known from it and those before; None: removed."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Sentences on rows that aren't as the log left them, and the first entry they contradict."""

    first_entry: int | None
    sentences: tuple[str, ...]
    not_compared: int
    """Rows that are there and of which the log doesn’t have every value."""


class LoggedRows:
    """Takes the entries of a log in order, and says then where the file differs."""

    def __init__(self) -> None:
        self._tables = {name: _Logged() for name in CLASSES if name not in UNRECORDED}

    def take(self, entry: int, changes: list[Any]) -> None:
        """Take the changes of the next entry."""
        for change in changes:
            if isinstance(change, dict):
                logged = self._tables.get(change["table"])
                if logged is not None:
                    logged.ranges.append((change["first"], change["last"], entry))
                    if "digest" in change:
                        logged.sealed.append(
                            _Sealed(
                                change["first"],
                                change["last"],
                                entry,
                                tuple(change["columns"]),
                                change["digest"],
                            )
                        )
                continue
            name, key, before, after = change
            logged = self._tables.get(name)
            if logged is None:
                continue
            for sealed in logged.sealed:
                sealed.take(key, before)
            if after is None:
                logged.rows[key] = (entry, None)
            else:
                known = logged.rows.get(key, (0, None))[1]
                logged.rows[key] = (entry, {**(known or {}), **after})

    def differences(self, connection: sqlite3.Connection) -> Differences:
        """The rows that aren't as the log left them."""
        found: list[tuple[int, str]] = []
        not_compared = 0
        for name, logged in self._tables.items():
            table = CLASSES[name].metadata.tables[name]
            found += _of_table(connection, table, logged)
            comparable = [
                one for one in logged.sealed if set(one.columns) <= {*table.columns.keys()}
            ]
            for sealed in comparable:
                found += _of_sealed(connection, table, sealed)
            not_compared += _not_compared(connection, table, logged, comparable)
        return Differences(
            first_entry=min((entry for entry, _sentence in found if entry), default=None),
            sentences=tuple(told(sentence for _entry, sentence in found)),
            not_compared=not_compared,
        )


def told(sentences: Iterable[str]) -> list[str]:
    """The first sentences, a row each, and how many rows more there are."""
    all_ = list(sentences)
    more = len(all_) - _MOST
    if more <= 0:
        return all_
    return [*all_[:_MOST], f"and {more:,} {'row' if more == 1 else 'rows'} more"]


def _of_table(
    connection: sqlite3.Connection, table: Table, logged: _Logged
) -> Iterator[tuple[int, str]]:
    """The entry a row should be as left by, 0 for none, and a sentence."""
    columns = list(table.columns)
    names = ", ".join(f'"{column.name}"' for column in columns)
    place = next(n for n, column in enumerate(columns) if column.primary_key)
    there: set[int] = set()
    for values in connection.execute(f'SELECT {names} FROM "{table.name}"'):  # noqa: S608
        key = values[place]
        there.add(key)
        last = logged.rows.get(key)
        if last is None:
            if not any(first <= key <= end for first, end, _entry in logged.ranges):
                yield 0, f"row {key} of {table.name} is in no entry of the log"
        elif last[1] is None:
            yield last[0], f"row {key} of {table.name} is there, though entry {last[0]} removed it"
        else:
            for column, value in zip(columns, values, strict=True):
                if column.name in last[1] and not _same(column, value, last[1][column.name]):
                    left = f"row {key} of {table.name} is not as entry {last[0]} left it"
                    yield last[0], f"{left}: its {column.name.replace('_', ' ')} is another"
                    break
    yield from _gone(table.name, logged, there)


def _gone(name: str, logged: _Logged, there: set[int]) -> Iterator[tuple[int, str]]:
    for key, (entry, values) in logged.rows.items():
        if values is not None and key not in there:
            yield entry, f"row {key} of {name}, which entry {entry} left, is gone"
    for first, end, entry in logged.ranges:
        for key in range(first, end + 1):
            if key not in there and key not in logged.rows:
                yield entry, f"row {key} of {name}, which entry {entry} added, is gone"


def _of_sealed(
    connection: sqlite3.Connection, table: Table, sealed: _Sealed
) -> Iterator[tuple[int, str]]:
    now = sealing.digest_as_they_were(
        connection,
        table.name,
        first=sealed.first,
        last=sealed.last,
        columns=sealed.columns,
        were={
            key: None if values is None else _as_stored(table, values)
            for key, values in sealed.were.items()
        },
    )
    if now != sealed.digest:
        rows = f"the rows {sealed.first} to {sealed.last} of {table.name}"
        yield sealed.entry, f"of {rows}, at least one is not as entry {sealed.entry} made it"


def _not_compared(
    connection: sqlite3.Connection, table: Table, logged: _Logged, compared: list[_Sealed]
) -> int:
    """How many rows that came in bulk neither a digest nor later entries tell all values of."""
    number = 0
    columns = set(table.columns.keys())
    within = {(one.first, one.last, one.entry) for one in compared}
    for first, last, entry in logged.ranges:
        if (first, last, entry) in within:
            continue
        for (key,) in connection.execute(
            f'SELECT id FROM "{table.name}" WHERE id BETWEEN ? AND ?',  # noqa: S608
            (first, last),
        ):
            known = logged.rows.get(key, (0, None))[1]
            number += known is None or not columns <= known.keys()
    return number


def _as_stored(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """Values of the log as SQLite keeps them."""
    return {
        name: _stored(table.columns[name], value)
        for name, value in values.items()
        if name in table.columns
    }


def _stored(column: Column[Any], logged: Any) -> object:  # noqa: ANN401  # as JSON gives it
    value = log.back(logged, column.type.python_type)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _same(column: Column[Any], stored: object, logged: object) -> bool:
    """Whether a value as SQLite holds it is the one the log has."""
    if stored is None or logged is None:
        return stored is logged
    if isinstance(stored, bytes):
        return bool(log.plain(stored) == logged)
    try:
        if isinstance(column.type, Moment):
            then = datetime.fromisoformat(str(logged)).astimezone(UTC)
            return datetime.fromisoformat(str(stored)).replace(tzinfo=UTC) == then
        if isinstance(column.type, Date):
            return date.fromisoformat(str(stored)) == date.fromisoformat(str(logged))
    except ValueError:
        return False
    return stored == logged
