"""A digest of rows as a bulk write left them, by which they can be compared later on.

The log names rows that came in bulk by their keys alone. Those a review begins with – of a
programme, or of a pack – are the most of it, so their entry holds a digest of their values, too.

It is the BLAKE2b (256 bits) of a JSON list of the rows, a list a row and each value as SQLite keeps
it, in the order of their keys, `_PORTION` keys after the other.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

_SIZE = 32
_PORTION = 10_000

_PROBE = "".join(map(chr, range(0x180))) + "\u2028\ufeff\U0001f600"
"""Every kind of character that JSON may be written with in more than one way."""


def digest(
    connection: sqlite3.Connection, table: str, *, first: int, last: int, columns: Sequence[str]
) -> str:
    """The digest of the rows with these keys as they stand now.

    SQLite itself writes the JSON where it does so as Python does: that takes a third of the time.
    It goes by the table itself and not by an index, and so in the order of the keys; to be asked
    to sort them would take it as long again.
    """
    if not _writes_alike():
        return digest_as_they_were(
            connection, table, first=first, last=last, columns=columns, were={}
        )
    names = ", ".join(f'"{name}"' for name in columns)
    found = hashlib.blake2b(digest_size=_SIZE)
    for start, end in _portions(first, last):
        (text,) = connection.execute(
            f"SELECT CAST(json_group_array(json_array({names})) AS BLOB)"  # noqa: S608
            f' FROM "{table}" NOT INDEXED WHERE id BETWEEN ? AND ?',
            (start, end),
        ).fetchone()
        found.update(text)
    return found.hexdigest()


def digest_as_they_were(
    connection: sqlite3.Connection,
    table: str,
    *,
    first: int,
    last: int,
    columns: Sequence[str],
    were: Mapping[int, Mapping[str, Any] | None],
) -> str:
    """The digest of the rows with the values put back that they had; by key, None for no row.

    Values are given as SQLite keeps them. A row that is gone needs all of its own.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    found = hashlib.blake2b(digest_size=_SIZE)
    for start, end in _portions(first, last):
        rows: dict[int, Sequence[Any]] = {
            key: row
            for key, *row in connection.execute(
                f'SELECT id, {names} FROM "{table}" WHERE id BETWEEN ? AND ? ORDER BY id',  # noqa: S608
                (start, end),
            )
        }
        for key in [one for one in were if start <= one <= end]:
            known = were[key]
            now = dict(zip(columns, rows.pop(key, ()), strict=False))
            if known is not None:
                rows[key] = [({**now, **known}).get(name) for name in columns]
        found.update(_as_json([rows[key] for key in sorted(rows)]))
    return found.hexdigest()


def _as_json(rows: Sequence[Sequence[Any]]) -> bytes:
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=bytes.hex)
    return text.encode("utf-8", "surrogatepass")


def _portions(first: int, last: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last + 1, _PORTION):
        yield start, min(start + _PORTION - 1, last)


@cache
def _writes_alike() -> bool:
    """Whether this SQLite writes JSON as Python does; an old one may not write it at all."""
    connection = sqlite3.connect(":memory:")
    row = (_PROBE, "", None, 0, -1, 2**62)
    try:
        (text,) = connection.execute(
            "SELECT json_group_array(json_array(?, ?, ?, ?, ?, ?))", row
        ).fetchone()
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return bool(text.encode() == _as_json([row]))
