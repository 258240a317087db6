"""Leads that are another locality's: its name as a part of the lead, alone or with what it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\s,;/&+()]+")
_PARTS_BEFORE = re.compile(r"(?:^|[,;/&+(\n]|\b(?:and|with|the|by|of)) *$")
_PARTS_AFTER = re.compile(r" *(?:$|[,;/&+()\n]|(?:and|with)\b)")
_WHAT_IT_IS = re.compile(
    r"localit(?:y|ies)|groups?|areas?|teams?|boards?|clusters?|consorti(?:um|a)|federation"
    r"|pbc|gps?|practices?|managers?|leads?|chairs?|colleagues?|commissioners?|commissioning"
    r"|practice-based|based|the|of"
)
"""What may follow a locality's name and still be that locality."""
_NEAR = 40
"""How much before a name is looked at for what parts it off."""


class Others(NamedTuple):
    """The names of other localities as their words, and the most words that one has."""

    names: frozenset[tuple[str, ...]]
    longest: int


@lru_cache(maxsize=8)
def others_of(names: tuple[str, ...]) -> Others:
    """The names to look for."""
    parted = frozenset(tuple(_WORD.findall(name.casefold())) for name in names) - {()}
    return Others(parted, max(map(len, parted), default=0))


def without_others(low: str, others: Others) -> str:
    """A lead in small letters without the other localities that are named as parts of it.

    "Royston locality and Dr Able" leaves " and dr able"; of a person called Royston nothing goes.
    """
    words = list(_WORD.finditer(low))
    kept: list[str] = []
    done = at = 0
    while at < len(words):
        end = _named(low, words, at, others)
        if end > at:
            kept.append(low[done : words[at].start()])
            done = words[end - 1].end()
        at = max(end, at + 1)
    return "".join((*kept, low[done:]))


def _named(low: str, words: list[re.Match[str]], at: int, others: Others) -> int:
    """The word after another locality that is named from this word on; `at` where none is."""
    start = words[at].start()
    if not _PARTS_BEFORE.search(low, max(0, start - _NEAR), start):
        return at
    for count in range(min(others.longest, len(words) - at), 0, -1):
        if tuple(word[0].strip(".") for word in words[at : at + count]) not in others.names:
            continue
        end = at + count
        while end < len(words) and _WHAT_IT_IS.fullmatch(words[end][0]):
            end += 1
        if _PARTS_AFTER.match(low, words[end - 1].end()):
            return end
    return at
