"""Reading criteria sets and scales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.criteria import Criterion, Level, Rag, RatingScale
from lyapp.store.rows import first, grouped, select

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class AskedSet:
    """A criteria set: its version, its scale, and (primary key, criterion) in order."""

    key: int
    version: int
    scale: RatingScale
    criteria: tuple[tuple[int, Criterion], ...]

    @property
    def rated(self) -> tuple[int, ...]:
        """The keys of the criteria that take a rating."""
        return tuple(key for key, criterion in self.criteria if not criterion.open_text)


def scale_of(db: sqlite3.Connection, set_id: int) -> RatingScale:
    """The rating scale of a criteria set."""
    rows = select(
        db,
        """
        SELECT scale.key, scale.title, scale.meets_value,
               level.value, level.label, level.rag, level.descriptor
        FROM criteria_set
        JOIN scale ON scale.id = criteria_set.scale_id
        JOIN scale_level AS level ON level.scale_id = scale.id
        WHERE criteria_set.id = :set_id
        ORDER BY level.value
        """,
        set_id=set_id,
    )
    key, title, meets_value = rows[0][:3]
    return RatingScale(
        key,
        title,
        tuple(Level(value, label, Rag(rag), says) for *_, value, label, rag, says in rows),
        meets_value,
    )


def newest_set(db: sqlite3.Connection) -> tuple[int, int]:
    """The key and the version of the newest criteria set."""
    ((key, version),) = select(
        db, "SELECT id, version FROM criteria_set ORDER BY version DESC LIMIT 1"
    )
    return key, version


def scores_given(db: sqlite3.Connection, set_id: int) -> bool:
    """Whether anybody has scored, commented or cited under a criteria set."""
    query = """
        SELECT 1 FROM score JOIN criterion ON criterion.id = score.criterion_id
        WHERE criterion.set_id = :set_id LIMIT 1
        """
    return first(db, query, set_id=set_id) is not None


def packs_made(db: sqlite3.Connection, set_id: int) -> bool:
    """Whether a pack with this criteria set was made."""
    query = "SELECT 1 FROM pack WHERE criteria_set_id = :set_id LIMIT 1"
    return first(db, query, set_id=set_id) is not None


def newest_criteria(db: sqlite3.Connection) -> AskedSet:
    """The newest criteria set, which new scores are given under."""
    newest, version = newest_set(db)
    return criteria_set(db, newest, version)


def criteria_sets(db: sqlite3.Connection) -> tuple[AskedSet, ...]:
    """Every criteria set there was, oldest first."""
    rows = select(db, "SELECT id, version FROM criteria_set ORDER BY version")
    return tuple(criteria_set(db, key, version) for key, version in rows)


def criteria_set(db: sqlite3.Connection, key: int, version: int) -> AskedSet:
    """The criteria set of this key."""
    descriptors = grouped(
        (criterion, (value, text))
        for criterion, value, text in select(
            db,
            """
            SELECT level.criterion_id, level.value, level.text
            FROM level_descriptor AS level JOIN criterion ON criterion.id = level.criterion_id
            WHERE criterion.set_id = :set_id
            ORDER BY level.value
            """,
            set_id=key,
        )
    )
    rows = select(
        db,
        """
        SELECT id, key, number, title, question, guidance, weight, must_pass, open_text,
               checks
        FROM criterion WHERE set_id = :set_id ORDER BY number
        """,
        set_id=key,
    )
    return AskedSet(
        key=key,
        version=version,
        scale=scale_of(db, key),
        criteria=tuple(
            (
                row,
                Criterion(
                    key=name,
                    number=number,
                    title=title,
                    question=question,
                    guidance=guidance,
                    weight=weight,
                    must_pass=bool(must_pass),
                    open_text=bool(open_text),
                    descriptors=descriptors.get(row, ()),
                    checks=tuple(checks.split()),
                ),
            )
            for (
                row,
                name,
                number,
                title,
                question,
                guidance,
                weight,
                must_pass,
                open_text,
                checks,
            ) in rows
        ),
    )
