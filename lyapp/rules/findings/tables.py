"""Tables that don't add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lyapp.model.findings import Finding, FindingLevel, PlanTable
from lyapp.rules.findings.figures import Figure, read_figure
from lyapp.rules.findings.rule import Rule, noticed
from lyapp.rules.findings.words import PlanWords

TOTAL_WRONG = Rule(
    "total_wrong",
    "A total that doesn’t add up",
    FindingLevel.SERIOUS,
    "rows and columns named “total” in the document’s number tables",
)
RULES = (TOTAL_WRONG,)

_TOTAL = re.compile(r"^\W*(?:grand |sub[- ]?|overall |sum )?totals?\b", re.IGNORECASE)
_TOTAL_ALONE = re.compile(r"(?:grand |overall )?totals?\b[^a-z0-9]*(?:0?00s?)?\W*", re.IGNORECASE)
_GRAND = re.compile(r"^\W*(?:grand|overall) ", re.IGNORECASE)
_LESS = re.compile(r"^\W*(?:less|minus|deduct)\b", re.IGNORECASE)
_IN_THOUSANDS = re.compile(r"[£’']? ?000|£ ?(?:k|m)\b|\bthousands?\b|\bmillions?\b", re.IGNORECASE)
_NOTHING = re.compile(r"[\W_]*|nil|none|n/?a", re.IGNORECASE)
_BREAK = re.compile(
    r"%|\b(?:of which|balance|difference|variance|surplus|deficit|share)\b", re.IGNORECASE
)

_LARGE = 10_000

Grid = list[list[Figure | None]]


def look(plan: PlanWords) -> Iterator[Finding]:
    """Every total of the plan's tables that none of its usual readings gives."""
    for table in plan.tables:
        rows = [row for row in table.rows if any(cell.strip() for cell in row)]
        if len(rows) >= 2:
            grid: Grid = [[read_figure(cell) for cell in row] for row in rows]
            yield from _down(table, rows, grid)
            yield from _across(table, rows, grid)


def _label(row: Sequence[str]) -> str:
    return row[0].strip() if row else ""


def _down(table: PlanTable, rows: Sequence[tuple[str, ...]], grid: Grid) -> Iterator[Finding]:
    """Rows named total, column by column."""
    rounded = _is_rounded(table, rows[0])
    totals = [at for at, row in enumerate(rows) if at and _TOTAL.match(_label(row))]
    for at in totals:
        for column in range(1, len(rows[at])):
            printed = grid[at][column]
            if printed is None or printed.unit == "%":
                continue
            sums = _sums_above(rows, grid, at=at, column=column)
            if sums and not any(_same(printed, one, rounded=rounded) for one in sums):
                head = rows[0][column].strip() if column < len(rows[0]) else ""
                yield _wrong(table, _label(rows[at]), head, printed, sums[0], rows[at])


def _sums_above(
    rows: Sequence[tuple[str, ...]], grid: Grid, *, at: int, column: int
) -> list[Figure]:
    """What a total could be the sum of: the lines since the last total, all lines, or subtotals.

    Nothing when fewer than two figures stand above, or when a line above can't be read or stands
    for a part of another.
    """
    since: list[Figure] = []
    lines: list[Figure] = []
    totals: list[Figure] = []
    for above in range(1 if _is_head(grid[0]) else 0, at):
        label = _label(rows[above])
        cells = grid[above]
        figure = cells[column] if column < len(cells) else None
        text = rows[above][column].strip() if column < len(rows[above]) else ""
        if figure is None:
            if not _NOTHING.fullmatch(text):
                return []
            continue
        if _BREAK.search(label) or figure.unit == "%":
            return []
        if _LESS.match(label) and figure.number > 0:
            figure = Figure(-figure.number, figure.step, figure.unit)
        if _TOTAL.match(label):
            totals.append(figure)
            since = []
        else:
            since.append(figure)
            lines.append(figure)
    whole = _GRAND.match(_label(rows[at])) or _TOTAL_ALONE.fullmatch(_label(rows[at]))
    if totals and not since and not (whole and len(totals) > 1):
        # A total right under another is of something that the table doesn't list.
        return []
    readings = [one for one in (since, lines, totals, totals + since) if len(one) >= 2]
    return [_sum(one) for one in readings] if len(lines) >= 2 else []


def _across(table: PlanTable, rows: Sequence[tuple[str, ...]], grid: Grid) -> Iterator[Finding]:
    """A last column named total, row by row."""
    head = rows[0]
    columns = [at for at, cell in enumerate(head) if at and _TOTAL_ALONE.fullmatch(cell.strip())]
    if len(columns) != 1 or columns[0] < 3 or columns[0] != len(head) - 1:
        return
    last = columns[0]
    if any(_BREAK.search(cell) or _TOTAL.match(cell.strip()) for cell in head[1:last]):
        return
    for at in range(1, len(rows)):
        cells = grid[at]
        printed = cells[last] if last < len(cells) else None
        parts = [one for one in cells[1:last] if one is not None]
        unread = any(
            one is None and not _NOTHING.fullmatch(text.strip())
            for one, text in zip(cells[1:last], rows[at][1:last], strict=True)
        )
        mixed = any(one.unit == "%" for one in parts)
        if printed is None or len(parts) < 2 or unread or mixed:
            continue
        came = _sum(parts)
        if not _same(printed, came, rounded=_is_rounded(table, head)):
            yield _wrong(table, _label(rows[at]), head[last].strip(), printed, came, rows[at])


def _is_head(cells: Sequence[Figure | None]) -> bool:
    """Whether a first row only names columns: no figures, or nothing but years."""
    figures = [one for one in cells[1:] if one is not None]
    return all(one.unit == "" and 1990 <= one.number <= 2100 for one in figures)


def _sum(figures: Sequence[Figure]) -> Figure:
    number = sum((one.number for one in figures), Decimal(0))
    step = sum((one.step for one in figures), Decimal(0))
    return Figure(number, step, figures[0].unit)


def _same(printed: Figure, came: Figure, *, rounded: bool) -> bool:
    """Whether two figures agree but for rounding: half a step of each figure that went in.

    Whole numbers below ten thousand are rounded only in a table that says it is in thousands or
    millions; in larger ones, a few pounds more or less aren't worth a word.
    """
    apart = abs(printed.number - came.number)
    if printed.step == 1 and not rounded and abs(printed.number) < _LARGE:
        return apart == 0
    return apart <= (printed.step + came.step) / 2


def _is_rounded(table: PlanTable, head: Sequence[str]) -> bool:
    return bool(_IN_THOUSANDS.search(" ".join((table.name, *head))))


def _wrong(
    table: PlanTable, label: str, head: str, printed: Figure, came: Figure, row: Sequence[str]
) -> Finding:
    place = f"{label}, {head}" if head else label
    return noticed(
        TOTAL_WRONG,
        "“{words}” of the table “{table}” is given as {printed}, but what it is made of comes to"
        " {came}."
        if table.name
        else "“{words}” of a table is given as {printed}, but what it is made of comes to {came}.",
        words=place,
        made_from=(table.name, *row),
        table=table.name,
        printed=printed.text,
        came=came.text,
    )
