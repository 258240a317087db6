"""The names of columns in running text: one a line, several on a line, or broken over lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.model.intake import Column
from lyapp.rules.plan_rows.measures_beside import measures_apart, twice_but_apart
from lyapp.rules.plan_rows.vocabulary import plain_heading

FEWEST = 3
"""Columns of a table that can be told by their names."""

_LONGEST = 7
"""Words of a heading."""

_MOST_WORDS = 40
_MOST_LINES = 24
_BEGINNINGS = 600
"""Lines that are tried as the first of the names."""

_MOST_FAILED = 3
"""Lines after which a name that runs over lines must have ended."""

_WHAT = frozenset({Column.OBJECTIVE, Column.ACTION, Column.MILESTONE})
_WHO_AND_WHEN = frozenset({Column.LEAD, Column.CLINICAL_LEAD, Column.TIMESCALE})
_MATTER = _WHAT | _WHO_AND_WHEN | {Column.OUTCOME}
_ONCE = frozenset(Column) - {Column.DETAIL, Column.NONE}


_Way = tuple[float, list[tuple[str, Column]]]


@dataclass(frozen=True, slots=True)
class Names:
    """Columns by their names, in the order printed; the lines they stand on."""

    texts: tuple[str, ...]
    kinds: tuple[Column, ...]
    first: int
    last: int
    """The line after the names."""


def names_in(lines: Sequence[str]) -> Names | None:
    """The first run of lines that hold nothing but the names of three columns and more."""
    found: Names | None = None
    for first, line in enumerate(lines[:_BEGINNINGS]):
        if not line.strip():
            continue
        here = _names_from(lines, first)
        if found is not None and (here is None or len(here.texts) < len(found.texts)):
            break
        found = here  # the line before was a title that reads like a part of the first name
    return found


def _names_from(lines: Sequence[str], first: int) -> Names | None:
    """The names that begin on a line: as many lines as hold names and nothing else."""
    words: list[str] = []
    breaks: set[int] = set()
    best: Names | None = None
    failed = 0
    for at in range(first, min(len(lines), first + _MOST_LINES)):
        own = lines[at].split()
        if not own:
            continue
        breaks.add(len(words))
        words.extend(own)
        cut = _cut(words, breaks)
        failed = failed + 1 if cut is None else 0
        if len(words) > _MOST_WORDS or failed > _MOST_FAILED:
            break
        if cut is not None and _makes_a_plan({kind for _, kind in cut}):
            best = Names(
                tuple(text for text, _ in cut), tuple(kind for _, kind in cut), first, at + 1
            )
    return best


def _cut(words: Sequence[str], breaks: set[int]) -> list[tuple[str, Column]] | None:
    """The words cut into known names, none of them twice; None when that can't be done.

    Of several ways the one with the longest names that are known, few of them over a line's end.
    """
    ways: list[_Way | None] = [(0.0, []), *[None] * len(words)]
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _LONGEST), end):
            before = ways[start]
            if before is None:
                continue
            kind, worth = _kind(words[start:end])
            text = " ".join(words[start:end])
            if kind is None or _is_second(kind, text, before[1]):
                continue
            over = sum(start < at < end for at in breaks)
            value = before[0] + worth - 0.4 * over
            here = ways[end]
            if here is None or value > here[0]:
                ways[end] = value, [*before[1], (text, kind)]
    last = ways[-1]
    if last is None:
        return None
    texts = [text for text, _ in last[1]]
    return list(zip(texts, measures_apart([kind for _, kind in last[1]], texts), strict=True))


def _is_second(kind: Column, text: str, before: Sequence[tuple[str, Column]]) -> bool:
    if kind not in _ONCE or all(kind is not one for _, one in before):
        return False
    return not twice_but_apart(kind, text, before)


def _kind(words: Sequence[str]) -> tuple[Column | None, float]:
    """What a name says, and how much of it is known; one word before a known name may not be."""
    kind = plain_heading(" ".join(words))
    if kind is not None:
        return kind, len(words) - 0.6
    if 1 < len(words) <= 3 and words[0][:1].isupper() and plain_heading(words[0]) is None:
        return plain_heading(" ".join(words[1:])), len(words) - 2.4
    return None, 0.0


def _makes_a_plan(kinds: set[Column]) -> bool:
    return len(kinds & _MATTER) >= FEWEST and bool(kinds & _WHAT) and bool(kinds & _WHO_AND_WHEN)
