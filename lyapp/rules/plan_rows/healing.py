"""Sentences that a page break cut in two, put together again: there and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lyapp.model.intake import Line
from lyapp.rules.plan_rows.words import words

_UNFINISHED = words(
    """
    a about achieve achieves across against all among an and any are as at be been being
    between both but by can could deliver delivering develop developing during e.g each
    either enable enables ensure ensures ensuring establish every excluding following for
    from further had has have her his i.e if implement improve improves improving in include
    includes including increase increasing into introduce is its local maintain may more
    most must national new no nor not of on or other our over own per promote provide
    provides providing reduce reduces reducing respective shall should some such support
    supporting than that the their these this those through to under via was were when where
    which while who whose will with within without would
    """
)
_ALSO_ENDINGS = words(
    """
    about all any both each following further include includes increase local more most
    national new no not other over own some such support under where
    """
)
"""Words that end a line readily too; they tell only when the next line begins in lower case."""

_ENDS = tuple(".!?;:")
_QUOTES = ")”\"’'"
_OPEN_ENDS = (",", "-", "–", "&", "/", "(")
_LOWER = re.compile(r"^[(“\"‘']?[a-z]")
_CUT_MARK = re.compile(r"^(?:…|\.\.\.)\s*\S")


Names = frozenset[tuple[str, str]]
"""Pairs of capitalised words that stand side by side somewhere, in lower case and singular."""

_PAIR = re.compile(r"\b([A-Z][A-Za-z]+) (?=([A-Z][A-Za-z]+))")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a column, and the physical row (counted within its objective) it began in."""

    line: Line
    strip: int


def unfinished(text: str) -> bool:
    """True when a text stops where no sentence can: after “of”, a comma, an open bracket."""
    plain = text.rstrip()
    if not plain or ended(plain):
        return False
    if plain.endswith(_OPEN_ENDS) or plain.count("(") > plain.count(")"):
        return True
    last = _last_word(plain)
    if last == "may" and plain.endswith("May"):
        return False  # the month
    return last in _UNFINISHED and last not in _ALSO_ENDINGS


def ended(text: str) -> bool:
    """True when a text ends as a sentence or a lead-in does."""
    plain = text.rstrip()
    return plain.endswith(_ENDS) or (len(plain) > 1 and plain[-1] in _QUOTES and plain[-2] in _ENDS)


def _last_word(plain: str) -> str:
    return plain.rsplit(None, 1)[-1].strip(".’'”“\"()[]").lower()


def begins_low(text: str) -> bool:
    """True when a text begins in lower case, as the rest of a sentence does."""
    first = text[:1]
    return first.islower() if first.isalpha() else bool(_LOWER.match(text))


def names_in(texts: Iterable[str]) -> Names:
    """The names of more than one word that a plan uses, as pairs of their words."""
    return frozenset(
        (_plain(first), _plain(second)) for text in texts for first, second in _PAIR.findall(text)
    )


def _plain(word: str) -> str:
    return word.lower().removesuffix("s")


def _parts_a_name(above: str, below: str, names: Names) -> bool:
    """True when the two lines have parted a name that stands whole elsewhere in the plan."""
    last, first = above.split()[-1:], below.split()[:1]
    if not last or not first or not (last[0][:1].isupper() and first[0][:1].isupper()):
        return False
    return (_plain(last[0]), _plain(first[0].rstrip(",;:.)"))) in names


def goes_on(
    above: Line, below: Line, *, low_is_usual: bool, adjacent: bool, names: Names = frozenset()
) -> bool:
    """True when a row's first line is the rest of the last line of the row above.

    `low_is_usual` says that the column's lines begin in lower case anyway; `adjacent` that no
    row without anything in this column stands between. `names` are those of the plan.
    """
    if below.level or not above.text or not below.text:
        return False
    if ended(above.text):
        return False
    if unfinished(above.text):
        return True
    if not adjacent:
        return False
    if _CUT_MARK.match(below.text):
        return True
    if not begins_low(below.text):
        return _parts_a_name(above.text, below.text, names)
    if above.level or not low_is_usual:
        return True
    return _last_word(above.text) in _ALSO_ENDINGS


def put_together(above: str, below: str) -> str:
    """The two halves of a sentence as one."""
    if above.endswith("-") and len(above) > 1 and above[-2].isalpha() and begins_low(below):
        return above + below
    return f"{above.rstrip()} {below.lstrip()}"


def heal(
    columns: Sequence[Sequence[Sequence[Line]]],
    low_is_usual: Sequence[bool],
    names: Names = frozenset(),
) -> tuple[tuple[tuple[Placed, ...], ...], tuple[str, ...]]:
    """Every column's lines over all physical rows of an objective, cut sentences made whole.

    `columns` holds, a column and a row, the lines printed there; `names` those of the plan.
    Gives the lines with the row each began in, and the words around every place that was healed.
    """
    healed: list[str] = []
    done: list[tuple[Placed, ...]] = []
    for rows, low in zip(columns, low_is_usual, strict=True):
        placed: list[Placed] = []
        last_row = -1
        for strip, lines in enumerate(rows):
            kept = [line for line in lines if line.text.strip()]
            if not kept:
                continue
            if placed and goes_on(
                placed[-1].line,
                kept[0],
                low_is_usual=low,
                adjacent=last_row == strip - 1,
                names=names,
            ):
                above = placed[-1]
                whole = put_together(above.line.text, kept[0].text)
                healed.append(_around(above.line.text, kept[0].text))
                placed[-1] = Placed(Line(whole, above.line.level), above.strip)
                kept = kept[1:]
            placed.extend(Placed(line, strip) for line in kept)
            last_row = strip
        done.append(tuple(placed))
    return tuple(done), tuple(healed)


def _around(above: str, below: str) -> str:
    return " ".join([*above.split()[-4:], *below.split()[:4]])
