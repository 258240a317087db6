"""The coverage screen's widgets. Layout only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.coverage.matrix import MatrixTable
from lyapp.ui.coverage.models import MatrixModel
from lyapp.ui.coverage.plan_view import PlanView
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Elided, Note, Title, wrap
from lyapp.ui.widgets.popup import ChoiceButton, MenuButton
from lyapp.ui.widgets.search import SearchBox

_LOW = 70
"""Below this many grid steps in height the signs aren't explained."""
_LOWEST = 48
"""Below this many one locality's list has the room of the title, too; its menu names it."""


class CoverageView(QWidget):
    """A title; below it the matrix of all localities, or the links of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self._explained = True
        self.title = Title(self.tr("Coverage of the must-dos"), self)
        wrap(self.title)
        self.hint = Note(
            self.tr(
                "✓ a person confirmed a row for it · ? suggested from the words, nobody has "
                "settled it · – no row is known for it. A gap or a suggestion never rates a plan."
            ),
            self,
        )
        # Shown once the height is known: till then it would make the window higher.
        self.hint.hide()
        self.export = MenuButton(self.tr("Export…"), self)
        self.telling = MenuButton(self.tr("Tell it while scoring…"), self)
        self.search = SearchBox(self.tr("Find a must-do…"), parent=self)
        self.search.setMinimumWidth(step * 20)
        self.catalogue = ChoiceButton(self.tr("Catalogue"), self)
        self.gaps = plain_button(self.tr("Gaps only"), parent=self)
        self.suggested = plain_button(self.tr("Suggested only"), parent=self)
        for toggle in (self.gaps, self.suggested):
            toggle.setCheckable(True)
        self.model = MatrixModel(self)
        self.table = MatrixTable(self.model, self)
        self.here = Elided("", self)
        self.show_all = plain_button(self.tr("Show all must-dos"), parent=self)
        self.nothing = EmptyState(
            self.tr("Nothing matches"),
            self.tr("No must-do has all these words and matches the filters."),
            self.show_all,
            self,
        )
        self.to_programme = primary_button(self.tr("Go to Programme"), parent=self)
        self.empty = EmptyState("", "", self.to_programme, self)
        self.again = primary_button(self.tr("Work it out"), parent=self)
        self.waiting = EmptyState("", "", self.again, self)
        self.middle = QStackedWidget(self)
        for page in (self.table, self.nothing, self.empty, self.waiting):
            self.middle.addWidget(page)
        self.plan = PlanView(self)
        self._lay_out(step)

    def _lay_out(self, step: int) -> None:
        top = QHBoxLayout()
        top.setSpacing(step)
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        names.addWidget(self.title)
        names.addWidget(self.hint)
        top.addLayout(names, 1)
        top.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        tools = FlowLayout(gap=step)
        for widget in (self.search, self.catalogue, self.gaps, self.suggested, self.telling):
            tools.addWidget(widget)
        card = framed(self.middle)
        self.all = QWidget(self)
        whole = QVBoxLayout(self.all)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(step)
        whole.addLayout(tools)
        whole.addWidget(card, 1)
        whole.addWidget(self.here)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.all)
        self.pages.addWidget(self.plan)
        self.pages.setMinimumHeight(step * 26)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step)
        column.setSpacing(step)
        column.addLayout(top)
        column.addWidget(self.pages, 1)

    def fit(self, size: QSize) -> None:
        """Where there is little room, what explains goes first."""
        self.hint.setVisible(self._explained and size.height() >= theme.unit() * _LOW)
        low = not self._explained and size.height() < theme.unit() * _LOWEST
        for widget in (self.title, self.export):
            widget.setVisible(not low)
        self.plan.fit(size.width())

    def explain(self, *, wanted: bool) -> None:
        """Say what the signs mean, where there is room."""
        self._explained = wanted
        self.fit(self.size())

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self.table.restyle()
        self.plan.restyle()
