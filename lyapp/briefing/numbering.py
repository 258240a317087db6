"""Section and paragraph numbers: those of the papers where they state them, else made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_STATED = re.compile(r"(\d{1,3})\.+(\d{1,4})")
_USUAL_SUMMARY = 5


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of the sections, and each locality's paragraph by its code."""

    status: int
    summary: int
    questions: int
    paragraphs: dict[str, str]


def number(localities: Sequence[tuple[str, str]]) -> Numbering:
    """Number a paper from (code, paragraph as stated) in the order printed.

    The summary takes the section its paragraphs state when they agree on one, else 5. A locality
    without a paragraph of that section gets the next number that nobody has.
    """
    stated = {code: _read(paragraph) for code, paragraph in localities}
    sections = {read[0] for read in stated.values() if read}
    summary = sections.pop() if len(sections) == 1 else _USUAL_SUMMARY
    paragraphs: dict[str, str] = {}
    taken: set[int] = set()
    for code, _ in localities:
        read = stated[code]
        if read and read[0] == summary and read[1] not in taken:
            taken.add(read[1])
            paragraphs[code] = f"{summary}.{read[1]}"
    free = 1
    for code, _ in localities:
        if code not in paragraphs:
            while free in taken:
                free += 1
            taken.add(free)
            paragraphs[code] = f"{summary}.{free}"
    return Numbering(max(1, summary - 1), summary, summary + 1, paragraphs)


def _read(paragraph: str) -> tuple[int, int] | None:
    match = _STATED.fullmatch(paragraph.strip().rstrip("."))
    return (int(match[1]), int(match[2])) if match else None
