"""Who scores what: assignments, declared interests, and who has stood down."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.panel import Assigning, Conflict, ConflictKind
from lyapp.store.rows import among, first, grouped, select

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody who stands in for a member; `organisation` is None for all of them."""

    substitute: int
    name: str
    organisation: int | None
    note: str


@dataclass(frozen=True, slots=True)
class PanelMember:
    """A member of the panel. `packs` and `returns` count what was sent and what came back.

    `finished` is what the chair said, not what their answers come to.
    """

    member: int
    key: str
    name: str
    initials: str
    role: str
    organisation: str
    withdrawn: bool
    finished: bool
    substitutes: tuple[StandIn, ...]
    packs: int
    returns: int


@dataclass(frozen=True, slots=True)
class WhoScores:
    """The matrix of members and localities.

    `scores` holds (member, locality) pairs: who should score what, conflicts and withdrawals
    taken into account. `picked` are the pairs picked one by one, whether they count now or not.
    """

    assigning: Assigning
    members: tuple[PanelMember, ...]
    scores: frozenset[tuple[int, int]]
    picked: frozenset[tuple[int, int]]
    conflicts: tuple[Conflict, ...]


def who_scores(review: ReviewFile) -> WhoScores:
    """Who scores what, as it stands."""
    with review.read() as db:
        return WhoScores(
            assigning=assigning(db),
            members=_members(db),
            scores=frozenset(
                (member, locality)
                for locality, members in scorers(db).items()
                for member in members
            ),
            picked=frozenset(
                (member, locality)
                for member, locality in select(db, "SELECT member_id, locality_id FROM assignment")
            ),
            conflicts=conflicts(db),
        )


def answers_given(
    review: ReviewFile, *, pairs: Collection[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    """How many answers (member, locality) pairs have given, on any version of the plan.

    Pairs without any are left out. That somebody has answered may be known while scores are
    blind.
    """
    with review.read() as db:
        rows = select(
            db,
            """
            SELECT score.member_id, plan.locality_id, count(*)
            FROM score
            JOIN plan_version AS version ON version.id = score.plan_version_id
            JOIN plan ON plan.id = version.plan_id
            WHERE score.state IS NOT NULL AND {among} AND {of}
            GROUP BY score.member_id, plan.locality_id
            """.replace("{of}", among("plan.locality_id", {at for _one, at in pairs})),
            column="score.member_id",
            only={one for one, _at in pairs},
        )
    wanted = set(pairs)
    return {(one, at): count for one, at, count in rows if (one, at) in wanted}


def assigning(db: sqlite3.Connection) -> Assigning:
    """How it is settled who scores what."""
    found = first(db, "SELECT assigning FROM review")
    return Assigning(found[0]) if found else Assigning.BY_ORGANISATION


def scorers(db: sqlite3.Connection) -> dict[int, frozenset[int]]:
    """Each locality's members who should score it.

    A member listed for no organisation scores all of them. Who has withdrawn, or has declared an
    interest that keeps them from scoring, is never among them.
    """
    everyone = {key for (key,) in select(db, "SELECT id FROM member WHERE NOT withdrawn")}
    localities = select(db, "SELECT id, organisation_id FROM locality")
    out = {(one.member, one.locality) for one in conflicts(db) if not one.scores}
    how = assigning(db)
    if how is Assigning.PICKED:
        picked = grouped(select(db, "SELECT locality_id, member_id FROM assignment"))
        found = {key: everyone & set(picked.get(key, ())) for key, _owner in localities}
    elif how is Assigning.EVERYTHING:
        found = dict.fromkeys((key for key, _owner in localities), everyone)
    else:
        listed: dict[int, set[int]] = {}
        for member, owner in select(
            db, "SELECT member_id, organisation_id FROM member_organisation"
        ):
            listed.setdefault(member, set()).add(owner)
        of = {
            owner: {one for one in everyone if one not in listed or owner in listed[one]}
            for owner in {owner for _key, owner in localities}
        }
        found = {key: of[owner] for key, owner in localities}
    return {
        key: frozenset(members if not out else (one for one in members if (one, key) not in out))
        for key, members in found.items()
    }


def conflicts(db: sqlite3.Connection) -> tuple[Conflict, ...]:
    """Every declared interest, in the members' and localities' order."""
    rows = select(
        db,
        """
        SELECT said.member_id, said.locality_id, said.kind, said.note, said.scores,
               said.answers_questions, said.stays_for_decision
        FROM conflict_of_interest AS said
        JOIN member ON member.id = said.member_id JOIN locality ON locality.id = said.locality_id
        ORDER BY member.sort, locality.sort
        """,
    )
    return tuple(
        Conflict(member, locality, ConflictKind(kind), note, *map(bool, may))
        for member, locality, kind, note, *may in rows
    )


def _members(db: sqlite3.Connection) -> tuple[PanelMember, ...]:
    stand_ins = grouped(
        (member, StandIn(*said))
        for member, *said in select(
            db, "SELECT member_id, id, name, organisation_id, note FROM substitute ORDER BY id"
        )
    )
    rows = select(
        db,
        """
        SELECT id, key, name, initials, role, organisation, withdrawn, finished,
               (SELECT count(*) FROM pack WHERE member_id = member.id),
               (SELECT count(*) FROM received_return
                WHERE member_id = member.id AND verdict = 'merged')
        FROM member ORDER BY sort, id
        """,
    )
    return tuple(
        PanelMember(
            member=key,
            key=name_key,
            name=name,
            initials=initials,
            role=role,
            organisation=organisation,
            withdrawn=bool(withdrawn),
            finished=bool(finished),
            substitutes=stand_ins.get(key, ()),
            packs=packs,
            returns=returns,
        )
        for (
            key,
            name_key,
            name,
            initials,
            role,
            organisation,
            withdrawn,
            finished,
            packs,
            returns,
        ) in rows
    )
