"""The tables over all plans: each rating of one criterion, and the heat map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from lyapp.rules.moderation.heat_map import HeatCell
from lyapp.rules.ratings import format_rating
from lyapp.ui import theme
from lyapp.ui.panel.lines import mark_text
from lyapp.ui.panel.signs import AGREED, state_words
from lyapp.ui.roles import (
    ACCESSIBLE,
    ALIGN,
    CENTRE,
    DISPLAY,
    HORIZONTAL,
    INK,
    LEFT,
    ROOT,
    TOOLTIP,
    Index,
)
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.store.queries.panel_board import Across, HeatBoard


LOCALITY, MEMBER, RATING, SETTLED, COMMENT, NOTICED = range(6)


@dataclass(frozen=True, slots=True)
class Said:
    """One member's rating of the criterion for one plan."""

    locality: int
    texts: tuple[str, ...]
    order: tuple[Any, ...]
    """What each column is sorted by."""


@dataclass(frozen=True, slots=True)
class AcrossSheet:
    """What was said of a criterion; of `plans` there are `hidden` whose scores aren't seen yet."""

    key: str
    said: tuple[Said, ...]
    plans: int
    hidden: int


class AcrossModel(QAbstractTableModel):
    """One criterion: a row for each rating that may be seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paper: list[Said] = []
        self._rows: list[Said] = []
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, said: Sequence[Said]) -> None:
        """Show a criterion's ratings; in the order one sorted by before."""
        self.beginResetModel()
        self._paper = list(said)
        self._rows = self._in_order()
        self.endResetModel()

    def locality(self, row: int) -> int:
        """Whose plan a row is about."""
        return self._rows[row].locality

    def row_of(self, locality: int) -> int | None:
        """The first row about a locality's plan."""
        return next((n for n, one in enumerate(self._rows) if one.locality == locality), None)

    def whole(self, row: int) -> str:
        """A row's comment and what was noticed of it, at full length."""
        texts = self._rows[row].texts
        return "\n".join(part for part in (texts[COMMENT], texts[NOTICED]) if part)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt's own: a column below 0 gives the paper's order."""
        self._sorted = (column, order)
        self.beginResetModel()
        self._rows = self._in_order()
        self.endResetModel()

    def _in_order(self) -> list[Said]:
        column, order = self._sorted
        if column < 0:
            return list(self._paper)
        down = order == Qt.SortOrder.DescendingOrder
        return sorted(self._paper, key=lambda one: one.order[column], reverse=down)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if orientation != HORIZONTAL:
            return None
        if role == ALIGN:
            return CENTRE if section in (RATING, SETTLED) else LEFT
        if role != DISPLAY:
            return None
        return (
            self.tr("Locality"),
            self.tr("Member"),
            self.tr("Rating"),
            self.tr("Agreed"),
            self.tr("Comment"),
            self.tr("Words like those of another rating"),
        )[section]

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        text = self._rows[index.row()].texts[index.column()]
        if role in (DISPLAY, TOOLTIP):
            return " ".join(text.split()) if role == DISPLAY else text or None
        if role == ALIGN:
            return CENTRE if index.column() in (RATING, SETTLED) else LEFT
        if role == INK and index.column() == NOTICED:
            return theme.current().caution
        return None


def said_of(across: Across) -> AcrossSheet:
    """A criterion's ratings ready to be shown, made on the store's thread: there are thousands."""
    return AcrossSheet(
        across.key,
        tuple(_said(across)),
        plans=len(across.rows),
        hidden=sum(not row.shown for row in across.rows),
    )


def _said(across: Across) -> list[Said]:
    odd = {(one.comment.plan, one.comment.member): one.said for one in across.oddities}
    found = []
    for place, row in enumerate(across.rows):
        settled = mark_text(row.agreed.mark) if row.agreed is not None else ""
        for one in row.given:
            notice = odd.get((row.plan_version, one.member))
            noticed = worded_notice(notice) if notice is not None else ""
            member = across.members.get(one.member, "")
            rating = -1 if one.mark.rating is None else one.mark.rating
            texts = (row.name, member, mark_text(one.mark), settled, one.comment, noticed)
            order = (place, member.casefold(), (rating, place), settled, one.comment.casefold(),
                     not noticed)  # fmt: skip
            found.append(Said(row.locality, texts, order))
    return found


class HeatModel(QAbstractTableModel):
    """The whole board: a row for each plan, a column for each criterion."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board: HeatBoard | None = None

    def show(self, board: HeatBoard | None) -> None:
        """Show a board."""
        self.beginResetModel()
        self.board = board
        self.endResetModel()

    def cell(self, row: int, column: int) -> HeatCell | None:
        """A criterion's cell; None in the column of the names."""
        if self.board is None or column == 0:
            return None
        return self.board.map.rows[row].cells[column - 1]

    def shown(self, row: int) -> bool:
        """True when a plan's scores may be seen."""
        return self.board is not None and self.board.shown[row]

    def locality(self, row: int) -> int | None:
        """Whose plan a row is."""
        return None if self.board is None else self.board.localities[row]

    def row_of(self, locality: int) -> int | None:
        """Where a locality stands."""
        if self.board is None or locality not in self.board.localities:
            return None
        return self.board.localities.index(locality)

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        if self.board is None:
            return ""
        cell = self.cell(row, column)
        if cell is None:
            name = self.board.map.rows[row].name
            if self.board.undecided[row]:
                return self.tr("{name} – no outcome yet").format(name=name)
            return name
        if not self.board.shown[row]:
            return ""
        return format_rating(cell.value)

    def sentence(self, row: int, column: int) -> str:
        """A cell in words."""
        if self.board is None:
            return ""
        line = self.board.map.rows[row]
        if not self.board.shown[row]:
            return self.tr("{plan}: not opened yet").format(plan=line.name)
        cell = self.cell(row, column)
        if cell is None:
            if self.board.undecided[row]:
                return self.tr("{plan}: closed, no outcome yet").format(plan=line.name)
            said = self.tr("{plan}: {count} still to be discussed")
            return said.format(plan=line.name, count=line.to_discuss)
        said = self.tr("{plan} · {criterion}: {value}, {state}, rated by {rated}")
        return said.format(
            plan=line.name,
            criterion=self.board.titles[column - 1],
            value=format_rating(cell.value),
            state=state_words(AGREED if cell.agreed else cell.state),
            rated=cell.rated,
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() or self.board is None else len(self.board.map.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() or self.board is None else len(self.board.titles) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: the criteria's numbers; their titles as tooltips."""
        if orientation != HORIZONTAL or self.board is None:
            return None
        if role == ALIGN:
            return LEFT if section == 0 else CENTRE
        if section == 0:
            return self.tr("Plan") if role == DISPLAY else None
        if role == DISPLAY:
            return str(section)
        return self.board.titles[section - 1] if role == TOOLTIP else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        if not index.isValid():
            return None
        if role == DISPLAY:
            return self.text(index.row(), index.column())
        if role in (TOOLTIP, ACCESSIBLE):
            return self.sentence(index.row(), index.column())
        return None
