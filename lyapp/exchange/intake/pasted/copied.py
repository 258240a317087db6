"""The rows of a table that was copied out of a PDF, as a grid to be finished by a person."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.exchange.intake.lines import tidy
from lyapp.exchange.intake.pasted.cells import text_cell
from lyapp.exchange.intake.pasted.names import Names, names_in
from lyapp.exchange.intake.pasted.pieces import pieces_of
from lyapp.exchange.intake.pasted.stream import MOST_PIECES, Placed, placed
from lyapp.exchange.intake.pdf.words import Words, joined, words_of
from lyapp.model.intake import Cell, Paragraph, SourceRow, SourceTable


def read_copied(text: str) -> tuple[SourceTable | Paragraph, ...]:
    """The table below the names of its columns, with what stands above; nothing without names."""
    lines = text.replace("\f", "\n\n").split("\n")
    names = names_in(lines)
    if names is None:
        return ()
    body = _without_names(
        lines[names.last :], lines[names.first : names.last], lines[: names.first]
    )
    pieces = pieces_of(body, names.kinds)
    if not pieces or len(pieces) > MOST_PIECES:
        return ()
    rows = _rows(placed(pieces, names.kinds), names, words_of(body))
    above = [
        Paragraph(tidy(line), heading=len(line) < 90)
        for line in lines[: names.first]
        if line.strip()
    ]
    header = tuple(text_cell(text) for text in names.texts)
    return (
        *above,
        SourceTable(
            tuple(SourceRow(cells, number) for number, cells in enumerate([header, *rows], 1)),
            title=above[-1].text if above and len(above[-1].text) <= 160 else "",
        ),
    )


def _without_names(body: Sequence[str], names: Sequence[str], above: Sequence[str]) -> list[str]:
    """The body without the names and the titles that were printed again on each page."""
    printed = [line.strip() for line in names if line.strip()]
    titles = {line.strip() for line in above if line.strip()}
    kept: list[str] = []
    at = 0
    while at < len(body):
        here = [line.strip() for line in body[at : at + len(names)] if line.strip()]
        if here[: len(printed)] == printed:
            while kept and kept[-1].strip() in titles:
                kept.pop()
            at += len(names)
        else:
            kept.append(body[at])
            at += 1
    return kept


def _rows(found: Sequence[Placed], names: Names, known: Words) -> list[tuple[Cell, ...]]:
    rows: list[list[list[list[str]]]] = []
    for one in found:
        if one.row:
            rows.append([[] for _ in names.kinds])
        cell = rows[-1][one.column]
        if one.paragraph:
            cell.append([])
        cell[-1].append(one.piece.text)
    return [
        tuple(text_cell("\n".join(joined(paragraph, known) for paragraph in cell)) for cell in row)
        for row in rows
    ]
