"""The grid of one plan: criteria down, members across, then median, range, state and agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from lyapp.model.panel import CellState
from lyapp.rules.ratings import format_rating
from lyapp.ui.panel.lines import Line, Sheet, initials, mark_text
from lyapp.ui.panel.signs import AGREED, CHOOSE, state_words
from lyapp.ui.replacing import replacing
from lyapp.ui.roles import (
    ACCESSIBLE,
    ALIGN,
    CENTRE,
    DISPLAY,
    HORIZONTAL,
    LEFT,
    ROOT,
    TOOLTIP,
    Index,
)

if TYPE_CHECKING:
    from lyapp.store.queries.panel import PanelColumn


MEDIAN, RANGE, STATE, AGREED_AS = range(4)
"""The columns after the members, counted from the first of them."""
_AFTER = 4


class GridModel(QAbstractTableModel):
    """One plan between its members."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None

    @property
    def members(self) -> tuple[PanelColumn, ...]:
        """The members across."""
        return () if self.sheet is None else self.sheet.page.members

    def show(self, sheet: Sheet | None) -> bool:
        """Show a plan; True when rows or columns came or went. Else only its cells are told."""
        old, new = self._shape(self.sheet), self._shape(sheet)
        with replacing(self, same=old == new, columns=self.columnCount()):
            self.sheet = sheet
        if old == new and self.rowCount():
            self.headerDataChanged.emit(HORIZONTAL, 0, self.columnCount() - 1)
        return old != new

    def line(self, row: int) -> Line | None:
        """The criterion of a row."""
        lines = () if self.sheet is None else self.sheet.lines
        return lines[row] if 0 <= row < len(lines) else None

    def row_of(self, criterion: int) -> int | None:
        """Where a criterion stands, by its key."""
        lines = () if self.sheet is None else self.sheet.lines
        return next((n for n, line in enumerate(lines) if line.criterion == criterion), None)

    def member(self, column: int) -> PanelColumn | None:
        """The member of a column; None for any other column."""
        return self.members[column - 1] if 1 <= column <= len(self.members) else None

    def after(self, column: int) -> int | None:
        """Which of the columns after the members this is; None for any other."""
        place = column - 1 - len(self.members)
        return place if 0 <= place < _AFTER else None

    def state(self, line: Line) -> CellState | str | None:
        """How a criterion stands: agreed, or what is to be done about it."""
        if line.agreed is not None:
            return AGREED
        if line.cell is None:
            return None
        if line.cell.state is CellState.CONFIRM and line.cell.confirm_as is None:
            return CHOOSE
        return line.cell.state

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() or self.sheet is None else 1 + len(self.members) + _AFTER

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: the criterion, initials, and what the figures are."""
        if orientation != HORIZONTAL or self.sheet is None:
            return None
        member = self.member(section)
        if role == ALIGN:
            return LEFT if section == 0 or self.after(section) == STATE else CENTRE
        if member is not None:
            if role == TOOLTIP:
                return f"{member.name} – {self.standing(member)}"
            return initials(member) if role == DISPLAY else None
        if role != DISPLAY:
            return None
        titles = (self.tr("Median"), self.tr("Range"), self.tr("State"), self.tr("Agreed"))
        after = self.after(section)
        return self.tr("Criterion") if after is None else titles[after]

    def standing(self, member: PanelColumn) -> str:
        """How far a member has got with the plan, in words."""
        if member.conflict is not None and not member.conflict.scores:
            return self.tr("declared an interest, does not score")
        if member.finished:
            return self.tr("in")
        said = self.tr("not in, {answered} of {of} answered")
        return said.format(answered=member.answered, of=self.rowCount())

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = index.column()
        if role == DISPLAY:
            return self.text(line, column)
        if role in (TOOLTIP, ACCESSIBLE):
            return self._spoken(line, column)
        return None

    def text(self, line: Line, column: int) -> str:
        """What a cell shows."""
        if column == 0:
            return f"{line.what.number}  {line.what.title}"
        member = self.member(column)
        if member is not None:
            answer = line.answers.get(member.member)
            # What was given before the interest was declared counts, and so it is shown.
            if answer is None and member.conflict is not None and not member.conflict.scores:
                return "·"
            if not member.shown:
                return self.tr("in") if member.finished else self.tr("not in")
            return (mark_text(answer.mark) if answer is not None else "") or "–"
        cell = line.cell
        match self.after(column):
            case 0:
                return "" if cell is None else format_rating(cell.summary.median)
            case 1:
                if cell is None or cell.summary.lowest is None:
                    return ""
                return f"{cell.summary.lowest}–{cell.summary.highest}"
            case 2:
                return state_words(self.state(line))
            case _:
                return mark_text(line.agreed.mark) if line.agreed is not None else ""

    def _spoken(self, line: Line, column: int) -> str:
        """A cell in words, for its tooltip and for a reader of the screen."""
        text = self.text(line, column)
        member = self.member(column)
        if member is not None:
            answer = line.answers.get(member.member)
            comment = f"\n{answer.comment}" if answer is not None and answer.comment else ""
            standing = "" if member.shown else f" – {self.standing(member)}"
            return f"{member.name}: {text}{standing}{comment}"
        if column == 0:
            must = self.tr("must pass") if line.what.must_pass else ""
            return " · ".join(part for part in (text, must) if part)
        title = self.headerData(column, HORIZONTAL)
        return f"{title}: {text or self.tr('none yet')}"

    @staticmethod
    def _shape(sheet: Sheet | None) -> object:
        if sheet is None:
            return None
        page = sheet.page
        return (
            page.plan_version,
            tuple(one.member for one in page.members),
            tuple(line.criterion for line in sheet.lines),
        )
