"""What each part of the round's screen is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lyapp.store.queries.round_page import RoundPage
    from lyapp.ui.desk import Desk


class Part(QWidget):
    """A tab. The screen reads the round once and gives it to every part that has been made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def show_round(self, page: RoundPage) -> None:
        """The round as it stands now."""

    def shown(self) -> None:
        """The part is in front: read what only it needs."""

    def look(self) -> None:
        """Follow the palette and text size."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts in this part."""
        return None

    def kept(self) -> object:
        """What was begun here and isn’t stored, for `bring_back`; None for nothing."""
        return None

    def bring_back(self, kept: object) -> None:
        """Take up what was begun before the part was made anew, as `kept` gave it."""
