"""The paper sheets' screen: its two pages, made when somebody first looks at them. Layout only."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.panel_steps import PanelHead
from lyapp.ui.widgets.tabbed_pages import TabbedPages

if TYPE_CHECKING:
    from lyapp.ui.desk import Desk
    from lyapp.ui.sheets.blank import BlankPage
    from lyapp.ui.sheets.entry import EntryPage

PAGES = ("entry", "blank")


class SheetsView(QWidget):
    """The head and the two pages."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit()
        self._desk = desk
        self.head = PanelHead(self.tr("Paper sheets"), desk, "sheets", self)
        words = (self.tr("Enter a sheet"), self.tr("Print blank sheets"))
        self.pages = TabbedPages(
            self.tr("Parts of the paper sheets"),
            dict(zip(PAGES, words, strict=True)),
            self._make,
            self,
        )
        # Words that wrap ask for their height at the narrowest; a low window needn't grow for it.
        self.pages.setMinimumHeight(step * 18)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(self.head)
        column.addWidget(self.pages.tabs)
        column.addWidget(self.pages, 1)

    @property
    def entry(self) -> EntryPage:
        """Where a sheet is entered."""
        return cast("EntryPage", self.pages.page("entry"))

    @property
    def blank(self) -> BlankPage:
        """Where blank sheets are printed."""
        return cast("BlankPage", self.pages.page("blank"))

    def look(self) -> None:
        """Follow the palette and text size."""
        for page in self.pages.made_already():
            cast("EntryPage | BlankPage", page).look()

    def _make(self, name: str) -> QWidget:
        if name == "entry":
            from lyapp.ui.sheets.entry import EntryPage

            return EntryPage(self._desk.drafts, self)
        from lyapp.ui.sheets.blank import BlankPage

        return BlankPage(self)
