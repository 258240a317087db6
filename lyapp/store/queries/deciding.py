"""Outcome types, outcomes, conditions, flags and money, read for many localities at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_columns
from sqlalchemy.orm import Mapped
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
_PLACES = {one.value: one for one in OutcomePlace}
_KINDS = {one.value: one for one in LineKind}
_PERIODS = {one.value: one for one in Period}
_RECURRING = {one.value: one for one in Recurring}
Only = Collection[int] | None
"""The ids of the localities wanted; None for all."""


class Stated(NamedTuple):
    """An outcome as it is stated at one place, with its type's primary key."""

    outcome_type_id: int | None
    text: str
    printed: str
    decided: date | None
    next_step: str


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


def outcomes(session: Session, only: Only = None) -> dict[tuple[int, OutcomePlace], Stated]:
    """What is stated of each locality at each place."""
    table = tables.Outcome
    wanted = select_columns(
        col(table.locality_id),
        col(table.place),
        col(table.outcome_type_id),
        col(table.text),
        col(table.printed),
        col(table.decided),
        col(table.next_step),
    )
    if only is not None:
        wanted = wanted.where(col(table.locality_id).in_(only))
    return {
        (locality, _PLACES[place]): Stated(*said)
        for locality, place, *said in session.execute(wanted).all()
    }


def conditions(session: Session, only: Only = None) -> dict[int, tuple[Condition, ...]]:
    """The conditions of each locality's decision, in their order."""
    table = tables.Condition
    wanted = (
        select_columns(
            col(tables.Outcome.locality_id),
            col(table.id),
            col(table.text),
            col(table.owner),
            col(table.due),
            col(table.discharged_at),
            col(table.discharged_by),
            col(table.note),
        )
        .join(tables.Outcome, col(tables.Outcome.id) == table.outcome_id)
        .where(col(tables.Outcome.place) == OutcomePlace.STATUS.value)
        .order_by(col(table.sort), col(table.id))
    )
    if only is not None:
        wanted = wanted.where(col(tables.Outcome.locality_id).in_(only))
    return _grouped(
        (locality, Condition(*said)) for locality, *said in session.execute(wanted).all()
    )


def flags(session: Session, only: Only = None) -> dict[int, tuple[Flag, ...]]:
    """The flags of each locality; those of the whole programme under 0."""
    table = tables.Flag
    wanted = select_columns(
        col(table.locality_id),
        col(table.id),
        col(table.kind),
        col(table.sentence),
        col(table.source),
        col(table.settled_at),
        col(table.settled_by),
        col(table.settled_reason),
    ).order_by(col(table.id))
    if only is not None:
        wanted = wanted.where(col(table.locality_id).in_(only))
    return _grouped(
        (locality or 0, Flag(key, FlagKind(kind), *said))
        for locality, key, kind, *said in session.execute(wanted).all()
    )


def lines(session: Session, only: Only = None) -> dict[int, tuple[FinancialLine, ...]]:
    """The lines of money of each locality, in their order."""
    owner = col(tables.FinancialLine.locality_id)
    return _lines(session, owner, owner.is_not(None) if only is None else owner.in_(only))


def organisation_lines(session: Session) -> dict[int, tuple[FinancialLine, ...]]:
    """The organisations' own lines of money."""
    owner = col(tables.FinancialLine.organisation_id)
    return _lines(session, owner, owner.is_not(None))


def _lines(
    session: Session, owner: Mapped[int | None], where: ColumnElement[bool]
) -> dict[int, tuple[FinancialLine, ...]]:
    table = tables.FinancialLine
    wanted = (
        select_columns(
            owner,
            col(table.id),
            col(table.kind),
            col(table.label),
            col(table.amount_pence),
            col(table.effect),
            col(table.year),
            col(table.period),
            col(table.recurring),
            col(table.source),
            col(table.printed),
            col(table.note),
        )
        .where(where)
        .order_by(col(table.sort), col(table.id))
    )
    return _grouped(
        (
            key or 0,
            FinancialLine(
                number,
                _KINDS[kind],
                label,
                pence,
                effect,
                year,
                _PERIODS[period],
                _RECURRING[again],
                *said,
            ),
        )
        for key, number, kind, label, pence, effect, year, period, again, *said in session.execute(
            wanted
        ).all()
    )


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    found: dict[int, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
