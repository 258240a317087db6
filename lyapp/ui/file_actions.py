"""What the File menu and a dropped file do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from lyapp.ui.window import Window


class FileActions(QObject):
    """The desk asks, before a review is left, whether everything typed there could be saved."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    @Slot()
    def new_review(self) -> None:
        """To the welcome screen's form for a new review."""
        self._desk.go("welcome", new=True)

    @Slot()
    def ask_open(self) -> None:
        """Ask for a file and open it."""
        from lyapp.ui import files

        path = files.ask_open(self._window, self._desk)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a review in place of the one open now."""
        self._desk.open(path)

    @Slot()
    def open_sample(self) -> None:
        """Open the user's own copy of the sample."""
        self._desk.open_sample()

    @Slot()
    def close_review(self) -> None:
        """Close the review; the welcome screen follows."""
        self._desk.close()

    @Slot()
    def restore(self) -> None:
        """To the list of backups."""
        self._desk.go("restore")

    @Slot()
    def export_status(self) -> None:
        """To the status board, which asks what to export."""
        self._desk.go("status")
        screen = self._window.stage.screen_here()
        if screen is not None:
            screen.carry_out("export")

    @Slot()
    def add_made_up_scores(self) -> None:
        """Fill the review with made-up scores, marked as such."""
        from lyapp.ui.made_up import add_made_up_scores

        add_made_up_scores(self._desk)
