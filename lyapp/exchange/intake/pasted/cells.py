"""The lines of a cell or a passage of plain text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from lyapp.exchange.intake.lines import split_lines
from lyapp.exchange.intake.pdf.words import joined, words_of
from lyapp.model.intake import Cell, Line

_INNER_BULLET = re.compile(r"(?<=\S)\s+(?=[•●▪■◦‣➢➤→⇒\uf0a7\uf0b7]\s)")
_ARROW = re.compile(r"^[→⇒]\s+")
_BULLET = re.compile(r"^\s*(?:[•●∙·▪■◦○‣➢➤→⇒*–-]|\(?\w{1,2}[.)])\s")
_SPACES = re.compile(r"\s+")


def cell_lines(text: str, *, unwrap: bool = False) -> tuple[Line, ...]:
    """The lines of a text; bullets that run on in a line are put on lines of their own.

    With `unwrap` lines that were broken to fit are joined.
    """
    rows = [row for row in text.split("\n") if row.strip()]
    if unwrap:
        rows = _unwrapped(rows)
    lines: list[Line] = []
    for line in split_lines("\n".join(_INNER_BULLET.sub("\n", row) for row in rows)):
        arrow = _ARROW.match(line.text)
        lines.append(Line(line.text[arrow.end() :], 2) if arrow else line)
    return tuple(lines)


def text_cell(text: str, *, unwrap: bool = False) -> Cell:
    """The cell that a text makes."""
    return Cell(cell_lines(text, unwrap=unwrap))


def wrapped(lines: Sequence[str]) -> bool:
    """True when the lines look broken to one width rather than where a paragraph ends."""
    own = [line.rstrip() for line in lines if line.strip()]
    if len(own) < 6:
        return False
    broken = sum(
        after[:1].islower() and not line.endswith((".", ":", ";", "!", "?"))
        for line, after in itertools.pairwise(own)
    )
    return broken >= 0.3 * len(own)


def _unwrapped(rows: Sequence[str]) -> list[str]:
    words = words_of(rows)
    width = max((len(row.rstrip()) for row in rows), default=0)
    made: list[list[str]] = []
    for n, row in enumerate(rows):
        before = rows[n - 1].rstrip() if n else ""
        first = len(row.split(maxsplit=1)[0])
        ended = len(before) + 1 + first < width - 2 and before.endswith((".", ":", ";", "!", "?"))
        short = len(before) + 1 + first < 0.75 * width and not row.lstrip()[:1].islower()
        if not made or _BULLET.match(row) or ended or short:
            made.append([row])
        else:
            made[-1].append(row.strip())
    return [joined(one, words) if len(one) > 1 else one[0] for one in made]
