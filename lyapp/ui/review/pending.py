"""Answers shown already but not saved yet, laid over whatever the store says meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lyapp.ui.review import marks

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import ScoreLine, ScoreSheet


@dataclass(frozen=True, slots=True)
class Ticket:
    """One act under way: where it goes and the line it started from."""

    number: int
    plan_version: int
    criterion: int
    before: ScoreLine


class Pending:
    """What has been pressed and not yet been answered by the store."""

    def __init__(self) -> None:
        self._number = 0
        self._lines: dict[tuple[int, int], tuple[int, ScoreLine]] = {}

    def begin(self, plan_version: int, before: ScoreLine, after: ScoreLine) -> Ticket:
        """Lay a line over the sheet until its act has ended."""
        self._number += 1
        self._lines[plan_version, before.criterion] = (self._number, after)
        return Ticket(self._number, plan_version, before.criterion, before)

    def end(self, ticket: Ticket) -> bool:
        """The act has ended; True when no later one stands over the same line."""
        key = ticket.plan_version, ticket.criterion
        held = self._lines.get(key)
        if held is None or held[0] != ticket.number:
            return False
        del self._lines[key]
        return True

    def over(self, sheet: ScoreSheet) -> ScoreSheet:
        """The sheet with what is still under way laid over it."""
        lines = {
            criterion: line
            for (plan_version, criterion), (_, line) in self._lines.items()
            if plan_version == sheet.plan_version
        }
        return marks.with_lines(sheet, lines)

    def forget(self) -> None:
        """Another review or member: nothing here concerns them."""
        self._lines.clear()
