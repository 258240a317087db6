"""The status as CSV that a spreadsheet opens rightly and that can't start a formula in it."""

from __future__ import annotations

from lyapp.exchange.csv_cells import csv_bytes
from lyapp.exchange.status_export import wording
from lyapp.exchange.status_export.content import LocalityStatus, Status

COLUMNS = (
    "code",
    "name",
    "organisation",
    "practices",
    "list_size",
    "list_size_printed",
    "plan_version",
    "meetings",
    "members_scored",
    "members_expected",
    "rating",
    "rag",
    "flags",
    "balance_pence",
    "balance_note",
    "outcome",
    "outcome_label",
    "conditions",
    "next_step",
    "mark",
)
"""The columns are named as in the JSON; `mark` says on every row when data isn't real."""

_BETWEEN = " | "


def write_csv(status: Status) -> bytes:
    """UTF-8 with a byte-order mark, commas, CRLF; no text can start a formula."""
    return csv_bytes([COLUMNS, *(_row(locality, status.mark) for locality in status.localities)])


def _row(locality: LocalityStatus, mark: str) -> tuple[str | int | float | None, ...]:
    return (
        locality.code,
        locality.name,
        locality.organisation,
        locality.practices,
        locality.list_size,
        locality.list_size_printed,
        locality.plan_version,
        _BETWEEN.join(held.isoformat() for held in locality.meetings),
        locality.members_scored,
        locality.members_expected,
        locality.rating,
        locality.rag,
        _BETWEEN.join(f"{kind}: {sentence}" for kind, sentence in locality.flags),
        locality.balance_pence,
        locality.balance_note,
        locality.outcome,
        locality.outcome_label,
        _BETWEEN.join(wording.condition(condition) for condition in locality.conditions),
        locality.next_step,
        mark,
    )
