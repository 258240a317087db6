"""Whom plans name as leads, and what is asked of every plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.store.queries.intake import plan_year, synonyms
from lyapp.store.rows import select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody plans name as a lead."""

    person: int
    name: str
    role: str
    organisation: str
    clinical: bool


@dataclass(frozen=True, slots=True)
class SynonymRow:
    """A group of words that mean the same."""

    group: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanSetting:
    """What holds for every plan. The year's days are as stated or, if none are, as it is named."""

    people: tuple[PersonRow, ...]
    synonyms: tuple[tuple[str, ...], ...]
    priority_limit: int | None
    year_starts: date | None
    year_ends: date | None
    groups: tuple[SynonymRow, ...] = ()
    """The synonyms again, with their keys."""


def plan_setting(review: ReviewFile) -> PlanSetting:
    """Read it."""
    with review.read() as db:
        starts, ends = plan_year(db)
        ((limit,),) = select(db, "SELECT priority_limit FROM review")
        people = tuple(
            PersonRow(key, name, role, organisation, bool(clinical))
            for key, name, role, organisation, clinical in select(
                db,
                "SELECT id, name, role, organisation, clinical FROM person ORDER BY sort, id",
            )
        )
        groups = tuple(
            SynonymRow(key, tuple(words.splitlines()))
            for key, words in select(db, "SELECT id, words FROM synonym_group ORDER BY sort, id")
        )
        return PlanSetting(people, synonyms(db), limit, starts, ends, groups)
