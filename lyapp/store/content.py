"""A hash of what a review says, equal for equal content however and whenever it came in."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from typing import Any

from sqlalchemy import Table

from lyapp.store.tables import CLASSES, UNRECORDED
from lyapp.store.tables.base import Moment

_ORDER = "sort"
"""The column that keeps an order. Its numbers have gaps where something was removed."""

_LEFT_OUT = frozenset(
    {"id", "uid", "added", "changed_at", "device", "entered_by", "content", "file_name"}
    | {"overruled", _ORDER}
)
"""Columns that say where, when or by whose hand a row was made, or are in the hash otherwise."""

_KEPT_ONLY = {"received_return": "verdict <> 'undone'"}
"""Which rows of a table say something; the others are kept of what was taken back."""

_SHOWN_APART = {"briefing_text": ("kind",)}
"""Columns that, beside a row's owner, make groups with an order of their own."""


def content_hash(connection: sqlite3.Connection) -> str:
    """SHA-256 over every row outside the log, with keys replaced by what they point to.

    Of a moment it counts only that there is one, and of an order only which row comes before which.
    """
    rows: dict[str, dict[int, str]] = {}
    digest = hashlib.sha256()
    tables = {name: CLASSES[name].metadata.tables[name] for name in CLASSES}
    order = [table.name for table in CLASSES["score"].metadata.sorted_tables]
    for name in order:
        if name in UNRECORDED:
            continue
        rows[name] = _rows(connection, tables[name], rows)
        for said in sorted(rows[name].values()):
            digest.update(name.encode())
            digest.update(said.encode())
    return digest.hexdigest()


def _rows(
    connection: sqlite3.Connection, table: Table, rows: dict[str, dict[int, str]]
) -> dict[int, str]:
    columns = [column for column in table.columns if column.name not in _LEFT_OUT]
    points_to = [next(iter(column.foreign_keys), None) for column in columns]
    targets = [None if key is None else rows[key.column.table.name] for key in points_to]
    moments = [place for place, column in enumerate(columns) if isinstance(column.type, Moment)]
    places = _places(connection, table) if _ORDER in table.columns else {}
    names = ", ".join(f'"{column.name}"' for column in columns)
    found: dict[int, str] = {}
    where = _KEPT_ONLY.get(table.name, "true")
    for key, *values in connection.execute(
        f'SELECT id, {names} FROM "{table.name}" WHERE {where}'  # noqa: S608
    ):
        said: list[Any] = [
            value if target is None or value is None else target[value]
            for value, target in zip(values, targets, strict=True)
        ]
        for moment in moments:
            said[moment] = said[moment] is not None
        said.append(places.get(key, 0))
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=_bytes)
        found[key] = hashlib.sha256(text.encode()).hexdigest()
    return found


def _places(connection: sqlite3.Connection, table: Table) -> dict[int, int]:
    """Each row's place among its siblings: first, second, third, whatever was removed between."""
    owners = [column.name for column in table.columns if column.foreign_keys]
    names = ", ".join(f'"{name}"' for name in (*owners, *_SHOWN_APART.get(table.name, ())))
    before: Counter[tuple[Any, ...]] = Counter()
    places: dict[int, int] = {}
    for key, *siblings in connection.execute(
        f'SELECT id{names and ", "}{names} FROM "{table.name}" ORDER BY "{_ORDER}", id'  # noqa: S608
    ):
        places[key] = before[tuple(siblings)]
        before[tuple(siblings)] += 1
    return places


def _bytes(value: bytes) -> str:
    return hashlib.sha256(value).hexdigest()
