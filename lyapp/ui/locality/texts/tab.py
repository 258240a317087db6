"""The briefing tab: one group of texts a cell of the summary briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lyapp.model.briefing import TextKind
from lyapp.ui.locality.tab import Tab, scrolled
from lyapp.ui.locality.texts.group import TextGroup

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk


class TextsTab(Tab):
    """Briefing texts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = scrolled(QWidget(), self)
        kinds = (
            (TextKind.PRIORITY, self.tr("PRIORITIES"), self.tr("Add a priority…")),
            (
                TextKind.PUBLIC_HEALTH,
                self.tr("PUBLIC HEALTH"),
                self.tr("Add a public-health issue…"),
            ),
            (TextKind.FINANCIAL, self.tr("FINANCIAL PLAN"), self.tr("Add a financial text…")),
            (TextKind.OTHER, self.tr("OTHER INFORMATION"), self.tr("Add other information…")),
            (
                TextKind.CONCLUSION,
                self.tr("THE TASK GROUP'S CONCLUSION"),
                self.tr("Add a conclusion…"),
            ),
        )
        self.groups = {kind: TextGroup(desk, kind, title, prompt) for kind, title, prompt in kinds}
        for group in self.groups.values():
            column.addWidget(group)
        column.addStretch(1)

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show a page; what is being typed stays."""
        for group in self.groups.values():
            if page.locality != self.locality:
                group.flush()
            group.turn_to(page.locality)
            group.show_texts(page.texts, writable=writable)
        self.locality = page.locality

    def flush(self) -> None:
        """Send off what is being typed."""
        for group in self.groups.values():
            group.flush()
