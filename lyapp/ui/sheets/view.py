"""The paper sheets' screen: its two pages, made when somebody first looks at them. Layout only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.panel_steps import PanelHead, part_tabs
from lyapp.ui.widgets.when_asked import WhenAsked, put_in_place

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk
    from lyapp.ui.sheets.blank import BlankPage
    from lyapp.ui.sheets.entry import EntryPage

PAGES = ("entry", "blank")


class SheetsView(QWidget):
    """The head and the two pages."""

    made = Signal(str, object)
    """A page has been made: its name, and itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self._desk = desk
        self.head = PanelHead(self.tr("Paper sheets"), desk, "sheets", self)
        self.pages = WhenAsked[QWidget](PAGES, self._make)
        self.stack = QStackedWidget(self)
        # Words that wrap ask for their height at the narrowest; a low window needn't grow for it.
        self.stack.setMinimumHeight(step * 18)
        for _name in PAGES:
            self.stack.addWidget(QWidget(self))
        self.tabs = part_tabs(
            self.tr("Parts of the paper sheets"),
            (self.tr("Enter a sheet"), self.tr("Print blank sheets")),
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    @property
    def entry(self) -> EntryPage:
        """Where a sheet is entered."""
        return cast("EntryPage", self.pages["entry"])

    @property
    def blank(self) -> BlankPage:
        """Where blank sheets are printed."""
        return cast("BlankPage", self.pages["blank"])

    def page(self) -> str:
        """The page shown."""
        return PAGES[self.stack.currentIndex()]

    def show_page(self, name: str) -> None:
        """Show a page, made now if it wasn't before."""
        self.stack.setCurrentWidget(self.pages[name])
        self.tabs.setCurrentIndex(PAGES.index(name))

    def look(self) -> None:
        """Follow the palette and text size."""
        for page in self.pages.made().values():
            cast("EntryPage | BlankPage", page).look()

    def _make(self, name: str) -> QWidget:
        page: QWidget
        if name == "entry":
            from lyapp.ui.sheets.entry import EntryPage

            page = EntryPage(self._desk.drafts, self)
        else:
            from lyapp.ui.sheets.blank import BlankPage

            page = BlankPage(self)
        put_in_place(self.stack, PAGES.index(name), page)
        self.made.emit(name, page)
        return page
