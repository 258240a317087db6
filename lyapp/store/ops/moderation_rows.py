"""The rows of a plan's moderation, for the verbs that settle it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import col, select

from lyapp.model.criteria import Criterion as CriterionWords
from lyapp.model.criteria import Mark
from lyapp.model.panel import Point
from lyapp.model.trouble import ModerationClosed, ModerationNotOpen, UnknownKey
from lyapp.rules.texts import required
from lyapp.store.lookup import find
from lyapp.store.ops.common import shortened
from lyapp.store.tables.panel import AgreedRating, Moderation, ModerationPoint
from lyapp.store.tables.programme import Member

if TYPE_CHECKING:
    from lyapp.store.queries.moderated import Moderated
    from lyapp.store.transaction import Write


def the_open(work: Write, found: Moderated) -> int:
    """The key of a moderation that is open.

    Raises:
        ModerationNotOpen, ModerationClosed: it isn't.
    """
    if found.key is None:
        raise ModerationNotOpen(locality=found.name)
    if work.session.get_one(Moderation, found.key).closed_at is not None:
        raise ModerationClosed(locality=found.name)
    return found.key


def criterion_of(found: Moderated, key: str) -> tuple[int, CriterionWords]:
    """The key and words of a criterion the plan was scored under.

    Raises:
        UnknownKey: there is none of this key.
    """
    for number, words in found.asked.criteria:
        if words.key == key:
            return number, words
    known = ", ".join(words.key for _number, words in found.asked.criteria)
    raise UnknownKey(what="criterion", key=shortened(key), known=known)


def agreed_row(work: Write, moderation: int, criterion: int) -> AgreedRating | None:
    """What was agreed for a criterion; None while nothing is."""
    return work.session.exec(
        select(AgreedRating).where(
            AgreedRating.moderation_id == moderation, AgreedRating.criterion_id == criterion
        )
    ).first()


def put_agreed(work: Write, moderation: int, criterion: int, mark: Mark, reason: str) -> None:
    """Keep what was agreed for a criterion, in place of what was."""
    row = agreed_row(work, moderation, criterion) or AgreedRating(
        moderation_id=moderation, criterion_id=criterion, state=mark.state.value
    )
    row.state = mark.state.value
    row.rating = mark.rating
    row.reason = reason
    work.session.add(row)


def put_points(work: Write, moderation: int, criterion: int, points: Sequence[Point]) -> None:
    """Replace what was noted of a criterion; what stays the same keeps its row."""
    rows = list(
        work.session.exec(
            select(ModerationPoint)
            .where(
                ModerationPoint.moderation_id == moderation,
                ModerationPoint.criterion_id == criterion,
            )
            .order_by(col(ModerationPoint.sort), col(ModerationPoint.id))
        ).all()
    )
    for sort, point in enumerate(points):
        if point.member is not None:
            find(work.session, Member, point.member, "member")
        text = required(point.text, what="A point of the discussion")
        row = (
            rows[sort]
            if sort < len(rows)
            else ModerationPoint(moderation_id=moderation, criterion_id=criterion, text=text)
        )
        row.member_id, row.text, row.sort = point.member, text, sort
        work.session.add(row)
    for row in rows[len(points) :]:
        work.session.delete(row)
