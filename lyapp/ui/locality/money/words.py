"""The words for kinds, effects, periods and recurrence, in the order they are offered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lyapp.model.money import LineKind, Period, Recurring


def _tr(text: str) -> str:
    return QCoreApplication.translate("Money", text)


def not_stated() -> str:
    """What stands for an amount nobody gave; never a zero."""
    return _tr("not stated")


def kinds() -> dict[LineKind, str]:
    """Kinds of line."""
    return {
        LineKind.BUDGET: _tr("Budget"),
        LineKind.FORECAST_OUTTURN: _tr("Forecast outturn"),
        LineKind.DEFICIT_OR_SURPLUS: _tr("Deficit or surplus"),
        LineKind.BROUGHT_FORWARD: _tr("Brought forward"),
        LineKind.LODGEMENT: _tr("Lodgement"),
        LineKind.REPAYMENT: _tr("Repayment"),
        LineKind.INVESTMENT: _tr("Investment"),
        LineKind.SAVING: _tr("Saving"),
        LineKind.PRESSURE: _tr("Pressure"),
        LineKind.OTHER: _tr("Other"),
    }


def effects() -> dict[int, str]:
    """How a line counts in the balance."""
    return {1: _tr("adds"), -1: _tr("takes away"), 0: _tr("not in balance")}


def periods() -> dict[Period, str]:
    """Full or part year."""
    return {
        Period.NOT_STATED: _tr("not stated"),
        Period.FULL_YEAR: _tr("full year"),
        Period.PART_YEAR: _tr("part year"),
    }


def recurrences() -> dict[Recurring, str]:
    """Whether it comes again."""
    return {
        Recurring.NOT_STATED: _tr("not stated"),
        Recurring.RECURRING: _tr("recurring"),
        Recurring.ONCE: _tr("once"),
    }
