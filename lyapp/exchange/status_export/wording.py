"""Figures and conditions worded for people; used by every format that people read."""

from __future__ import annotations

from datetime import date

from lyapp.exchange.status_export.content import LocalityStatus
from lyapp.model.decision import Condition
from lyapp.rules.amounts import format_pounds
from lyapp.rules.dates import MONTHS

NOT_STATED = "not stated"
RAG_WORDS = {"R": "red", "A": "amber", "G": "green"}


def day(value: date) -> str:
    """A date as the papers print it: "8 January 2008"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def balance(locality: LocalityStatus) -> str:
    """The balance in pounds, or "not stated"; never a nought for what isn't known."""
    return NOT_STATED if locality.balance_pence is None else format_pounds(locality.balance_pence)


def rating(locality: LocalityStatus) -> str:
    """The rating as short as it goes ("3", "2.5"); empty without one."""
    return "" if locality.rating is None else f"{locality.rating:g}"


def scored(locality: LocalityStatus) -> str:
    """How many members scored, "5 of 8"; empty where nobody is expected to."""
    if not locality.members_expected and not locality.members_scored:
        return ""
    return f"{locality.members_scored} of {locality.members_expected}"


def list_size(locality: LocalityStatus) -> str:
    """The list size as printed, or as understood where nothing was printed."""
    if locality.list_size_printed:
        return locality.list_size_printed
    return "" if locality.list_size is None else f"{locality.list_size:,}"


def condition(one: Condition) -> str:
    """A condition in a line: "Send the revised table (Finance lead, due 30 April 2008, open)"."""
    parts = [part for part in (one.owner, one.due and f"due {day(one.due)}") if part]
    parts.append("open" if one.open else "discharged")
    return f"{one.text} ({', '.join(parts)})"
