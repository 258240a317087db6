"""Whom plans name as leads, and what is asked of every plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from lyapp.model.changes import Changes
from lyapp.model.trouble import NotReadable
from lyapp.rules.financial_year import year_bounds
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import find, the_review
from lyapp.store.ops.common import UNSET, Unset, next_after, shortened
from lyapp.store.tables.programme import Person

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def add_person(
    review: ReviewFile,
    *,
    who: str,
    name: str,
    role: str = "",
    organisation: str = "",
    clinical: bool = False,
) -> Changes:
    """Add somebody plans may name; `created` is their key.

    Raises:
        TextNeeded: the name is empty.
        NotReadable: somebody of that name and organisation is there already.
    """
    with review.write(who=who) as work:
        full, of = required(name, what="A person’s name"), tidy(organisation).strip()
        _refuse_twice(work.session, full, of)
        last = work.session.exec(select(func.max(Person.sort))).one()
        work.add(
            Person(
                name=full,
                role=tidy(role).strip(),
                organisation=of,
                clinical=clinical,
                sort=next_after(last),
            )
        )
        work.label = f"Person added: {shortened(full)}"
    return work.result


def edit_person(
    review: ReviewFile,
    *,
    who: str,
    person: int,
    name: str | None = None,
    role: str | None = None,
    organisation: str | None = None,
    clinical: bool | None = None,
) -> Changes:
    """Change what is known of a person; what isn't given stays.

    Raises:
        UnknownKey: they were removed.
        TextNeeded, NotReadable: as `add_person`.
    """
    with review.write(who=who) as work:
        row = find(work.session, Person, person, "person")
        if name is not None:
            row.name = required(name, what="A person’s name")
        if organisation is not None:
            row.organisation = tidy(organisation).strip()
        with work.session.no_autoflush:
            _refuse_twice(work.session, row.name, row.organisation, but=person)
        if role is not None:
            row.role = tidy(role).strip()
        if clinical is not None:
            row.clinical = clinical
        work.session.add(row)
        work.label = f"Person {shortened(row.name)}"
    return work.result


def remove_person(review: ReviewFile, *, who: str, person: int) -> Changes:
    """Take a person away; the plans that name them stay as they are.

    Raises:
        UnknownKey: they were removed already.
    """
    with review.write(who=who) as work:
        row = find(work.session, Person, person, "person")
        work.label = f"Person removed: {shortened(row.name)}"
        work.remove(row)
    return work.result


def edit_plan_setting(
    review: ReviewFile,
    *,
    who: str,
    priority_limit: int | Unset | None = UNSET,
    year_starts: date | Unset | None = UNSET,
    year_ends: date | Unset | None = UNSET,
) -> Changes:
    """Say how many local priorities a plan may have, and what days its year has.

    None takes a limit away, and the days of the year from the programme's year again.

    Raises:
        NotReadable: the limit is below one, or the year ends before it starts.
    """
    with review.write(who=who) as work:
        row = the_review(work.session)
        if not isinstance(priority_limit, Unset):
            if priority_limit is not None and priority_limit < 1:
                raise NotReadable(
                    text=priority_limit, what="a limit", why="it must be 1 or more", example=""
                )
            row.priority_limit = priority_limit
        if not isinstance(year_starts, Unset):
            row.year_starts = year_starts
        if not isinstance(year_ends, Unset):
            row.year_ends = year_ends
        named = year_bounds(row.year) or (None, None)
        starts, ends = row.year_starts or named[0], row.year_ends or named[1]
        if starts and ends and ends <= starts:
            raise NotReadable(
                text=ends,
                what="the end of the year",
                why="it must be after its first day",
                example="",
            )
        work.session.add(row)
        work.label = "What is asked of every plan"
    return work.result


def _refuse_twice(session: Session, name: str, organisation: str, *, but: int = 0) -> None:
    same = select(Person.id).where(
        col(Person.name) == name, col(Person.organisation) == organisation, col(Person.id) != but
    )
    if session.exec(same).first() is not None:
        raise NotReadable(
            text=shortened(name),
            what="another person",
            why="somebody of that name and organisation is in the list already",
            example="",
        )
