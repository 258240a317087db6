"""Lines of money and the balance they give. Every amount is whole pence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line of money is."""

    BUDGET = "budget"
    FORECAST_OUTTURN = "forecast_outturn"
    DEFICIT_OR_SURPLUS = "deficit_or_surplus"
    BROUGHT_FORWARD = "brought_forward"
    LODGEMENT = "lodgement"
    REPAYMENT = "repayment"
    INVESTMENT = "investment"
    SAVING = "saving"
    PRESSURE = "pressure"
    OTHER = "other"


DEFAULT_EFFECT: dict[LineKind, int] = {
    LineKind.BUDGET: 0,
    LineKind.FORECAST_OUTTURN: 0,
    LineKind.DEFICIT_OR_SURPLUS: 1,
    LineKind.BROUGHT_FORWARD: 1,
    LineKind.LODGEMENT: 0,
    LineKind.REPAYMENT: -1,
    LineKind.INVESTMENT: -1,
    LineKind.SAVING: 1,
    LineKind.PRESSURE: -1,
    LineKind.OTHER: 0,
}
"""How a new line of each kind counts in the balance, until the user says otherwise."""


class Period(StrEnum):
    """Whether an amount is for a full year or a part of one."""

    NOT_STATED = "not_stated"
    FULL_YEAR = "full_year"
    PART_YEAR = "part_year"


class Recurring(StrEnum):
    """Whether an amount comes again each year; most papers don't say."""

    NOT_STATED = "not_stated"
    RECURRING = "recurring"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class FinancialLine:
    """One line of a locality's money for a year.

    `amount_pence` is the amount as stated (a deficit is negative) or None for "not stated", which
    is never zero. `effect` says how it counts in the balance: +1 adds the amount, -1 takes it
    away, 0 leaves it out. `printed` keeps the words or figure of the source.
    """

    id: int
    kind: LineKind
    label: str
    amount_pence: int | None
    effect: int
    year: str
    period: Period = Period.NOT_STATED
    recurring: Recurring = Recurring.NOT_STATED
    source: str = ""
    printed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance in pence and how it was reached.

    `pence` is None when nothing that counts is stated. `terms` are (label, signed pence) in the
    order added; `unstated` names the counting lines without an amount; `lodged_pence` is the sum
    of the lodgements that stand outside the balance (None when there are none); `other_years`
    names the lines left out because they are of another year.
    """

    pence: int | None
    terms: tuple[tuple[str, int], ...] = ()
    unstated: tuple[str, ...] = ()
    lodged_pence: int | None = None
    other_years: tuple[str, ...] = ()
