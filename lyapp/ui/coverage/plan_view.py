"""The widgets for one locality's links. Layout only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.coverage.finder import RowFinder
from lyapp.ui.coverage.link_list import LinkList
from lyapp.ui.coverage.links import LinksModel
from lyapp.ui.coverage.reader import Reader
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Note
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.search import SearchBox

_NARROW = 110
"""Below this many grid steps there is no room for the reader beside the list."""


class PlanView(QWidget):
    """Where one is, filters and buttons; the list, and the words that are compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.back = link_button(self.tr("‹ All localities"), parent=self)
        self.locality = ChoiceButton(self.tr("Locality"), self)
        self.counts = Note("", self)
        self.counts.setWordWrap(False)
        self.search = SearchBox(self.tr("Find a must-do or row…"), parent=self)
        self.search.setMinimumWidth(step * 20)
        self.catalogue = ChoiceButton(self.tr("Catalogue"), self)
        self.suggested = plain_button(self.tr("Suggested only"), parent=self)
        self.gaps = plain_button(self.tr("Gaps only"), parent=self)
        self.refused = plain_button(self.tr("Show refused"), parent=self)
        for toggle in (self.suggested, self.gaps, self.refused):
            toggle.setCheckable(True)
        self.confirm = primary_button(self.tr("Confirm"), parent=self)
        self.refuse = plain_button(self.tr("Refuse"), parent=self)
        self.open_again = plain_button(self.tr("Open again"), parent=self)
        self.add = plain_button(self.tr("Add a link…"), parent=self)
        for button, key in (
            (self.confirm, "Y"), (self.refuse, "N"), (self.open_again, "U"), (self.add, "A"),
        ):  # fmt: skip
            button.setToolTip(self.tr("Key: {key}").format(key=key))
            # The list keeps the keyboard when a button is clicked.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.model = LinksModel(self)
        self.list = LinkList(self.model, self)
        self.finder = RowFinder(self)
        self.reader = Reader(self)
        self.show_all = plain_button(self.tr("Show all must-dos"), parent=self)
        self.nothing = EmptyState(
            self.tr("Nothing matches"),
            self.tr("No must-do has all these words and matches the filters."),
            self.show_all,
            self,
        )
        self.no_rows = EmptyState(
            self.tr("No rows yet"),
            self.tr(
                "The rows of this plan aren’t in the review, so nothing can be set beside the "
                "must-dos. Take in its document first."
            ),
            parent=self,
        )
        self._lay_out(step)

    def _lay_out(self, step: int) -> None:
        where = QHBoxLayout()
        where.setSpacing(step)
        where.addWidget(self.back)
        where.addWidget(self.locality)
        where.addWidget(self.counts, 1)
        tools = FlowLayout(gap=step)
        for widget in (
            self.search, self.catalogue, self.suggested, self.gaps, self.refused, self.confirm,
            self.refuse, self.open_again, self.add,
        ):  # fmt: skip
            tools.addWidget(widget)
        self.middle = QStackedWidget(self)
        for page in (self.list, self.nothing, self.no_rows):
            self.middle.addWidget(page)
        card = Card(self, margins=0)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        card.body.addWidget(self.middle, 1)
        card.body.addWidget(self.finder)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setHandleWidth(step)
        self.columns.setChildrenCollapsible(False)
        self.columns.setProperty("quiet", "true")
        self.columns.addWidget(card)
        self.columns.addWidget(self.reader)
        self.columns.setStretchFactor(0, 1)
        self.columns.setStretchFactor(1, 0)
        self.columns.setSizes([step * 110, step * 46])
        self.reader.setMinimumWidth(step * 30)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addLayout(where)
        column.addLayout(tools)
        column.addWidget(self.columns, 1)

    def fit(self, width: int) -> None:
        """A narrow window has the list alone."""
        self.reader.setVisible(width >= theme.unit() * _NARROW)

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self.list.restyle()
        self.reader.restyle()
