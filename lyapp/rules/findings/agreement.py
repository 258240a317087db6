"""A figure that the text gives otherwise than a table does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lyapp.model.findings import Finding, FindingLevel
from lyapp.rules.findings.figures import Figure, figures_in, read_figure
from lyapp.rules.findings.rule import Rule, noticed
from lyapp.rules.findings.words import PlanWords, RowWords, word_set

FIGURES_DISAGREE = Rule(
    "figures_disagree",
    "Text and table disagree",
    FindingLevel.LOOK,
    "sentences that name a line of a number table beside a figure",
)
RULES = (FIGURES_DISAGREE,)

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^.;\n]+(?:\.\d[^.;\n]*)*")
_YEAR = re.compile(r"(?:19|20)\d\d(?: ?[/–-] ?\d\d(?:\d\d)?)?|\b\d\d/\d\d\b")
_EMPTY_WORDS = word_set(
    "a an and the of to for in on at by with from as is are be it its total sum per net gross"
    " other all budget cost costs spend spending plan plans year"
)
_MOVES = re.compile(
    r"\b(?:reduc|increas|sav|cut|ris|fall|fell|grow|extra|additional|further|more than|less than"
    r"|over|under|up to|at least|minus|plus|difference|overspen|underspen|by)\w*\b"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table: what it is of, and its figures by unit."""

    table: str
    label: str
    words: frozenset[str]
    figures: tuple[Figure, ...]


def look(plan: PlanWords) -> Iterator[Finding]:
    """Sentences whose only figure is none of the figures of the table's line they name."""
    lines = [line for table in plan.tables for line in _lines(table.name, table.rows)]
    if not lines:
        return
    for row in plan.rows:
        for text in row.texts:
            yield from _beside(text, lines, row)
    yield from _beside(plan.text, lines, None)


def _lines(name: str, rows: Sequence[tuple[str, ...]]) -> Iterator[_Line]:
    """The lines with at least two telling words (one alone is too often something else)."""
    heads = rows[0] if rows else ()
    for row in rows[1:]:
        words = frozenset(_WORD.findall(row[0].casefold())) - _EMPTY_WORDS if row else frozenset()
        figures = []
        for at, cell in enumerate(row[1:], 1):
            figure = read_figure(cell)
            if figure is None:
                continue
            head = heads[at] if at < len(heads) else ""
            figures.append(_scaled(figure, head, name))
        if len(words) >= 2 and figures:
            yield _Line(name, row[0].strip(), words, tuple(figures))


def _scaled(figure: Figure, head: str, name: str) -> Figure:
    """A cell's figure in full pounds, where its column or table says it is in thousands."""
    about = f"{head} {name}".casefold()
    if "%" in about or figure.unit == "%":
        return Figure(figure.number, figure.step, "%")
    pounds = "£" in about or figure.unit == "£"
    factor = 1
    if figure.step <= 1:
        if "000" in about or "£k" in about:
            factor = 1000
        elif "£m" in about or "million" in about:
            factor = 1_000_000
    return Figure(figure.number * factor, figure.step * factor, "£" if pounds else "")


def _beside(text: str, lines: Sequence[_Line], row: RowWords | None) -> Iterator[Finding]:
    if not any(sign.isdigit() for sign in text):
        return
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        plain = _YEAR.sub(" ", sentence)
        figures = [figure for figure, _ in figures_in(plain)]
        if len(figures) != 1 or _MOVES.search(plain.casefold()):
            continue
        words = frozenset(_WORD.findall(plain.casefold()))
        line = next((one for one in lines if one.words <= words), None)
        if line and _contradicts(figures[0], line):
            yield noticed(
                FIGURES_DISAGREE,
                "“{words}” says {said}; the table has {there} for “{label}”.",
                row=row,
                words=sentence,
                made_from=(line.label, *(one.text for one in line.figures)),
                said=figures[0].text,
                there=" and ".join(dict.fromkeys(one.text for one in line.figures)),
                label=line.label,
            )


def _contradicts(said: Figure, line: _Line) -> bool:
    """Whether a table's line has figures of the same unit, and none agrees but for rounding."""
    same_unit = [one for one in line.figures if one.unit == said.unit]
    return bool(same_unit) and not any(
        abs(abs(one.number) - abs(said.number)) <= max(one.step, said.step) / 2 for one in same_unit
    )
