"""The panel over all plans: one criterion across them, the heat map, progress, agreement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.panel import Agreed, Given
from lyapp.model.trouble import UnknownKey
from lyapp.rules.blind import may_see, may_see_figures
from lyapp.rules.moderation.across import Comment, Oddity, comment_oddities
from lyapp.rules.moderation.heat_map import HeatMap, heat_map
from lyapp.rules.moderation.progress import MemberProgress, progress
from lyapp.store.queries.blindness import blindness, finished_members
from lyapp.store.queries.criteria import newest_criteria
from lyapp.store.queries.members import scorers
from lyapp.store.queries.moderated import agreed_ratings, panel_plans, panel_setting
from lyapp.store.queries.standing import newest_versions
from lyapp.store.rows import select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class AcrossRow:
    """One plan's answers to the criterion; nothing of one whose scores aren't to be seen yet."""

    locality: int
    code: str
    name: str
    plan_version: int
    given: tuple[Given, ...]
    agreed: Agreed | None
    shown: bool


@dataclass(frozen=True, slots=True)
class Across:
    """One criterion over all plans, with comments whose words go with another rating elsewhere."""

    key: str
    title: str
    members: dict[int, str]
    rows: tuple[AcrossRow, ...]
    oddities: tuple[Oddity, ...]


@dataclass(frozen=True, slots=True)
class HeatBoard:
    """The heat map, with each row's locality in the same order; `shown`: its scores are seen.

    `undecided`: the plan's moderation was closed with no outcome chosen.
    """

    localities: tuple[int, ...]
    codes: tuple[str, ...]
    shown: tuple[bool, ...]
    map: HeatMap
    titles: tuple[str, ...]
    """The criteria's titles, one a column."""
    undecided: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class AgreementData:
    """What `rules.agreement.panel` works on; `ratings` are by plan version, criterion, member.

    `plans` are those whose scores may be seen, of `of` plans in all.
    """

    ratings: dict[tuple[int, int, int], int]
    members: dict[int, str]
    lowest: int
    highest: int
    plans: int
    of: int


def across(review: ReviewFile, *, criterion: str, tick: Tick | None = None) -> Across:
    """One criterion, by its key, over the newest version of every plan.

    Raises:
        UnknownKey: the newest criteria have none of this key.
    """
    with review.read() as db:
        asked = newest_criteria(db)
        words = next((one for _key, one in asked.criteria if one.key == criterion), None)
        if words is None:
            known = ", ".join(one.key for _key, one in asked.criteria)
            raise UnknownKey(what="criterion", key=criterion, known=known)
        places = _places(db)
        blind = blindness(db)
        plans = panel_plans(
            db,
            asked,
            {version: (locality, name) for locality, _code, name, version in places},
            blind,
        )
        agreed = agreed_ratings(db, [plan.plan_version for plan in plans])
        members = panel_setting(db, asked).members
    rows = tuple(
        AcrossRow(
            locality=locality,
            code=code,
            name=name,
            plan_version=version,
            given=plan.given.get(criterion, ()),
            agreed=agreed.get(version, {}).get(criterion),
            shown=may_see_figures(blind, plan_version=version),
        )
        for (locality, code, name, version), plan in zip(places, plans, strict=True)
    )
    comments = [
        Comment(
            plan=row.plan_version,
            plan_name=row.name,
            member=one.member,
            member_name=members.get(one.member, ""),
            rating=one.mark.rating,
            text=one.comment,
        )
        for row in rows
        for one in row.given
        if one.comment and one.mark.rating is not None
    ]
    return Across(
        criterion, words.title, dict(members), rows, comment_oddities(comments, tick=tick)
    )


def heat(review: ReviewFile, *, tick: Tick | None = None) -> HeatBoard:
    """The whole board as a heat map; `tick` is told how many plans are done."""
    with review.read() as db:
        asked = newest_criteria(db)
        places = _places(db)
        blind = blindness(db)
        setting = panel_setting(db, asked)
        plans = panel_plans(
            db,
            asked,
            {version: (locality, name) for locality, _code, name, version in places},
            blind,
        )
        agreed = agreed_ratings(db, [plan.plan_version for plan in plans])
        undecided = {
            version
            for (version,) in select(
                db,
                """
                SELECT plan_version_id FROM moderation
                WHERE closed_at IS NOT NULL AND outcome_type_id IS NULL
                """,
            )
        }
    return HeatBoard(
        localities=tuple(locality for locality, *_rest in places),
        codes=tuple(code for _locality, code, *_rest in places),
        shown=tuple(may_see_figures(blind, plan_version=version) for *_rest, version in places),
        map=heat_map(setting, plans, agreed=agreed, tick=tick),
        titles=tuple(one.title for one in setting.criteria if not one.open_text),
        undecided=tuple(version in undecided for *_rest, version in places),
    )


def panel_progress(review: ReviewFile) -> tuple[MemberProgress, ...]:
    """How far each member has got with the newest plans; how much, and never what."""
    with review.read() as db:
        asked = newest_criteria(db)
        places = _places(db)
        rated = frozenset(asked.rated)
        at = {version: locality for locality, _code, _name, version in places}
        answered: dict[tuple[int, int], int] = {}
        for version, criterion, member in select(
            db,
            """
            SELECT plan_version_id, criterion_id, member_id FROM score
            WHERE state IS NOT NULL AND {among}
            """,
            column="plan_version_id",
            only=at,
        ):
            if criterion in rated:
                key = (member, at[version])
                answered[key] = answered.get(key, 0) + 1
        wanted: dict[int, list[int]] = {}
        expected = scorers(db)
        for locality, *_said in places:
            for member in expected.get(locality, ()):
                wanted.setdefault(member, []).append(locality)
        names = dict(
            select(db, "SELECT id, name FROM member WHERE NOT withdrawn ORDER BY sort, id")
        )
        back = finished_members(db)
    return progress(
        members=names,
        plans={locality: name for locality, _code, name, _version in places},
        expected=wanted,
        answered=answered,
        criteria=len(rated),
        returned=back,
    )


def agreement_data(review: ReviewFile) -> AgreementData:
    """The ratings of the newest plans, as far as they may be seen."""
    with review.read() as db:
        asked = newest_criteria(db)
        places = _places(db)
        blind = blindness(db)
        opened = [
            version for *_rest, version in places if may_see_figures(blind, plan_version=version)
        ]
        rated = frozenset(asked.rated)
        rows = select(
            db,
            """
            SELECT plan_version_id, criterion_id, member_id, rating FROM score
            WHERE rating IS NOT NULL AND {among}
            """,
            column="plan_version_id",
            only=opened,
        )
        members = dict(select(db, "SELECT id, name FROM member ORDER BY sort, id"))
    return AgreementData(
        ratings={
            (version, criterion, member): rating
            for version, criterion, member, rating in rows
            if criterion in rated and may_see(blind, plan_version=version, member=member)
        },
        members=members,
        lowest=asked.scale.lowest,
        highest=asked.scale.highest,
        plans=len(opened),
        of=len(places),
    )


def _places(db: sqlite3.Connection) -> list[tuple[int, str, str, int]]:
    """Every locality with a plan, in the paper's order: key, code, name, newest version."""
    newest = newest_versions(db)
    return [
        (key, code, name, newest[key][0])
        for key, code, name in select(
            db,
            """
            SELECT locality.id, locality.code, locality.name
            FROM locality JOIN organisation ON organisation.id = locality.organisation_id
            ORDER BY organisation.sort, locality.sort
            """,
        )
        if key in newest
    ]
