"""Going over all plans: the two boards, read when they are asked for and stale when not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot

from lyapp.ui.panel import calls
from lyapp.ui.panel.boards import AcrossPage, BoardTable, HeatPage

if TYPE_CHECKING:
    from lyapp.store.queries.panel_board import HeatBoard
    from lyapp.ui.desk import Desk
    from lyapp.ui.panel.board_models import AcrossSheet
    from lyapp.ui.panel.lines import Sheet
    from lyapp.ui.panel.view import PanelView


class Boards(QObject):
    """One criterion over all plans, and the heat map."""

    opened = Signal(object, object)
    """(a locality, the place of a criterion among those rated or None)."""

    def __init__(self, desk: Desk, view: PanelView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._criteria: tuple[tuple[str, str], ...] = ()
        self._locality: int | None = None
        self._heat_known = self._made = False
        self._across_known: str | None = None
        view.across_made.connect(self._across_made)
        view.heat_made.connect(self._heat_made)

    def know(self, sheet: Sheet) -> None:
        """Offer the criteria of a plan."""
        self._locality = sheet.page.locality
        criteria = tuple(
            (line.what.key, f"{line.what.number}  {line.what.title}") for line in sheet.lines
        )
        if criteria != self._criteria:
            self._criteria = criteria
            if self._made:
                self._offer()

    @property
    def criterion(self) -> str | None:
        """The criterion chosen."""
        value = self._view.across.criterion.value() if self._made else None
        return None if value is None else str(value)

    def stale(self) -> None:
        """Something changed: what was read is true no more."""
        self._heat_known, self._across_known = False, None
        board = self._view.board()
        if isinstance(board, AcrossPage):
            self.read_across()
        elif isinstance(board, HeatPage):
            self.read_heat()

    def show_across(self, criterion: str) -> None:
        """Show a criterion over all plans."""
        self._view.across.criterion.set_value(criterion)
        self._view.pages.setCurrentWidget(self._view.across)
        self.read_across()
        self._view.across.table.setFocus()

    def show_heat(self) -> None:
        """Show the whole board."""
        self._view.pages.setCurrentWidget(self._view.heat)
        self.read_heat()
        self._view.heat.table.setFocus()

    def read_across(self) -> None:
        """Read the criterion chosen, unless it is known."""
        wanted = self.criterion
        if wanted is None or wanted == self._across_known:
            return
        self._across_known = wanted
        self._view.across.told.setText(self.tr("Reading what the members said…"))
        self._desk.long(
            partial(calls.across, criterion=wanted),
            title=self.tr("Setting one criterion beside all plans"),
            owner=self,
            then=self._across_read,
        )

    def read_heat(self) -> None:
        """Read the whole board, unless it is known."""
        if not self._heat_known:
            self._heat_known = True
            self._desk.long(
                calls.heat,
                title=self.tr("Drawing the heat map"),
                owner=self,
                then=self._heat_read,
            )

    def _across_read(self, across: AcrossSheet) -> None:
        if across.key != self.criterion:
            return
        page = self._view.across
        page.model.show(across.said)
        if not page.model.rowCount():
            told = self.tr(
                "Nothing to see yet. Open the moderation of a plan first; its ratings then "
                "stand here beside those of the others."
            )
        elif across.hidden:
            said = (
                self.tr("{hidden} of {of} plans isn’t opened yet and is left out.")
                if across.hidden == 1
                else self.tr("{hidden} of {of} plans aren’t opened yet and are left out.")
            )
            told = said.format(hidden=across.hidden, of=across.plans)
        else:
            told = self.tr("Every plan’s ratings of this criterion. Enter opens a plan.")
        page.told.setText(told)
        if page.model.rowCount():
            at = page.model.row_of(self._locality) if self._locality is not None else None
            page.table.setCurrentIndex(page.model.index(at or 0, 0))
            page.table.scrollTo(page.table.currentIndex(), BoardTable.ScrollHint.PositionAtCenter)

    def _heat_read(self, board: HeatBoard) -> None:
        page = self._view.heat
        page.model.show(board)
        if page.model.rowCount():
            at = page.model.row_of(self._locality) if self._locality is not None else None
            page.table.setCurrentIndex(page.model.index(at or 0, 0))
            page.table.scrollTo(page.table.currentIndex(), BoardTable.ScrollHint.PositionAtCenter)

    def _offer(self) -> None:
        self._view.across.criterion.set_choices(self._criteria, self.criterion)

    @Slot()
    def _across_made(self) -> None:
        self._made = True
        self._offer()
        self._view.across.criterion.chosen.connect(self._choose)
        self._view.across.table.opened.connect(self._open_across)

    @Slot()
    def _heat_made(self) -> None:
        self._view.heat.table.opened.connect(self._open_heat)

    @Slot(object)
    def _choose(self, _criterion: object) -> None:
        self.read_across()
        self._view.across.table.setFocus()

    @Slot(QModelIndex)
    def _open_across(self, index: QModelIndex) -> None:
        place = next((n for n, one in enumerate(self._criteria) if one[0] == self.criterion), None)
        self.opened.emit(self._view.across.model.locality(index.row()), place)

    @Slot(QModelIndex)
    def _open_heat(self, index: QModelIndex) -> None:
        place = index.column() - 1 if index.column() else None
        self.opened.emit(self._view.heat.model.locality(index.row()), place)
