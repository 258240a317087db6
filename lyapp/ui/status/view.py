"""The board's widgets and where they stand; no decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.decision import OutcomeStage
from lyapp.ui import theme
from lyapp.ui.status.bulk import BulkPanel
from lyapp.ui.status.models import BoardModel
from lyapp.ui.status.panel import LocalityPanel
from lyapp.ui.status.summary import SummaryStrip
from lyapp.ui.status.table import BoardTable
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import ElidedTitle, Note
from lyapp.ui.widgets.popup import ChoiceButton, MenuButton
from lyapp.ui.widgets.search import SearchBox

if TYPE_CHECKING:
    from lyapp.store.queries.board import Board

_SIDE = 252
"""How wide the panel beside the board is, in pixels at 100 %."""
_NARROW = 1150
"""Below this width (at 100 % text) the panel at the side goes."""
_LOW = 480
"""Below this height the figures and the committee go too, where each has a line of its own."""


class StatusView(QWidget):
    """Title and figures, filters, the table, and the panel beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = theme.unit()
        self.title = ElidedTitle()
        self.committee = Note()
        self.committee.setWordWrap(False)
        self.mark = QLabel()
        self.mark.setProperty("kind", "mark")
        self.summary = SummaryStrip()
        self.search = SearchBox(self.tr("Find a locality, person or word…"))
        self.organisation = ChoiceButton(self.tr("Organisation"))
        self.outcome = ChoiceButton(self.tr("Outcome"))
        self.attention = plain_button(self.tr("Needs attention"))
        self.attention.setCheckable(True)
        self.attention.setToolTip(
            self.tr("An open flag or condition, a plan awaited, or no outcome yet")
        )
        self.coverage = link_button(self.tr("Must-dos"))
        self.coverage.setToolTip(self.tr("Which must-dos the plans cover, and the gaps"))
        self.export = MenuButton(self.tr("Export status"))
        self.print_briefing = plain_button(self.tr("Print briefing"))
        self.model = BoardModel(self)
        self.table = BoardTable(self.model)
        self.show_all = plain_button(self.tr("Show all localities"))
        self.nothing = EmptyState(
            self.tr("Nothing matches"),
            self.tr("No locality holds all these words and matches the filters."),
            self.show_all,
        )
        self.to_programme = plain_button(self.tr("Go to Programme"))
        self.no_localities = EmptyState(
            self.tr("No localities yet"),
            self.tr(
                "A review starts with its organisations and the localities that submit plans. "
                "Add them on the Programme screen."
            ),
            self.to_programme,
        )
        self.middle = QStackedWidget()
        for page in (self.table, self.nothing, self.no_localities):
            self.middle.addWidget(page)
        self.panel = LocalityPanel()
        self.bulk = BulkPanel()
        self.side = QStackedWidget()
        self.side.addWidget(self.panel)
        self.side.addWidget(self.bulk)
        self.search.left.connect(self._leave_search)
        self._lay_out(unit)
        self._place_actions(narrow=False)
        self.restyle()

    def _lay_out(self, unit: int) -> None:
        names = QHBoxLayout()
        names.setSpacing(unit)
        names.addWidget(self.title)
        names.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        names.addStretch(1)
        titles = QVBoxLayout()
        titles.setSpacing(theme.px(2))
        titles.addLayout(names)
        titles.addWidget(self.committee)
        self._top = QHBoxLayout()
        self._top.setSpacing(unit)
        self._top.addLayout(titles, 1)
        self._top.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignTop)
        self._filters = FlowLayout(gap=unit)
        for widget in (
            self.search, self.organisation, self.outcome, self.attention, self.coverage,
        ):  # fmt: skip
            self._filters.addWidget(widget)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(unit)
        tools = QHBoxLayout()
        tools.setSpacing(unit)
        tools.addLayout(self._filters, 1)
        tools.addLayout(self._actions)
        tools.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop)
        card = framed(self.middle)
        below = QHBoxLayout()
        below.setSpacing(theme.px(12))
        below.addWidget(card, 1)
        below.addWidget(self.side)
        self.side.setFixedWidth(theme.px(_SIDE))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), unit)
        whole.setSpacing(theme.px(12))
        whole.addLayout(self._top)
        whole.addLayout(tools)
        whole.addLayout(below, 1)

    def minimumSizeHint(self) -> QSize:
        """Small: what has no room is rearranged by `fit` rather than holding the window wide."""
        return QSize(theme.px(420), theme.px(300))

    def offer_filters(self, read: Board) -> None:
        """Offer the organisations there are and every stage of an outcome; the choice stays."""
        self.organisation.set_choices(
            [
                (None, self.tr("All organisations")),
                *((head.organisation, head.short_name or head.name) for head in read.organisations),
            ],
            self.organisation.value(),
        )
        stages = {
            OutcomeStage.UNDECIDED: self.tr("No outcome yet"),
            OutcomeStage.AWAITED: self.tr("Plan awaited"),
            OutcomeStage.CONDITIONAL: self.tr("Agreed with open conditions"),
            OutcomeStage.RECOMMENDED: self.tr("Recommended"),
            OutcomeStage.AGREED: self.tr("Agreed"),
            OutcomeStage.REFUSED: self.tr("Not agreed or late"),
        }
        self.outcome.set_choices(
            [(None, self.tr("Any outcome")), *stages.items()], self.outcome.value()
        )

    def fit(self, size: QSize) -> None:
        """Where there is little room, the panel goes and the lines on top are rearranged."""
        narrow = size.width() < theme.px(_NARROW)
        # Where there is little room its prompt gives way, so that a filter stands beside it.
        self.search.setMinimumWidth(theme.px(190) if narrow else self.search.whole_width())
        self.side.setVisible(not narrow)
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self.summary.set_tight(narrow)
        roomy = not narrow or size.height() >= theme.px(_LOW)
        self.summary.setVisible(roomy)
        self.committee.setVisible(roomy)
        self._place_actions(narrow)

    @Slot()
    def _leave_search(self) -> None:
        if self.middle.currentWidget() is self.table:
            self.table.setFocus()

    def _place_actions(self, narrow: bool) -> None:
        here, there = (self._filters, self._actions) if narrow else (self._actions, self._filters)
        for button in (self.export, self.print_briefing):
            if here.indexOf(button) < 0:
                there.removeWidget(button)
                here.addWidget(button)

    def restyle(self) -> None:
        """Follow the palette and text size in use now."""
        self.side.setFixedWidth(theme.px(_SIDE))
        self.search.setMinimumHeight(self.attention.sizeHint().height())
        self.table.restyle()

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons above the table."""
        return (self.organisation, self.outcome, self.attention, self.export, self.print_briefing)
