"""Who owes what in the round: packs out, returns in, and how much is answered – never what."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from lyapp.rules.moderation.progress import MemberProgress
from lyapp.rules.moderation.round_state import RoundState, round_state, still_owes
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.members import PanelMember, scorers, who_scores
from lyapp.store.queries.panel_board import panel_progress
from lyapp.store.rows import day, first, moment, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class RoundMember:
    """A member in the round. Moments are of the newest pack and the newest return merged.

    `older` names the plans that have come in, or were revised, since the newest pack was made;
    `older_criteria` says that the criteria have changed since. `answers` of `answers_expected`
    are in; `progress` is None for one who has withdrawn.
    """

    member: int
    key: str
    name: str
    organisation: str
    role: str
    state: RoundState
    owes: bool
    marked_finished: bool
    progress: MemberProgress | None
    pack_made: datetime | None
    deadline: date | None
    packs: int
    older: tuple[str, ...]
    older_criteria: bool
    returned: datetime | None
    returns: int
    answers: int
    answers_expected: int

    @property
    def withdrawn(self) -> bool:
        """True for a member who has stood down."""
        return self.progress is None


@dataclass(frozen=True, slots=True)
class RoundPage:
    """All members in their order; `plans` counts the localities with a plan."""

    title: str
    members: tuple[RoundMember, ...]
    plans: int


@dataclass(frozen=True, slots=True)
class _NewestPack:
    made: datetime
    deadline: date | None
    criteria_version: int
    held: dict[str, int]
    """Locality code to the newest version in it."""


def round_page(review: ReviewFile) -> RoundPage:
    """Who owes what, as it stands."""
    progress = {one.member: one for one in panel_progress(review)}
    members = who_scores(review).members
    with review.read() as db:
        (title,) = first(db, "SELECT title FROM review")
        asked = newest_criteria(db)
        newest = _newest_plans(db)
        packs = _newest_packs(db)
        expected = scorers(db)
        returned = {
            member: moment(added)
            for member, added in select(
                db,
                """
                SELECT member_id, max(added) FROM received_return
                WHERE verdict = 'merged' GROUP BY member_id
                """,
            )
        }
        on_paper = dict(
            select(
                db,
                """
                SELECT member_id, count(*) FROM score
                WHERE entered_by <> '' AND state IS NOT NULL GROUP BY member_id
                """,
            )
        )
    found = []
    for one in members:
        pack = packs.get(one.member)
        older: tuple[str, ...] = ()
        if pack is not None:
            older = tuple(
                name
                for locality, code, name, number in newest
                if one.member in expected.get(locality, ()) and pack.held.get(code, 0) < number
            )
        found.append(
            _member(
                one,
                progress.get(one.member),
                pack,
                older=older,
                older_criteria=pack is not None and pack.criteria_version != asked.version,
                returned=returned.get(one.member),
                on_paper=on_paper.get(one.member, 0),
                criteria=len(asked.rated),
            )
        )
    return RoundPage(title, tuple(found), len(newest))


def _member(
    one: PanelMember,
    progress: MemberProgress | None,
    pack: _NewestPack | None,
    *,
    older: tuple[str, ...],
    older_criteria: bool,
    returned: datetime | None,
    on_paper: int,
    criteria: int,
) -> RoundMember:
    state = round_state(
        progress,
        packs=one.packs,
        returns=one.returns,
        marked_finished=one.finished,
        on_paper=on_paper,
    )
    answers = 0
    if progress is not None:
        answers = progress.finished * criteria + sum(plan.done for plan in progress.owed)
    return RoundMember(
        member=one.member,
        key=one.key,
        name=one.name,
        organisation=one.organisation,
        role=one.role,
        state=state,
        owes=still_owes(state, progress),
        marked_finished=one.finished,
        progress=progress,
        pack_made=pack.made if pack else None,
        deadline=pack.deadline if pack else None,
        packs=one.packs,
        older=older,
        older_criteria=older_criteria,
        returned=returned,
        returns=one.returns,
        answers=answers,
        answers_expected=progress.expected * criteria if progress else 0,
    )


def _newest_plans(db: sqlite3.Connection) -> list[tuple[int, str, str, int]]:
    """Locality, its code and name, and the number of its plan's newest version."""
    return select(
        db,
        """
        SELECT locality.id, locality.code, locality.name, max(version.number)
        FROM locality JOIN plan ON plan.locality_id = locality.id
        JOIN plan_version AS version ON version.plan_id = plan.id
        GROUP BY locality.id ORDER BY locality.sort, locality.id
        """,
    )


def _newest_packs(db: sqlite3.Connection) -> dict[int, _NewestPack]:
    rows = select(
        db,
        """
        SELECT pack.member_id, pack.made, pack.deadline, criteria_set.version, pack.held
        FROM pack JOIN criteria_set ON criteria_set.id = pack.criteria_set_id
        WHERE pack.id IN (SELECT max(id) FROM pack GROUP BY member_id)
        """,
    )
    found = {}
    for member, made, deadline, version, held in rows:
        numbers: dict[str, int] = {}
        for code, number, _fingerprint in json.loads(held):
            numbers[code] = max(number, numbers.get(code, 0))
        found[member] = _NewestPack(moment(made), day(deadline), version, numbers)
    return found
