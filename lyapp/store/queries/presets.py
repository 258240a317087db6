"""The column mappings that are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lyapp.model.intake import Column, MappingPreset
from lyapp.store.rows import select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


def presets(review: ReviewFile, *, locality: int | None = None) -> tuple[MappingPreset, ...]:
    """The mappings of a locality, and after them those for any locality."""
    with review.read() as db:
        return read_presets(db, locality)


def read_presets(db: sqlite3.Connection, locality: int | None = None) -> tuple[MappingPreset, ...]:
    """As `presets`, within a read."""
    rows = select(
        db,
        """
        SELECT name, headers, locality_id FROM mapping_preset
        WHERE locality_id IS NULL OR locality_id = :locality
        ORDER BY locality_id IS NULL, name
        """,
        locality=locality,
    )
    return tuple(
        MappingPreset(
            name, tuple((header, Column(column)) for header, column in json.loads(headers)), owner
        )
        for name, headers, owner in rows
    )
