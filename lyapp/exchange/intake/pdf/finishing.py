"""From printed lines to the finished document's tables and paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lyapp.exchange.intake.pdf.paragraphs import (
    Habits,
    Paragraph,
    goes_on,
    habits_of,
    lesser,
    paragraphs_of,
)
from lyapp.exchange.intake.pdf.shapes import RawCell, RawRow, RawTable, RawText
from lyapp.exchange.intake.pdf.text import TextLine
from lyapp.exchange.intake.pdf.words import Words, joined, words_of
from lyapp.model import intake

_FILLED = 2.7
"""Lines: a cell cut by a page's end is filled up to this close to the end."""

_LONGEST_TITLE = 160

_FEW_LINES = 80
"""A table with fewer tells too little of how its lines are set."""


def finish(
    blocks: Sequence[RawTable | RawText],
) -> tuple[intake.SourceTable | intake.Paragraph, ...]:
    """The document's blocks as they are handed on."""
    words = words_of(line.text for line in _every_line(blocks))
    body = _body_size(blocks)
    usual = _habits([block for block in blocks if isinstance(block, RawTable)])
    made: list[intake.SourceTable | intake.Paragraph] = []
    title = ""
    for block in blocks:
        if isinstance(block, RawTable):
            made.append(_table(block, title, words, usual))
            title = ""
        else:
            texts = _texts(block, words, body)
            made.extend(texts)
            last = texts[-1].text if texts else ""
            title = last if len(last) <= _LONGEST_TITLE else ""
    return tuple(made)


def _every_line(blocks: Sequence[RawTable | RawText]) -> list[TextLine]:
    lines: list[TextLine] = []
    for block in blocks:
        if isinstance(block, RawText):
            lines.extend(block.lines)
        else:
            lines.extend(line for row in block.rows for cell in row.cells for line in cell.lines)
    return lines


def _body_size(blocks: Sequence[RawTable | RawText]) -> float:
    """The size most of the text is printed in."""
    sizes: Counter[float] = Counter()
    for line in _every_line(blocks):
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _texts(block: RawText, words: Words, body: float) -> list[intake.Paragraph]:
    right = max(line.x1 for line in block.lines)
    habits = habits_of([block.lines], [right])
    texts: list[intake.Paragraph] = []
    for paragraph in paragraphs_of(block.lines, right, habits):
        text = _text(paragraph, words)
        first = paragraph.lines[0]
        heading = len(text) <= _LONGEST_TITLE and (
            first.size > 1.12 * body or (first.bold and not text.endswith("."))
        )
        if text:
            texts.append(intake.Paragraph(text, block.page, heading))
    return texts


def _habits(tables: Sequence[RawTable]) -> Habits:
    """How the lines of these tables are set."""
    cells: list[Sequence[TextLine]] = []
    rights: list[float] = []
    for table in tables:
        reach = _rights(table)
        for row in table.rows:
            cells.extend(cell.lines for cell in row.cells)
            rights.extend(_right(cell, reach[n]) for n, cell in enumerate(row.cells))
    return habits_of(cells, rights)


def _table(table: RawTable, title: str, words: Words, usual: Habits) -> intake.SourceTable:
    """The finished table; one with few lines is taken to be set as the document usually is."""
    rights = _rights(table)
    lines = sum(len(cell.lines) for row in table.rows for cell in row.cells)
    habits = usual if lines < _FEW_LINES else _habits([table])
    rows = [
        [
            paragraphs_of(cell.lines, _right(cell, rights[n]), habits)
            for n, cell in enumerate(row.cells)
        ]
        for row in table.rows
    ]
    top = 0
    for n in range(1, len(rows)):
        cut = table.rows[n].page != table.rows[n - 1].page and _heal(
            table.rows[n - 1], rows[top], rows[n], rights, habits
        )
        if cut:
            for above, below in zip(rows[top], rows[n], strict=True):
                above.extend(below)
            rows[n] = [[] for _ in rows[n]]
        else:
            top = n
    firsts = _first_signs(table, rows)
    made: list[intake.SourceRow] = []
    for row, paragraphs in zip(table.rows, rows, strict=True):
        if not any(paragraphs):
            continue
        finished = tuple(
            intake.Cell(_lines(own, cell, firsts[n], words), cell.merged)
            for n, (own, cell) in enumerate(zip(paragraphs, row.cells, strict=True))
        )
        made.append(intake.SourceRow(finished, len(made) + 1, row.page))
    return intake.SourceTable(tuple(made), title=title, page=table.page)


def _rights(table: RawTable) -> list[float]:
    """How far right the lines of each column may reach, measured from the cell's left edge."""
    rights: list[float] = []
    for n in range(len(table.xs) - 1):
        cells = [row.cells[n] for row in table.rows if row.cells[n].lines]
        single = [cell for cell in cells if cell.right <= table.xs[n + 1] + 20]
        lines = [(line, cell) for cell in single for line in cell.lines]
        if not lines:
            rights.append(0.0)
            continue
        pad = min(line.x0 - cell.left for line, cell in lines)
        reach = max(line.x1 - cell.left for line, cell in lines)
        width = max(cell.right - cell.left for cell in single)
        rights.append(max(reach, width - min(max(pad, 0.5), 9.0)))
    return rights


def _right(cell: RawCell, reach: float) -> float:
    """Where the lines of a cell may end at most; wider for a cell over several columns."""
    return cell.left + max(reach, cell.right - cell.left - 9.0)


def _heal(
    above: RawRow,
    before: list[list[Paragraph]],
    after: list[list[Paragraph]],
    rights: Sequence[float],
    habits: Habits,
) -> bool:
    """Put the paragraphs together that a page's end has cut in two.

    A row was cut, rather than ended, when every cell that goes on was filled to the page's end.
    True when both are one row: a sentence goes on for certain, and the first column does too, so
    that nothing else would tell.
    """
    going = [n for n in range(len(after)) if after[n]]
    if not going or not all(before[n] and _filled(above, before[n]) for n in going):
        return False
    cut = {
        n: goes_on(
            before[n][-1].lines[-1],
            after[n][0].lines[0],
            _right(above.cells[n], rights[n]),
            habits,
        )
        for n in going
    }
    # A bullet says nothing; of the others most go on where it is the page that has cut the row.
    votes = [yes for n, yes in cut.items() if not after[n][0].sign]
    if len(votes) >= 3 and sum(votes) * 2 < len(votes):
        return False
    sure = any(yes and after[n][0].lines[0].text[:1].islower() for n, yes in cut.items())
    for n in going:
        if cut[n]:
            before[n][-1].lines.extend(after[n][0].lines)
            after[n] = after[n][1:]
    return sure and 0 in going


def _filled(row: RawRow, paragraphs: Sequence[Paragraph]) -> bool:
    last = paragraphs[-1].lines[-1]
    return row.bottom - last.bottom < _FILLED * 1.2 * last.size


def _first_signs(table: RawTable, rows: Sequence[list[list[Paragraph]]]) -> list[_Signs]:
    found: list[_Signs] = []
    for n in range(len(table.xs) - 1):
        places = [
            (paragraph.at - row.cells[n].left, paragraph.sign)
            for row, paragraphs in zip(table.rows, rows, strict=True)
            for paragraph in paragraphs[n]
            if paragraph.sign
        ]
        outer = min((at for at, _ in places), default=0.0)
        found.append((outer, any(not lesser(sign) for _, sign in places)))
    return found


_Signs = tuple[float, bool]
"""Where a column's outermost bullets stand, and whether it has bullets of the main kind."""


def _lines(
    paragraphs: Sequence[Paragraph], cell: RawCell, signs: _Signs, words: Words
) -> tuple[intake.Line, ...]:
    (outer, main) = signs
    lines: list[intake.Line] = []
    for one in paragraphs:
        level = 0
        if one.sign:
            deeper = one.at - cell.left > outer + 4 or (main and lesser(one.sign))
            level = 2 if deeper else 1
        text = _text(one, words)
        if text:
            lines.append(intake.Line(text, level))
    return tuple(lines)


def _text(paragraph: Paragraph, words: Words) -> str:
    texts = [line.text for line in paragraph.lines]
    if paragraph.sign:
        texts[0] = texts[0][len(paragraph.sign) :].lstrip()
    return joined([text for text in texts if text], words)
