"""The plans a panel goes through, and the names by which a reason might compare them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.store.queries.intake import spellings
from lyapp.store.queries.standing import newest_versions
from lyapp.store.rows import select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


_UNOPENED = (False, False)


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """A locality with a plan: its newest version, and how far its moderation has got.

    `undecided`: it was closed with no outcome chosen. `names` are all the ways in which its name
    is written.
    """

    locality: int
    code: str
    name: str
    plan_version: int
    opened: bool
    closed: bool
    undecided: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelPlaces:
    """Every locality with a plan, in the paper's order, and the organisations' names."""

    places: tuple[PanelPlace, ...]
    organisations: tuple[str, ...]


def panel_places(review: ReviewFile) -> PanelPlaces:
    """The plans of the panel."""
    with review.read() as db:
        newest = newest_versions(db)
        written = spellings(db)
        states = {
            version: (closed is not None, closed is not None and outcome is None)
            for version, closed, outcome in select(
                db, "SELECT plan_version_id, closed_at, outcome_type_id FROM moderation"
            )
        }
        rows = select(
            db,
            """
            SELECT locality.id, locality.code, locality.name
            FROM locality JOIN organisation ON organisation.id = locality.organisation_id
            ORDER BY organisation.sort, locality.sort
            """,
        )
        owners = select(db, "SELECT name, short_name FROM organisation ORDER BY sort")
    return PanelPlaces(
        tuple(
            PanelPlace(
                locality=key,
                code=code,
                name=name,
                plan_version=newest[key][0],
                opened=newest[key][0] in states,
                closed=states.get(newest[key][0], _UNOPENED)[0],
                undecided=states.get(newest[key][0], _UNOPENED)[1],
                names=written.get(key, (name,)),
            )
            for key, code, name in rows
            if key in newest
        ),
        tuple(name for owner in owners for name in owner if name),
    )
