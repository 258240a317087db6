"""The lines of running text as pieces of cells: short cells that share a line are parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lyapp.model.intake import Column
from lyapp.rules.plan_rows.background import starts_with_action
from lyapp.rules.plan_rows.contents import date_like, lead_like
from lyapp.rules.plan_rows.healing import begins_low, ended, unfinished

_BULLET = re.compile(r"\s*[•●∙·▪■◦○‣➢➤→⇒\uf0b7\uf0a7*–-]\s")
_NUMBERED = re.compile(r"\(?(?:(\d{1,2})|([a-z]))[.)]\s+\S")
_NUMBER_ALONE = re.compile(r"\(?\w{1,2}[.)]")
_SIGN_ALONE = re.compile(r"\s*[•●∙·▪■◦○‣➢➤→⇒\uf0b7\uf0a7]\s*")
_CODE = re.compile(r"[A-Z]{0,4}[ .-]?\d{1,3}(?:\.\d{1,2})?[.):]?$")
_DOING = re.compile(r"(?:To )?[A-Z][a-z-]{2,}ing\b")
_PAGE = re.compile(r"\s*(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\s*", re.IGNORECASE)
_IN_NAMES = frozenset(("and", "for", "of", "the", "with", "de", "van", "von"))
_LONGEST_TIME = 6
"""Words of a time that shares its line with other cells."""

_LONGEST_LINE = 600
"""Letters of a line that is looked at for cells; a longer one is a paragraph."""

_LEADS = frozenset({Column.LEAD, Column.CLINICAL_LEAD})


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or the part of one that is a cell of its own, and what can be seen of it alone."""

    text: str
    parted: bool = False
    """It stands on a line with the piece before."""

    blank: bool = False
    """An empty line or a page's end stands before it."""

    soft: bool = False
    """The line before ends in a blank, as some programs write where they broke it."""

    bullet: bool = False
    number: int = 0
    """Its place in a list, 1 for “1.” and “a)”; 0 for none."""

    low: bool = False
    date: bool = False
    lead: bool = False
    code: bool = False
    acts: bool = False
    doing: bool = False
    """It begins with “Improving” or the like: an objective as well as an action."""

    unfinished: bool = False
    ended: bool = False


def pieces_of(lines: Sequence[str], kinds: Sequence[Column]) -> list[Piece]:
    """The lines cut up for a table with these columns; bare page numbers are left out."""
    found: list[Piece] = []
    widest = _usual_width(lines)
    blank = soft = False
    sign = ""
    for number, line in enumerate(lines):
        text = line.strip()
        if not text:
            blank = True
            continue
        if _SIGN_ALONE.fullmatch(line):
            sign = f"{text} "  # its text follows on the next line
            continue
        if _is_page_number(lines, number):
            continue
        after = next((one for one in lines[number + 1 : number + 3] if one.strip()), "")
        parts = [cut for part in _parts(sign + text, kinds, after) for cut in _cut(part, widest)]
        for place, part in enumerate(parts):
            cut_time = _begins_a_time(part, after) and 0 < place == len(parts) - 1
            piece = _piece(part, parted=place > 0, blank=blank, soft=soft)
            found.append(replace(piece, date=True) if cut_time else piece)
            blank = soft = False
        soft = line.endswith((" ", "\u00a0"))
        sign = ""
    return found


def _is_page_number(lines: Sequence[str], number: int) -> bool:
    """True for a figure alone between empty lines or at the text's end."""
    if not _PAGE.fullmatch(lines[number]):
        return False
    before = lines[number - 1] if number else ""
    after = lines[number + 1] if number + 1 < len(lines) else ""
    return "page" in lines[number].lower() or not (after.strip() or before.strip())


def _piece(text: str, *, parted: bool, blank: bool, soft: bool) -> Piece:
    sign = _BULLET.match(text)
    bare = text[sign.end() :] if sign else text
    numbered = _NUMBERED.match(text)
    acts = _orders(bare)
    doing = bool(_DOING.match(bare))
    return Piece(
        text,
        parted=parted,
        blank=blank,
        soft=soft,
        bullet=bool(sign) or numbered is not None,
        number=_place_in_list(numbered),
        low=begins_low(bare),
        date=date_like(text),
        lead=lead_like(text),
        code=bool(_CODE.match(text)),
        acts=acts and not doing,
        doing=doing,
        unfinished=unfinished(text),
        ended=ended(text),
    )


def _orders(text: str) -> bool:
    """True when the first word alone is what to do: “Develop”, not “Development of”."""
    first = text.removeprefix("To ").split(maxsplit=1)[:1]
    return bool(first) and starts_with_action(first[0])


def _place_in_list(numbered: re.Match[str] | None) -> int:
    if numbered is None:
        return 0
    return int(numbered[1]) if numbered[1] else ord(numbered[2]) - 96


def _begins_a_time(text: str, after: str) -> bool:
    """True when a text says a time only with the first words of the next line."""
    words = after.split()[:_LONGEST_TIME]
    return not date_like(text) and any(
        date_like(" ".join([text, *words[:count]])) for count in range(1, len(words) + 1)
    )


def _parts(text: str, kinds: Sequence[Column], after: str) -> list[str]:
    """A line cut before and after a time with a lead before it, as short cells stand together.

    `after` is the next line, where the time may go on.
    """
    if Column.TIMESCALE not in kinds:
        return [text]
    words = text.split()
    place = kinds.index(Column.TIMESCALE)
    names = place > 0 and kinds[place - 1] in _LEADS
    coded = kinds[0] is Column.CODE and len(words) > 1 and bool(_CODE.match(words[0]))
    code = 1 if coded else 0
    # A time stands at the beginning or behind a name, so not far into the line.
    for start in range(code, min(len(words), 12)):
        before = " ".join(words[code:start])
        if before and not (names and _may_be_lead(words[code:start], before)):
            continue
        end = _time_ends(words, code, start)
        if end:
            cells = [words[:code], words[code:start], words[start:end], words[end:]]
            made = [" ".join(cell) for cell in cells if cell]
            return made if len(made) > 1 else [text]
        if before and _begins_a_time(" ".join(words[start:]), after):
            return [*words[:code], before, " ".join(words[start:])]
    if code and not words[1][:1].islower():
        return [words[0], " ".join(words[1:])]
    return [text]


def _time_ends(words: Sequence[str], first: int, start: int) -> int:
    """Where a time that is a cell of its own ends, if one begins at this word; else 0."""
    if words[start][:1].islower():
        return 0
    for end in range(min(len(words), start + _LONGEST_TIME), start, -1):
        goes_on = start > first and date_like(" ".join(words[start - 1 : end]))
        numbered = end > start + 1 and _NUMBER_ALONE.fullmatch(words[end - 1])
        after = words[end][:1] if end < len(words) else ""
        if goes_on or numbered or not (not after or after.isupper() or after in "£0123456789•"):
            continue
        if date_like(" ".join(words[start:end])):
            return end
    return 0


def _may_be_lead(words: Sequence[str], text: str) -> bool:
    """True for names and bodies in capitals, perhaps with a role behind a comma."""
    comma = next((at for at, word in enumerate(words, 1) if word.endswith(",")), len(words))
    small = [word for word in words[:comma] if word[:1].islower()]
    return (
        words[0][:1].isupper()
        and all(word in _IN_NAMES for word in small)
        and words[-1] not in _IN_NAMES
        and lead_like(text)
    )


def _usual_width(lines: Sequence[str]) -> float:
    """The letters that a line of one cell may have; a longer one holds several cells."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return 1.25 * lengths[int(0.85 * (len(lengths) - 1))] if lengths else 0.0


def _cut(text: str, widest: float) -> list[str]:
    """A line of several cells cut where words begin with a capital and the rest fits a cell."""
    if not widest < len(text) <= _LONGEST_LINE:
        return [text]
    words = text.split()
    ways: list[tuple[bool, int]] = []
    for at in range(1, len(words)):
        before, rest = " ".join(words[:at]), " ".join(words[at:])
        new = words[at][:1].isupper() and not words[at].isupper() and words[at - 1][-1:].isalnum()
        if new and len(rest) <= widest and not unfinished(before) and not words[at - 1].istitle():
            ways.append((starts_with_action(rest), len(rest)))
    if not ways:
        return [text]
    length = max(ways)[1]
    return [*_cut(text[: len(text) - length].strip(), widest), text[len(text) - length :]]
