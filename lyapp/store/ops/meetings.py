"""Meetings of the task group and the plans they considered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from lyapp.model.changes import Changes
from lyapp.rules.dates import format_date
from lyapp.rules.texts import tidy
from lyapp.store.lookup import find
from lyapp.store.tables.decisions import Meeting, MeetingLocality
from lyapp.store.tables.programme import Locality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def add_meeting(
    review: ReviewFile, *, held: date, localities: Sequence[int], who: str, note: str = ""
) -> Changes:
    """Add a meeting and the localities whose plans it considered."""
    with review.write(who=who) as work:
        meeting = work.add(Meeting(held=held, note=tidy(note)))
        for locality in dict.fromkeys(localities):
            find(work.session, Locality, locality, "locality")
            work.add(MeetingLocality(meeting_id=meeting, locality_id=locality))
        work.created = meeting
        work.label = f"Meeting of {format_date(held)} added"
        work.touch(*localities)
    return work.result


def remove_meeting(review: ReviewFile, *, meeting: int, who: str) -> Changes:
    """Take a meeting away; the log keeps it."""
    with review.write(who=who) as work:
        row = find(work.session, Meeting, meeting, "meeting")
        held = row.held
        work.touch(
            *work.session.exec(
                select(MeetingLocality.locality_id).where(MeetingLocality.meeting_id == meeting)
            ).all()
        )
        work.remove(row)
        work.label = f"Meeting of {format_date(held)} removed"
    return work.result


def set_met(review: ReviewFile, *, meeting: int, locality: int, met: bool, who: str) -> Changes:
    """Say whether a meeting considered a locality's plan."""
    with review.write(who=who) as work:
        row = find(work.session, Meeting, meeting, "meeting")
        where = find(work.session, Locality, locality, "locality")
        link = work.session.exec(
            select(MeetingLocality).where(
                MeetingLocality.meeting_id == meeting, MeetingLocality.locality_id == locality
            )
        ).first()
        if met and link is None:
            work.add(MeetingLocality(meeting_id=meeting, locality_id=locality))
        elif not met and link is not None:
            work.remove(link)
        verb = "considered" if met else "did not consider"
        work.label = f"Meeting of {format_date(row.held)} {verb} {where.name}"
        work.touch(locality)
    return work.result
