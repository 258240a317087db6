"""National or local: said by headings, sheet names, rows across a table, a column or a code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lyapp.model.intake import Paragraph, PlanDocument, SourceTable
from lyapp.model.plan import Section

_NATIONAL = re.compile(
    r"\b(?:national(?:ly)?|regional(?:ly)?|nation-?wide|government|statutory|must[- ]?dos?|"
    r"vital signs|operating framework|strategic health authority|sha)\b",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"\b(?:local(?:ly)?|(?:localit(?:y|ies)(?:’s|'s)?|own|neighbourhood|cluster|borough|district|"
    r"county|group(?:’s|'s)?|school(?:’s|'s)?) (?:specific |own )*(?:priorit\w*|objectives?|aims?|"
    r"goals?|targets?|section|issues|needs|commitments?|intentions?|initiatives?|schemes?))\b",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"\b(?:local area agreements?|local authorit(?:y|ies)|local education authority|"
    r"local government|local strategic partnership|local transport plan|national service "
    r"frameworks?|local enhanced services?|locality (?:plan|commissioning|group|board|lead)|"
    r"local delivery plan|practice[- ]based commissioning)\b",
    re.IGNORECASE,
)
_HEADING_WORDS = re.compile(
    r"\b(?:priorit\w*|objectives?|aims?|goals?|targets?|section|part|plans?|requirements?|"
    r"pledges?|issues|commitments?|must|initiatives?|intentions?|programmes?|agenda|needs|"
    r"actions?|schemes|measures|policy|policies|work)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 14
_CODE_NATIONAL = re.compile(r"(?:NR|NP|NAT|N|R)[ .-]?\d", re.IGNORECASE)
_CODE_LOCAL = re.compile(r"(?:LP|LO|LOC|L)[ .-]?\d", re.IGNORECASE)


def section_of_words(text: str) -> Section | None:
    """The section that a heading names; None when it names none or both.

    “Local Area Agreement” and the like name a thing and no section.
    """
    if not text or len(text.split()) > _MOST_WORDS:
        return None
    plain = _NEUTRAL.sub(" ", text)
    national = bool(_NATIONAL.search(plain))
    local = bool(_LOCAL.search(plain))
    if national == local:
        return None
    return Section.NATIONAL if national else Section.LOCAL


def section_of_heading(text: str) -> Section | None:
    """The section of a text that may or may not be a heading: it must read like one."""
    plain = " ".join(text.split())
    found = section_of_words(plain)
    if found is None:
        return None
    rest = _NATIONAL.sub(" ", _LOCAL.sub(" ", plain))
    bare = re.sub(r"[^A-Za-z]+|\band\b|\bor\b|\bthe\b", "", rest)
    ends_open = not plain.endswith((".", ";", ","))
    return found if ends_open and (not bare or _HEADING_WORDS.search(plain)) else None


def section_of_cell(text: str) -> Section | None:
    """The section that a cell of a section column names, also by its letter alone."""
    plain = text.strip().strip(".()").casefold()
    if plain in {"n", "nat", "nr", "r", "reg", "n&r", "n/r"}:
        return Section.NATIONAL
    if plain in {"l", "loc", "lp"}:
        return Section.LOCAL
    return section_of_words(text)


def section_of_code(code: str) -> Section | None:
    """The section that a row's number begins with: NR01, LP3."""
    if _CODE_NATIONAL.match(code):
        return Section.NATIONAL
    return Section.LOCAL if _CODE_LOCAL.match(code) else None


def sections_above(document: PlanDocument) -> tuple[Section | None, ...]:
    """For each table, the section that its own name or the text above it says.

    A heading holds until the next one that names a section.
    """
    found: list[Section | None] = []
    holds: Section | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            holds = section_of_heading(block.text) or holds
            continue
        named = _of_table(block)
        holds = named or holds
        found.append(named or holds)
    if not any(found):
        whole = section_of_words(re.sub(r"[_.-]+", " ", document.name))
        found = [whole] * len(found)
    return tuple(found)


def _of_table(table: SourceTable) -> Section | None:
    titles: Sequence[str] = [line for line in reversed(table.title.splitlines()) if line.strip()]
    for title in titles:
        named = section_of_heading(title)
        if named:
            return named
    return section_of_words(table.name)
