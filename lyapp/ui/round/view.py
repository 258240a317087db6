"""The round's screen: its head, and a tab a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.round.owing import OwingPart
from lyapp.ui.widgets.labels import Note
from lyapp.ui.widgets.panel_steps import PanelHead
from lyapp.ui.widgets.when_asked import WhenAsked

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk
    from lyapp.ui.round.part import Part

OWING, PACKS, MERGE, CAME = PARTS = ("owing", "packs", "merge", "came")


class RoundView(QWidget):
    """Only the first tab is made at once; the others on the first visit."""

    made = Signal(object)
    """A part was made; it is filled before it is shown."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.head = PanelHead(self.tr("Packs and returns"), desk, "round", self)
        self.read_only = Note(self.tr("This review is open for reading only."), self)
        self.read_only.set_tone("caution")
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Jobs of the round"))
        words = {
            OWING: self.tr("Who owes what"),
            PACKS: self.tr("Make packs"),
            MERGE: self.tr("Merge returns"),
            CAME: self.tr("What came back"),
        }
        self.parts: WhenAsked[Part] = WhenAsked(PARTS, self._make)
        for name in PARTS:
            self.tabs.addTab(QWidget(), words[name])
        step = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step)
        column.setSpacing(step)
        column.addWidget(self.head)
        column.addWidget(self.read_only)
        column.addWidget(self.tabs, 1)

    def shown(self) -> str:
        """The name of the tab shown."""
        return PARTS[self.tabs.currentIndex()]

    def show_part(self, name: str) -> Part:
        """Show a tab; gives its part."""
        self.tabs.setCurrentIndex(PARTS.index(name))
        return self.parts[name]

    def _make(self, name: str) -> Part:
        part = _kind(name)(self._desk)
        self.made.emit(part)
        place, here = PARTS.index(name), self.tabs.currentIndex()
        empty, words = self.tabs.widget(place), self.tabs.tabText(place)
        with QSignalBlocker(self.tabs):
            self.tabs.insertTab(place, part, words)
            self.tabs.setCurrentIndex(place if here == place else here + (here > place))
            self.tabs.removeTab(place + 1)
        if empty is not None:
            empty.deleteLater()
        return part


def _kind(name: str) -> type[Part]:
    if name == PACKS:
        from lyapp.ui.round.making import MakingPart

        return MakingPart
    if name == MERGE:
        from lyapp.ui.round.merging import MergingPart

        return MergingPart
    if name == CAME:
        from lyapp.ui.round.came import CamePart

        return CamePart
    return OwingPart
