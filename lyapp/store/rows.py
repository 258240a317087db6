"""Reading rows: plain SQL in, tuples out, and what SQLite keeps as text as what it means.

What is read goes round SQLAlchemy, whose import takes longer than all else a start does; what is
written goes through it, for the log is taken from its unit of work.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    import sqlite3

K = TypeVar("K")
T = TypeVar("T")

Only = Collection[int] | None
"""The keys of the rows wanted; None for all."""


def select(
    db: sqlite3.Connection,
    query: str,
    *,
    column: str = "",
    only: Only = None,
    **values: object,
) -> list[Any]:
    """The rows of a query, as tuples; `:name` in it stands for the value of that name.

    `{among}` in it keeps `column` to the keys in `only`.
    """
    if column:
        query = query.format(among=among(column, only))
    return db.execute(query, values).fetchall()


def among(column: str, only: Only) -> str:
    """The condition that keeps a column to the keys in `only`."""
    return "TRUE" if only is None else f"{column} IN ({','.join(map(str, map(int, only)))})"


def first(db: sqlite3.Connection, query: str, **values: object) -> Any:  # noqa: ANN401  # a row
    """The first row of a query; None when there is none."""
    return db.execute(query, values).fetchone()


@overload
def day(text: str) -> date: ...
@overload
def day(text: None) -> None: ...
def day(text: str | None) -> date | None:
    """A calendar date as SQLite keeps it."""
    return None if text is None else date.fromisoformat(text)


@overload
def moment(text: str) -> datetime: ...
@overload
def moment(text: None) -> None: ...
def moment(text: str | None) -> datetime | None:
    """A moment as SQLite keeps it: UTC, without saying so."""
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """The values of each key, in their order."""
    found: dict[K, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
