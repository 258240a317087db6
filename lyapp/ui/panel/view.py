"""The panel screen's widgets. Layout only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
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
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Body, Note, Title, rule
from lyapp.ui.widgets.popup import ChoiceButton

_SIDE = 44
"""The width of what stands beside the grid, in grid steps."""
_LOW = 64
"""Below this many grid steps in height the outcome is said beside the record alone."""
_NARROW = 130
"""Below this many grid steps in width it has less."""


class PanelView(QWidget):
    """A title with the ways to go; below it one plan, one criterion or the whole board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title(self.tr("Panel"), self)
        self.standing = Note("", self)
        self.place = ChoiceButton(self.tr("Plan"), self)
        self.to_across = plain_button(self.tr("One criterion, all localities"), parent=self)
        self.to_heat = plain_button(self.tr("Heat map"), parent=self)
        self.confirm = plain_button(self.tr("Confirm the rest"), parent=self)
        self.to_record = primary_button(self.tr("Record and close…"), parent=self)
        self.to_plan = plain_button(self.tr("Back to the plan"), parent=self)
        self.model = GridModel(self)
        self.table = GridTable(self.model, self)
        self.outcome = Body("", self)
        self.without = Note("", self)
        self.remarks = Note("", self)
        self.opening = OpeningSide(self)
        self.criterion = CriterionSide(self)
        self.record = RecordSide(self)
        self.side = QStackedWidget(self)
        for page in (self.opening, self.criterion, self.record):
            self.side.addWidget(page)
        self.across = AcrossPage(self)
        self.heat = HeatPage(self)
        self.to_programme = primary_button(self.tr("Go to Programme"), parent=self)
        self.empty = EmptyState("", "", self.to_programme, self)
        self.to_review = primary_button(self.tr("Go to Review"), parent=self)
        self.waiting = EmptyState("", "", self.to_review, self)
        self.pages = QStackedWidget(self)
        self._low = self._said = False
        self._lay_out(theme.unit())

    def _lay_out(self, step: int) -> None:
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        names.addWidget(self.title)
        names.addWidget(self.standing)
        tools = FlowLayout(gap=step)
        for button in (self.place, self.to_plan, self.to_across, self.to_heat, self.confirm,
                       self.to_record):  # fmt: skip
            tools.addWidget(button)
        grid = Card(margins=0)
        grid.body.setContentsMargins(1, 1, 1, 1)
        grid.body.setSpacing(0)
        grid.body.addWidget(self.table, 1)
        grid.body.addWidget(rule(grid))
        self.foot = QWidget(grid)
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(step * 2, step, step * 2, step * 3 // 2)
        foot.setSpacing(step // 2)
        for words in (self.outcome, self.without, self.remarks):
            foot.addWidget(words)
        grid.body.addWidget(self.foot)
        self.plan = QSplitter(Qt.Orientation.Horizontal, self)
        self.plan.setHandleWidth(step)
        self.plan.setChildrenCollapsible(False)
        self.plan.setProperty("quiet", "true")
        self.plan.addWidget(grid)
        self.plan.addWidget(self.side)
        self.plan.setStretchFactor(0, 1)
        self.plan.setStretchFactor(1, 0)
        for page in (self.plan, self.across, self.heat, self.empty, self.waiting):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step)
        column.setSpacing(step)
        column.addLayout(names)
        column.addLayout(tools)
        column.addWidget(self.pages, 1)

    def fit(self, size: QSize) -> None:
        """Share the width between the grid and what stands beside it."""
        step, whole = theme.unit(), size.width() - 4 * theme.unit()
        side = min(step * _SIDE, whole * 2 // 5)
        self.side.setMinimumWidth(min(side, step * 30))
        self.plan.setSizes([max(1, whole - side), side])
        narrow, low = size.width() < step * _NARROW, size.height() < step * _LOW
        self.to_across.setText(
            self.tr("One criterion") if narrow else self.tr("One criterion, all localities")
        )
        self._low = low
        self._show_foot()

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

    def _show_foot(self) -> None:
        self.foot.setVisible(self._said and not self._low)

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self.table.restyle()
        self.across.restyle()
        self.heat.restyle()
