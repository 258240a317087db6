"""Money over all localities, with a total for each organisation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.money import Balance, FinancialLine
from lyapp.rules.balances import Total, balance, explain_balance, explain_total, total
from lyapp.store.queries import deciding
from lyapp.store.queries.about import about
from lyapp.store.queries.programme import locality_names, organisations

if TYPE_CHECKING:
    import sqlite3

    from lyapp.store.file import ReviewFile


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A locality's lines and balance."""

    locality: int
    code: str
    name: str
    organisation: str
    lines: tuple[FinancialLine, ...]
    balance: Balance
    sentence: str


@dataclass(frozen=True, slots=True)
class OrganisationTotal:
    """An organisation's total and how many localities it leaves out, in a sentence."""

    code: str
    name: str
    total: Total
    sentence: str
    lines: tuple[FinancialLine, ...]
    """The organisation's own lines, outside every locality."""


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """The money screen."""

    year: str
    rows: tuple[MoneyRow, ...]
    organisations: tuple[OrganisationTotal, ...]


def money_page(review: ReviewFile) -> MoneyPage:
    """Money over all localities."""
    with review.read() as db:
        rows = money_rows(db)
        return MoneyPage(
            year=about(db).year,
            rows=rows,
            organisations=organisation_totals(db, rows),
        )


def money_rows(db: sqlite3.Connection) -> tuple[MoneyRow, ...]:
    """Each locality's lines and balance, in the paper's order."""
    lines = deciding.lines(db)
    year = about(db).year
    rows = []
    for one in locality_names(db):
        reached = balance(lines.get(one.id, ()), year=year)
        rows.append(
            MoneyRow(
                locality=one.id,
                code=one.code,
                name=one.name,
                organisation=one.organisation,
                lines=lines.get(one.id, ()),
                balance=reached,
                sentence=explain_balance(reached),
            )
        )
    return tuple(rows)


def organisation_totals(
    db: sqlite3.Connection, rows: Collection[MoneyRow]
) -> tuple[OrganisationTotal, ...]:
    """Each organisation's total over the rows given, and its own lines."""
    own = deciding.organisation_lines(db)
    totals = []
    for one in organisations(db):
        added = total([(row.name, row.balance) for row in rows if row.organisation == one.code])
        totals.append(
            OrganisationTotal(
                code=one.code,
                name=one.name,
                total=added,
                sentence=explain_total(added),
                lines=own.get(one.id, ()),
            )
        )
    return tuple(totals)
