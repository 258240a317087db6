"""Outcome types, outcomes, conditions, flags and money, read for many localities at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from lyapp.model.decision import (
    Condition,
    Flag,
    FlagKind,
    OutcomePlace,
    OutcomeStage,
    OutcomeType,
)
from lyapp.model.money import FinancialLine, LineKind, Period, Recurring
from lyapp.store.rows import Only, day, grouped, moment, select

if TYPE_CHECKING:
    import sqlite3

_PLACES = {one.value: one for one in OutcomePlace}
_KINDS = {one.value: one for one in LineKind}
_PERIODS = {one.value: one for one in Period}
_RECURRING = {one.value: one for one in Recurring}


class Stated(NamedTuple):
    """An outcome as it is stated at one place, with its type's primary key."""

    outcome_type_id: int | None
    text: str
    printed: str
    decided: date | None
    next_step: str


def outcome_types(db: sqlite3.Connection) -> dict[int, OutcomeType]:
    """Every outcome type in the programme's order, by primary key."""
    rows = select(
        db,
        """
        SELECT id, key, label, stage, takes_conditions, next_step, short
        FROM outcome_type ORDER BY sort
        """,
    )
    return {
        number: OutcomeType(key, label, OutcomeStage(stage), bool(takes), next_step, short)
        for number, key, label, stage, takes, next_step, short in rows
    }


def outcomes(db: sqlite3.Connection, only: Only = None) -> dict[tuple[int, OutcomePlace], Stated]:
    """What is stated of each locality at each place."""
    rows = select(
        db,
        """
        SELECT locality_id, place, outcome_type_id, text, printed, decided, next_step
        FROM outcome WHERE {among}
        """,
        column="locality_id",
        only=only,
    )
    return {
        (locality, _PLACES[place]): Stated(kind, text, printed, day(decided), next_step)
        for locality, place, kind, text, printed, decided, next_step in rows
    }


def conditions(db: sqlite3.Connection, only: Only = None) -> dict[int, tuple[Condition, ...]]:
    """The conditions of each locality's decision, in their order."""
    rows = select(
        db,
        """
        SELECT outcome.locality_id, one.id, one.text, one.owner, one.due, one.discharged_at,
               one.discharged_by, one.note
        FROM condition AS one JOIN outcome ON outcome.id = one.outcome_id
        WHERE outcome.place = :place AND {among}
        ORDER BY one.sort, one.id
        """,
        column="outcome.locality_id",
        only=only,
        place=OutcomePlace.STATUS.value,
    )
    return grouped(
        (locality, Condition(key, text, owner, day(due), moment(discharged), *said))
        for locality, key, text, owner, due, discharged, *said in rows
    )


def flags(db: sqlite3.Connection, only: Only = None) -> dict[int, tuple[Flag, ...]]:
    """The flags of each locality; those of the whole programme under 0."""
    rows = select(
        db,
        """
        SELECT coalesce(locality_id, 0), id, kind, sentence, source, settled_at, settled_by,
               settled_reason
        FROM flag WHERE {among} ORDER BY id
        """,
        column="locality_id",
        only=only,
    )
    return grouped((locality, _flag(*said)) for locality, *said in rows)


def whole_flags(db: sqlite3.Connection) -> tuple[Flag, ...]:
    """The flags of the whole programme, which belong to no locality."""
    query = """
        SELECT id, kind, sentence, source, settled_at, settled_by, settled_reason
        FROM flag WHERE locality_id IS NULL ORDER BY id
        """
    return tuple(_flag(*said) for said in select(db, query))


def _flag(
    key: int, kind: str, sentence: str, source: str, settled: str | None, by: str, reason: str
) -> Flag:
    return Flag(key, FlagKind(kind), sentence, source, moment(settled), by, reason)


def lines(db: sqlite3.Connection, only: Only = None) -> dict[int, tuple[FinancialLine, ...]]:
    """The lines of money of each locality, in their order."""
    query = """
        SELECT locality_id, id, label, amount_pence, effect, year, kind, period, recurring,
               source, printed, note
        FROM financial_line WHERE locality_id IS NOT NULL AND {among}
        ORDER BY sort, id
        """
    return _lines(select(db, query, column="locality_id", only=only))


def organisation_lines(db: sqlite3.Connection) -> dict[int, tuple[FinancialLine, ...]]:
    """The organisations' own lines of money."""
    query = """
        SELECT organisation_id, id, label, amount_pence, effect, year, kind, period, recurring,
               source, printed, note
        FROM financial_line WHERE organisation_id IS NOT NULL
        ORDER BY sort, id
        """
    return _lines(select(db, query))


def _lines(rows: list[Any]) -> dict[int, tuple[FinancialLine, ...]]:
    return grouped(
        (
            owner,
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
        for owner, number, label, pence, effect, year, kind, period, again, *said in rows
    )
