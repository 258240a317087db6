"""The round's screen: reads the round once for all its parts, and takes files that are dropped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui.round import calls
from lyapp.ui.round.view import MERGE, OWING, PACKS, PARTS, RoundView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData

    from lyapp.model.changes import Changes
    from lyapp.store.queries.round_page import RoundPage
    from lyapp.ui.desk import Desk
    from lyapp.ui.round.merging import MergingPart
    from lyapp.ui.round.owing import OwingPart
    from lyapp.ui.round.part import Part

SUFFIX = ".lyreturn"

_FOOTERS: dict[str, tuple[tuple[str, str], ...]] = {
    OWING: (("Ctrl+C", "copy reminder"), ("F", "finished")),
    PACKS: (("Space", "tick or untick"),),
    MERGE: (("Delete", "leave a file out"),),
}
"""The few keys of each tab that the status line shows."""


class RoundScreen(Screen):
    """Packs and returns."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Tab", "To the next job: who owes what, packs, merging, what came back"),
        ("Ctrl+A", "In the list: choose all members"),
        ("Ctrl+C", "In the list: copy the reminder to whom you chose"),
        ("F", "In the list: mark whom you chose as finished, or not"),
        ("Space", "In the list of packs: tick or untick a member"),
        ("Delete", "In what merging would do: leave the file out"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = _FOOTERS[OWING]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._page: RoundPage | None = None
        self.view = RoundView(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setAcceptDrops(True)
        self.view.made.connect(self._made)
        self.view.tabs.currentChanged.connect(self._tab_shown)
        desk.look_changed.connect(self._look)
        self.view.parts[OWING].show()

    @property
    def owing(self) -> OwingPart:
        """The tab of who owes what."""
        return cast("OwingPart", self.view.parts[OWING])

    @property
    def merging(self) -> MergingPart:
        """The tab of merging."""
        return cast("MergingPart", self.view.parts[MERGE])

    def arrive(self, **where: object) -> None:
        """Shown: read the round. `merge`: paths of returns to look at; `tab`: which one to show."""
        tab = where.get("tab")
        if tab in PARTS:
            self.view.show_part(str(tab))
        self.view.read_only.setVisible(self.desk.read_only)
        self._read()
        begun = where.get("begun")
        if isinstance(begun, Mapping):
            for name, kept in begun.items():
                self.view.parts[name].bring_back(kept)
        paths = where.get("merge")
        if isinstance(paths, tuple | list):
            self._merge(paths)

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002 - whatever it was
        """Read again: nearly everything of a review bears on who owes what."""
        self._read()

    def carry_out(self, what: str) -> None:
        """From the menu: to one of the tabs."""
        if what in PARTS:
            focus = self.view.show_part(what).first_focus()
            if focus is not None:
                focus.setFocus()

    def first_focus(self) -> QWidget | None:
        """Where the tab shown begins."""
        return self.view.parts[self.view.shown()].first_focus()

    def place(self) -> dict[str, object]:
        """The tab, and what was begun in each."""
        begun = {name: part.kept() for name, part in self.view.parts.made().items()}
        return {
            "tab": self.view.shown(),
            "begun": {name: kept for name, kept in begun.items() if kept is not None},
        }

    def footer_now(self) -> tuple[tuple[str, str], ...]:
        """The keys of the tab shown."""
        return _FOOTERS.get(self.view.shown(), ())

    def _read(self) -> None:
        self.desk.read(calls.read_round, then=self._show, owner=self)

    def _show(self, page: RoundPage) -> None:
        self._page = page
        for part in self.view.parts.made().values():
            part.show_round(page)

    @Slot(object)
    def _made(self, part: Part) -> None:
        if self._page is not None:
            part.show_round(self._page)

    @Slot(int)
    def _tab_shown(self, index: int) -> None:
        part = self.view.parts[PARTS[index]]
        part.shown()
        self.footer_changed.emit()
        # What had the keyboard is hidden now, and Qt would give it to the rail; but whoever goes
        # along the tabs with the arrow keys goes on.
        focus = part.first_focus()
        if focus is not None and self.isVisible() and not self.view.tabs.tabBar().hasFocus():
            focus.setFocus()

    @Slot()
    def _look(self) -> None:
        for part in self.view.parts.made().values():
            part.look()

    def _merge(self, paths: Iterable[object]) -> None:
        self.view.show_part(MERGE)
        self.merging.add([path for path in paths if isinstance(path, Path)])

    # Files dropped on the screen.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt's own: returns may be dropped here."""
        if _returns(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt's own: look at the returns that were dropped."""
        paths = _returns(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._merge(paths)


def _returns(data: QMimeData) -> tuple[Path, ...]:
    """The returns among what is being dropped."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() == SUFFIX)
