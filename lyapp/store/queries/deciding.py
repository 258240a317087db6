"""Outcome types, outcomes, conditions, flags and money, read for many localities at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from lyapp.model.decision import (
    Condition,
    Flag,
    FlagKind,
    OutcomePlace,
    OutcomeStage,
    OutcomeType,
)
from lyapp.model.money import FinancialLine, LineKind, Period, Recurring
from lyapp.store.tables import decisions as tables

T = TypeVar("T")
Only = Collection[int] | None
"""The ids of the localities wanted; None for all."""


def outcome_types(session: Session) -> dict[int, OutcomeType]:
    """Every outcome type in the programme's order, by primary key."""
    rows = session.exec(select(tables.OutcomeType).order_by(col(tables.OutcomeType.sort))).all()
    return {
        row.id or 0: OutcomeType(
            row.key,
            row.label,
            OutcomeStage(row.stage),
            row.takes_conditions,
            row.next_step,
            row.short,
        )
        for row in rows
    }


def outcomes(session: Session, only: Only = None) -> dict[tuple[int, OutcomePlace], tables.Outcome]:
    """The outcome rows by locality and place."""
    wanted = select(tables.Outcome)
    if only is not None:
        wanted = wanted.where(col(tables.Outcome.locality_id).in_(only))
    return {(row.locality_id, OutcomePlace(row.place)): row for row in session.exec(wanted).all()}


def conditions(session: Session, only: Only = None) -> dict[int, tuple[Condition, ...]]:
    """The conditions of each locality's decision, in their order."""
    wanted = (
        select(tables.Outcome.locality_id, tables.Condition)
        .join(tables.Outcome, col(tables.Outcome.id) == tables.Condition.outcome_id)
        .where(tables.Outcome.place == OutcomePlace.STATUS.value)
        .order_by(col(tables.Condition.sort), col(tables.Condition.id))
    )
    if only is not None:
        wanted = wanted.where(col(tables.Outcome.locality_id).in_(only))
    return _grouped(
        (
            locality,
            Condition(
                row.id or 0,
                row.text,
                row.owner,
                row.due,
                row.discharged_at,
                row.discharged_by,
                row.note,
            ),
        )
        for locality, row in session.exec(wanted).all()
    )


def flags(session: Session, only: Only = None) -> dict[int, tuple[Flag, ...]]:
    """The flags of each locality; those of the whole programme under 0."""
    wanted = select(tables.Flag).order_by(col(tables.Flag.id))
    if only is not None:
        wanted = wanted.where(_among(tables.Flag.locality_id, only))
    return _grouped(
        (
            row.locality_id or 0,
            Flag(
                row.id or 0,
                FlagKind(row.kind),
                row.sentence,
                row.source,
                row.settled_at,
                row.settled_by,
                row.settled_reason,
            ),
        )
        for row in session.exec(wanted).all()
    )


def lines(session: Session, only: Only = None) -> dict[int, tuple[FinancialLine, ...]]:
    """The lines of money of each locality, in their order."""
    wanted = (
        select(tables.FinancialLine)
        .where(col(tables.FinancialLine.locality_id).is_not(None))
        .order_by(col(tables.FinancialLine.sort), col(tables.FinancialLine.id))
    )
    if only is not None:
        wanted = wanted.where(_among(tables.FinancialLine.locality_id, only))
    return _grouped((row.locality_id or 0, line(row)) for row in session.exec(wanted).all())


def organisation_lines(session: Session) -> dict[int, tuple[FinancialLine, ...]]:
    """The organisations' own lines of money."""
    rows = session.exec(
        select(tables.FinancialLine)
        .where(col(tables.FinancialLine.organisation_id).is_not(None))
        .order_by(col(tables.FinancialLine.sort))
    ).all()
    return _grouped((row.organisation_id or 0, line(row)) for row in rows)


def line(row: tables.FinancialLine) -> FinancialLine:
    """A stored line of money as its frozen self."""
    return FinancialLine(
        id=row.id or 0,
        kind=LineKind(row.kind),
        label=row.label,
        amount_pence=row.amount_pence,
        effect=row.effect,
        year=row.year,
        period=Period(row.period),
        recurring=Recurring(row.recurring),
        source=row.source,
        printed=row.printed,
        note=row.note,
    )


def _among(column: int | None, only: Collection[int]) -> ColumnElement[bool]:
    return col(column).in_(only)


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    found: dict[int, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
