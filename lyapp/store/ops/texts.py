"""Briefing texts: priorities with their sub-items, public health, money, the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from lyapp.model.briefing import TextKind
from lyapp.model.changes import Changes
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import find
from lyapp.store.ops.common import shortened
from lyapp.store.tables.decisions import BriefingItem, BriefingText
from lyapp.store.tables.programme import Locality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def add_text(review: ReviewFile, *, locality: int, kind: TextKind, text: str, who: str) -> Changes:
    """Add a text at the end of its kind; a priority takes the next number."""
    with review.write(who=who) as work:
        where = find(work.session, Locality, locality, "locality")
        others = _of_kind(work.session, locality, kind.value)
        work.add(
            BriefingText(
                locality_id=locality,
                kind=kind.value,
                text=required(text, what="A briefing text"),
                number=len(others) + 1 if kind is TextKind.PRIORITY else None,
                sort=max((one.sort for one in others), default=-1) + 1,
            )
        )
        work.label = f"Briefing of {where.name}: {shortened(text)}"
        work.touch(locality)
    return work.result


def edit_text(review: ReviewFile, *, text_id: int, text: str, who: str) -> Changes:
    """Change a text."""
    with review.write(who=who) as work:
        row = find(work.session, BriefingText, text_id, "briefing text")
        row.text = required(text, what="A briefing text")
        work.session.add(row)
        work.label = f"Briefing text: {shortened(text)}"
        work.touch(row.locality_id)
    return work.result


def edit_items(review: ReviewFile, *, text_id: int, items: Sequence[str], who: str) -> Changes:
    """Replace a priority's sub-items; empty ones are dropped."""
    with review.write(who=who) as work:
        row = find(work.session, BriefingText, text_id, "briefing text")
        now = [tidy(item).strip() for item in items if tidy(item).strip()]
        before = list(
            work.session.exec(
                select(BriefingItem)
                .where(BriefingItem.text_id == text_id)
                .order_by(col(BriefingItem.sort))
            ).all()
        )
        for sort, text in enumerate(now):
            if sort < len(before):
                before[sort].text = text
                work.session.add(before[sort])
            else:
                work.add(BriefingItem(text_id=text_id, text=text, sort=sort))
        for extra in before[len(now) :]:
            work.remove(extra)
        work.label = f"Sub-items of {shortened(row.text)}"
        work.touch(row.locality_id)
    return work.result


def remove_text(review: ReviewFile, *, text_id: int, who: str) -> Changes:
    """Take a text away with its sub-items; later priorities move up a number."""
    with review.write(who=who) as work:
        row = find(work.session, BriefingText, text_id, "briefing text")
        text, kind, locality = row.text, row.kind, row.locality_id
        work.remove(row)
        _number(work.session, locality, kind)
        work.label = f"Briefing text removed: {shortened(text)}"
        work.touch(locality)
    return work.result


def move_text(review: ReviewFile, *, text_id: int, step: int, who: str) -> Changes:
    """Move a text up (-1) or down (+1) among its kind, renumbering priorities."""
    with review.write(who=who) as work:
        row = find(work.session, BriefingText, text_id, "briefing text")
        others = _of_kind(work.session, row.locality_id, row.kind)
        here = others.index(row)
        there = min(max(here + step, 0), len(others) - 1)
        others.insert(there, others.pop(here))
        places = sorted(one.sort for one in others)
        if len(set(places)) < len(places):
            places = list(range(len(others)))
        for one, place in zip(others, places, strict=True):
            one.sort = place
            work.session.add(one)
        work.session.flush()
        _number(work.session, row.locality_id, row.kind)
        work.label = f"Briefing text moved: {shortened(row.text)}"
        work.touch(row.locality_id)
    return work.result


def _of_kind(session: Session, locality: int, kind: str) -> list[BriefingText]:
    return list(
        session.exec(
            select(BriefingText)
            .where(BriefingText.locality_id == locality, BriefingText.kind == kind)
            .order_by(col(BriefingText.sort), col(BriefingText.id))
        ).all()
    )


def _number(session: Session, locality: int, kind: str) -> None:
    if kind != TextKind.PRIORITY.value:
        return
    for number, row in enumerate(_of_kind(session, locality, kind), start=1):
        row.number = number
        session.add(row)
