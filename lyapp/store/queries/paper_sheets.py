"""Paper score sheets: what was entered for a member, once or twice, and where the entries differ.

While scores are blind, a person sees what they entered themselves and no more: not what the
member sent in a return or typed in, and not what somebody else entered from another sheet. So the
chair can enter sheets without learning how anybody else scored. Where two people have entered the
same sheet, both see where they differ, for each has had that paper before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lyapp.model.criteria import Criterion, Mark, RatingScale, ScoreState
from lyapp.rules.blind import may_see
from lyapp.store.queries.blindness import blindness
from lyapp.store.queries.score_sheet import ScoreLine, score_sheet
from lyapp.store.rows import first, select

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """A criterion on which the two entries of a sheet differ; None where one has nothing."""

    criterion: int
    title: str
    first: Mark | None
    first_by: str
    second: Mark | None
    second_by: str


class Lock(StrEnum):
    """Why a line takes no entry from paper."""

    NONE = ""
    MEMBERS_OWN = "members_own"
    """The member answered it themselves, in a return or in this file."""
    SOMEBODY_ELSES = "somebody_elses"
    """Somebody else entered it, and scores are blind."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A criterion of a sheet, and what was entered for it. `hidden`: there is more than is shown.

    `second_by` is empty where there is no second entry; `second` is None then, or where it isn't
    to be seen.
    """

    criterion: int
    what: Criterion
    first: Mark | None
    comment: str
    first_by: str
    second: Mark | None
    second_by: str
    lock: Lock
    hidden: bool

    @property
    def takes_first(self) -> bool:
        """Whether it can be entered from paper by who looks."""
        return self.lock is Lock.NONE

    @property
    def takes_second(self) -> bool:
        """Whether it can be entered a second time by who looks."""
        return self.lock is not Lock.MEMBERS_OWN and not self.second_hidden

    @property
    def second_hidden(self) -> bool:
        """There is a second entry, and it isn't to be seen."""
        return bool(self.second_by) and self.second is None


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A member's paper sheet for a plan version, as one person may see it.

    `differences` are empty, too, for somebody who made neither entry, while scores are blind.
    """

    locality: int
    code: str
    name: str
    plan_version: int
    version: int
    member: str
    member_name: str
    scale: RatingScale
    lines: tuple[PaperLine, ...]
    blind: bool
    differences: tuple[EntryDifference, ...]

    @property
    def entered(self) -> int:
        """How many lines have something from paper."""
        return sum(bool(line.first_by) for line in self.lines)

    @property
    def entered_again(self) -> int:
        """How many lines have a second entry."""
        return sum(bool(line.second_by) for line in self.lines)


@dataclass(frozen=True, slots=True)
class SecondMark:
    """What the second entry of a sheet has for a criterion, and who entered it."""

    mark: Mark
    entered_by: str


def paper_sheet(review: ReviewFile, *, plan_version: int, member: str, who: str) -> PaperSheet:
    """A member's paper sheet for a plan version, as `who` may see it.

    Raises:
        UnknownKey: no such plan version or member.
    """
    sheet = score_sheet(review, plan_version=plan_version, member=member)
    again = second_entry(review, plan_version=plan_version, member=member)
    with review.read() as db:
        (key,) = first(db, "SELECT id FROM member WHERE key = :member", member=member)
        blind = not may_see(blindness(db), plan_version=plan_version, member=key)
    lines = tuple(_line(line, again.get(line.criterion), who, blind=blind) for line in sheet.lines)
    differ = entry_differences(review, plan_version=plan_version, member=member)
    if blind:
        differ = tuple(one for one in differ if who in {one.first_by, one.second_by})
    return PaperSheet(
        locality=sheet.locality,
        code=sheet.code,
        name=sheet.name,
        plan_version=plan_version,
        version=sheet.version,
        member=member,
        member_name=sheet.member_name,
        scale=sheet.scale,
        lines=lines,
        blind=blind,
        differences=differ,
    )


def _line(line: ScoreLine, again: SecondMark | None, who: str, *, blind: bool) -> PaperLine:
    answered = line.hidden or line.state is not None or bool(line.comment)
    lock = Lock.NONE
    if answered and not line.entered_by:
        lock = Lock.MEMBERS_OWN
    elif blind and line.entered_by and line.entered_by != who:
        lock = Lock.SOMEBODY_ELSES
    shown = not blind or lock is Lock.NONE
    second_shown = again is not None and (not blind or again.entered_by == who)
    return PaperLine(
        criterion=line.criterion,
        what=line.what,
        first=Mark(line.state, line.rating) if shown and line.state is not None else None,
        comment=line.comment if shown else "",
        first_by=line.entered_by,
        second=again.mark if again is not None and second_shown else None,
        second_by="" if again is None else again.entered_by,
        lock=lock,
        hidden=answered and not shown,
    )


def second_entry(review: ReviewFile, *, plan_version: int, member: str) -> dict[int, SecondMark]:
    """The second entry of a member's sheet, by the criteria's keys; empty without one."""
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT again.criterion_id, again.state, again.rating, again.entered_by
            FROM second_entry AS again JOIN member ON member.id = again.member_id
            WHERE member.key = :member AND again.plan_version_id = :version
            """,
            member=member,
            version=plan_version,
        )
    return {
        criterion: SecondMark(Mark(ScoreState(state), rating), by)
        for criterion, state, rating, by in rows
    }


def entry_differences(
    review: ReviewFile, *, plan_version: int, member: str
) -> tuple[EntryDifference, ...]:
    """Where the second entry of a member's sheet differs from the first; empty without a second.

    Answers that came in a return aren't of a paper sheet, and aren't compared.
    """
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT criterion.id, criterion.title, score.state, score.rating,
                   coalesce(score.entered_by, ''), again.state, again.rating,
                   coalesce(again.entered_by, '')
            FROM criterion JOIN member ON member.key = :member
            LEFT JOIN score ON score.criterion_id = criterion.id
                AND score.member_id = member.id AND score.plan_version_id = :version
                AND score.entered_by <> ''
            LEFT JOIN second_entry AS again ON again.criterion_id = criterion.id
                AND again.member_id = member.id AND again.plan_version_id = :version
            WHERE (score.state IS NOT again.state OR score.rating IS NOT again.rating)
                AND EXISTS (SELECT 1 FROM second_entry
                            WHERE member_id = member.id AND plan_version_id = :version)
            ORDER BY criterion.set_id, criterion.number
            """,
            member=member,
            version=plan_version,
        )
    return tuple(
        EntryDifference(
            criterion, title, _mark(state, rating), by, _mark(again, again_rating), again_by
        )
        for criterion, title, state, rating, by, again, again_rating, again_by in rows
    )


def _mark(state: str | None, rating: int | None) -> Mark | None:
    return None if state is None else Mark(ScoreState(state), rating)
