"""Leaving a review: everything typed is sent off and waited for; what couldn't be saved holds it.

Closing the window, closing the review and opening another all go through here. Nothing asks in
a window of its own: the message bar says what isn't saved, and doing the same again leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from lyapp.ui.notes import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from lyapp.ui.drafts import Key
    from lyapp.ui.window import Window

_MUCH = 60  # characters of an unsaved text that the message bar names it by


class Leaving(QObject):
    """Says whether the open review may be left now."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._warned: dict[Key, object] | None = None
        self._trouble = ""
        self._busy = False
        self._desk.told.connect(self._told)
        self._desk.saved.connect(self._start_over)
        self._desk.ask_before_leaving(self.may_leave)

    def may_leave(self, *, closing: bool = False) -> bool:
        """Send everything off, wait, and say whether the review can be left.

        False once for what couldn't be saved; asked again with the very same left over, True.
        """
        if self._busy:
            return False
        if not (closing or self._desk.is_open):
            return True
        warned, self._warned = self._warned, None
        self._trouble = ""
        self._busy = True
        self._window.stage.leave()
        self._desk.drafts.send_again()
        _wait(self._all_done if closing else self._all_written)
        self._busy = False
        left = self._desk.drafts.unsaved()
        values = {key: draft.value for key, draft in left.items()}
        if not (left or self._trouble) or warned == values:
            return True
        said = self._trouble or next(iter(left.values())).why
        self._window.bar.show_message(Message(said, self._advice(values, closing=closing), "bad"))
        self._warned = values
        return False

    def _advice(self, left: dict[Key, object], *, closing: bool) -> str:
        again = (
            self.tr("Close again to leave without it.")
            if closing
            else self.tr("Do the same again to leave without it.")
        )
        first = next((value for value in left.values() if isinstance(value, str) and value), "")
        text = " ".join(first.split())
        if len(text) > _MUCH:
            text = text[:_MUCH].rstrip() + "…"
        if not text:
            return self.tr("The last change isn’t saved.") + " " + again
        more = len(left) - 1
        named = (
            self.tr("Not saved: “{text}” and {n} more.").format(text=text, n=more)
            if more
            else self.tr("Not saved: “{text}”.").format(text=text)
        )
        return f"{named} {again}"

    def _all_done(self) -> bool:
        return self._desk.idle

    def _all_written(self) -> bool:
        return self._desk.written

    @Slot(object)
    def _told(self, message: Message) -> None:
        if message.tone == "bad":
            self._trouble = message.sentence
        if not self._busy:
            self._warned = None

    @Slot()
    def _start_over(self) -> None:
        if not self._busy:
            self._warned = None


def _wait(done: Callable[[], bool]) -> None:
    """Wait, with everything but the user's keys and clicks going on."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    watch = QTimer()
    watch.setInterval(10)
    watch.timeout.connect(loop.quit)
    watch.start()
    while not done():
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
