"""What stands on one page: tables, and lines outside them, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.exchange.intake.pdf.furniture import PageParts
from lyapp.exchange.intake.pdf.grid import find_grids
from lyapp.exchange.intake.pdf.ink import Ink
from lyapp.exchange.intake.pdf.ruled import bridged, fill_grids
from lyapp.exchange.intake.pdf.shading import shaded_edges
from lyapp.exchange.intake.pdf.shapes import RawTable, RawText
from lyapp.exchange.intake.pdf.text import TextLine, text_lines
from lyapp.exchange.intake.pdf.unruled import unruled


def parts_of(ink: Ink) -> PageParts:
    """The page's ruled tables, and the lines outside them."""
    rules = [*ink.rules, *shaded_edges(ink.boxes, width=ink.width, height=ink.height)]
    # A frame of one row is a box around a text, but with several columns it is a row that a
    # page's end has parted from its table.
    grids = [grid for grid in find_grids(rules) if len(grid.ys) > 2 or grid.columns > 2]
    grids = bridged(grids, ink.glyphs, [rule.at for rule in ink.rules if rule.level])
    (tables, free) = fill_grids(grids, ink.glyphs, ink.number)
    floors = [
        (rule.at, rule.start, rule.end)
        for rule in ink.rules
        if rule.level
        and not any(
            box[1] - 1 <= rule.at <= box[3] + 1 and box[0] - 5 <= rule.start <= box[2]
            for box in (grid.box for grid in grids)
        )
    ]
    return PageParts(ink.number, ink.width, ink.height, tables, text_lines(free), floors)


def blocks_of(pages: Sequence[PageParts]) -> list[RawTable | RawText]:
    """The pages' blocks from the top down."""
    blocks: list[RawTable | RawText] = []
    for page in pages:
        last = blocks[-1] if blocks else None
        known = last if isinstance(last, RawTable) and last.strips else None
        blocks.extend(_of_page(page, known))
    return blocks


def _of_page(page: PageParts, known: RawTable | None) -> list[RawTable | RawText]:
    """The page's blocks; `known` is an unruled table that may go on here."""
    blocks: list[RawTable | RawText] = list(page.tables)
    tops = sorted(table.top for table in page.tables)
    for run in _runs(page.lines, tops):
        strips = known.strips if known and run[0].top < min(tops, default=1e9) else ()
        if strips and known is not None and _begins_anew(run, known):
            strips = ()
        blocks.extend(unruled(run, page.number, floors=page.floors, known=strips))
        known = None
    return sorted(blocks, key=lambda block: block.top)


def _runs(lines: Sequence[TextLine], tops: Sequence[float]) -> list[list[TextLine]]:
    """Lines with no ruled table between them."""
    runs: list[list[TextLine]] = []
    for line in lines:
        if runs and not any(runs[-1][-1].top < top <= line.top for top in tops):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _begins_anew(lines: Sequence[TextLine], known: RawTable) -> bool:
    """True when a title stands above the table's header at the top of a page."""
    header = {line.text for cell in known.rows[0].cells for line in cell.lines}
    for n, line in enumerate(lines[:6]):
        pieces = {piece.text for piece in line.pieces}
        if len(pieces) >= 3 and pieces <= header:
            return n > 0 and any(len(above.pieces) == 1 for above in lines[:n])
    return False
