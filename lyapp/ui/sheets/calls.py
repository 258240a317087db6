"""What the paper sheets' screen asks of the store, imported on the store's own thread."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from lyapp.ui import scoring

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.criteria import Mark
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.blank_sheets import BlankSheets
    from lyapp.store.queries.paper_sheets import PaperSheet
    from lyapp.store.queries.programme import LocalityName, MemberRow
    from lyapp.store.queries.score_sheet import ToScore


@dataclass(frozen=True, slots=True)
class People:
    """The members who haven't stood down, and the localities, in the paper's order."""

    members: tuple[MemberRow, ...]
    localities: tuple[LocalityName, ...]


def read_people(review: ReviewFile) -> People:
    """Whose sheets there may be, and of which plans."""
    from lyapp.store.queries import members, programme

    away = {one.member for one in members.who_scores(review).members if one.withdrawn}
    with review.read() as db:
        return People(
            tuple(one for one in programme.member_rows(db) if one.id not in away),
            programme.locality_names(db),
        )


def read_plans(review: ReviewFile, *, member: str) -> tuple[ToScore, ...]:
    """The plans a member scores, and after them those they have an interest in."""
    from lyapp.store.queries import score_sheet

    return (
        *score_sheet.to_score(review, member=member),
        *score_sheet.to_read(review, member=member),
    )


def read_sheet(review: ReviewFile, *, plan_version: int, member: str, who: str) -> PaperSheet:
    """A member's sheet for a plan, as `who` may see it."""
    from lyapp.store.queries import paper_sheets

    return paper_sheets.paper_sheet(review, plan_version=plan_version, member=member, who=who)


def enter(review: ReviewFile, *, who: str, **answer: Any) -> Changes:  # noqa: ANN401
    """Enter an answer on a member's behalf."""
    return scoring.record(review, who=who, entered_by=who, **answer)


def comment(review: ReviewFile, *, who: str, **said: Any) -> Changes:  # noqa: ANN401
    """Enter a comment on a member's behalf."""
    return scoring.comment(review, who=who, entered_by=who, **said)


def enter_again(review: ReviewFile, *, who: str, **answer: Any) -> Changes:  # noqa: ANN401
    """Enter an answer a second time, beside the first."""
    from lyapp.store.ops import paper_sheets

    return paper_sheets.enter_again(review, who=who, **answer)


def drop_second(review: ReviewFile, *, plan_version: int, member: str, who: str) -> Changes:
    """Take the second entry away."""
    from lyapp.store.ops import paper_sheets

    return paper_sheets.drop_second_entry(review, plan_version=plan_version, member=member, who=who)


def settle(
    review: ReviewFile,
    *,
    plan_version: int,
    criterion: int,
    member: str,
    take: Mark | None,
    second: bool,
    who: str,
) -> Changes:
    """Settle a difference: `take` the mark of one entry (`second`: of the second) for both.

    None stands for a criterion that the second entry left empty.
    """
    place: dict[str, Any] = {"plan_version": plan_version, "criterion": criterion, "member": member}
    if take is None:
        return scoring.clear(review, who=who, **place)
    change = enter if second else enter_again
    return change(review, state=take.state, rating=take.rating, who=who, **place)


def read_blank(
    review: ReviewFile, *, members: Collection[str] | None, localities: Collection[str]
) -> BlankSheets:
    """What blank sheets are printed from."""
    from lyapp.store.queries import blank_sheets

    return blank_sheets.blank_sheets(review, members=members, localities=localities)


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many sheets there would be, on how many pages; `exact` or nearly so."""

    sheets: int
    pages: int
    exact: bool


def count_blank(
    review: ReviewFile,
    *,
    members: Collection[str] | None,
    localities: Collection[str],
    deadline: date | None,
) -> HowMany:
    """How many blank sheets and pages this choice would print."""
    from lyapp.briefing.score_sheets import pages_of

    found = read_blank(review, members=members, localities=localities)
    return HowMany(len(found.sheets), *pages_of(found, deadline=deadline))


def make_blank(
    sheets: BlankSheets, deadline: date | None, tick: Callable[[int, int], None]
) -> bytes:
    """Blank sheets as PDF."""
    from lyapp.briefing.score_sheets import write_sheets

    today = datetime.now(UTC).astimezone().date()
    return write_sheets(sheets, printed_on=today, deadline=deadline, tick=tick)
