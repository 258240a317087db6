"""The locality page's widgets and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.locality.history.tab import HistoryTab
from lyapp.ui.locality.meetings.tab import MeetingsTab
from lyapp.ui.locality.money.tab import MoneyTab
from lyapp.ui.locality.outcome.tab import OutcomeTab
from lyapp.ui.locality.plan.tab import PlanTab
from lyapp.ui.locality.tab import Tab
from lyapp.ui.locality.texts.tab import TextsTab
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.labels import Note, Title
from lyapp.ui.widgets.when_asked import WhenAsked

if TYPE_CHECKING:
    from collections.abc import Callable

    from lyapp.ui.desk import Desk

_NARROW = 700


class LocalityView(QWidget):
    """The head of the page and its tabs, each made on the first visit."""

    made = Signal(object)
    """A tab was made; it is filled before it is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        unit = theme.unit()
        self.back = link_button(self.tr("‹ Status"))
        self.back.setAccessibleName(self.tr("Back to the status board"))
        self.previous = plain_button(self.tr("‹ Previous"))
        self.previous.setAccessibleName(self.tr("Previous locality"))
        self.next = plain_button(self.tr("Next ›"))
        self.next.setAccessibleName(self.tr("Next locality"))
        self._words = {"‹": self.previous.text(), "›": self.next.text()}
        self.score = primary_button(self.tr("Score"))
        self.print_page = plain_button(self.tr("Print page"))
        self.title = Title()
        self.mark = QLabel()
        self.mark.setProperty("kind", "mark")
        self.facts = Note()
        self.malformed = Note()
        self.malformed.set_tone("caution")
        self.read_only = Note()
        self.read_only.set_tone("caution")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Parts of the locality’s page"))
        self._kinds: dict[str, Callable[[Desk], Tab]] = {
            "outcome": OutcomeTab,
            "money": MoneyTab,
            "texts": TextsTab,
            "plan": PlanTab,
            "meetings": MeetingsTab,
            "history": HistoryTab,
        }
        self._desk = desk
        self.by_name = WhenAsked(tuple(self._kinds), self._make)
        words = {
            "outcome": self.tr("Outcome and conditions"),
            "money": self.tr("Money"),
            "texts": self.tr("Briefing texts"),
            "plan": self.tr("Plan"),
            "meetings": self.tr("Meetings met"),
            "history": self.tr("History"),
        }
        for name in self.by_name:
            self.tabs.addTab(QWidget(), words[name])
        self._lay_out(unit)

    @property
    def outcome(self) -> OutcomeTab:
        """The tab of outcome and conditions."""
        return cast("OutcomeTab", self.by_name["outcome"])

    @property
    def plan(self) -> PlanTab:
        """The tab of the plan."""
        return cast("PlanTab", self.by_name["plan"])

    @property
    def history(self) -> HistoryTab:
        """The tab of the history."""
        return cast("HistoryTab", self.by_name["history"])

    @property
    def money(self) -> MoneyTab:
        """The lines of money."""
        return cast("MoneyTab", self.by_name["money"])

    def shown(self) -> str:
        """The name of the tab shown."""
        return tuple(self.by_name)[self.tabs.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Show a tab."""
        self.tabs.setCurrentIndex(tuple(self.by_name).index(name))

    def _make(self, name: str) -> Tab:
        tab = self._kinds[name](self._desk)
        # Filled before it is shown, so that Qt works out its looks only once.
        self.made.emit(tab)
        place = tuple(self.by_name).index(name)
        empty, here, words = (
            self.tabs.widget(place),
            self.tabs.currentIndex(),
            self.tabs.tabText(place),
        )
        with QSignalBlocker(self.tabs):
            self.tabs.insertTab(place, tab, words)
            self.tabs.setCurrentIndex(place if here == place else here + (here > place))
            self.tabs.removeTab(place + 1)
        if empty is not None:
            empty.deleteLater()
        return tab

    def _lay_out(self, unit: int) -> None:
        names = QHBoxLayout()
        names.setSpacing(unit)
        names.addWidget(self.title)
        names.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        names.addStretch(1)
        titles = QVBoxLayout()
        titles.setSpacing(theme.px(2))
        self._titles = titles
        titles.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        titles.addLayout(names)
        titles.addWidget(self.facts)
        titles.addWidget(self.malformed)
        titles.addWidget(self.read_only)
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(unit)
        buttons.addStretch(1)
        for button in (self.previous, self.next, self.print_page, self.score):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(20), theme.unit(), theme.px(20), 0)
        whole.setSpacing(unit)
        self._top = QHBoxLayout()
        self._top.setSpacing(unit)
        self._top.addLayout(titles, 1)
        self._top.addLayout(buttons)
        self._top.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._top)
        whole.addWidget(self.tabs, 1)

    def minimumSizeHint(self) -> QSize:
        """Small: what has no room is rearranged by `fit` rather than holding the window wide."""
        return QSize(theme.px(420), theme.px(300))

    def fit(self, width: int) -> None:
        """Where there is little room the buttons get a line, with the way back at its left."""
        narrow = width < theme.px(_NARROW)
        self._top.setDirection(
            QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        )
        if narrow:
            self._buttons.insertWidget(0, self.back)
        else:
            self._titles.insertWidget(0, self.back, 0, Qt.AlignmentFlag.AlignLeft)
        # The arrow alone says enough where every word makes the line longer.
        words = (("‹", self.previous), ("›", self.next))
        for arrow, button in words:
            button.setText(arrow if narrow else self._words[arrow])
