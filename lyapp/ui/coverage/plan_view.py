"""The widgets for one locality's links. Layout only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

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

_LOW = 52
"""Below this many grid steps of height there isn't room for a question under the list."""
_NARROW = 110
"""Below this many grid steps there is no room for the reader beside the list."""


class _Counts(Note):
    """Figures in one line; they wrap only where that has no room."""

    def sizeHint(self) -> QSize:
        """Qt's own: Qt would break a label that may wrap into lines of like length."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height())


class PlanView(QWidget):
    """Where one is, filters and buttons; the list, and the words that are compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self.back = link_button(self.tr("‹ All localities"), parent=self)
        self.locality = ChoiceButton(self.tr("Locality"), self)
        self.counts = _Counts("", self)
        self.counts.setToolTip(
            self.tr(
                "More than one row may be suggested for a must-do, also beside a confirmed one."
            )
        )
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
        where = FlowLayout(gap=step)
        for shown in (self.back, self.locality, self.counts):
            where.addWidget(shown)
        self.tools = QWidget(self)
        tools = FlowLayout(self.tools, gap=step)
        for widget in (
            self.search, self.catalogue, self.suggested, self.gaps, self.refused, self.confirm,
            self.refuse, self.open_again, self.add,
        ):  # fmt: skip
            tools.addWidget(widget)
        self.middle = QStackedWidget(self)
        for page in (self.list, self.nothing, self.no_rows):
            self.middle.addWidget(page)
        # Words that wrap ask for their height at the narrowest; the list scrolls all the same.
        self.middle.setMinimumHeight(step * 8)
        self.finder.setMinimumHeight(step * 16)
        self.finder.there.connect(self._make_room)
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
        # Shown once there is room: till then it would hold the window wide.
        self.reader.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addLayout(where)
        column.addWidget(self.tools)
        column.addWidget(self.columns, 1)

    def fit(self, width: int) -> None:
        """A narrow window has the list alone."""
        self.reader.setVisible(width >= theme.unit() * _NARROW)

    @Slot(bool)
    def _make_room(self, asking: bool) -> None:
        """In a low window the question which row it is takes the place of list and buttons."""
        room = not asking or self.height() >= theme.unit() * _LOW
        self.tools.setVisible(room)
        self.middle.setVisible(room)

    def restyle(self) -> None:
        """Follow the palette and text size."""
        self.list.restyle()
        self.reader.restyle()
