"""A session in the real window: `python -m tests.benchmarks.session FILE HOME watched|keys`.

Opens a review, filters, sorts, scores thirty criteria, visits every screen and previews the
paper. Prints every event over the limit (`watched`), or how fast key presses showed (`keys`).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lyapp import app as program
from lyapp import places
from lyapp.ui.desk import Desk
from lyapp.ui.look import apply_saved
from lyapp.ui.rooms import ROOMS, there_is
from lyapp.ui.settings import settings_of
from lyapp.ui.window import Window
from tests.benchmarks.watchdog import Watchdog, WatchedApplication

PRESSES = 30
_REST = 30  # milliseconds of peace before the next step
_PATIENCE = 60_000

_PAINT = QEvent.Type.Paint

Step = tuple[str, Callable[[], object]]


class Session(QObject):
    """Takes one step after the other, each once the window has come to rest."""

    def __init__(self, window: Window, review: Path, *, watched: bool) -> None:
        super().__init__(window)
        self.window = window
        self.review = review
        self.dog = Watchdog()
        if watched:
            self.dog.start()
        self.shown: list[float] = []
        self._watch = _Paint(self.shown) if not watched else None
        self._steps = self._script()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self._timer.start(_REST)
        QTimer.singleShot(_PATIENCE, self, self._give_up)

    @Slot()
    def _give_up(self) -> None:
        sys.stderr.write(f"the session did not end; last step: {self.dog.step}\n")
        QApplication.exit(1)

    @Slot()
    def _next(self) -> None:
        if not self.window.desk.idle:
            self._timer.start(_REST)
            return
        step = next(self._steps, None)
        if step is None:
            self.dog.stop()
            self._report()
            self.window.close()
            return
        self.dog.step = step[0]
        step[1]()
        self._timer.start(_REST)

    def _report(self) -> None:
        blocks = [asdict(block) for block in self.dog.blocks]
        found = {"blocks": blocks, "rounds": self.dog.rounds, "shown": self.shown}
        sys.stdout.write(json.dumps(found))
        sys.stdout.flush()

    # The script.

    def _script(self) -> Iterator[Step]:
        window, desk = self.window, self.window.desk
        yield "open", lambda: desk.open(self.review)
        while not (window.stage.here == "status" and self._board().model.rowCount()):
            yield "open", lambda: None
        yield "member", lambda: desk.set_member(*self._somebody())
        yield from self._look_round()
        yield "to the score sheet", lambda: desk.go("review")
        screen = window.stage.screen_here()
        while screen.sheet is None:  # type: ignore[union-attr]  # the review screen
            yield "to the score sheet", lambda: None
        for press in range(PRESSES):
            while screen.sheet.lines[screen.at].what.open_text:  # type: ignore[union-attr]
                yield "next plan", screen.plans.next_plan  # type: ignore[union-attr]
                yield "next plan", lambda: None
            yield "score", lambda press=press: self._press(press)
        # On the rail or not: there is one first visit to each.
        for room in ROOMS:
            if there_is(room.name, own=False) and room.name != "locality":
                yield f"to {room.name}", lambda room=room: desk.go(room.name)
        yield "a locality", lambda: desk.go("locality", locality=1)
        for tab in ("outcome", "money", "texts", "meetings", "history"):
            yield f"the tab {tab}", lambda tab=tab: desk.go("locality", locality=1, tab=tab)
        yield "paper of twelve", lambda: desk.go("paper", localities=tuple(range(1, 13)))
        paper = window.stage.screen_here()
        while paper.made is None or paper._later.isActive():  # type: ignore[union-attr]
            yield "paper of twelve", lambda: None
        yield "back to the board", lambda: desk.go("status")

    def _look_round(self) -> Iterator[Step]:
        view = self._board()
        for key in "stev":
            yield "filter", lambda key=key: QTest.keyClick(view.search, key)
        yield "filter off", view.search.clear
        header = view.table.horizontalHeader()
        for column in range(view.model.columnCount()):
            yield f"sort by column {column}", lambda c=column: header.sectionClicked.emit(c)
        yield "select all", view.table.selectAll
        yield "select one", view.table.go_to_first

    def _board(self) -> object:  # the status screen's view
        return self.window.stage.screen_here().view  # type: ignore[union-attr]

    def _somebody(self) -> tuple[str, str]:
        member = self.window.rail.member._members[0]
        return member.key, member.name

    def _press(self, press: int) -> None:
        """Rate; the moment the sheet has painted is noted when it comes, as an eye would."""
        screen = self.window.stage.screen_here()
        sheet: QWidget = screen.view.sheet  # type: ignore[union-attr]
        if self._watch is not None:
            self._watch.wait_for(sheet)
        QTest.keyClick(screen.view.cards, Qt.Key(Qt.Key.Key_1 + press % 3))  # type: ignore[union-attr]


class _Paint(QObject):
    """Notes how long it takes until something within a widget has painted.

    It sees every event from the start: the first one of each kind that reaches Python has a
    class made for it, and that is this watch's doing and no part of a key press.
    """

    def __init__(self, notes: list[float]) -> None:
        super().__init__()
        self._notes = notes
        self._inside: QWidget | None = None
        self._started = 0.0
        QApplication.instance().installEventFilter(self)

    def wait_for(self, inside: QWidget) -> None:
        """Time the next paint of something within this widget, from now on."""
        self._inside = inside
        self._started = time.perf_counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if (
            self._inside is not None
            and event.type() == _PAINT
            and isinstance(watched, QWidget)
            and self._inside.isAncestorOf(watched)
        ):
            self._inside = None
            QTimer.singleShot(0, self, self._painted)
        return False

    @Slot()
    def _painted(self) -> None:
        self._notes.append(time.perf_counter() - self._started)


if __name__ == "__main__":
    if sys.argv[3] == "watched":
        program.QApplication = WatchedApplication  # type: ignore[misc]  # the same, with the dog
    application = program.make_application(["lyapp"])
    desk_ = Desk(places.home(Path(sys.argv[2])), settings_of(places.home(Path(sys.argv[2]))))
    apply_saved(application, desk_)
    window_ = Window(desk_)
    window_.resize(1366, 768)
    window_.stage.wait("…")
    window_.show()
    desk_.warm_up()
    session = Session(window_, Path(sys.argv[1]), watched=sys.argv[3] == "watched")
    sys.exit(application.exec())
