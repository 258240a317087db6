"""Notes when a window got where, and how much memory all of the program takes."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from lyapp.ui.window import Window
from tests.benchmarks.memory import peak_mb

_EVERY = 1  # milliseconds between two looks at the board
_AFTER = 20  # milliseconds between two looks at what is imported once the board stands there


class Stopwatch(QObject):
    """Notes when a window got where, in seconds since its process was started."""

    def __init__(self, window: Window, started: float) -> None:
        super().__init__(window)
        self._window = window
        self._started = started
        self.found: dict[str, float] = {}
        self._poll = QTimer(self)
        self._poll.setInterval(_EVERY)
        self._poll.timeout.connect(self._look)
        window.painted.connect(self._painted)
        window.desk.warmed.connect(self._warmed)
        window.desk.opened.connect(self._opened)

    def _note(self, what: str) -> None:
        self.found.setdefault(what, time.monotonic() - self._started)

    @Slot()
    def _painted(self) -> None:
        self._note("painted")
        self._poll.start()

    @Slot()
    def _warmed(self) -> None:
        self._note("warmed")

    @Slot()
    def _opened(self) -> None:
        self._note("opened")

    @Slot()
    def _look(self) -> None:
        """Wait for rows in the board's model, then for their paint."""
        stage = self._window.stage
        if stage.here != "status":
            return
        view = stage.screen_here().view  # type: ignore[union-attr]  # the status screen
        if view.model.rowCount():
            self._poll.stop()
            self._note("modelled")
            view.table.viewport().installEventFilter(self)
            view.table.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._filled)
        return super().eventFilter(watched, event)

    @Slot()
    def _filled(self) -> None:
        self._note("filled")
        self.found["filled_mb"] = peak_mb()
        self._poll.timeout.disconnect(self._look)
        self._poll.timeout.connect(self._look_for_rest)
        self._poll.start(_AFTER)

    @Slot()
    def _look_for_rest(self) -> None:
        """The peak of memory counts once everything has been imported that ever is by itself."""
        if not self._window.desk.idle:
            return
        self._poll.stop()
        self._note("idle")
        self.found["peak_mb"] = peak_mb()
        sys.stdout.write(json.dumps(self.found))
        sys.stdout.flush()
        self._window.close()


class Timed(Window):
    """The window with a stopwatch."""

    started = 0.0
    """When the process was started, as `time.monotonic()` gives it."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # handed on as they came
        self.stopwatch = Stopwatch(self, Timed.started)
