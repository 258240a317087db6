"""How a line of a document is broken to a width: the same for measuring and for painting."""

from __future__ import annotations

import heapq
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from lyapp.model.intake import Cell
from lyapp.rules.widths import share
from lyapp.ui import theme
from lyapp.ui.source.lines import DocumentLine, Kind

_SAMPLE = 150
"""Rows of a table that are looked at for the widths of its columns."""
_LONGEST = 4
_LEAST, _MOST = 6, 60
"""Letters that a column counts for at least and at most when the width is shared."""
_WORD = 130
"""Pixels at 100 % from which a word may be broken (addresses, long codes)."""
_CACHE = 400


class Piece(NamedTuple):
    """A paragraph laid out; `x`, `y` from the line's own top left; `sign` is a bullet's."""

    layout: QTextLayout
    x: float
    y: float
    sign: str


class Laid(NamedTuple):
    """A line laid out. `edges` are (x, width) of the hairlines above a row's cells."""

    height: int
    pieces: tuple[Piece, ...]
    edges: tuple[tuple[float, float], ...] = ()


class Layer:
    """Lays lines out at one width and in the look of now, and keeps the newest ones."""

    def __init__(self) -> None:
        self._tables: dict[int, list[DocumentLine]] = {}
        self._columns: dict[int, Mapping[int, float]] = {}
        self._kept: dict[int, Laid] = {}
        self._width = 0
        self.restyle()

    def restyle(self) -> None:
        """Take over the text size in use now."""
        self.body = theme.font("body")
        self.label = theme.font("label")
        self.heading = theme.font("heading")
        self.strong = QFont(self.body)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self.body)
        self._bold = QFontMetricsF(self.strong)
        self.gutter = theme.px(44)
        self._pad = theme.px(6)
        self._gap = theme.px(3)
        self._forget()

    def take(self, lines: Sequence[DocumentLine]) -> None:
        """Get ready for another document."""
        self._tables = {}
        for line in lines:
            if line.kind is Kind.ROW:
                table = self._tables.setdefault(line.table, [])
                if len(table) < _SAMPLE:
                    table.append(line)
        self._forget()

    def set_width(self, width: int) -> bool:
        """Lay out at another width from now on; False when it is the one in use."""
        if width == self._width:
            return False
        self._width = width
        self._forget()
        return True

    def widest(self) -> float:
        """The width that the widest table needs, at least the width given."""
        each = (self.gutter + sum(self._columns_of(table).values()) for table in self._tables)
        return max(each, default=float(self._width))

    def _forget(self) -> None:
        self._columns.clear()
        self._kept.clear()

    def laid(self, at: int, line: DocumentLine) -> Laid:
        """The line number `at`, laid out."""
        kept = self._kept.get(at)
        if kept is None:
            kept = self._lay_row(line) if line.kind is Kind.ROW else self._lay_text(line)
            if len(self._kept) >= _CACHE:
                del self._kept[next(iter(self._kept))]
            self._kept[at] = kept
        return kept

    def _lay_text(self, line: DocumentLine) -> Laid:
        unit = theme.unit()
        above, font = {
            Kind.PAGE: (unit, self.label),
            Kind.HEADING: (2 * unit, self.heading),
            Kind.TABLE: (2 * unit, self.strong),
        }.get(line.kind, (unit // 2, self.body))
        if line.kind is Kind.PAGE:
            return Laid(round(QFontMetricsF(font).lineSpacing()) + 2 * above, ())
        y = float(above)
        pieces = []
        for text in line.text.split("\n"):
            layout, height = _broken(text, font, self._width - self.gutter - 2 * self._pad)
            pieces.append(Piece(layout, self.gutter + self._pad, y, ""))
            y += height
        return Laid(round(y) + unit // 2, tuple(pieces))

    def _lay_row(self, line: DocumentLine) -> Laid:
        columns = self._columns_of(line.table)
        x = float(self.gutter)
        tallest = self._metrics.lineSpacing()
        pieces: list[Piece] = []
        edges = []
        font = self.strong if line.head else self.body
        for place, width in columns.items():
            cell = line.cells[place] if place < len(line.cells) else Cell()
            if not cell.merged:
                edges.append((x, width))
            y = float(self._pad)
            for each in cell.lines:
                inset = self._pad + theme.px(14) * each.level
                layout, height = _broken(each.text, font, width - inset - self._pad)
                sign = "" if each.level == 0 else "•" if each.level == 1 else "–"
                pieces.append(Piece(layout, x + inset, y, sign))
                y += height + self._gap
            tallest = max(tallest, y - self._gap - self._pad)
            x += width
        return Laid(round(tallest) + 2 * self._pad, tuple(pieces), tuple(edges))

    def _columns_of(self, table: int) -> Mapping[int, float]:
        known = self._columns.get(table)
        if known is None:
            known = self._shared(self._tables.get(table, []))
            self._columns[table] = known
        return known

    def _shared(self, rows: list[DocumentLine]) -> dict[int, float]:
        texts: dict[int, list[str]] = {}
        heads: dict[int, set[str]] = {}
        for row in rows:
            for place, cell in enumerate(row.cells):
                if cell:
                    texts.setdefault(place, []).extend(each.text for each in cell.lines)
                    if row.head:
                        heads.setdefault(place, set()).update(cell.text.split())
        needed, shares, least = {}, {}, {}
        edges = 2 * self._pad + theme.px(4)
        for place in sorted(texts):
            needed[place] = self._widest(texts[place]) + edges + theme.px(16)
            words = {word for text in texts[place] for word in text.split()}
            widest = max(self._widest(words), _widest(self._bold, heads.get(place, ())))
            least[place] = min(widest, theme.px(_WORD)) + edges
            typical = sum(len(text) for text in texts[place]) / len(texts[place])
            shares[place] = min(max(typical, _LEAST), _MOST) + _LEAST
        # No word is broken that isn't very long; what is over goes by the shares.
        over = max(self._width - self.gutter - sum(least.values()), 0.0)
        more = share(over, {at: max(needed[at] - least[at], 1.0) for at in least}, shares)
        return {at: least[at] + more[at] for at in least}

    def _widest(self, texts: Collection[str]) -> float:
        return _widest(self._metrics, texts)


def _widest(metrics: QFontMetricsF, texts: Collection[str]) -> float:
    longest = heapq.nlargest(_LONGEST, texts, key=len)
    return max((metrics.horizontalAdvance(text[:200]) for text in longest), default=0.0)


def _broken(text: str, font: QFont, width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0.0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def hits_in(text: str, sought: str) -> list[tuple[int, int]]:
    """Where `sought` stands in `text`, case aside: (start, length) in UTF-16 units, as Qt counts.

    Both count letters the same way unless a text has signs beyond the basic plane.
    """
    return [
        (_units(text[: hit.start()]), _units(hit.group()))
        for hit in re.finditer(re.escape(sought), text, re.IGNORECASE)
    ]


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
