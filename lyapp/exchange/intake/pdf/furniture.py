"""What stands on every page and belongs to none: running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lyapp.exchange.intake.pdf.shapes import RawTable
from lyapp.exchange.intake.pdf.text import TextLine

_ZONE = 0.15
"""Parts of a page's height, at its head and at its foot, where furniture stands."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:page|p|pg|sheet)?\W*\d{1,4}(?:\s*(?:of|/|-)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_PAGE_WORDS = re.compile(
    r"[\s|–-]*\bpage\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\s|–-]*", re.IGNORECASE
)


@dataclass(slots=True)
class PageParts:
    """One page: its tables, and the lines outside them."""

    number: int
    width: float
    height: float
    tables: list[RawTable] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    floors: list[tuple[float, float, float]] = field(default_factory=list)
    """Level rules outside the tables (y, start, end)."""


def drop_furniture(pages: Sequence[PageParts]) -> list[str]:
    """Take the furniture out of the pages; gives what the feet said, each text once.

    A text at a page's head stays where it first stood: it may be the title of what follows.
    """
    feet: list[str] = []
    before: dict[str, list[_Place]] = {}
    following = [_edges(page) for page in pages[1:]] + [{}]
    for page, after in zip(pages, following, strict=True):
        here = _edges(page)
        kept: list[TextLine] = []
        for line in page.lines:
            head = line.bottom < _ZONE * page.height
            foot = line.top > (1 - _ZONE) * page.height
            key = _key(line.text)
            place = _place(page, line)
            seen = _among(before, key, place, 1)
            again = _among(after, key, place, -1)
            if not (head or foot):
                kept.append(line)
            elif seen or _NUMBER.fullmatch(line.text):
                continue
            elif again and foot:
                text = _PAGE_WORDS.sub(" ", line.text).strip()
                if text and not _NUMBER.fullmatch(text):
                    feet.append(text)
            else:
                kept.append(line)
        page.lines = kept
        before = here
    _drop_tables(pages)
    return feet


_Place = tuple[float, tuple[int, ...]]
"""Where a line stands on its page, and the numbers in it."""


def _edges(page: PageParts) -> dict[str, list[_Place]]:
    """The texts at the page's head and foot, and where they stand."""
    found: dict[str, list[_Place]] = {}
    for line in page.lines:
        if line.bottom < _ZONE * page.height or line.top > (1 - _ZONE) * page.height:
            found.setdefault(_key(line.text), []).append(_place(page, line))
    return found


def _place(page: PageParts, line: TextLine) -> _Place:
    """How far a line stands from the nearer end of its page; below the middle less than nothing."""
    height = line.top if line.top < page.height / 2 else line.top - page.height
    return height, tuple(int(digits) for digits in _DIGITS.findall(line.text)[:9])


def _key(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()


def _among(found: dict[str, list[_Place]], key: str, place: _Place, step: int) -> bool:
    """True when the text stands there too, with the same numbers or with the page's own."""
    return any(
        abs(height - place[0]) < 6
        and all(here - there in {0, step} for here, there in zip(place[1], numbers, strict=False))
        for height, numbers in found.get(key, ())
    )


def _drop_tables(pages: Sequence[PageParts]) -> None:
    """Take out small tables that stand alike on one page after the other above another table."""
    before: set[tuple[int, str]] = set()
    for page in pages:
        here: set[tuple[int, str]] = set()
        kept: list[RawTable] = []
        for table in page.tables:
            others = [one for one in page.tables if one is not table]
            edge = table.bottom < 0.25 * page.height or table.top > 0.8 * page.height
            small = len(table.rows) <= 4 and edge and bool(others)
            small = small and all(len(one.xs) != len(table.xs) for one in others)
            key = (round(table.top), _key(_all_text(table)))
            if small:
                here.add(key)
            if not (small and key in before):
                kept.append(table)
        page.tables = kept
        before = here


def _all_text(table: RawTable) -> str:
    return "|".join(line.text for row in table.rows for cell in row.cells for line in cell.lines)
