"""A plan's criteria as the panel sees them: a line each, gathered on the store's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.model.criteria import Criterion, Mark, ScoreState
from lyapp.model.notice import Notice
from lyapp.model.panel import Agreed, CellState, Given, Point
from lyapp.rules.initials import initials as initials_of
from lyapp.rules.moderation.cell_words import reasons_in_words
from lyapp.rules.moderation.cells import Cell
from lyapp.rules.moderation.noticing import Noticed

if TYPE_CHECKING:
    from lyapp.store.queries.panel import PanelAnswer, PanelColumn, PanelPage


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion between the members. `cell` is None while nothing may be seen of it.

    `answers` holds what may be seen, by member; `why` says why it is to be discussed or looked
    at, `noticed` what else stands out.
    """

    criterion: int
    what: Criterion
    cell: Cell | None
    answers: Mapping[int, PanelAnswer]
    why: tuple[Notice, ...]
    noticed: tuple[Noticed, ...]
    agreed: Agreed | None
    points: tuple[Point, ...] = ()

    @property
    def waits(self) -> bool:
        """True when confirming the rest would agree it."""
        return self.cell is not None and self.cell.confirm_as is not None and self.agreed is None

    @property
    def unsettled(self) -> bool:
        """True until it is agreed and, where it had to be discussed, a member's point is noted."""
        if self.agreed is None:
            return True
        discussed = self.cell is not None and self.cell.state is CellState.MUST_DISCUSS
        return discussed and all(point.member is None for point in self.points)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plan's page and its lines."""

    page: PanelPage
    lines: tuple[Line, ...]

    @property
    def open(self) -> bool:
        """True while something can be agreed."""
        return self.page.moderation is not None and self.page.moderation.closed_at is None

    @property
    def empty(self) -> bool:
        """True when nobody has answered anything yet."""
        return not any(one.answered for one in self.page.members)

    def count(self, state: CellState) -> int:
        """How many criteria are in this state and not agreed yet."""
        return sum(
            line.cell is not None and line.cell.state is state and line.agreed is None
            for line in self.lines
        )


def sheet_of(page: PanelPage) -> Sheet:
    """A line for each criterion that takes a rating."""
    answers: dict[int, dict[int, PanelAnswer]] = {}
    for one in page.answers:
        answers.setdefault(one.criterion, {})[one.member] = one
    lines = []
    for key, what in zip(page.criteria, page.setting.criteria, strict=True):
        if what.open_text:
            continue
        cell = None if page.view is None else page.view.cell(what.key)
        why: tuple[Notice, ...] = ()
        if cell is not None:
            given = [
                Given(one.member, one.mark, one.comment)
                for one in answers.get(key, {}).values()
                if one.mark is not None
            ]
            why = reasons_in_words(page.setting, cell, given)
        lines.append(
            Line(
                criterion=key,
                what=what,
                cell=cell,
                answers=answers.get(key, {}),
                why=why,
                noticed=tuple(one for one in page.noticed if one.criterion == what.key),
                agreed=page.record.agreed.get(what.key),
                points=page.points.get(what.key, ()),
            )
        )
    return Sheet(page, tuple(lines))


def initials(member: PanelColumn) -> str:
    """A member's initials; the first letters of the name where none are written down."""
    return member.initials or initials_of(member.name)


def mark_text(mark: Mark | None) -> str:
    """A mark as short as a table's cell: the rating, “n/a” or “?”."""
    if mark is None:
        return ""
    match mark.state:
        case ScoreState.RATED:
            return str(mark.rating)
        case ScoreState.NOT_APPLICABLE:
            return "n/a"
        case _:
            return "?"
