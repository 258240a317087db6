"""What there is to know of a sheet beside its values: the hidden, the merged, the printed forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lyapp.model.intake import Aside
from lyapp.model.trouble import DocumentTooLarge

MOST_CELLS = 300_000
"""Cells of all sheets from first to last, empty ones too: a reader makes room for all."""

MOST_TEXT = 30_000_000
"""Characters of all cells together; a text may be stored once and stand in many cells."""

Place = tuple[int, int]
"""Row and column, both from 0."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """One sheet. `merges` are (top, left, bottom, right), all included.

    `texts` are what is printed where the value doesn't say it; `formats` the number formats of
    cells that print otherwise than plainly. `unworked` are formulas saved without their value,
    `formulas` the number of all.
    """

    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    texts: Mapping[Place, str] = field(default_factory=dict)
    formats: Mapping[Place, str] = field(default_factory=dict)
    unworked: tuple[Place, ...] = ()
    formulas: int = 0
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The sheets by name; how many pictures and shapes stand on them; whether links lead out."""

    sheets: Mapping[str, SheetFacts]
    pictures: int = 0
    other_books: bool = False
    stale: bool = False
    """The program that wrote it leaves working out its formulas to the next one."""


def check_area(cells: int, *, name: str) -> None:
    """Refuse sheets that span more cells together than a plan can.

    Raises:
        DocumentTooLarge: when they do.
    """
    if cells > MOST_CELLS:
        raise DocumentTooLarge(name=name)


def place_of(reference: str) -> Place | None:
    """Row and column of a reference such as B12; None when it is none."""
    found = _REFERENCE.fullmatch(reference)
    if found is None or int(found[2]) == 0:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def reference_to(place: Place) -> str:
    """How the cell is called on screen, such as B12."""
    letters, left = "", place[1] + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{place[0] + 1}"
