"""Tables drawn with lines: from single rules to a grid of cells, with cells that span several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lyapp.exchange.intake.pdf.ink import Rule

_NEAR = 2.6
"""Points: rules closer than this are one rule, drawn twice or cell by cell."""

_REACH = 3.5
"""Points: rules that miss each other by less than this meet."""

_COVERED = 0.55
"""Part of a cell's side that must be ruled for the side to count as closed."""

_NARROWEST = 6.0
"""Points: nothing can be printed in a column narrower than this."""

_LOWEST = 4.0

_MOST_CELLS = 60_000
_MOST_CROSSINGS = 400_000
"""Level by upright rules of a page: more of them are a drawing and no table."""


@dataclass(frozen=True, slots=True)
class Span:
    """A cell of a grid: from row `top` to before `bottom`, column `left` to before `right`."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: where its columns and rows begin and end, and its cells.

    `owner` gives for each row and column the cell that covers it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[Span, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its outer edges (x0, top, x1, bottom)."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables these rules make, from the top down. A frame with a single cell is none."""
    merged = _merged(rules)
    levels = sum(rule.level for rule in merged)
    if levels * (len(merged) - levels) > _MOST_CROSSINGS:
        return []
    grids = [grid for group in _groups(merged) if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules along one line as one rule, and lines drawn twice as one line."""
    merged: list[Rule] = []
    for level in (True, False):
        own = sorted((rule for rule in rules if rule.level is level), key=lambda rule: rule.at)
        for at, line in _along(own):
            line.sort(key=lambda rule: rule.start)
            (start, end) = (line[0].start, line[0].end)
            for rule in line[1:]:
                if rule.start <= end + _REACH:
                    end = max(end, rule.end)
                else:
                    merged.append(Rule(level, at, start, end))
                    (start, end) = (rule.start, rule.end)
            merged.append(Rule(level, at, start, end))
    return [rule for rule in merged if rule.end - rule.start > _REACH]


def _along(rules: Sequence[Rule]) -> list[tuple[float, list[Rule]]]:
    """Rules grouped by the line they lie on."""
    lines: list[tuple[float, list[Rule]]] = []
    first = 0.0
    for rule in rules:
        if lines and rule.at - first <= _NEAR:
            lines[-1][1].append(rule)
        else:
            lines.append((rule.at, [rule]))
            first = rule.at
    return [(sum(rule.at for rule in line) / len(line), line) for _, line in lines]


class _Joined:
    """Numbered things that are put together, two by two."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, one: int) -> int:
        """The number that stands for all that belong together with this one."""
        parent = self._parent
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Put two together, and all that belong to them."""
        self._parent[self.root(one)] = self.root(other)


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, directly or through others."""
    joined = _Joined(len(rules))
    levels = [n for n, rule in enumerate(rules) if rule.level]
    for n, upright in enumerate(rules):
        if upright.level:
            continue
        for m in levels:
            level = rules[m]
            if (
                level.start - _REACH <= upright.at <= level.end + _REACH
                and upright.start - _REACH <= level.at <= upright.end + _REACH
            ):
                joined.join(n, m)
    groups: dict[int, list[Rule]] = {}
    for n, rule in enumerate(rules):
        groups.setdefault(joined.root(n), []).append(rule)
    return list(groups.values())


def _grid(rules: Sequence[Rule]) -> Grid | None:
    levels = [rule for rule in rules if rule.level]
    uprights = [rule for rule in rules if not rule.level]
    if not levels or not uprights:
        return None
    left = min(rule.start for rule in levels)
    right = max(rule.end for rule in levels)
    top = min(rule.start for rule in uprights)
    bottom = max(rule.end for rule in uprights)
    # A table without its outer lines is closed where its other lines end.
    xs = _places([rule.at for rule in uprights], (left, right), _NARROWEST)
    ys = _places([rule.at for rule in levels], (top, bottom), _LOWEST)
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return None
    return Grid(tuple(xs), tuple(ys), _owners(xs, ys, levels, uprights))


def _places(inner: list[float], outer: tuple[float, float], least: float) -> list[float]:
    places: list[float] = []
    for at in sorted([*inner, *outer]):
        if not places or at - places[-1] >= least:
            places.append(at)
    return places


def _owners(
    xs: Sequence[float], ys: Sequence[float], levels: Sequence[Rule], uprights: Sequence[Rule]
) -> tuple[tuple[Span, ...], ...]:
    """The cell that covers each place of the grid: places with no line between are one cell."""
    (rows, columns) = (len(ys) - 1, len(xs) - 1)
    walls = _walls(xs, ys, uprights)
    floors = _walls(ys, xs, levels)
    joined = _Joined(rows * columns)
    for here in range(rows * columns):
        (row, column) = divmod(here, columns)
        if column + 1 < columns and (column + 1, row) not in walls:
            joined.join(here + 1, here)
        if row + 1 < rows and (row + 1, column) not in floors:
            joined.join(here + columns, here)
    members: dict[int, list[tuple[int, int]]] = {}
    for here in range(rows * columns):
        members.setdefault(joined.root(here), []).append(divmod(here, columns))
    owner = [[Span(row, n, row + 1, n + 1) for n in range(columns)] for row in range(rows)]
    for places in members.values():
        (r, c) = ([row for row, _ in places], [column for _, column in places])
        span = Span(min(r), min(c), max(r) + 1, max(c) + 1)
        if len(places) == (span.bottom - span.top) * (span.right - span.left):
            for row, column in places:
                owner[row][column] = span
    return tuple(tuple(line) for line in owner)


def _walls(
    across: Sequence[float], along: Sequence[float], rules: Sequence[Rule]
) -> set[tuple[int, int]]:
    """Which sides are ruled: (number of the line in `across`, number of the stretch in `along`)."""
    covered: dict[tuple[int, int], float] = {}
    for rule in rules:
        n = min(range(len(across)), key=lambda one: abs(across[one] - rule.at))
        if abs(across[n] - rule.at) > _NARROWEST:
            continue
        for m in range(len(along) - 1):
            if along[m + 1] <= rule.start:
                continue
            if along[m] >= rule.end:
                break
            part = min(rule.end, along[m + 1]) - max(rule.start, along[m])
            covered[n, m] = covered.get((n, m), 0.0) + part
    return {
        (n, m) for (n, m), part in covered.items() if part >= _COVERED * (along[m + 1] - along[m])
    }
