"""From blocks to measured pieces: what a cell or a page is filled with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lyapp.briefing import styles
from lyapp.briefing.blocks import (
    Align,
    CellBlock,
    Heading,
    ListBlock,
    ListItem,
    Marker,
    MoneyLine,
    MoneyLines,
    Paragraph,
    Role,
    WritingLines,
)
from lyapp.briefing.typeset import Fragment, Look, SetLine, Typesetter


class Line(NamedTuple):
    """A line of a piece: its height, its text, a badge before it, a rule above it."""

    height: float
    fragments: tuple[Fragment, ...]
    badge: str = ""
    rule: float = 0.0
    """The width of the rule above the line; 0 for none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stay together unless they are taller than a page.

    `before` is the space above, left out at the top of a cell or page. A piece that `keeps`
    stays with the next one.
    """

    lines: tuple[Line, ...]
    before: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        """The height of the lines in points."""
        return sum(line.height for line in self.lines)

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """The lines that fit into `room` points, and the rest."""
        used = 0.0
        for at, line in enumerate(self.lines):
            used += line.height
            if used > room:
                head = replace(self, lines=self.lines[:at]) if at else None
                return head, replace(self, lines=self.lines[at:], before=0.0)
        return self, None


def stacked(pieces: Iterable[Piece]) -> float:
    """The height of pieces one below the other."""
    height = 0.0
    first = True
    for piece in pieces:
        height += piece.height if first else piece.before + piece.height
        first = False
    return height


def heading_piece(type_: Typesetter, heading: Heading, width: float) -> Piece:
    """A heading; it stays with what follows."""
    look, leading, before = styles.HEADINGS[heading.level]
    lines = type_.lines([(heading.line, look)], width)
    return Piece(tuple(Line(leading, line.fragments) for line in lines), before, keeps=True)


def cell_pieces(
    type_: Typesetter, blocks: Sequence[CellBlock], width: float, align: Align = Align.LEFT
) -> list[Piece]:
    """The pieces of a cell `width` points wide."""
    pieces: list[Piece] = []
    previous: CellBlock | None = None
    for block in blocks:
        made: list[Piece]
        if isinstance(block, Paragraph):
            piece = paragraph_piece(type_, block, width, align)
            made = [] if piece is None else [piece]
        elif isinstance(block, ListBlock):
            made = _list_pieces(type_, block, width)
        elif isinstance(block, WritingLines):
            made = [_writing_piece(block, width)]
        else:
            made = _money_pieces(type_, block, width)
        if made and _close(previous, block):
            made[0] = replace(made[0], before=0.0)
        if made:
            previous = block
        pieces += made
    return pieces


def _close(previous: CellBlock | None, block: CellBlock) -> bool:
    """True when a block stands right below the one before it: what a label labels, or notes."""
    if not isinstance(previous, Paragraph):
        return False
    if previous.role is Role.LABEL:
        return True
    under = previous.role in {Role.NAME, Role.NOTE} or previous.badge != ""
    return under and isinstance(block, Paragraph) and block.role is Role.NOTE


def paragraph_piece(
    type_: Typesetter, block: Paragraph, width: float, align: Align = Align.LEFT
) -> Piece | None:
    """A paragraph, or None when it has no words."""
    runs = [(span.text, styles.look_of(span, block.role)) for span in block.spans]
    indent = styles.BADGE_WIDTH if block.badge else 0.0
    lines = _aligned(type_.lines(runs, width, indent=indent), width, align)
    if not lines:
        return None
    set_lines = [Line(styles.LEADING, line.fragments) for line in lines]
    if block.badge:
        set_lines[0] = set_lines[0]._replace(badge=block.badge)
    keeps = block.role in {Role.LEAD, Role.LABEL}
    return Piece(tuple(set_lines), styles.BEFORE_PARAGRAPH, keeps=keeps)


def title_lines(type_: Typesetter, title: str, width: float, align: Align) -> tuple[Line, ...]:
    """The lines of a column's title."""
    lines = type_.lines([(title, styles.COLUMN_TITLE)], width)
    return tuple(Line(10.0, line.fragments) for line in _aligned(lines, width, align))


def _aligned(lines: list[SetLine], width: float, align: Align) -> list[SetLine]:
    if align is Align.LEFT:
        return lines
    return [
        SetLine(width, tuple(f._replace(x=f.x + width - line.width) for f in line.fragments))
        for line in lines
    ]


def _writing_piece(block: WritingLines, width: float) -> Piece:
    """Room for each line, with a rule below it."""
    room = Line(styles.WRITING, ())
    ruled = [room._replace(rule=width)] * (block.count - 1)
    return Piece((room, *ruled, Line(2.0, (), rule=width)), styles.BEFORE_PARAGRAPH)


def _box_pieces(type_: Typesetter, block: ListBlock, width: float) -> list[Piece]:
    pieces: list[Piece] = []
    for item in block.items:
        runs = [(span.text, styles.look_of(span, Role.BODY)) for span in item.spans]
        set_lines = type_.lines(runs, width - styles.BOX_INDENT) or [SetLine(0.0, ())]
        lines = [
            Line(
                styles.LEADING,
                tuple(f._replace(x=f.x + styles.BOX_INDENT) for f in line.fragments),
                badge="" if at else styles.EMPTY_BOX,
            )
            for at, line in enumerate(set_lines)
        ]
        pieces.append(Piece(tuple(lines), styles.BEFORE_BOX if pieces else 0.0))
    return pieces


def _list_pieces(type_: Typesetter, block: ListBlock, width: float) -> list[Piece]:
    if block.marker is Marker.BOX:
        return _box_pieces(type_, block, width)
    if block.marker is Marker.DASH:
        before = 0.0
        indent = styles.DASH_INDENT
    else:
        before = styles.BEFORE_ITEM
        widest = max((item.number or at for at, item in enumerate(block.items, 1)), default=0)
        indent = max(styles.NUMBER_INDENT, type_.width(f"{widest}.", styles.INK) + 3.6)
    pieces: list[Piece] = []
    for at, item in enumerate(block.items, 1):
        mark = "–" if block.marker is Marker.DASH else f"{item.number or at}."
        lines = _item_lines(type_, item, mark, indent, width)
        pieces.append(Piece(tuple(lines), before if pieces else styles.BEFORE_PARAGRAPH))
    return pieces


def _item_lines(
    type_: Typesetter, item: ListItem, mark: str, indent: float, width: float
) -> list[Line]:
    runs = [(span.text, styles.look_of(span, Role.BODY)) for span in item.spans]
    lines = _hung(type_, runs, mark, indent, width)
    for text in item.items:
        lines += _hung(type_, [(text, styles.INK)], "–", styles.DASH_INDENT, width, left=indent)
    return lines


def _hung(
    type_: Typesetter,
    runs: list[tuple[str, Look]],
    mark: str,
    indent: float,
    width: float,
    *,
    left: float = 0.0,
) -> list[Line]:
    """Lines with a mark hung before the first."""
    shift = left + indent
    lines: list[Line] = []
    for line in type_.lines(runs, width - shift):
        fragments = tuple(f._replace(x=f.x + shift) for f in line.fragments)
        if not lines:
            at = left if mark == "–" else left + indent - 3.2 - type_.width(mark, styles.INK)
            fragments = (Fragment(at, runs[0][1], mark), *fragments)
        lines.append(Line(styles.LEADING, fragments))
    return lines


def _money_pieces(type_: Typesetter, block: MoneyLines, width: float) -> list[Piece]:
    pieces = [
        Piece(tuple(_money_lines(type_, line, styles.INK, width)), 0.8) for line in block.lines
    ]
    if block.total is not None:
        total = _money_lines(type_, block.total, styles.STRONG, width)
        first = total[0]
        total[0] = first._replace(height=first.height + 2.5, rule=width if block.lines else 0.0)
        if pieces:
            # The last line and the total stay together, so a sum never stands alone.
            last = pieces.pop()
            pieces.append(Piece((*last.lines, *total), last.before))
        else:
            pieces.append(Piece(tuple(total), styles.BEFORE_PARAGRAPH))
    if pieces:
        pieces[0] = replace(pieces[0], before=styles.BEFORE_PARAGRAPH)
    return pieces


def _money_lines(type_: Typesetter, line: MoneyLine, look: Look, width: float) -> list[Line]:
    amount = type_.clean(line.amount)
    wide = type_.width(amount, look)
    if wide > 0.55 * width:
        # Words instead of a figure: below the label.
        label = type_.lines([(line.label, look)], width)
        below = _aligned(type_.lines([(amount, look)], width), width, Align.RIGHT)
        return [Line(styles.LEADING, part.fragments) for part in (*label, *below)]
    label = type_.lines([(line.label, look)], width - wide - 5.0)
    figure = Fragment(width - wide, look, amount)
    fragments = [part.fragments for part in label] or [()]
    fragments[0] = (*fragments[0], figure)
    return [Line(styles.LEADING, part) for part in fragments]
