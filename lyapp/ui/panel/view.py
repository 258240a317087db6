"""The panel screen's widgets. Layout only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.panel.boards import AcrossPage, HeatPage
from lyapp.ui.panel.grid import GridTable
from lyapp.ui.panel.models import GridModel
from lyapp.ui.panel.opening import OpeningSide
from lyapp.ui.panel.record import RecordSide
from lyapp.ui.panel.side import CriterionSide
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.empty import EmptyState, ScrollingEmpty
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Body, Note, Title, rule
from lyapp.ui.widgets.panel_steps import PanelHead
from lyapp.ui.widgets.popup import ChoiceButton, MenuButton

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk

_SIDE = 44
"""The width of what stands beside the grid, in grid steps."""
_LOW = 64
"""Below this many grid steps in height the outcome is said beside the record alone."""
_NARROW = 130
"""Below this many grid steps in width it has less."""
_PLACE = 17
"""No more grid steps in width for the plan's name then."""
_ANY_WIDTH = 16_777_215
"""Qt's own for a widget that may be of any width."""


class PanelView(QWidget):
    """A title with the ways to go; below it one plan, one criterion or the whole board.

    The boards over all plans are made when they are first asked for. What stands in another is
    made within it: Qt works out the style of whatever changes hands once more. `desk` is what the
    steps of the round go by; without one there are none.
    """

    across_made = Signal()
    heat_made = Signal()

    def __init__(self, parent: QWidget | None = None, *, desk: Desk | None = None) -> None:
        super().__init__(parent)
        # First, so that Tab comes by in the order one sees.
        self._head = None if desk is None else PanelHead("", desk, "panel", self)
        self.steps = None if self._head is None else self._head.steps
        self.title = Title("", self) if self._head is None else self._head.title
        # A long name is cut off rather than hold the window wide.
        self.title.setMinimumWidth(theme.px(160))
        self.standing = Note("", self)
        self.place = ChoiceButton(self.tr("Plan"), self)
        self.to_across = plain_button(self.tr("One criterion, all localities"), parent=self)
        self.to_heat = plain_button(self.tr("Heat map"), parent=self)
        self.confirm = plain_button(self.tr("Confirm the rest"), parent=self)
        self.save_record = MenuButton(self.tr("Moderation record"), self)
        self.to_record = primary_button(self.tr("Record and close…"), parent=self)
        self.to_plan = plain_button(self.tr("Back to the plan"), parent=self)
        self.pages = QStackedWidget(self)
        self.plan = QSplitter(Qt.Orientation.Horizontal, self.pages)
        self._grid = Card(self.plan, margins=0)
        self.model = GridModel(self)
        self.table = GridTable(self.model, self._grid)
        self.foot = QWidget(self._grid)
        self.outcome = Body("", self.foot)
        self.without = Note("", self.foot)
        self.remarks = Note("", self.foot)
        self.agreement = Note("", self.foot)
        self.agreement.hide()
        self.side = QStackedWidget(self.plan)
        self.opening = OpeningSide(self.side)
        self.criterion = CriterionSide(self.side)
        self.record = RecordSide(self.side)
        for page in (self.opening, self.criterion, self.record):
            self.side.addWidget(page)
        self.to_programme = primary_button(self.tr("Go to Programme"))
        self.empty = EmptyState("", "", self.to_programme, self.pages)
        self.to_review = primary_button(self.tr("Go to Review"))
        self.waiting = ScrollingEmpty(self.to_review, self.pages)
        self._across: AcrossPage | None = None
        self._heat: HeatPage | None = None
        self._low = self._said = self._narrow = self._recording = False
        self._saves = True
        self._waits = self._whole = 0
        self.side.currentChanged.connect(self._side_changed)
        self._lay_out(theme.unit())

    def _lay_out(self, step: int) -> None:
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        names.addWidget(self.title if self._head is None else self._head)
        names.addWidget(self.standing)
        tools = FlowLayout(gap=step)
        for button in (self.place, self.to_plan, self.to_across, self.to_heat, self.confirm,
                       self.save_record, self.to_record):  # fmt: skip
            tools.addWidget(button)
        grid = self._grid
        grid.body.setContentsMargins(1, 1, 1, 1)
        grid.body.setSpacing(0)
        grid.body.addWidget(self.table, 1)
        grid.body.addWidget(rule(grid))
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(step * 2, step, step * 2, step * 3 // 2)
        foot.setSpacing(step // 2)
        for words in (self.outcome, self.without, self.remarks, self.agreement):
            foot.addWidget(words)
        grid.body.addWidget(self.foot)
        self.plan.setHandleWidth(step)
        self.plan.setChildrenCollapsible(False)
        self.plan.setProperty("quiet", "true")
        self.plan.addWidget(grid)
        self.plan.addWidget(self.side)
        self.plan.setStretchFactor(0, 1)
        self.plan.setStretchFactor(1, 0)
        for page in (self.plan, self.empty, self.waiting):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step)
        column.setSpacing(step)
        column.addLayout(names)
        column.addLayout(tools)
        column.addWidget(self.pages, 1)

    @property
    def across(self) -> AcrossPage:
        """One criterion over all plans."""
        if self._across is None:
            self._across = AcrossPage(self.pages)
            self.pages.addWidget(self._across)
            self.across_made.emit()
        return self._across

    @property
    def heat(self) -> HeatPage:
        """The whole board."""
        if self._heat is None:
            self._heat = HeatPage(self.pages)
            self.pages.addWidget(self._heat)
            self.heat_made.emit()
        return self._heat

    def board(self) -> AcrossPage | HeatPage | None:
        """The board over all plans that is shown; None while one is at a plan."""
        page = self.pages.currentWidget()
        return page if isinstance(page, AcrossPage | HeatPage) else None

    def forget(self) -> None:
        """Show nothing of the review that was open."""
        self.model.show(None)
        if self._across is not None:
            self._across.model.show(())
        if self._heat is not None:
            self._heat.model.show(None)

    def fit(self, size: QSize) -> None:
        """Share the width between the grid and what stands beside it."""
        step = theme.unit()
        narrow, low = size.width() < step * _NARROW, size.height() < step * _LOW
        self._whole = size.width() - 4 * step
        self._share(narrow=narrow)
        for page in (self.opening, self.criterion, self.record):
            page.tighten(tight=narrow)
        self.to_across.setText(
            self.tr("One criterion") if narrow else self.tr("One criterion, all localities")
        )
        self._low, self._narrow = low, narrow
        # On a projector the grid has the room; the Panel menu leads there, too.
        if self.steps is not None:
            self.steps.setVisible(not low)
        self.standing.setVisible(not low)
        self.place.setMaximumWidth(step * _PLACE if narrow else _ANY_WIDTH)
        self.show_save_record(wanted=self._saves)
        self.show_ways()
        self._show_foot()
        self.name_buttons(waits=self._waits, recording=self._recording)

    def _share(self, *, narrow: bool) -> None:
        """Share the width: where there is little, whoever fills in the record needs more of it."""
        step, whole = theme.unit(), self._whole
        of_twenty = 8 if not narrow else 9 if self.side.currentWidget() is self.criterion else 11
        side = min(step * _SIDE, whole * of_twenty // 20)
        self.side.setMinimumWidth(min(side, step * 30))
        self.plan.setSizes([max(1, whole - side), side])

    @Slot()
    def _side_changed(self) -> None:
        if self._narrow:
            self._share(narrow=True)

    def show_ways(self) -> None:
        """Offer the ways to go; where there is little room, not to where one is."""
        empty = self.pages.currentWidget() is self.empty
        board = self.board()
        for button, here in (
            (self.place, board is not None),
            (self.to_across, isinstance(board, AcrossPage)),
            (self.to_heat, isinstance(board, HeatPage)),
        ):
            button.setVisible(not empty and not (self._low and here))
        # The first button names the plan, too.
        self.title.setVisible(not self._low or empty or board is not None)

    def show_save_record(self, *, wanted: bool) -> None:
        """Offer saving the record, by a button where there is room for one."""
        self._saves = wanted
        self.save_record.setVisible(wanted and not self._low)

    def name_buttons(self, *, waits: int, recording: bool) -> None:
        """Words on the buttons, as many as there is room for; `waits` criteria can be confirmed."""
        self._waits, self._recording = waits, recording
        if not waits:
            confirm = self.tr("Nothing to confirm")
        elif self._narrow:
            confirm = self.tr("Confirm {count}").format(count=waits)
        else:
            confirm = self.tr("Confirm {count} that agree").format(count=waits)
        whole = self.tr("Back to the criteria") if recording else self.tr("Record and close…")
        short = self.tr("Back") if recording else self.tr("Record…")
        for button, words, said in (
            (self.confirm, confirm, confirm),
            (self.to_record, short if self._narrow else whole, whole),
        ):
            button.setText(words)
            button.setAccessibleName(said)

    def say_below(self, outcome: str, without: str, remarks: str) -> None:
        """Say under the grid what the ratings come to; what is empty takes no room."""
        for label, text in (
            (self.outcome, outcome),
            (self.without, without),
            (self.remarks, remarks),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._said = bool(outcome or without or remarks)
        self._show_foot()

    def say_agreement(self, text: str) -> None:
        """Say last under the grid how far the panel agrees."""
        self.agreement.setText(text)
        self.agreement.setVisible(bool(text))

    def _show_foot(self) -> None:
        told = self._said and not self._low
        self.foot.setVisible(told)
        self.record.told_elsewhere(told=told)

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self.table.restyle()
        for board in (self._across, self._heat):
            if board is not None:
                board.restyle()
