"""A member's own review at a glance: what was asked of them, and how far they have got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.packs import needed_origin
from lyapp.store.queries.programme import what_it_is
from lyapp.store.queries.returning import ToSee, checklist
from lyapp.store.queries.score_sheet import ToScore, to_read, to_score
from lyapp.store.rows import first, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """A plan to score, and where its first unanswered criterion stands on the sheet.

    That is counted from 0, and None when all are answered or no plan has come.
    """

    row: ToScore
    first_open: int | None

    @property
    def finished(self) -> bool:
        """True when every criterion is answered."""
        return self.row.plan_version is not None and self.row.done >= self.row.of


@dataclass(frozen=True, slots=True)
class OwnLine:
    """An answer to look at again; `position` is where it stands on the sheet, counted from 0."""

    locality: int
    name: str
    position: int
    title: str
    rating: int | None


@dataclass(frozen=True, slots=True)
class LastReturn:
    """When a return was saved last, and how many answers were changed or added since."""

    made: datetime
    answered: int
    changed: int


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Everything a member is told of their own review.

    `kept_out` are plans they may read and don't score, for an interest they declared.
    `without_comment` are ratings that need a comment and have none, `unable` the criteria they
    were unable to judge. Moments are UTC; `deadline` and `note` are the chair's.
    """

    title: str
    member_name: str
    made: datetime
    opened: datetime
    deadline: date | None
    note: str
    plans: tuple[OwnPlan, ...]
    kept_out: tuple[ToScore, ...]
    without_comment: tuple[OwnLine, ...]
    unable: tuple[OwnLine, ...]
    answered: int
    of: int
    returned: LastReturn | None

    @property
    def there(self) -> tuple[OwnPlan, ...]:
        """The plans that can be scored now."""
        return tuple(one for one in self.plans if one.row.plan_version is not None)

    @property
    def finished(self) -> int:
        """How many plans are finished."""
        return sum(one.finished for one in self.plans)

    @property
    def complete(self) -> bool:
        """True when every plan is finished and no comment is missing."""
        return self.finished == len(self.there) and not self.without_comment


def own_page(review: ReviewFile) -> OwnPage:
    """A member's own review at a glance.

    Raises:
        NotAMembersReview: it wasn't made from a pack.
    """
    who = needed_origin(review)
    rows = to_score(review, member=who.member_key)
    found = checklist(review)
    with review.read() as db:
        asked = newest_criteria(db)
        places = {key: place for place, (key, _one) in enumerate(asked.criteria)}
        rated = asked.rated
        given = _given(db, who.member)
        returned = _returned(db, who.member)

    def lines(some: tuple[ToSee, ...]) -> tuple[OwnLine, ...]:
        return tuple(
            OwnLine(one.locality, one.name, places[one.criterion], one.title, one.rating)
            for one in some
        )

    def first_open(version: int) -> int | None:
        return next((places[key] for key in rated if (version, key) not in given), None)

    return OwnPage(
        title=what_it_is(review).title,
        member_name=who.member_name,
        made=who.made,
        opened=who.opened,
        deadline=who.deadline,
        note=who.note,
        plans=tuple(
            OwnPlan(one, None if one.plan_version is None else first_open(one.plan_version))
            for one in rows
        ),
        kept_out=to_read(review, member=who.member_key),
        without_comment=lines(found.without_comment),
        unable=lines(found.unable),
        answered=found.answered,
        of=found.of,
        returned=returned,
    )


def _given(db: sqlite3.Connection, member: int) -> set[tuple[int, int]]:
    """The (plan version, criterion) pairs that are answered."""
    rows = select(
        db,
        """
        SELECT plan_version_id, criterion_id FROM score
        WHERE member_id = :member AND state IS NOT NULL
        """,
        member=member,
    )
    return {(version, criterion) for version, criterion in rows}


def _returned(db: sqlite3.Connection, member: int) -> LastReturn | None:
    last = first(db, "SELECT made, answered FROM return_made ORDER BY id DESC LIMIT 1")
    if last is None:
        return None
    made, answered = last
    (changed,) = first(
        db,
        "SELECT count(*) FROM score WHERE member_id = :member AND changed_at > :made",
        member=member,
        made=made,
    )
    return LastReturn(moment(made), answered, changed)
