"""Cells without anything special in them, read in one pass; nine cells in ten are such.

lxml looks for the few elements that matter here itself, so that fonts, colours and languages cost
nothing. Wherever something else may be in a cell, `blocks` reads it step by step.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lyapp.exchange.intake.word.names import VAL, Element, number, w
from lyapp.exchange.intake.word.text import Reading, list_place

_P, _T, _TAB, _TABS, _CELL = w("p"), w("t"), w("tab"), w("tabs"), w("tc")
_SPAN, _DOWN = w("gridSpan"), w("vMerge")
_ABOUT = {w("pStyle"): 0, w("numId"): 1, w("ilvl"): 2}
"""Where a property stands in a paragraph."""

_SIGNS = {w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", _TAB: "\t"}
_WANTED = (_T, _P, *_ABOUT, _CELL, _SPAN, _DOWN, *_SIGNS)
_CHARACTER_STYLE = w("rStyle")
_SPECIAL = (
    "sdt", "fldChar", "ins", "del", "moveFrom", "moveTo", "cellDel", "cellMerge", "tbl", "drawing",
    "pict", "object", "vanish", "sym", "ptab", "commentRangeStart", "ruby", "pPrChange",
    "tcPrChange", "altChunk", "customXml",
)  # fmt: skip
_SPECIAL_TAGS = (
    *map(w, _SPECIAL),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
)


@dataclass(slots=True)
class PlainCell:
    """A cell as it stands: its span, how it is merged downwards, its paragraphs.

    A paragraph is its style, its list and level there (as written), and its text.
    """

    span: str | None = None
    merged: bool = False
    begins: bool = False
    paragraphs: list[list[str]] = field(default_factory=list)

    def pieces(self, reading: Reading) -> list[tuple[str, int]] | None:
        """The lines with their levels; None when a style hides one. Lists go on counting."""
        found: list[tuple[str, int]] = []
        broken = False
        for style_id, list_id, level, text in self.paragraphs:
            broken = broken or "\n" in text
            place = reading.bullets.get((style_id, list_id, level))
            if place is None:
                style = reading.styles.get(style_id)
                if style.hidden:
                    return None
                said = number(level, most=8, otherwise=-1) if list_id else -1
                place, printed = list_place(list_id, said, style, reading)
                if printed:
                    found.append((f"{printed} {text}", place))
                    continue
                if place:
                    reading.bullets[style_id, list_id, level] = place
            found.append((text, place))
        if broken:
            return [(line, level) for text, level in found for line in text.split("\n")]
        return found


def special_cells(table: Element, reading: Reading) -> set[Element]:
    """The cells that must be read step by step."""
    tags = _SPECIAL_TAGS
    if reading.styles.some_hidden:
        tags = (*tags, _CHARACTER_STYLE)
    return {cell for one in table.iter(*tags) for cell in one.iterancestors(_CELL)}


def plain_cells(row: Element) -> dict[Element, PlainCell]:
    """The row's cells read in one pass, whatever is in them."""
    cells: dict[Element, PlainCell] = {}
    made = PlainCell()
    paragraph = ["", "", "", ""]
    for one in row.iter(*_WANTED):
        tag = one.tag
        if tag == _T:
            paragraph[3] += one.text or ""
        elif tag == _P:
            paragraph = ["", "", "", ""]
            made.paragraphs.append(paragraph)
        elif tag == _CELL:
            made = cells[one] = PlainCell()
        elif tag in _ABOUT:
            paragraph[_ABOUT[tag]] = one.get(VAL, "")
        elif tag == _SPAN:
            made.span = one.get(VAL)
        elif tag == _DOWN:
            made.begins = one.get(VAL) == "restart"
            made.merged = not made.begins
        elif tag != _TAB or one.getparent().tag != _TABS:
            paragraph[3] += _SIGNS[tag]
    return cells
