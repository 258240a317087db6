"""The stacked screens: made on the first visit, told when they are shown, left or out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from lyapp.ui.notes import Destination
from lyapp.ui.rooms import fetch, room
from lyapp.ui.screen import Screen
from lyapp.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.ui.desk import Desk

_DELETION = int(QEvent.Type.DeferredDelete.value)


class Stage(QStackedWidget):
    """Shows one screen at a time."""

    moved = Signal(str)
    """The name of the screen shown now; "" while there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._screens: dict[str, Screen] = {}
        self._places: dict[str, dict[str, object]] = {}
        self.here = ""
        self._waiting = EmptyState("", "")
        self.addWidget(self._waiting)
        desk.changed.connect(self._changed)
        desk.member_changing.connect(self.leave)
        desk.member_changed.connect(self._member_changed)

    def screen_here(self) -> Screen | None:
        """The screen shown now."""
        return self._screens.get(self.here)

    @Slot(object)
    def go(self, destination: Destination) -> None:
        """Show a screen; one that needs a review gives way to the welcome while none is open.

        In a member's own copy everything that isn't in it gives way to Review.
        """
        name = destination.name
        if room(name).needs_review and not self._desk.is_open:
            name = "welcome"
        elif not self._desk.may_go(name):
            name = "review" if self._desk.own is not None else "status"
        before = self.screen_here()
        if before is not None:
            before.leave()
        if name not in self._screens:
            self._screens[name] = _make(name, self._desk)
            self._screens[name].footer_changed.connect(self._footer_changed)
            self.addWidget(self._screens[name])
        screen = self._screens[name]
        self.here = name
        self.setCurrentWidget(screen)
        where = destination.where if name == destination.name else {}
        screen.arrive(**{**self._places.pop(name, {}), **where})
        if screen is not before:
            focus = screen.first_focus()
            if focus is not None:
                focus.setFocus()
        self.moved.emit(name)

    def wait(self, sentence: str) -> None:
        """Show only a sentence until there is something to show."""
        self.leave()
        self.here = ""
        self._waiting.say(sentence, "")
        self.setCurrentWidget(self._waiting)
        self.moved.emit("")

    @Slot()
    def leave(self) -> None:
        """Let the screen shown send off what is still being typed."""
        screen = self.screen_here()
        if screen is not None:
            screen.leave()

    def drop_review(self) -> None:
        """Let go of every screen of the review that was closed."""
        self.here = ""
        self._drop([each for each in self._screens if room(each).needs_review])
        self._places.clear()

    @Slot()
    def put_away(self) -> None:
        """Let go of every screen, having sent off what is typed; the places are kept."""
        self.leave()
        for name, screen in self._screens.items():
            self._places[name] = screen.place()
        gone = list(self._screens.values())
        self._drop(list(self._screens))
        for screen in gone:
            # At once, so that the new look isn't worked out for what nobody sees again.
            QCoreApplication.sendPostedEvents(screen, _DELETION)

    @Slot()
    def come_back(self) -> None:
        """Show again, made anew, the screen that was shown before `put_away`."""
        if self.here:
            self.go(Destination(self.here))

    def _drop(self, names: list[str]) -> None:
        for name in names:
            # Fields that are hidden settle; these must not, into a review that isn't theirs.
            for child in self._screens[name].findChildren(QWidget):
                child.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setCurrentWidget(self._waiting)
        for name in names:
            screen = self._screens.pop(name)
            self.removeWidget(screen)
            screen.hide()
            screen.deleteLater()

    @Slot()
    def _footer_changed(self) -> None:
        if self.sender() is self.screen_here():
            self.moved.emit(self.here)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        # Hidden screens read again when they are shown, so only this one is told.
        screen = self.screen_here()
        if screen is not None:
            screen.refresh(changes)

    @Slot()
    def _member_changed(self) -> None:
        screen = self.screen_here()
        if screen is not None and self._desk.is_open:
            screen.refresh(None)


def _make(name: str, desk: Desk) -> Screen:
    """Import a screen's module and make the one screen it holds."""
    module = fetch(name)
    for thing in vars(module).values():
        if (
            isinstance(thing, type)
            and issubclass(thing, Screen)
            and thing.__module__ == module.__name__
        ):
            return thing(desk)
    raise ImportError(f"{module.__name__} holds no screen")
