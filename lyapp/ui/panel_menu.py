"""The Panel menu: a round of the panel in the order in which it is worked through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from lyapp.ui.window import Window


class Entry(NamedTuple):
    """A menu entry: its words, the screen it goes to, and what it has that screen do there."""

    words: str
    room: str
    what: str = ""
    writes: bool = False


ENTRIES: tuple[Entry | None, ...] = (
    Entry("&Members and conflicts of interest", "members", "matrix"),
    None,
    Entry("Who owes &what", "round", "owing"),
    Entry("Make &packs…", "round", "packs", writes=True),
    Entry("Merge &returns…", "round", "merge", writes=True),
    Entry("&Enter a paper score sheet", "sheets", "entry", writes=True),
    Entry("Print &blank score sheets…", "sheets", "print"),
    None,
    Entry("M&oderate the plans", "panel"),
    Entry("&Save the moderation record…", "panel", "record"),
    None,
    Entry("&Agreement and calibration", "agreement"),
)
"""In order; None is a line between two groups."""


class PanelMenu(QObject):
    """Fills a menu of the window and offers only what can be done now."""

    def __init__(self, window: Window, menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        self.menu = menu
        self._actions: list[tuple[QAction, Entry]] = []
        self._state = (False, True, False)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._chosen)

    @Slot()
    def _fill(self) -> None:
        """Make the entries, once; the window's first paint doesn't wait for them."""
        if self._actions:
            return
        for entry in ENTRIES:
            if entry is None:
                self.menu.addSeparator()
                continue
            action = self.menu.addAction(QCoreApplication.translate("PanelMenu", entry.words))
            action.setData(entry)
            self._actions.append((action, entry))
        self._offer()

    def show_state(self, *, is_open: bool, read_only: bool, own: bool = False) -> None:
        """Offer only what can be done now; a member's own copy has no panel."""
        self._state = (is_open, read_only, own)
        self.menu.menuAction().setVisible(not own)
        if is_open:
            self._fill()
        self._offer()

    def _offer(self) -> None:
        is_open, read_only, own = self._state
        for action, entry in self._actions:
            action.setEnabled(is_open and not own and not (entry.writes and read_only))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        entry = action.data()
        self._window.desk.go(entry.room)
        screen = self._window.stage.screen_here()
        if entry.what and screen is not None:
            screen.carry_out(entry.what)
