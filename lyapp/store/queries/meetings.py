"""The task group's meetings and the plans each considered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.store.queries.programme import LocalityName, locality_names, organisations
from lyapp.store.rows import grouped, select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting: its date, the localities considered (ids), the date as printed, a note."""

    id: int
    held: date
    printed: str
    organisation: str
    localities: tuple[int, ...]
    note: str


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """All meetings, oldest first, and all localities to choose from."""

    meetings: tuple[MeetingRow, ...]
    localities: tuple[LocalityName, ...]


def meetings_page(review: ReviewFile) -> MeetingsPage:
    """All meetings and all localities."""
    with review.read() as db:
        codes = {one.id: one.code for one in organisations(db)}
        considered = grouped(
            select(
                db,
                "SELECT meeting_id, locality_id FROM meeting_locality ORDER BY locality_id",
            )
        )
        query = "SELECT id, held, printed, organisation_id, note FROM meeting ORDER BY held, id"
        return MeetingsPage(
            meetings=tuple(
                MeetingRow(
                    id=key,
                    held=date.fromisoformat(held),
                    printed=printed,
                    organisation=codes.get(organisation, ""),
                    localities=considered.get(key, ()),
                    note=note,
                )
                for key, held, printed, organisation, note in select(db, query)
            ),
            localities=locality_names(db),
        )
