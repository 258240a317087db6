"""The matrix of localities and members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QObject,
    Qt,
)

from lyapp.model.panel import Assigning
from lyapp.ui.members.words import cell_words, sign
from lyapp.ui.replacing import replacing
from lyapp.ui.roles import (
    ACCESSIBLE,
    ALIGN,
    CENTRE,
    DISPLAY,
    HORIZONTAL,
    LEFT,
    ROOT,
    SHOWN,
    TOOLTIP,
    Index,
)

if TYPE_CHECKING:
    from lyapp.model.panel import Conflict
    from lyapp.store.queries.members import PanelMember
    from lyapp.store.queries.programme import LocalityName
    from lyapp.ui.members.calls import MembersPage


class MatrixModel(QAbstractTableModel):
    """A row a locality, a column a member; a cell says whether that member scores that plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.localities: tuple[LocalityName, ...] = ()
        self.members: tuple[PanelMember, ...] = ()
        self.assigning = Assigning.BY_ORGANISATION
        self._scores: frozenset[tuple[int, int]] = frozenset()
        self._picked: frozenset[tuple[int, int]] = frozenset()
        self._conflicts: dict[tuple[int, int], Conflict] = {}

    def show(self, page: MembersPage) -> None:
        """Show this; the same members and localities keep selection and scroll."""
        same = [one.member for one in page.who.members] == [one.member for one in self.members]
        same = same and [one.id for one in page.localities] == [one.id for one in self.localities]
        with replacing(self, same=same, columns=len(page.who.members)):
            self.localities, self.members = page.localities, page.who.members
            self.assigning = page.who.assigning
            self._scores, self._picked = page.who.scores, page.who.picked
            self._conflicts = {(one.member, one.locality): one for one in page.who.conflicts}
        if same and self.localities and self.members:
            self.headerDataChanged.emit(HORIZONTAL, 0, len(self.members) - 1)

    def pair(self, row: int, column: int) -> tuple[int, int]:
        """The member and the locality of a cell."""
        return self.members[column].member, self.localities[row].id

    def scores(self, pair: tuple[int, int]) -> bool:
        """Whether a member scores a locality's plan."""
        return pair in self._scores

    def picked(self, pair: tuple[int, int]) -> bool:
        """Whether a pair was picked, be it that it counts now or not."""
        return pair in self._picked

    def conflict(self, pair: tuple[int, int]) -> Conflict | None:
        """The interest a member has declared in a locality."""
        return self._conflicts.get(pair)

    def can_score(self, pair: tuple[int, int]) -> bool:
        """Whether picking a pair would have the member score: no interest, not stood down."""
        conflict = self._conflicts.get(pair)
        if conflict is not None and not conflict.scores:
            return False
        return not any(one.withdrawn for one in self.members if one.member == pair[0])

    def member_name(self, member: int) -> str:
        """A member's name; "" for one who is gone."""
        return next((one.name for one in self.members if one.member == member), "")

    def locality_name(self, locality: int) -> str:
        """A locality's name; "" for one that is gone."""
        return next((one.name for one in self.localities if one.id == locality), "")

    def words(self, row: int, column: int) -> str:
        """What a cell says, in words."""
        pair = self.pair(row, column)
        return cell_words(scores=pair in self._scores, conflict=self._conflicts.get(pair))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self.localities)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self.members)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if orientation == HORIZONTAL:
            if not 0 <= section < len(self.members):
                return None
            return self._member_head(self.members[section], role)
        if not 0 <= section < len(self.localities):
            return None
        if role in (DISPLAY, TOOLTIP):
            return self.localities[section].name
        return LEFT if role == ALIGN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own."""
        return SHOWN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == DISPLAY:
            pair = self.pair(row, column)
            return sign(scores=pair in self._scores, conflict=self._conflicts.get(pair))
        if role == ALIGN:
            return CENTRE
        if role in (ACCESSIBLE, TOOLTIP):
            said = self.tr("{member}, {locality}: {what}")
            return said.format(
                member=self.members[column].name,
                locality=self.localities[row].name,
                what=self.words(row, column),
            )
        return None

    def _member_head(self, member: PanelMember, role: int) -> Any:  # noqa: ANN401
        if role == DISPLAY:
            return member.name
        if role == TOOLTIP:
            said = ", ".join(part for part in (member.name, member.role) if part)
            return self.tr("{who} – stood down").format(who=said) if member.withdrawn else said
        return CENTRE if role == ALIGN else None


def names_of(model: MatrixModel, pairs: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """The members and the localities of these pairs: a name, or how many there are."""
    members = list(dict.fromkeys(member for member, _locality in pairs))
    localities = list(dict.fromkeys(locality for _member, locality in pairs))
    return (
        model.member_name(members[0])
        if len(members) == 1
        else model.tr("{n} members").format(n=len(members)),
        model.locality_name(localities[0])
        if len(localities) == 1
        else model.tr("{n} localities").format(n=f"{len(localities):,}"),
    )
