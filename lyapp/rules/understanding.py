"""What can be counted in a row and what is money, beside how it is printed, and put right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from lyapp.model.findings import Correction
from lyapp.model.intake import Figure, ReadRow
from lyapp.model.plan import Confidence, Objective
from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import format_pounds, parse_amount
from lyapp.rules.corrections import MEASURE, MONEY
from lyapp.rules.measure_words import NUMBER_WORDS
from lyapp.rules.measures import PlacedMeasure, place_measures
from lyapp.rules.money_in_text import find_money, place_money
from lyapp.rules.printed_dates import flattened
from lyapp.rules.timescales import understand_due

FIELDS = (MEASURE, MONEY)

_BEFORE_A_TIME = re.compile(
    r"\b(?P<by>by|before|until) (?:the )?(?:end of )?(?:the )?$", re.IGNORECASE
)
_BY = re.compile(r"(by|before|until)\b", re.IGNORECASE)
_WHAT_OF = re.compile(r"(?: (?!(?:and|or|by|to|for|from|with|within|at|on|per|as)\b)[a-z'-]+){1,3}")
_NOT_LAST = re.compile(
    r"(?: (?:a|all|an|any|are|be|each|every|had|has|have|in|is|its|not|of|our|than|that|the|their"
    r"|this|was|were|who|will|with))+$"
)
_PER_CENT = re.compile(r" ?per ?cent\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(
    r"\b(?:(?P<tens>(?:twen|thir|for|fif|six|seven|eigh|nine)ty)[ -])?(?P<word>"
    + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


class Change(NamedTuple):
    """What a person's line says beside what was understood.

    `unknown` are figures typed that the row doesn't print, `unreadable` sums that aren't any.
    """

    corrections: tuple[Correction, ...]
    unknown: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


class _Placed(NamedTuple):
    at: int
    end: int
    figure: Figure


def texts_of(row: Objective | ReadRow) -> tuple[str, ...]:
    """The texts of a row in which figures are looked for. Leads and timescale aren't among them."""
    whole = row.text if isinstance(row, Objective) else row.objective
    return (whole or row.title, *(item.text for item in row.items))


def find_figures(
    texts: Iterable[str],
    corrections: Sequence[Correction] = (),
    *,
    year_starts: date | None = None,
    year_ends: date | None = None,
) -> tuple[Figure, ...]:
    """The measures of a row's texts, then its sums of money, each once and in their order.

    A measure is given with the words it counts ("90% of patients"), a time as a date, a sum in
    whole pounds. What a person said of a printed figure comes first: what they call none isn't
    there, and what they saw and the rules didn't is. The programme's year is for times without one.
    """
    told = [one for one in corrections if one.field in FIELDS]
    found: dict[tuple[str, str], Figure] = {}
    for field in FIELDS:
        for text in texts:
            for figure in _of_text(text, field, told, (year_starts, year_ends)):
                found.setdefault((field, _plain(figure.printed)), figure)
    return tuple(found.values())


def meanings(figures: Iterable[Figure], field: str) -> tuple[str, ...]:
    """What the figures of one field mean, each once."""
    return tuple(dict.fromkeys(one.meaning for one in figures if one.field == field))


def prints(texts: Iterable[str], printed: str) -> bool:
    """Whether one of the texts prints these words, whatever their capitals, dashes and blanks."""
    return bool(_plain(printed)) and any(_printed(printed).search(flattened(one)) for one in texts)


def changes(figures: Sequence[Figure], field: str, typed: str, *, texts: Sequence[str]) -> Change:
    """What a line of figures typed over those understood says, a ";" between two.

    Each is read as `meanings` gives it. A figure that was typed over means the new words. One left
    out is none. One that was added must be printed in `texts`; of money, what it means is the sum
    it reads as.
    """
    kept: dict[str, Figure] = {}
    for one in figures:
        if one.field == field:
            kept.setdefault(one.meaning, one)
    old, new = list(kept), _entries(typed)
    made: list[Correction] = []
    unknown: list[str] = []
    unreadable: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        pairs = list(zip(old[a:b], new[c:d], strict=False)) if b - a == d - c else []
        gone = [] if pairs else old[a:b]
        said = [(kept[before].printed, after) for before, after in pairs]
        said += [(entry, entry) for entry in (new[c:d] if not pairs else ())]
        for printed, meaning in said:
            if not pairs and not prints(texts, printed):
                unknown.append(meaning)
            elif (read := _meant(field, meaning)) is None:
                unreadable.append(meaning)
            else:
                made.append(Correction(field, printed, meaning=read))
        made += [
            Correction(field, one.printed)
            for one in figures
            if one.field == field and one.meaning in gone
        ]
    return Change(tuple(made), tuple(unknown), tuple(unreadable))


def _entries(typed: str) -> list[str]:
    found = (" ".join(one.split()) for one in re.split(r"[;\n]", typed))
    return list(dict.fromkeys(one for one in found if one))


def _meant(field: str, typed: str) -> str | None:
    """What is kept of a meaning typed; None for a sum that can't be read."""
    if field == MEASURE:
        return typed
    try:
        pence = parse_amount(typed)
    except NotReadable:
        return None
    return None if pence is None else format_pounds(pence)


def _of_text(
    text: str,
    field: str,
    told: Sequence[Correction],
    year: tuple[date | None, date | None],
) -> Iterator[Figure]:
    found = list(_measures(text, year) if field == MEASURE else _money(text))
    # The longest first: "90% of patients" was said of more words than "90%".
    for one in sorted(told, key=lambda said: -len(said.printed)):
        if one.field != field or not _plain(one.printed):
            continue
        for match in _printed(one.printed).finditer(flattened(text)):
            inside = [each for each in found if each.at < match.end() and each.end > match.start()]
            if any(each.figure.corrected for each in inside):
                continue
            found = [each for each in found if each not in inside]
            said = Figure(field, text[match.start() : match.end()], one.meaning, corrected=True)
            found.append(_Placed(match.start(), match.end(), said))
    for each in sorted(found, key=lambda each: each.at):
        if each.figure.meaning:
            yield each.figure


def _measures(text: str, year: tuple[date | None, date | None]) -> Iterator[_Placed]:
    flat = flattened(text)
    placed = [one for one in place_measures(text) if one.kind != "money"]
    for one in placed:
        at, end = _with_its_words(flat, one)
        printed = text[at:end].strip()
        meaning = _time(printed, year) if one.kind == "date" else _in_figures(printed)
        yield _Placed(at, end, Figure(MEASURE, printed, meaning))


def _with_its_words(flat: str, one: PlacedMeasure) -> tuple[int, int]:
    """A share with what it is a share of; a time with the "by" before it."""
    if one.kind == "date":
        before = _BEFORE_A_TIME.search(flat, max(0, one.at - 24), one.at)
        return (before.start() if before else one.at), one.end
    if one.kind == "percentage":
        behind = _WHAT_OF.match(flat, one.end)
        if behind:
            words = _NOT_LAST.sub("", behind[0])
            return one.at, one.end + len(words)
    return one.at, one.end


def _time(printed: str, year: tuple[date | None, date | None]) -> str:
    from lyapp.rules.dates import format_due

    due = understand_due(printed, year_starts=year[0], year_ends=year[1])
    words = " ".join(printed.split())
    if due.day is None or due.confidence is Confidence.DOUBTFUL or due.ongoing:
        return words
    by = _BY.match(words)
    said = format_due(due.day, due.precision)
    return f"{by[0].lower()} {said}" if by else said


def _in_figures(printed: str) -> str:
    """A measure on one line, with figures for number words: "ninety per cent" is "90%"."""
    plain = _PER_CENT.sub("%", " ".join(printed.split()))
    return _NUMBER_WORD.sub(
        lambda found: str(
            NUMBER_WORDS.get((found["tens"] or "").casefold(), 0)
            + NUMBER_WORDS[found["word"].casefold()]
        ),
        plain,
    )


def _money(text: str) -> Iterator[_Placed]:
    for one, place in zip(find_money(text), place_money(flattened(text)), strict=True):
        yield _Placed(place.at, place.end, Figure(MONEY, one.printed, format_pounds(one.pence)))


@lru_cache(maxsize=512)
def _printed(words: str) -> re.Pattern[str]:
    """These words as a whole: "£45" isn't found in "£45,000", nor "5%" in "15%"."""
    inner = r"\s+".join(map(re.escape, flattened(words).split()))
    return re.compile(rf"(?<!\w)(?<!\d[.,]){inner}(?!\w|[.,]\d)", re.IGNORECASE)


def _plain(words: str) -> str:
    return " ".join(flattened(words).casefold().split())
