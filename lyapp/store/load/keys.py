"""Codes and keys as a programme writes them, to the primary keys they got."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lyapp.store.tables import Row
from lyapp.store.transaction import Write

Keys = dict[str, int]
"""Codes or keys as the programme writes them, to primary keys."""


def keyed(work: Write, cls: type[Row], rows: Sequence[Mapping[str, object]], name: str) -> Keys:
    """Insert rows and give what stands in their column `name`, to their keys."""
    keys = work.insert_many(cls, rows)
    return {str(row[name]): key for row, key in zip(rows, keys, strict=True)}
