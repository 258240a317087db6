"""What follows one another in a Word document: paragraphs, tables, and the lines of cells."""

from __future__ import annotations

from collections.abc import Iterator

from lyapp.exchange.intake.lines import levelled, tidy
from lyapp.exchange.intake.word.names import Element, w
from lyapp.exchange.intake.word.text import (
    Reading,
    Text,
    begin_comment,
    chosen_alternative,
    is_placeholder,
    read_paragraph,
)
from lyapp.model.intake import Line, Paragraph

P, TBL = w("p"), w("tbl")
_SDT, _CONTENT = w("sdt"), w("sdtContent")
_THROUGH = frozenset(w(name) for name in ("customXml", "ins", "moveTo", "smartTag", "sdtContent"))
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_RANGE, _RANGE_END = w("commentRangeStart"), w("commentRangeEnd")
_LONGEST_HEADING = 120


def unwrapped(holder: Element, reading: Reading) -> Iterator[Element]:
    """The parts of a holder, with form fields and the like opened and deletions left out."""
    for child in holder:
        tag = child.tag
        if tag == _SDT:
            yield from _opened(child, reading)
        elif tag in _THROUGH:
            yield from unwrapped(child, reading)
        elif tag == _ALTERNATE:
            chosen = chosen_alternative(child)
            if chosen is not None:
                yield from unwrapped(chosen, reading)
        elif tag == w("altChunk"):
            reading.embedded += 1
        elif tag == _RANGE:
            begin_comment(child, reading)
        elif tag == _RANGE_END:
            reading.anchored.discard(child.get(w("id"), ""))
        else:
            yield child


def _opened(control: Element, reading: Reading) -> Iterator[Element]:
    if is_placeholder(control):
        reading.placeholders += 1
        return
    for content in control.iterchildren(_CONTENT):
        yield from unwrapped(content, reading)


class Joined:
    """Paragraphs one by one; one whose end was deleted runs on into the next."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._before: Text | None = None

    def read(self, paragraph: Element) -> Text | None:
        """The paragraph, None while it runs on."""
        text = read_paragraph(paragraph, self._reading)
        if self._before is not None:
            before, self._before = self._before, None
            text.parts = before.parts + text.parts
            text.boxes = before.boxes + text.boxes
        if not text.ended:
            self._before = text
            return None
        return text

    def rest(self) -> Text | None:
        """What still ran on at the end."""
        before, self._before = self._before, None
        return before


def paragraphs(text: Text, reading: Reading) -> list[Paragraph]:
    """A paragraph outside any table, and one more for each paragraph of its text boxes."""
    printed = "\n".join(filter(None, (tidy(piece) for piece in text.raw.split("\n"))))
    heading = text.heading or (
        text.bold and len(printed) <= _LONGEST_HEADING and not printed.endswith((".", ";", ","))
    )
    found = [Paragraph(printed, heading=heading)] if printed else []
    for box in text.boxes:
        reading.boxes_read += 1
        found.extend(Paragraph(line.text) for line in levelled(box_pieces(box, reading)))
    return found


def pieces(text: Text, reading: Reading) -> Iterator[tuple[str, int]]:
    """The lines of a paragraph in a cell with their levels, then those of its text boxes."""
    for piece in text.raw.split("\n"):
        yield piece, text.level
    for box in text.boxes:
        reading.boxes_read += 1
        yield from box_pieces(box, reading)


def box_pieces(box: Element, reading: Reading) -> list[tuple[str, int]]:
    """The lines of a text box; tables in it row by row."""
    joined = Joined(reading)
    found: list[tuple[str, int]] = []
    for child in unwrapped(box, reading):
        if child.tag == P:
            text = joined.read(child)
            if text is not None:
                found.extend(pieces(text, reading))
        elif child.tag == TBL:
            found.extend((line.text, line.level) for line in flat(child, reading))
    left = joined.rest()
    if left is not None:
        found.extend(pieces(left, reading))
    return found


def flat(table: Element, reading: Reading) -> tuple[Line, ...]:
    """A small table in a cell as lines: a row a line, or every line when it has one column."""
    found: list[tuple[str, int]] = []
    for row in unwrapped(table, reading):
        if row.tag != w("tr"):
            continue
        cells = [
            levelled(box_pieces(cell, reading))
            for cell in unwrapped(row, reading)
            if cell.tag == w("tc")
        ]
        filled = [lines for lines in cells if lines]
        if len(filled) == 1:
            found.extend((line.text, line.level) for line in filled[0])
        elif filled:
            texts = (" ".join(line.text for line in lines) for lines in filled)
            found.append((" | ".join(texts), 0))
    return levelled(found)
