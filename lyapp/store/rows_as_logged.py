"""Comparing the rows of a file with what its change log last said of them.

Undoing needs the values of each row, so the log has them; only what came in bulk (a programme,
made-up scores) is logged as a range of keys, and of that only the presence can be compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Date, Table

from lyapp.store import log
from lyapp.store.tables import CLASSES, UNRECORDED
from lyapp.store.tables.base import Moment

_MOST = 20
"""Problems told one by one; of more, only how many."""


@dataclass(slots=True)
class _Logged:
    """What the log says of a table: ranges that came in bulk, and rows with their last entry."""

    ranges: list[tuple[int, int, int]] = field(default_factory=list)
    rows: dict[int, tuple[int, dict[str, Any] | None]] = field(default_factory=dict)
    """By key: the last entry, and the values known from it and those before; None: removed."""


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
                continue
            name, key, _before, after = change
            logged = self._tables.get(name)
            if logged is None:
                continue
            if after is None:
                logged.rows[key] = (entry, None)
            else:
                known = logged.rows.get(key, (0, None))[1]
                logged.rows[key] = (entry, {**(known or {}), **after})

    def differences(self, connection: sqlite3.Connection) -> list[str]:
        """Sentences on the rows that aren't as the log left them."""
        found: list[str] = []
        more = 0
        for sentence in self._differences(connection):
            if len(found) < _MOST:
                found.append(sentence)
            else:
                more += 1
        return [*found, f"and {more:,} rows more"] if more else found

    def _differences(self, connection: sqlite3.Connection) -> Iterator[str]:
        for name, logged in self._tables.items():
            yield from _of_table(connection, CLASSES[name].metadata.tables[name], logged)


def _of_table(connection: sqlite3.Connection, table: Table, logged: _Logged) -> Iterator[str]:
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
                yield f"row {key} of {table.name} is in no entry of the log"
        elif last[1] is None:
            yield f"row {key} of {table.name} is there, though entry {last[0]} removed it"
        else:
            for column, value in zip(columns, values, strict=True):
                if column.name in last[1] and not _same(column, value, last[1][column.name]):
                    yield (
                        f"row {key} of {table.name} is not as entry {last[0]} left it: "
                        f"its {column.name.replace('_', ' ')} is another"
                    )
                    break
    yield from _gone(table.name, logged, there)


def _gone(name: str, logged: _Logged, there: set[int]) -> Iterator[str]:
    for key, (entry, values) in logged.rows.items():
        if values is not None and key not in there:
            yield f"row {key} of {name}, which entry {entry} left, is gone"
    for first, end, entry in logged.ranges:
        for key in range(first, end + 1):
            if key not in there and key not in logged.rows:
                yield f"row {key} of {name}, which entry {entry} added, is gone"


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
