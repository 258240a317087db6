"""Sums of money found where they stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from lyapp.model.intake import MoneyFound
from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import parse_amount
from lyapp.rules.printed_dates import flattened

_FIGURES = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,4})?|[0-9]{1,13}(?:\.[0-9]{1,4})?"
_UNIT = r"(?:million|billion|thousand|mn|bn|m|k)(?![a-z])"
_POUNDS = re.compile(
    rf"(?P<sign>(?<![0-9a-z£-])- ?)?£ ?(?P<minus>-)?(?P<figures>{_FIGURES})(?![0-9]|[.,][0-9])"
    rf"(?: ?(?P<unit>{_UNIT}))?"
    rf"(?: ?(?:-|to) ?(?P<upper>{_FIGURES})(?![0-9/]|[.,][0-9]) ?(?P<shared>{_UNIT})"
    rf"|-(?P<upto>{_FIGURES})(?![0-9/%a-z]|[.,-][0-9]))?",
    re.IGNORECASE,
)
_PENCE = re.compile(r"(?<![0-9a-z.,£])(?P<pence>[0-9]{1,2})(?:p| pence)(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedMoney:
    """A sum of money at an offset of a text."""

    at: int
    end: int
    pence: int


def find_money(text: str) -> tuple[MoneyFound, ...]:
    """The sums in a text, in whole pence, in their order: "£347k", "£3.2 million", "50p".

    Both ends of a range are sums ("£1.2m–£1.5m", "£1.2–1.5m"). A sum in brackets is negative
    where it stands alone, as in a table; within a sentence the brackets only set it apart. What
    isn't well formed ("£1027,920") is no sum.
    """
    found = place_money(flattened(text))
    if len(found) == 1 and text.strip() == f"({text[found[0].at : found[0].end]})":
        return (MoneyFound(text.strip(), -found[0].pence),)
    return tuple(MoneyFound(text[one.at : one.end], one.pence) for one in found)


def place_money(flat: str) -> tuple[PlacedMoney, ...]:
    """The sums in a flattened text with their places."""
    found = [one for match in _POUNDS.finditer(flat) for one in _pounds(match)]
    starts, ends = [one.at for one in found], [one.end for one in found]
    for match in _PENCE.finditer(flat):
        before = bisect_left(starts, match.end())
        # "£ 45p" is one sum.
        if not before or ends[before - 1] <= match.start():
            found.append(PlacedMoney(match.start(), match.end(), int(match["pence"])))
    return tuple(sorted(found, key=lambda one: one.at))


def _pounds(match: re.Match[str]) -> Iterator[PlacedMoney]:
    unit = match["unit"] or ""
    shared = match["shared"] or ""
    pence = _pence(match["figures"] + (unit or shared))
    signed = match["sign"] or match["minus"]
    if pence is not None:
        end = match.end("unit") if unit else match.end("figures")
        yield PlacedMoney(match.start(), end, -pence if signed else pence)
    for group in ("upper", "upto"):
        if match[group]:
            upper = _pence(match[group] + (shared if group == "upper" else unit))
            if upper is not None:
                yield PlacedMoney(match.start(group), match.end(), upper)


def _pence(printed: str) -> int | None:
    try:
        return parse_amount(printed)
    except NotReadable:
        return None
