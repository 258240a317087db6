"""Words as they are compared: without their endings, and with synonyms taken for one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_OF = re.compile(r"[’']s\b")
_SPACES = re.compile(r"[\s‐‑–—-]+")  # a hyphen joins words that may as well stand apart

# What stands in most plans and most must-dos, and tells none from another.
_COMMON_TEXT = (
    "a about achieve achieved across action actions after again against agree agreed all also "
    "an and any appropriate april are as at august based be been before being best better both "
    "but by can care carry change commission commissioned commissioning complete completed "
    "continue current december decision deliver delivered delivery develop developed "
    "development does during each effective end ensure existing extend february fewer first for "
    "from further good group groups has have home how if implement implementation implemented "
    "improve improved improvement in include including increase increased input into is it its "
    "january july june keep less level local localities locality made maintain make making "
    "manage managed management march may meet meeting meetings month monthly months more most "
    "move moved national nearer need needs new no not november october of on one or other our "
    "out over own part patient patients pct pcts people per place plan plans practice practices "
    "process programme project provide provided provider providers provision put quality "
    "quarter quarterly raise range reach reduce reduced reduction regular related report "
    "reported reporting reports review reviewed right role september service services set "
    "should so standard standards strategy such support system systems target targets team than "
    "that the their them these they this those three through to two up use used uses using was "
    "we were what when where which who will with within work working would year years "
)
_COMMON = frozenset(_COMMON_TEXT.split())
_YEAR_OR_SHORT = re.compile(r"\d{4}|.")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words and phrases that mean the same, ready to be looked for."""

    pattern: re.Pattern[str] | None = None
    group_of: tuple[tuple[str, str], ...] = ()


def synonyms(groups: Iterable[Sequence[str]]) -> Synonyms:
    """Make the programme's groups of synonyms ready. A phrase in two groups counts in the first."""
    found: dict[str, str] = {}
    for number, group in enumerate(groups):
        for phrase in group:
            plain = _plain(phrase)
            if plain:
                found.setdefault(plain, f"synonyms{number}")
    if not found:
        return Synonyms()
    longest_first = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(re.escape(phrase) for phrase in longest_first)
    return Synonyms(re.compile(rf"(?<!\w)(?:{either})(?!\w)"), tuple(found.items()))


def terms(text: str, known: Synonyms) -> dict[str, str]:
    """What a text speaks of: each word's stem (or its synonyms' name), to how it is written first.

    Common words, years and single letters are left out. A phrase that is a synonym counts beside
    its words.
    """
    plain = _plain(text)
    found: dict[str, str] = {}
    if known.pattern is not None:
        names = dict(known.group_of)
        for match in known.pattern.finditer(plain):
            found.setdefault(names[match[0]], match[0])
    for match in _WORD.finditer(plain):
        word = match[0]
        if word not in _COMMON and _YEAR_OR_SHORT.fullmatch(word) is None:
            found.setdefault(_stem(word), word)
    return found


def marks(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where a text has these words, in any of their endings, or these phrases.

    Each place is its first character and its length; they are in order and don't overlap.
    """
    phrases, stems = [], set()
    for word in words:
        parts = word.split()
        if len(parts) > 1:
            phrases.append(r"[\W_]+".join(map(re.escape, parts)))
        elif parts:
            stems.add(_stem(parts[0].casefold()))
    found = [
        (match.start(), match.end())
        for match in (re.finditer("|".join(phrases), text, re.IGNORECASE) if phrases else ())
    ]
    found += [
        (match.start(), match.end())
        for match in _WORD.finditer(text)
        if _stem(match[0].casefold()) in stems
    ]
    found.sort(key=lambda place: (place[0], -place[1]))
    kept: list[tuple[int, int]] = []
    reached = 0
    for start, end in found:
        if start >= reached:
            kept.append((start, end - start))
            reached = end
    return tuple(kept)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _OF.sub("", text.casefold()).replace("’", "'")).strip()


@lru_cache(maxsize=1)
def _stemmer() -> object:
    import snowballstemmer  # all its languages: much to import before it is needed

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stemmed: str = _stemmer().stemWord(word)  # type: ignore[attr-defined]  # it ships no types
    return stemmed
