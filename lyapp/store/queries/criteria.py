"""Reading criteria sets and scales."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from lyapp.model.criteria import Criterion, Level, Rag, RatingScale
from lyapp.store.tables.criteria import CriteriaSet, LevelDescriptor, Scale, ScaleLevel
from lyapp.store.tables.criteria import Criterion as CriterionRow
from lyapp.store.tables.plans import Score


@dataclass(frozen=True, slots=True)
class AskedSet:
    """A criteria set: its version, its scale, and (primary key, criterion) in order."""

    key: int
    version: int
    scale: RatingScale
    criteria: tuple[tuple[int, Criterion], ...]

    @property
    def rated(self) -> tuple[int, ...]:
        """The keys of the criteria that take a rating."""
        return tuple(key for key, criterion in self.criteria if not criterion.open_text)


_LEVELS = (
    select_columns(
        col(Scale.key),
        col(Scale.title),
        col(Scale.meets_value),
        col(ScaleLevel.value),
        col(ScaleLevel.label),
        col(ScaleLevel.rag),
        col(ScaleLevel.descriptor),
    )
    .join(CriteriaSet, col(CriteriaSet.scale_id) == Scale.id)
    .join(ScaleLevel, col(ScaleLevel.scale_id) == Scale.id)
    .where(col(CriteriaSet.id) == bindparam("set_id"))
    .order_by(col(ScaleLevel.value))
)


def scale_of(session: Session, set_id: int) -> RatingScale:
    """The rating scale of a criteria set."""
    rows = session.execute(_LEVELS, {"set_id": set_id}).all()
    key, title, meets_value = rows[0][:3]
    return RatingScale(
        key,
        title,
        tuple(Level(value, label, Rag(rag), says) for *_, value, label, rag, says in rows),
        meets_value,
    )


def newest_set(session: Session) -> CriteriaSet:
    """The row of the newest criteria set."""
    return session.exec(
        select(CriteriaSet).order_by(col(CriteriaSet.version).desc()).limit(1)
    ).one()


def scores_given(session: Session, set_id: int) -> bool:
    """Whether anybody has scored, commented or cited under a criteria set."""
    return (
        session.exec(
            select(Score.id)
            .join(CriterionRow, col(CriterionRow.id) == Score.criterion_id)
            .where(CriterionRow.set_id == set_id)
            .limit(1)
        ).first()
        is not None
    )


def newest_criteria(session: Session) -> AskedSet:
    """The newest criteria set, which new scores are given under."""
    newest = newest_set(session)
    rows = session.exec(
        select(CriterionRow)
        .where(CriterionRow.set_id == newest.id)
        .order_by(col(CriterionRow.number))
    ).all()
    descriptors: dict[int, list[tuple[int, str]]] = {}
    for found in session.exec(
        select(LevelDescriptor)
        .join(CriterionRow, col(CriterionRow.id) == LevelDescriptor.criterion_id)
        .where(CriterionRow.set_id == newest.id)
        .order_by(col(LevelDescriptor.value))
    ).all():
        descriptors.setdefault(found.criterion_id, []).append((found.value, found.text))
    return AskedSet(
        key=newest.id or 0,
        version=newest.version,
        scale=scale_of(session, newest.id or 0),
        criteria=tuple(
            (
                row.id or 0,
                Criterion(
                    key=row.key,
                    number=row.number,
                    title=row.title,
                    question=row.question,
                    guidance=row.guidance,
                    weight=row.weight,
                    must_pass=row.must_pass,
                    open_text=row.open_text,
                    descriptors=tuple(descriptors.get(row.id or 0, ())),
                ),
            )
            for row in rows
        ),
    )
