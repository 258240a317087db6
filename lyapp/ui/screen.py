"""What every screen is: a widget that reads when it is shown and follows what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.ui.desk import Desk


class Screen(QWidget):
    """A page of the window. The window makes it on the first visit and keeps it."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(key, meaning) of every key of this screen, shown by `?`."""
    footer: ClassVar[tuple[tuple[str, str], ...]] = ()
    """The few of `keys` that the status line shows."""
    needs_review: ClassVar[bool] = True
    """False for a screen that works without an open review."""

    footer_changed = Signal()
    """Other keys work here now than a moment ago: see `footer_now`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def arrive(self, **where: object) -> None:
        """Shown, or asked for another place (`where`) while shown: read what is needed."""

    def leave(self) -> None:
        """About to be hidden, or the window closes: send off what is still being typed."""

    def refresh(self, changes: Changes | None) -> None:
        """Something was committed while this screen is shown (None: anything may differ)."""

    def shown_keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that `?` shows: those that do something in the review that is open."""
        return self.keys

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts on this screen."""
        return None

    def focus_first(self) -> None:
        """Give the keyboard to where it starts."""
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def search(self) -> QWidget | None:
        """The search box that Ctrl+K goes to; None when the screen has none."""
        return None

    def footer_now(self) -> tuple[tuple[str, str], ...]:
        """The keys that the status line shows for what is on the screen at the moment."""
        return self.footer

    def place(self) -> dict[str, object]:
        """Where one is on this screen: what `arrive` takes to come back to it."""
        return {}

    def carry_out(self, what: str) -> None:
        """A menu entry that belongs to this screen was chosen: "export" on the status board."""
