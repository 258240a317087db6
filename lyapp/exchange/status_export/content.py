"""What a status export says, read once and the same for every format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lyapp.model.decision import Condition, Flag
from lyapp.rules.decisions import NOTHING_REMAINS
from lyapp.store.queries.board import BoardRow, board
from lyapp.store.queries.conditions import all_conditions

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class LocalityStatus:
    """One locality. `balance_pence` None is "not stated"; `flags` are open ones (kind, sentence).

    `next_step` is empty when nothing remains to be done.
    """

    code: str
    name: str
    organisation: str
    practices: int | None
    list_size: int | None
    list_size_printed: str
    plan_version: int | None
    meetings: tuple[date, ...]
    members_scored: int
    members_expected: int
    rating: float | None
    rag: str | None
    flags: tuple[tuple[str, str], ...]
    balance_pence: int | None
    balance_note: str
    outcome: str
    outcome_label: str
    outcome_symbol: str
    conditions: tuple[Condition, ...]
    next_step: str


@dataclass(frozen=True, slots=True)
class Status:
    """The status of a whole review. `organisations` are (code, name, total in words)."""

    title: str
    committee: str
    committee_date: date | None
    sample: bool
    made_up: bool
    made_up_scores: bool
    made_on: date | None
    organisations: tuple[tuple[str, str, str], ...]
    localities: tuple[LocalityStatus, ...]

    @property
    def mark(self) -> str:
        """What every format says of data that isn't real; empty for a real review."""
        marks = [
            words
            for words, true in (
                ("sample", self.sample),
                ("made up", self.made_up),
                ("made-up scores", self.made_up_scores and not self.made_up),
            )
            if true
        ]
        return ", ".join(marks)


def read_status(review: ReviewFile, *, made_on: date | None = None) -> Status:
    """Read the status of every locality, in the board's order."""
    shown = board(review)
    every = all_conditions(review)
    codes = {head.organisation: head.code for head in shown.organisations}
    return Status(
        title=shown.title,
        committee=shown.committee,
        committee_date=shown.committee_date,
        sample=shown.sample,
        made_up=shown.made_up,
        made_up_scores=shown.made_up_scores,
        made_on=made_on,
        organisations=tuple(
            (head.code, head.name, head.total_sentence) for head in shown.organisations
        ),
        localities=tuple(
            _locality(
                row,
                codes[row.organisation],
                conditions=every.conditions.get(row.locality, ()),
                flags=every.flags.get(row.locality, ()),
            )
            for row in shown.rows
        ),
    )


def _locality(
    row: BoardRow,
    organisation: str,
    *,
    conditions: tuple[Condition, ...],
    flags: tuple[Flag, ...],
) -> LocalityStatus:
    return LocalityStatus(
        code=row.code,
        name=row.name,
        organisation=organisation,
        practices=row.practices,
        list_size=row.list_size,
        list_size_printed=row.list_size_printed,
        plan_version=row.version,
        meetings=row.meetings,
        members_scored=row.scored,
        members_expected=row.expected,
        rating=row.rating,
        rag=None if row.rag is None else row.rag.value,
        flags=tuple((flag.kind.value, flag.sentence) for flag in flags if flag.warns),
        balance_pence=row.balance.pence,
        balance_note=row.balance_sentence,
        outcome=row.outcome_key,
        outcome_label=row.outcome.label,
        outcome_symbol=row.outcome.symbol,
        conditions=conditions,
        next_step="" if row.next_step == NOTHING_REMAINS else row.next_step,
    )
