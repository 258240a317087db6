"""The items of a cell: what is one item, what belongs to it, and what only leads in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lyapp.model.intake import Line
from lyapp.model.plan import Item, ItemKind
from lyapp.rules.plan_rows.background import background_of, starts_with_action
from lyapp.rules.plan_rows.healing import Placed, begins_low

_SIGN = re.compile(r"^(?:[•·▪●○◦‣∙➢➤►→✓✔■□♦❖\uf0b7\uf0a7]|[*–—-](?=\s)|o(?=\s+[A-Za-z]))\s*")
_SUB_SIGNS = ("→", "○", "◦", "–", "o")
_ACTING = re.compile(
    r"\b(?:will|to|shall|must|should|can|are|is|plans? to|aims? to|agrees? to|need to)$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"\b(?:includ(?:e|es|ing)|to include|compris(?:e|es|ing)|cover(?:s|ing)?|contain(?:s|ing)?|"
    r"consist(?:s|ing)? of|consisting of|with|on|about|for|of|in)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:including|such as|for example|e\.g\.|namely|especially)$", re.IGNORECASE)
"""What stands before these is the thing itself; what follows are some of its parts."""

_WHOLE = re.compile(
    r"\b(?:case|cases|specification|specifications|reports?|reporting|service|services|model|"
    r"pathway|pathways|contract|contracts|agreement|strategy|survey|teams?|training|register|"
    r"protocol|protocols|guidelines?|campaign|package|packages|policy|audit|clinics?|data|list|"
    r"returns?|scheme|project|programme|course|review|system|framework)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:however|therefore|consequently|nevertheless|as a result|furthermore|moreover|hence),\s",
    re.IGNORECASE,
)
"""A sentence that can't stand without the one before it."""
_NUMBER = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{2,4}[.)])\s+(?=\S)")
"""A place in a list: “3.”, “(b)”, “iv)”. “1.2” stays, for it is a name that people use."""

_BULLET = "\n• "
_SUB_BULLET = "\n– "


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item and the physical row (counted within its objective) in which it begins."""

    item: Item
    strip: int


@dataclass(slots=True)
class _Open:
    """An item that further bullets may still belong to."""

    kind: ItemKind
    text: str
    strip: int


def plain_line(line: Line) -> Line:
    """The line without a bullet's sign that was left in its text."""
    if line.text[:1].isalnum() and line.text[:2] != "o ":
        return line
    match = _SIGN.match(line.text)
    if match is None or match.end() == len(line.text):
        return line
    level = line.level or (2 if match[0].strip() in _SUB_SIGNS[:1] else 1)
    return Line(line.text[match.end() :].strip(), level)


def items_of(lines: Sequence[Placed], kind: ItemKind) -> tuple[PlacedItem, ...]:
    """The items that a column's lines hold.

    A paragraph is an item, and the bullets below it belong to it. Bullets below a line that only
    leads in (“The group will:”), or below nothing, are items themselves; the line is kept as a
    detail, and so are sentences that tell the background in a column of actions.
    """
    lines = _without_numbers(lines)
    aside = background_of(lines) if kind is ItemKind.ACTION else frozenset[int]()
    done: list[_Open] = []
    base = led = 0
    owner: _Open | None = None
    for index, placed in enumerate(lines):
        text, level = placed.line.text.strip(), placed.line.level
        if not level:
            owner, base, led = None, 0, 0
            same_cell = index > 0 and lines[index - 1].strip == placed.strip
            if same_cell and _GOES_ON.match(text):
                done[-1].text += f"\n{text}"
                owner = done[-1]
                continue
            if index in aside or _leads_in(lines, index):
                done.append(_Open(ItemKind.DETAIL, text, placed.strip))
                continue
            done.append(_Open(kind, text, placed.strip))
            if _keeps_bullets(lines, index):
                owner = done[-1]
        elif owner is not None:
            base = base or level
            owner.text += (_BULLET if level <= base else _SUB_BULLET) + text
        else:
            base = min(base, level) if base else level
            led = led if led and level > led else 0
            if level > base and not led and done and done[-1].kind is kind:
                done[-1].text += _BULLET + text
            elif _leads_in(lines, index):
                done.append(_Open(ItemKind.DETAIL, text, placed.strip))
                led = level
            else:
                done.append(_Open(kind, text, placed.strip))
    return tuple(PlacedItem(Item(one.kind, one.text), one.strip) for one in done)


def _without_numbers(lines: Sequence[Placed]) -> list[Placed]:
    """The lines without their places in a list; below a lead-in such lines are its bullets."""
    found: list[Placed] = []
    under = False
    for placed in lines:
        line = placed.line
        head = line.text[:6]
        match = _NUMBER.match(line.text) if "." in head or ")" in head else None
        if match is None:
            under = not line.level and line.text.rstrip().endswith(":")
            found.append(placed)
            continue
        level = max(line.level, 1) if under else line.level
        found.append(Placed(Line(line.text[match.end() :], level), placed.strip))
    return found


def _keeps_bullets(lines: Sequence[Placed], index: int) -> bool:
    """True unless the bullets that follow stand in the next row and go on with nothing here."""
    if index + 1 >= len(lines) or not lines[index + 1].line.level:
        return True
    same_row = lines[index + 1].strip == lines[index].strip
    return same_row or lines[index].line.text.rstrip().endswith(":")


def _leads_in(lines: Sequence[Placed], index: int) -> bool:
    """True when a line only introduces the items that follow it."""
    text, level = lines[index].line.text.strip(), lines[index].line.level
    after = lines[index + 1].line if index + 1 < len(lines) else None
    if after is None or (level and after.level <= level):
        return False
    if text.endswith(("…", "...")):
        return not after.level and begins_low(after.text) and len(text.split()) <= 6
    if not text.endswith(":"):
        return False
    if not after.level:
        return True
    words = text.rstrip(": ")
    if starts_with_action(words):
        return False
    if _PARTS.search(words) and len(words.split()) > 2:
        return False
    if _WHOLE.search(words) and _CONTENTS.search(words):
        return False
    return len(words.split()) <= 4 or bool(_ACTING.search(words))
