"""Word's styles and automatic numbering: headings, hidden styles, bullets, printed numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lyapp.exchange.intake.word.names import VAL, Element, is_on, number, value, w

_LONGEST_CHAIN = 12
"""Styles based on one another; Word allows fewer."""

_HEADING = re.compile(r"(heading \d|title|subtitle)$", re.IGNORECASE)
_LOWER = re.compile(r"list (?:bullet|number) ?[2-9]$", re.IGNORECASE)
_PART = re.compile(r"%(\d)")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
          (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """What of a paragraph or character style matters for reading."""

    heading: bool = False
    hidden: bool = False
    bold: bool = False
    list_id: str = ""
    level: int = 0
    lower: bool = False
    """Meant for the second level of a list, though it is a list of its own."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class Lists:
    """The lists of a document, counting as they are read from its beginning."""

    _abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, list_id: str, level: int) -> tuple[bool, str]:
        """Whether the paragraph is printed as part of a list, and the number printed before it."""
        if list_id not in self._lists:
            return list_id not in ("", "0"), ""
        abstract, starts = self._lists[list_id]
        levels = self._abstract.get(abstract, {})
        own = levels.get(level)
        if own is None or own.form == "bullet":
            return True, ""
        counts = self._counts.setdefault(abstract, {})
        if starts and list_id not in self._begun:
            self._begun.add(list_id)
            for place in starts:
                counts.pop(place, None)
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, own.start)
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        if own.form == "none":
            return False, ""

        def shown(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            part = levels.get(place, own)
            return _written(counts.get(place, part.start), part.form)

        return True, _PART.sub(shown, own.text)


def read_lists(numbering: Element | None) -> Lists:
    """The lists out of the numbering part, None when the document has none."""
    lists = Lists()
    if numbering is None:
        return lists
    for one in numbering.iterchildren(w("abstractNum")):
        levels = {}
        for level in one.iterchildren(w("lvl")):
            place = number(level.get(w("ilvl")), most=8, otherwise=0)
            start = number(value(level, "start"), most=10_000, otherwise=1)
            levels[place] = _Level(start, value(level, "numFmt"), value(level, "lvlText")[:40])
        lists._abstract[one.get(w("abstractNumId"), "")] = levels  # noqa: SLF001 - made here
    for one in numbering.iterchildren(w("num")):
        starts = {}
        for changed in one.iterchildren(w("lvlOverride")):
            again = changed.find(w("startOverride"))
            if again is not None:
                place = number(changed.get(w("ilvl")), most=8, otherwise=0)
                starts[place] = number(again.get(VAL), most=10_000, otherwise=1)
        entry = (value(one, "abstractNumId"), starts)
        lists._lists[one.get(w("numId"), "")] = entry  # noqa: SLF001 - made here
    return lists


class Styles:
    """The styles by their id, each looked up once it is used."""

    def __init__(self, styles: Element | None) -> None:
        named = () if styles is None else styles.iterchildren(w("style"))
        self._raw = {one.get(w("styleId"), ""): one for one in named}
        self._known: dict[str, Style] = {}
        self.some_hidden = styles is not None and next(styles.iter(w("vanish")), None) is not None
        """Whether any style hides its text."""

    def get(self, key: str) -> Style:
        """What the style says, or what it is based on where it says nothing itself."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _style(key, self._raw)
        return found


def _style(key: str, raw: dict[str, Element]) -> Style:
    heading = hidden = bold = lower = False
    list_id, level = "", -1
    for _ in range(_LONGEST_CHAIN):
        one = raw.get(key)
        if one is None:
            break
        name = value(one, "name")
        paragraph, run = one.find(w("pPr")), one.find(w("rPr"))
        outline = value(paragraph, "outlineLvl")
        heading = heading or bool(_HEADING.match(name)) or outline in tuple("012345678")
        hidden = hidden or is_on(run, "vanish")
        bold = bold or is_on(run, "b")
        lower = lower or bool(_LOWER.search(name))
        listed = None if paragraph is None else paragraph.find(w("numPr"))
        if listed is not None:
            list_id = list_id or value(listed, "numId")
            if level < 0:
                level = number(value(listed, "ilvl"), most=8, otherwise=0)
        key = value(one, "basedOn")
    return Style(heading, hidden, bold, list_id, max(level, 0), lower)


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 5)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman, left = "", min(count, 399)
        for worth, sign in _ROMAN:
            while left >= worth:
                roman, left = roman + sign, left - worth
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02}" if form == "decimalZero" else str(count)
