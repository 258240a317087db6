"""What each of the four steps is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lyapp.ui.intake.bench import Bench
    from lyapp.ui.intake.tray import Paper


class Step(QWidget):
    """A page of the passage. It shows the document worked on and keeps nothing of its own."""

    changed = Signal()
    """Whether one can go on, or the words for it, may differ."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench

    @property
    def paper(self) -> Paper | None:
        """The document worked on."""
        return self.bench.tray.paper()

    def show_paper(self) -> None:
        """Shown, or what is known of the document changed."""

    def flush(self) -> None:
        """About to be hidden: keep what is being typed."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts."""
        return None

    def next_words(self) -> str:
        """What the button that goes on says."""
        return self.tr("Continue")

    def may_go_on(self) -> bool:
        """True when nothing is missing here."""
        return self.paper is not None

    def go_on(self) -> bool:
        """Settle this step; True when the next one is to be shown."""
        return True

    def says(self) -> str:
        """A line beside the buttons."""
        return ""
