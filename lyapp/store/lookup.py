"""Finding rows by id or key, for verbs and queries alike."""

from __future__ import annotations

from typing import TypeVar

from sqlmodel import Session, col, select

from lyapp.model.trouble import UnknownKey
from lyapp.store.tables import Row
from lyapp.store.tables.plans import Plan, PlanVersion
from lyapp.store.tables.programme import Locality, Review

R = TypeVar("R", bound=Row)


def find(session: Session, table: type[R], key: int, what: str) -> R:
    """The row with this primary key, or UnknownKey: it was removed meanwhile."""
    row = session.get(table, key)
    if row is None:
        raise UnknownKey(what=what, key=key, known="it was removed meanwhile")
    return row


def the_review(session: Session) -> Review:
    """The file's one review row."""
    return session.exec(select(Review)).one()


def locality_of(session: Session, plan_version: int) -> Locality:
    """The locality whose plan a version belongs to."""
    found = session.exec(
        select(Locality)
        .join(Plan, col(Plan.locality_id) == Locality.id)
        .join(PlanVersion, col(PlanVersion.plan_id) == Plan.id)
        .where(PlanVersion.id == plan_version)
    ).first()
    if found is None:
        raise UnknownKey(what="plan version", key=plan_version, known="it was removed meanwhile")
    return found


def plan_of(session: Session, locality: int) -> tuple[Locality, int]:
    """A locality, and the key of its plan; UnknownKey when it, or a plan of it, isn't there."""
    where = find(session, Locality, locality, "locality")
    plan = session.exec(select(Plan.id).where(Plan.locality_id == locality)).first()
    if plan is None:
        raise UnknownKey(what="plan of", key=where.name, known="none has been received")
    return where, plan


def newest_version(session: Session, locality: int) -> PlanVersion | None:
    """The newest version of a locality's plan; None when none has come."""
    return session.exec(
        select(PlanVersion)
        .join(Plan, col(Plan.id) == PlanVersion.plan_id)
        .where(Plan.locality_id == locality)
        .order_by(col(PlanVersion.number).desc())
        .limit(1)
    ).first()
