"""Which locality a document is about, by the ways its name is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_OTHERS = re.compile(
    r"\s*(?:PCTs?|Primary Care Trust|Hospitals?|NHS Trust|Trust|(?:Borough |District |County |"
    r"City |Town )?Council|Road|Street|University)\b"
)
_PART_OF = re.compile(
    r"\b(?:North|South|East|West|Mid|Central|Upper|Lower|Greater|Inner|Outer) (?:and|&) $"
)


def recognise_locality(
    text: str, spellings: Mapping[int, Sequence[str]]
) -> tuple[tuple[int, int], ...]:
    """The localities named in a text as (key, times named), the likeliest first.

    A longer name that holds a shorter one counts for itself alone, and so does the name of
    another body (“Dacorum Borough Council”). Whole words only. A name in capitals of up to four
    letters must be written in capitals.
    """
    owners: dict[str, set[int]] = {}
    for key, names in spellings.items():
        for name in names:
            plain = " ".join(name.split())
            if plain:
                owners.setdefault(plain.casefold(), set()).add(key)
    if not owners:
        return ()
    short = {
        name.casefold()
        for names in spellings.values()
        for name in names
        if len(name) <= 4 and name.isupper()
    }
    pattern = re.compile(
        r"(?<!\w)(?:"
        + "|".join(_pattern(name) for name in sorted(owners, key=_longest))
        + r")(?!\w)",
        re.IGNORECASE,
    )
    hits: dict[int, int] = {}
    first: dict[int, int] = {}
    for match in pattern.finditer(text):
        name = " ".join(match[0].split()).casefold()
        if name in short and not match[0].isupper():
            continue
        if _OTHERS.match(text, match.end()) or _PART_OF.search(
            text, max(0, match.start() - 40), match.start()
        ):
            continue
        for key in owners.get(name, ()):
            hits[key] = hits.get(key, 0) + 1
            first.setdefault(key, match.start())
    return tuple(sorted(hits.items(), key=lambda hit: (-hit[1], first[hit[0]])))


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _pattern(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
