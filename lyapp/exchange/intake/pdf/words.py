"""Joining printed lines to running text; words parted at a line's end are made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lyapp.exchange.intake.lines import tidy
from lyapp.rules.plan_rows.words import words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)([-\u00ad\u2010])$")
_CUT_DATE = re.compile(r"(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.]\d{0,3}$")
"""A date in figures that a narrow column has cut."""

_OPENING = re.compile(r"[^\W\d_]+")

_LAST = re.compile(r"[^\W\d_]{3,}$")
_MONTHS = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
)

_SHORT = words(
    """
    a ad al am an as at be by cf cm co do eg et ft go he hr ie if in is it kg km lb me mg ml mm my
    nd no o of on op or oz pa pm pp pw rd so sq st th to tv uk up us vs we wk yr
    """
)
"""All that is a word or a unit of one or two letters."""

_LONGEST_WORD = 100
"""Letters at a line's end that are looked at; the text before them decides nothing."""

Words = frozenset[str]
"""Words seen whole in the document, in lower case."""


def words_of(texts: Iterable[str]) -> Words:
    """The words that stand whole inside the lines; a line's last word may be a part of one."""
    found: set[str] = set()
    cut = False
    for text in texts:
        printed = [word.lower() for word in _WORD.findall(text)]
        found.update(printed[1 if cut else 0 : -1])
        cut = text.rstrip().endswith(("-", "\u00ad", "\u2010"))
        if printed and not cut:
            found.add(printed[-1])
    return frozenset(found)


def joined(lines: Sequence[str], seen: Words) -> str:
    """One running text out of printed lines."""
    parts: list[str] = []
    end = ""
    for line in lines:
        between = ""
        if parts:
            kept, between = _seam(end, line, seen)
            if kept < len(end):
                parts[-1] = parts[-1][:-1]
            end = end[:kept]
        parts.append(between + line)
        end = (end + parts[-1])[-_LONGEST_WORD:]
    return tidy("".join(parts))


def _seam(text: str, line: str, known: Words) -> tuple[int, str]:
    """How many letters of a line's end stay, and what stands between them and the next line."""
    every = len(text)
    parted = _PARTED.search(text)
    opening = _OPENING.match(line)
    if parted is not None and opening is not None:
        (start, hyphen) = (parted[1], parted[2])
        if hyphen == "\u00ad" or (hyphen == "\u2010" and opening[0].islower()):
            return every - 1, ""
        whole = (start + opening[0]).lower()
        kept = f"{start}-{opening[0]}".lower()
        if opening[0][0].islower() and "-" not in start and whole in known and kept not in known:
            return every - 1, ""
        return every, ""
    if text.endswith("-") and text[-2:-1].isdigit() and line[:1].isdigit():
        return every, ""
    if _CUT_DATE.search(text) and line[:1].isdigit():
        return every, ""
    (last, opened) = (_LAST.search(text), _OPENING.match(line))
    if last is not None and opened is not None:
        whole = (last[0] + opened[0]).lower()
        seen = whole in known and last[0].lower() not in known
        rest = len(last[0]) > 3 and len(opened[0]) < 3 and opened[0] not in _SHORT
        if opened[0].islower() and (seen or rest or whole in _MONTHS):
            return every, ""  # a column too narrow for the word
    if text.endswith("/") and not text.endswith(" /"):
        return every, ""
    return every, " "
