"""The briefing tab: one group of texts a cell of the summary briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from lyapp.model.briefing import TextKind
from lyapp.ui.locality.tab import Tab, scrolled_column
from lyapp.ui.locality.texts.group import TextGroup

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk

_AT_ONCE = 4
"""Rows that are made in one go: each takes some milliseconds, and the window must stay awake."""


class TextsTab(Tab):
    """Briefing texts. Those beyond the first few are made one handful after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._content = QWidget()
        column = scrolled_column(self._content, self)
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
            # Until their turn has come, so that what is made later only comes in below.
            group.hide()
        column.addStretch(1)
        self._page: LocalityPage | None = None
        self._writable = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    def fill(self, page: LocalityPage, *, writable: bool) -> None:
        """Show a page; what is being typed stays."""
        if self.locality and page.locality != self.locality:
            # One locality's texts stay in view until all of the other's are there.
            self._content.setUpdatesEnabled(False)
            for group in self.groups.values():
                group.flush()
        for group in self.groups.values():
            group.turn_to(page.locality)
        self.locality, self._page, self._writable = page.locality, page, writable
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Make a handful of rows, from the top; the rest follows after what else is waiting."""
        self._next.stop()
        if self._page is None:
            return
        room = _AT_ONCE
        for group in self.groups.values():
            made, whole = group.show_texts(self._page.texts, writable=self._writable, most=room)
            group.show()
            room -= made
            if not whole:
                self._next.start()
                return
        self._page = None
        self._content.setUpdatesEnabled(True)

    def flush(self) -> None:
        """Send off what is being typed."""
        for group in self.groups.values():
            group.flush()
