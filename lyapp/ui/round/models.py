"""Who owes what as a Qt model: a row a member, counts only."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QObject,
    Qt,
)

from lyapp.rules.dates import format_date, format_day, local_day
from lyapp.ui import theme
from lyapp.ui.replacing import replacing, tell_all
from lyapp.ui.roles import (
    ACCESSIBLE,
    ALIGN,
    DISPLAY,
    HORIZONTAL,
    INK,
    LEFT,
    RIGHT,
    ROOT,
    SHOWN,
    SIGN,
    TOOLTIP,
    Index,
)
from lyapp.ui.round.signs import state_ink, state_sign, state_words
from lyapp.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QPixmap

    from lyapp.rules.moderation.round_state import RoundState
    from lyapp.store.queries.round_page import RoundMember


class Column(IntEnum):
    """The columns, from the left."""

    NAME = 0
    ORGANISATION = 1
    STATE = 2
    PLANS = 3
    PACK = 4
    RETURN = 5


class _Cell(NamedTuple):
    text: str
    tip: str = ""


class OwingModel(QAbstractTableModel):
    """One line a member. Texts are made when the rows come, signs once a state and look."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RoundMember, ...] = ()
        self._cells: list[tuple[_Cell, ...]] = []
        self._signs: dict[RoundState, QPixmap] = {}
        self._titles = (
            self.tr("Member"),
            self.tr("Organisation"),
            self.tr("State"),
            self.tr("Plans finished"),
            self.tr("Pack made"),
            self.tr("Return in"),
        )

    def member(self, row: int) -> RoundMember:
        """One member."""
        return self._rows[row]

    def rows(self) -> tuple[RoundMember, ...]:
        """All members, in order."""
        return self._rows

    def show(self, rows: Sequence[RoundMember]) -> None:
        """Show these members; the same ones keep the selection."""
        new = tuple(rows)
        same = [one.member for one in new] == [one.member for one in self._rows]
        with replacing(self, same=same, columns=len(Column)):
            self._rows = new
            self._cells = [self._made(one) for one in new]

    def restyle(self) -> None:
        """Paint the signs anew, in the palette and size in use."""
        self._signs.clear()
        tell_all(self, columns=len(Column))

    def _made(self, one: RoundMember) -> tuple[_Cell, ...]:
        progress = one.progress
        plans = _Cell("–")
        if progress is not None and progress.expected:
            missing = ", ".join(each.name for each in progress.owed[:12])
            plans = _Cell(
                self.tr("{done} of {of}").format(done=progress.finished, of=progress.expected),
                self.tr("Not finished: {plans}").format(plans=missing) if missing else "",
            )
        return (
            _Cell(one.name, "\n".join(said for said in (one.role, one.organisation) if said)),
            _Cell(one.organisation),
            _Cell(state_words(one.state)),
            plans,
            _when(one.pack_made, self._about_pack(one)),
            _when(
                one.returned,
                counted(one.returns, self.tr("1 return in"), self.tr("{n} returns in")),
            ),
        )

    def _about_pack(self, one: RoundMember) -> str:
        said = []
        if one.packs > 1:
            said.append(self.tr("{n} packs made").format(n=one.packs))
        if one.deadline is not None:
            said.append(self.tr("return wanted by {day}").format(day=format_date(one.deadline)))
        if one.older:
            said.append(self.tr("newer plans since: {names}").format(names=", ".join(one.older)))
        if one.older_criteria:
            said.append(self.tr("the criteria have changed since"))
        return "\n".join(said)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if orientation != HORIZONTAL:
            return None
        if role == DISPLAY:
            return self._titles[section]
        if role == ALIGN:
            return RIGHT if section == Column.PLANS else LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own."""
        return SHOWN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        column = index.column()
        cell = self._cells[index.row()][column]
        if role == DISPLAY:
            return cell.text
        if role == TOOLTIP:
            return cell.tip or cell.text or None
        if role == ACCESSIBLE:
            return f"{self._titles[column]}: {cell.text}"
        if role == ALIGN:
            return RIGHT if column == Column.PLANS else LEFT
        if column == Column.STATE:
            state = self._rows[index.row()].state
            if role == INK:
                return state_ink(state)
            if role == SIGN:
                return self._sign(state)
        elif role == INK and self._rows[index.row()].withdrawn:
            return theme.current().ink2
        return None

    def _sign(self, state: RoundState) -> QPixmap:
        if state not in self._signs:
            self._signs[state] = state_sign(state)
        return self._signs[state]


def _when(moment: datetime | None, tip: str) -> _Cell:
    if moment is None:
        return _Cell("–")
    clock = moment.astimezone().strftime("%H:%M")
    exact = f"{format_date(local_day(moment))}, {clock}"
    return _Cell(format_day(local_day(moment)), "\n".join(said for said in (exact, tip) if said))
