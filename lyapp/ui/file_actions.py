"""What the File menu and a dropped file do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot

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
        """Open a review, or the copy of a pack, in place of the one open now; take in a return."""
        self._desk.open(path)

    @Slot()
    def open_sample(self) -> None:
        """Open the user's own copy of the sample."""
        self._desk.open_sample()

    @Slot()
    def take_in(self) -> None:
        """Ask for plan documents and take them in."""
        self._desk.go("intake", ask="file")

    @Slot()
    def take_in_folder(self) -> None:
        """Ask for a folder of plan documents and take them in."""
        self._desk.go("intake", ask="folder")

    def takes(self, data: QMimeData) -> bool:
        """True for a review, a pack or returns, and where plans come in for documents too."""
        from lyapp.ui import files

        if files.dropped(data) is not None or files.dropped_returns(data):
            return True
        open_here = self._desk.is_open and self._desk.may_go("intake")
        return open_here and bool(files.dropped_documents(data))

    def take(self, data: QMimeData) -> None:
        """Open the review or pack that was dropped, or take returns or documents in."""
        from lyapp.ui import files

        path = files.dropped(data)
        returns = files.dropped_returns(data)
        if path is not None:
            self.open(path)
        elif returns:
            self._desk.take_returns(returns)
        else:
            self._desk.go("intake", paths=files.dropped_documents(data))

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
        self._export("status")

    @Slot()
    def export_coverage(self) -> None:
        """To the coverage of the must-dos, which asks what to export."""
        self._export("coverage")

    def _export(self, name: str) -> None:
        self._desk.go(name)
        screen = self._window.stage.screen_here()
        if screen is not None:
            screen.carry_out("export")

    @Slot()
    def save_return(self) -> None:
        """To the page of the return, which asks where it goes."""
        self._desk.go("return")
        screen = self._window.stage.screen_here()
        if screen is not None:
            screen.carry_out("save")

    @Slot()
    def add_made_up_scores(self) -> None:
        """Fill the review with made-up scores, marked as such."""
        from lyapp.ui.made_up import add_made_up_scores

        add_made_up_scores(self._desk)
