"""The task group's meetings and the plans each considered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from lyapp.store.queries.programme import LocalityName, locality_names, organisations
from lyapp.store.tables.decisions import Meeting, MeetingLocality

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
    with review.read() as session:
        codes = {one.id: one.code for one in organisations(session)}
        considered: dict[int, list[int]] = {}
        for link in session.exec(
            select(MeetingLocality).order_by(col(MeetingLocality.locality_id))
        ).all():
            considered.setdefault(link.meeting_id, []).append(link.locality_id)
        return MeetingsPage(
            meetings=tuple(
                MeetingRow(
                    id=row.id or 0,
                    held=row.held,
                    printed=row.printed,
                    organisation=codes.get(row.organisation_id or 0, ""),
                    localities=tuple(considered.get(row.id or 0, ())),
                    note=row.note,
                )
                for row in session.exec(
                    select(Meeting).order_by(col(Meeting.held), col(Meeting.id))
                ).all()
            ),
            localities=locality_names(session),
        )
