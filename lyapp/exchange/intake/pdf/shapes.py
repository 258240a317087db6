"""Tables and texts of a PDF between the page and the finished document."""

from __future__ import annotations

from dataclasses import dataclass, field

from lyapp.exchange.intake.pdf.text import TextLine


@dataclass(slots=True)
class RawCell:
    """The printed lines of one cell, and how far left and right it reaches, in points."""

    lines: list[TextLine] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    merged: bool = False


@dataclass(slots=True)
class RawRow:
    """A row of a table on one page; `top` and `bottom` are its edges."""

    cells: list[RawCell]
    page: int
    top: float
    bottom: float


@dataclass(slots=True)
class RawTable:
    """A table, or the part of one that stands on one page.

    `xs` are the edges of its columns. `strips` is the white between them where it has no lines.
    """

    xs: tuple[float, ...]
    rows: list[RawRow]
    page: int
    strips: tuple[tuple[float, float], ...] = ()

    @property
    def top(self) -> float:
        """Where its first row begins."""
        return self.rows[0].top

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.rows[-1].bottom


@dataclass(slots=True)
class RawText:
    """Lines outside any table that follow each other."""

    lines: list[TextLine]
    page: int

    @property
    def top(self) -> float:
        """Where the first line stands."""
        return self.lines[0].top
