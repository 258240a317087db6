"""What is on the clipboard as a text: a table copied from a page or a document keeps its cells."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

_BLANKS = re.compile(r"\s+")
_BREAKS = frozenset({"p", "br", "li", "div"})
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({"style", "script", "head", "title"})


def text_of(html: str, plain: str) -> str:
    """The clipboard's text; where its HTML holds a table, that table, separated by tabs."""
    if "<table" not in html.casefold():
        return plain
    reader = _Tables()
    reader.feed(html)
    reader.close()
    if not any(len(row) > 1 for row in reader.rows):
        return plain
    made = io.StringIO()
    csv.writer(made, delimiter="\t", lineterminator="\n").writerows(reader.rows)
    return made.getvalue()


class _Tables(HTMLParser):
    """Collects the rows of all tables; a table inside a cell is part of that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._depth = 0
        self._silent = 0
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            self._cell = []
            self._span = _span(dict(attrs).get("colspan"))
        elif tag in _BREAKS and self._cell is not None:
            self._cell.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and (tag in _CELLS or tag == "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(_BLANKS.sub(" ", data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = [" ".join(line.split()) for line in "".join(self._cell).split("\n")]
        if not self.rows:
            self.rows.append([])
        text = "\n".join(line for line in lines if line and line != "•")
        self.rows[-1] += [text, *[""] * (self._span - 1)]
        self._cell = None

    _span = 1


def _span(text: str | None) -> int:
    return min(int(text), 100) if text is not None and text.isdecimal() and int(text) else 1
