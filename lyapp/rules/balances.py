"""The balance of a locality's lines of money, totals over localities, and how they were reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.model.money import Balance, FinancialLine, LineKind
from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import format_pounds

_MOST_NAMES = 4
"""A sentence names at most this many localities it leaves out; `Total.left_out` has them all."""


_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Total:
    """The balances of several localities added up, in pence.

    `pence` is None when none of them states a balance. `counted` says how many do, `left_out`
    names the others in the order given. `lodged_pence` is the sum of their lodgements that stand
    outside the balances, None when there are none; `not_lodging` names those that state no such.
    """

    pence: int | None
    counted: int
    left_out: tuple[str, ...]
    lodged_pence: int | None
    not_lodging: tuple[str, ...] = ()


def balance(lines: Sequence[FinancialLine], *, year: str = "") -> Balance:
    """Add up the lines of a year that count (effect +1 or -1), in their order.

    A line without an amount is "not stated": it is named in `unstated` and never taken for zero.
    Lodgements that don't count (effect 0) are summed apart. A line of another year than `year` is
    left out, and named when it would have counted; one without a year is taken for this one's.
    """
    terms: list[tuple[str, int]] = []
    unstated: list[str] = []
    lodged: list[int] = []
    other_years: list[str] = []
    for line in lines:
        if not same_year(line.year, year):
            if line.effect:
                other_years.append(f"{_label(line)} ({line.year})")
        elif line.effect:
            if line.amount_pence is None:
                unstated.append(_label(line))
            else:
                terms.append((_label(line), line.effect * line.amount_pence))
        elif line.kind is LineKind.LODGEMENT and line.amount_pence is not None:
            lodged.append(line.amount_pence)
    return Balance(
        pence=sum(pence for _, pence in terms) if terms else None,
        terms=tuple(terms),
        unstated=tuple(unstated),
        lodged_pence=sum(lodged) if lodged else None,
        other_years=tuple(other_years),
    )


def same_year(one: str, other: str) -> bool:
    """True when two ways of writing a financial year mean the same: 2008/09, 08/09, 2008-9.

    An empty one means any. Only the year it begins in is compared.
    """
    if not one.strip() or not other.strip():
        return True
    first, second = (re.search(r"\d+", text) for text in (one, other))
    if first is None or second is None:
        return one.strip().casefold() == other.strip().casefold()
    return int(first.group()[-2:]) == int(second.group()[-2:])


def check_sign(amount_pence: int | None, effect: int, *, text: str) -> None:
    """Refuse an amount in brackets on a line that takes away: it would be added back.

    Raises:
        NotReadable: with what to write instead.
    """
    if amount_pence is not None and amount_pence < 0 and effect < 0:
        raise NotReadable(
            text=text,
            what="an amount to take away",
            why="taking away less than nothing would add it",
            example="Write it without the minus or the brackets, or say that the line adds.",
        )


def explain_balance(b: Balance) -> str:
    """How the balance was reached, in one line of plain words.

    "Lodgement £3,900,000 less 2007/08 deficit to repay £400,000 gives £3,500,000." What isn't
    stated, and what is lodged outside the balance, follow. A label without a word in it is quoted,
    so that nobody takes it for an amount.
    """
    if b.pence is None:
        parts = ["No amount that counts is stated."]
    elif len(b.terms) == 1:
        parts = [f"Only “{_capital(b.terms[0][0])}” counts: {format_pounds(b.pence)}."]
    else:
        (label, first), *later = b.terms
        parts = [f"{_capital(_named(label))} {format_pounds(first)}"]
        comma = "," if len(later) > 1 else ""
        for label, pence in later:
            word = "less" if pence < 0 else "plus"
            parts[0] += f"{comma} {word} {_named(label)} {format_pounds(abs(pence))}"
        parts[0] += f"{comma} gives {format_pounds(b.pence)}."
    if b.unstated:
        parts.append(f"Not stated: {_listed([_named(label) for label in b.unstated])}.")
    if b.lodged_pence is not None:
        parts.append(f"{format_pounds(b.lodged_pence)} is lodged and not counted.")
    if b.other_years:
        parts.append(f"Of another year, not counted: {_listed(b.other_years)}.")
    return " ".join(parts)


def total(parts: Sequence[tuple[str, Balance]]) -> Total:
    """Add up the balances of localities, given as (name, balance)."""
    stated = [b.pence for _, b in parts if b.pence is not None]
    lodged = [b.lodged_pence for _, b in parts if b.lodged_pence is not None]
    return Total(
        pence=sum(stated) if stated else None,
        counted=len(stated),
        left_out=tuple(name for name, b in parts if b.pence is None),
        lodged_pence=sum(lodged) if lodged else None,
        not_lodging=tuple(name for name, b in parts if b.lodged_pence is None),
    )


def explain_total(t: Total) -> str:
    """The total and whom it leaves out, as a phrase without a full stop.

    "−£3,000,000 over 5 of 7 localities; South and Red House state no balance".
    """
    everybody = t.counted + len(t.left_out)
    localities = "1 locality" if everybody == 1 else f"{everybody} localities"
    if everybody == 0:
        return "no localities"
    if t.pence is None:
        says = (
            "the only locality states no balance"
            if everybody == 1
            else f"none of {localities} states a balance"
        )
    elif not t.left_out:
        says = f"{format_pounds(t.pence)} over {localities}"
    else:
        verb = "states" if len(t.left_out) == 1 else "state"
        says = (
            f"{format_pounds(t.pence)} over {t.counted} of {localities}; "
            f"{_listed(t.left_out)} {verb} no balance"
        )
    if t.lodged_pence is not None:
        says += f"; {format_pounds(t.lodged_pence)} lodged{_by_whom(t, everybody)}"
    return says


def _by_whom(t: Total, everybody: int) -> str:
    """Whom the sum of the lodgements leaves out; named where there is no balance to tell."""
    if not t.not_lodging:
        return ""
    says = f" by {everybody - len(t.not_lodging)} of {everybody} localities"
    if t.pence is None:
        verb = "states" if len(t.not_lodging) == 1 else "state"
        says += f"; {_listed(t.not_lodging)} {verb} none"
    return says


def _label(line: FinancialLine) -> str:
    return line.label.strip() or line.kind.value.replace("_", " ")


def _named(label: str) -> str:
    return label if _WORD.search(label) else f"“{label}”"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMES:
        shown = _MOST_NAMES - 1
        return f"{', '.join(names[:shown])} and {len(names) - shown} others"
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
