"""Figures as tables and sentences print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = {
    "k": Decimal(1000),
    "thousand": Decimal(1000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "million": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000),
    "billion": Decimal(1_000_000_000),
}
_ONE = (
    r"(?P<minus>[-−–] ?)?(?P<pound>£ ?)?(?P<minus2>[-−–] ?)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r" ?(?P<unit>%|per cent\b|(?:k|m|mn|bn|thousand|million|billion)\b)?"
)
_CELL = re.compile(rf"{_ONE}\*?", re.IGNORECASE)
_IN_TEXT = re.compile(rf"(?<![\w.,/£-]){_ONE}(?![\w,/]|\.\d)", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<pound>£ ?)?\((?P<inside>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed. `step` is one of its last printed place; `unit` is "£", "%" or ""."""

    number: Decimal
    step: Decimal
    unit: str = ""

    @property
    def text(self) -> str:
        """The number written out."""
        shown = f"{abs(self.number):,f}"
        if "." in shown:
            shown = shown.rstrip("0").rstrip(".")
        sign = "−" if self.number < 0 else ""
        return f"{sign}£{shown}" if self.unit == "£" else f"{sign}{shown}{self.unit}"


def read_figure(cell: str) -> Figure | None:
    """The figure of a table's cell; None when the cell isn't just one figure."""
    text = cell.strip()
    bracketed = _BRACKETED.fullmatch(text)
    inside = (bracketed["pound"] or "") + bracketed["inside"].strip() if bracketed else text
    match = _CELL.fullmatch(inside)
    if match is None:
        return None
    figure = _figure(match)
    return Figure(-figure.number, figure.step, figure.unit) if bracketed else figure


def figures_in(text: str) -> Iterator[tuple[Figure, int]]:
    """The figures of a sentence, each with where it starts."""
    for match in _IN_TEXT.finditer(text):
        yield _figure(match), match.start()


def _figure(match: re.Match[str]) -> Figure:
    number = Decimal(match["number"].replace(",", ""))
    named = (match["unit"] or "").casefold()
    factor = _UNITS.get(named, Decimal(1))
    exponent = number.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * factor
    number *= factor
    if match["minus"] or match["minus2"]:
        number = -number
    unit = "%" if named in ("%", "per cent") else "£" if match["pound"] else ""
    return Figure(number, step, unit)
