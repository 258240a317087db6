"""What every tab of the locality page is."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk
    from lyapp.ui.drafts import Key


class Tab(QWidget):
    """A tab: filled with a page, told when to send off what is being typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.locality = 0

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show a page; what is being typed stays."""

    def key(self, what: str, *rest: Hashable) -> Key:
        """Where a draft of this tab, for the locality shown, is kept."""
        return (what, self.locality, *rest)

    def flush(self) -> None:
        """Send off what is being typed: the page goes, or another locality comes."""


def scrolled_column(content: QWidget, tab: Tab) -> QVBoxLayout:
    """Put `content` into a scroll area that fills the tab, and give back a layout for it."""
    # Wrapped words are as tall as this width makes them, not as they would be at their narrowest.
    content.setMinimumHeight(1)
    whole = QVBoxLayout(tab)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scrolled(content))
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 2 * theme.unit(), theme.unit(), 2 * theme.unit())
    column.setSpacing(theme.unit())
    return column
