"""Pages of a screen under tabs, each made when somebody first looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from lyapp.ui.widgets.panel_steps import part_tabs
from lyapp.ui.widgets.when_asked import WhenAsked, put_in_place


class TabbedPages(QStackedWidget):
    """The pages; their `tabs` stand where the view puts them."""

    made = Signal(str, object)
    """A page has been made: its name, and itself."""
    turned = Signal()
    """Another page is shown."""
    picked = Signal()
    """A person chose a tab: what they do next is on its page."""

    def __init__(
        self,
        name: str,
        words: Mapping[str, str],
        make: Callable[[str], QWidget],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._names = tuple(words)
        self._make = make
        self._pages = WhenAsked[QWidget](self._names, self._make_one)
        for _name in self._names:
            self.addWidget(QWidget(self))
        self.tabs = part_tabs(name, tuple(words.values()), parent)
        self.tabs.currentChanged.connect(self._turn)
        self.tabs.tabBarClicked.connect(self._pick)

    def page(self, name: str) -> QWidget:
        """The page of this name, made now if it wasn't before."""
        return self._pages[name]

    def shown(self) -> str:
        """The name of the page shown."""
        return self._names[self.currentIndex()]

    def show_page(self, name: str) -> None:
        """Show the page of this name."""
        self.setCurrentWidget(self._pages[name])
        self.tabs.setCurrentIndex(self._names.index(name))

    def made_already(self) -> tuple[QWidget, ...]:
        """The pages that were made already."""
        return tuple(self._pages.made().values())

    def _make_one(self, name: str) -> QWidget:
        page = self._make(name)
        put_in_place(self, self._names.index(name), page)
        self.made.emit(name, page)
        return page

    @Slot(int)
    def _turn(self, index: int) -> None:
        self.show_page(self._names[index])
        self.turned.emit()

    @Slot(int)
    def _pick(self, index: int) -> None:
        if index >= 0:
            self.show_page(self._names[index])
            self.picked.emit()
